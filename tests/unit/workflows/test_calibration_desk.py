"""A lead looks and acts on what was synced: nothing asks the network, and what is plainly wrong is said at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading
from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.definition import load_definition
from assessor_app.domain.lead_acts import (
    Adjudication,
    AnchorExample,
    AnchorRetired,
    CalibrationSet,
    CaseTaken,
    LeadAct,
    MadeAct,
    ProgrammeEvent,
    ReaderReport,
    RescoreRequest,
    Seed,
)
from assessor_app.domain.leaks import Leak
from assessor_app.errors import CancelledError, DeskError
from assessor_app.paths import RESOURCES
from assessor_app.protocol.calibration_messages import CitationCountCopy
from assessor_app.store import acts, feed, known_facts, outbox, sending
from assessor_app.sync.report import SyncProgress
from assessor_app.workflows.calibration_picture import PictureWish
from assessor_app.workflows.compute_picture import picture_of, replay_of
from assessor_app.workflows.compute_pilot import word_rules
from assessor_app.workflows.export_vault import unsent_work
from assessor_app.workflows.list_rated import calibration_rules, calibration_stand, made_acts, rated_credentials
from assessor_app.workflows.make_act import drop_refused_act, make_act
from assessor_app.workflows.open_case import open_case
from assessor_app.workflows.picture_shelf import PictureShelf
from assessor_app.workflows.rating_columns import agreed_of, counted, ratings_of, reference_of
from assessor_app.workflows.show_anchors import show_anchors
from assessor_app.workflows.take_unsent import take_unsent
from tests.support.lead_facts import (
    LEAD,
    anchor_copy,
    leads_shelf,
    reading_copy,
    sign_lead_in,
    tell,
)
from tests.support.lead_season import SET, season_acts, season_credential, season_picture, season_readings
from tests.support.vault import KEY, NOW, Shelf

WISH = PictureWish("test/vision", "v1")


@pytest.fixture
def lead(tmp_path: Path) -> Iterator[Shelf]:
    """A lead's vault with two readers who differ."""
    shelf = leads_shelf(tmp_path)
    yield shelf
    shelf.vault.close()


def never() -> bool:
    return False


def silent(_progress: object) -> None:
    return None


def picture(shelf: Shelf, wish: PictureWish = WISH) -> Any:
    return PictureShelf(shelf.vault).picture(wish, silent, never)


def test_acts_of_a_laptop_that_is_gone_are_taken_back_once_under_their_own_ids(lead: Shelf, tmp_path: Path) -> None:
    deeds = (
        CaseTaken("s1"),
        Adjudication("s1", "eo1.b", "shown", "The annex shows it."),
        ProgrammeEvent(date(2026, 3, 2), "A new rubric"),
    )
    made = [make_act(lead.vault, one, now=NOW + timedelta(minutes=n)) for n, one in enumerate(deeds)]
    exported = unsent_work(lead.path, KEY)
    unreadable = {"id": "0" * 32, "body": '{"act": "crown"}', "made_at": NOW.isoformat()}
    held = json.dumps(exported | {"acts": [unreadable, *reversed(exported["acts"])]}).encode()
    other = leads_shelf(tmp_path / "other")
    told = take_unsent(other.vault, held)
    assert (told.taken, [why for _when, why in told.left]) == (3, ["An act in this export cannot be read."])
    assert made_acts(other.vault) == made_acts(lead.vault)
    assert {one.id for one in made_acts(other.vault)} == {one.id for one in made}
    assert calibration_stand(other.vault).waiting == 3
    assert (take_unsent(other.vault, held).same, calibration_stand(other.vault).waiting) == (3, 3)
    other.vault.close()
    reader = leads_shelf(tmp_path / "reader")
    sign_lead_in(reader.vault, "assessor")
    assert {why for _when, why in take_unsent(reader.vault, held).left[1:]} == {"Only a lead may do this."}
    reader.vault.close()


def test_what_was_scored_is_listed_with_how_much_of_it(lead: Shelf) -> None:
    tell(
        lead.vault,
        reading_copy("s1", LEAD, 9, role="adjudicator"),
        reading_copy("s3", "A-3", 4, credential_version="v0"),
    )
    newest, other = rated_credentials(lead.vault)
    assert (newest.version, newest.title, newest.readings, newest.readers) == ("v0", "test/vision", 1, ("A-3",))
    assert (other.title, other.readings, other.submissions, other.double_scored) == ("A Vision in Small", 3, 2, 1)
    assert other.newest == NOW + timedelta(minutes=3)
    assert calibration_rules(lead.vault).double_reading == DoubleReading(0.1, 10, 1, 7)


def test_how_calibration_stands_is_said_before_anything_is_computed(lead: Shelf) -> None:
    make_act(lead.vault, CaseTaken("s1"))
    stand = calibration_stand(lead.vault)
    assert (stand.lead, stand.offered, stand.as_of, stand.readings, stand.waiting) == (True, None, None, 3, 1)
    sign_lead_in(lead.vault, "assessor")
    assert not calibration_stand(lead.vault).lead
    with pytest.raises(DeskError, match="Only a lead"):
        make_act(lead.vault, CaseTaken("s2"))


def test_an_adjudication_is_kept_sent_later_and_counts_at_once(lead: Shelf) -> None:
    before = picture(lead)
    assert [(one.submission, one.detail, one.settled) for one in before.disagreements] == [("s1", "eo1.b", False)]
    assert (before.codes["s1"], before.n_readers, before.n_submissions, before.n_double) == ("S1", 2, 2, 1)
    act = Adjudication("s1", "eo1.b", "shown", "It is in the annex.", judged_first="shown")
    made = make_act(lead.vault, act)
    assert (made.by, made.accepted_at, made_acts(lead.vault)) == (LEAD, None, (made,))
    with lead.vault.read() as session:
        assert (outbox.count_unsent(session), acts.counts(session)) == (1, (1, 0))
    after = picture(lead)
    assert [one.settled for one in after.disagreements] == [True]
    assert after.agreed == {"s1": {"eo1.b": "shown"}}
    assert {name: one.exact.value for name, one in after.confusions.items()} == {"A-1": 1.0, "A-2": 0.0}
    case = open_case(lead.vault, "s1")
    assert [one.reader for one in case.readings] == ["A-1", "A-2"]
    assert (dict(case.adjudications), case.acts, case.taken, case.assignment_id) == (
        {"eo1.b": made},
        (made,),
        False,
        "",
    )
    assert case.rules.judge_first


def test_an_act_the_hub_refused_counts_for_nothing_and_can_be_dropped(lead: Shelf) -> None:
    made = make_act(lead.vault, Adjudication("s1", "eo1.b", "shown", "It is in the annex."))
    with pytest.raises(DeskError, match="refused"):
        drop_refused_act(lead.vault, made.id)
    with lead.vault.write() as session:
        waiting = sending.next_operation(session)
        assert waiting is not None
        sending.freeze(session, waiting.key)
        sending.refuse(session, waiting.key, "You have read it yourself.")
    assert [one.settled for one in picture(lead).disagreements] == [False]
    assert open_case(lead.vault, "s1").adjudications == {}
    assert made_acts(lead.vault)[0].refused == "You have read it yourself."
    drop_refused_act(lead.vault, made.id)
    assert made_acts(lead.vault) == ()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Adjudication("s1", "eo1.b", "shown", ""), "write a reason"),
        (Adjudication("s1", "eo1.b", "shown", "x" * 5_000), "too long"),
        (Adjudication("s1", "eo1.b", "superb", "Because."), "no such level"),
        (Adjudication("s1", "eo9", "shown", "Because."), "nothing of that name"),
        (Adjudication("s9", "eo1.b", "shown", "Because."), "No assessment of this submission"),
        (Adjudication("own", "eo1.b", "shown", "Because."), "read this submission yourself"),
        (CaseTaken("own"), "read this submission yourself"),
        (RescoreRequest("s1-A-1", (), "Again, please."), "choose at least one"),
        (RescoreRequest("s9-A-1", ("eo1.a",), "Again, please."), "not submitted any more"),
        (RescoreRequest("s1-A-1", ("eo9",), "Again, please."), "nothing of that name"),
        (AnchorExample("test/vision", "v1", "eo1.b", "shown", "s1", "Clear."), "two readers"),
        (AnchorExample("test/vision", "v2", "eo1.a", "shown", "s1", "Clear."), "another version"),
        (AnchorRetired("nothing"), "no such example"),
        (CalibrationSet("Spring", "test/vision", "v1", ("s1", "s1"), ("A-1",)), "named twice"),
        (CalibrationSet("Spring", "test/vision", "v1", ("s1",), ()), "choose at least one"),
        (Seed("s1", {"eo1.a": "superb"}), "no such level"),
        (ReaderReport("A-1", "test/other", "v1", "Dear reader"), "has not arrived"),
        (Adjudication("s 1", "eo1.b", "shown", "Because."), "would not understand"),
    ],
)
def test_what_is_plainly_not_allowed_is_refused_and_leaves_no_trace(lead: Shelf, act: LeadAct, said: str) -> None:
    tell(lead.vault, reading_copy("own", LEAD, 5))
    with pytest.raises(DeskError, match=said):
        make_act(lead.vault, act)
    assert made_acts(lead.vault) == ()


def test_an_example_needs_two_who_agree_or_a_score_of_record(lead: Shelf) -> None:
    example = AnchorExample("test/vision", "v1", "eo1.b", "shown", "s1", "Clear.")
    make_act(lead.vault, replace(example, scorable_id="eo1.a"))
    make_act(lead.vault, Adjudication("s1", "eo1.b", "shown", "Annex."))
    made = make_act(lead.vault, example)
    make_act(lead.vault, AnchorRetired(made.id))
    with pytest.raises(DeskError, match="retired already"):
        make_act(lead.vault, AnchorRetired(made.id))


def test_a_case_is_taken_once(lead: Shelf) -> None:
    make_act(lead.vault, CaseTaken("s1"))
    assert open_case(lead.vault, "s1").taken
    with pytest.raises(DeskError, match="taken already"):
        make_act(lead.vault, CaseTaken("s1"))


def test_file_names_of_examples_tell_nobody(lead: Shelf) -> None:
    tell(lead.vault, anchor_copy())
    with lead.vault.write() as session:
        known_facts.record(session, "an-1-page", ArtifactFacts(leaks=(Leak("author", "file_name"),)))
    (shown,) = show_anchors(lead.vault, "test/vision", "v1")
    assert [(one.name, one.called) for one in shown.submission.artifacts] == [
        ("Artifact 1.pdf", "plan of Ana Diaz.pdf")
    ]


def test_a_picture_is_computed_once_and_again_when_something_came(lead: Shelf) -> None:
    shelf = PictureShelf(lead.vault)
    told: list[object] = []
    first = shelf.picture(WISH, told.append, never)
    assert [one.done for one in told] == list(range(6))  # type: ignore[attr-defined]
    assert shelf.picture(WISH, told.append, never).overview is first.overview
    make_act(lead.vault, ProgrammeEvent(date(2026, 3, 2), "Training"))
    second = shelf.picture(WISH, silent, never)
    assert (second.overview is first.overview, len(second.acts)) == (False, 1)
    tell(lead.vault, reading_copy("s3", "A-2", 7))
    with lead.vault.write() as session:
        feed.set_cursor(session, "7")
    assert shelf.picture(WISH, silent, never).n_submissions == 3
    with pytest.raises(CancelledError):
        shelf.picture(replace(WISH, scale_id="narrative"), silent, lambda: True)
    with pytest.raises(DeskError, match="no such scale"):
        shelf.picture(replace(WISH, scale_id="x"), silent, never)
    with pytest.raises(DeskError, match="Nobody has scored"):
        shelf.picture(replace(WISH, until=date(2020, 1, 1)), silent, never)


def test_a_wish_chooses_scale_period_and_set() -> None:
    whole, readings, credential = season_picture(), season_readings(), season_credential()
    assert (whole.n_readers, whole.n_submissions, whole.n_double) == (8, 46, 41)
    of_set = [one for one in readings if one.set_id == SET]
    rules = CalibrationRules()
    chosen = picture_of(readings, credential, replace(whole.wish, set_id=SET), season_acts(), rules)
    assert (chosen.n_submissions, chosen.n_readers) == (len({one.submission_id for one in of_set}), 8)
    # acts may name the others
    assert chosen.codes == whole.codes
    day = readings[40].submitted_at.astimezone(UTC).date()
    before = picture_of(readings, credential, replace(whole.wish, until=day), (), rules)
    after = picture_of(readings, credential, replace(whole.wish, since=day + timedelta(days=1)), (), rules)
    ratings = len(before.overview.ratings) + len(after.overview.ratings)
    assert ratings == len(whole.overview.ratings)
    assert (before.agreed, before.confusions) == ({}, {})
    other = picture_of(readings, credential, replace(whole.wish, scale_id=whole.scales[1]), (), rules)
    assert set(other.overview.ratings.details) == {one.id for one in credential.scorables() if one.criterion is None}


def test_first_marks_count_and_a_second_reading_by_the_same_reader_does_not(lead: Shelf) -> None:
    tell(
        lead.vault,
        reading_copy("s1", "A-2", 2, marks={"eo1.b": "shown"}, first_marks={"eo1.b": "not-shown"}),
        reading_copy("s1", "A-2", 90, assignment_id="again", role="calibration"),
        reading_copy("s1", LEAD, 95, role="adjudicator"),
        reading_copy("s2", "A-2", 96, marks={"eo1.a": "not_scorable"}),
    )
    found = open_case(lead.vault, "s1").readings + open_case(lead.vault, "s2").readings
    own = counted(found)
    assert [one.assignment_id for one in own] == ["s1-A-1", "s1-A-2", "s2-A-1", "s2-A-2"]
    credential = open_case(lead.vault, "s1").credential
    ratings = ratings_of(own, credential, credential.scales["detail"])
    told = {
        (ratings.submissions[s], ratings.raters[r], ratings.details[d]): score
        for s, r, d, score in zip(ratings.submission, ratings.rater, ratings.detail, ratings.score, strict=True)
    }
    assert told["s1", "A-2", "eo1.b"] == 1.0
    assert told["s2", "A-2", "eo1.b"] == 2.0
    # not scorable is no score, and neither is what stands outside this scale
    assert ("s2", "A-2", "eo1.a") not in told
    assert set(ratings.details) == {"eo1.a", "eo1.b", "eo2.a"}


def test_what_was_agreed_is_the_newest_word_of_a_lead(lead: Shelf) -> None:
    made = [
        MadeAct("1", LEAD, NOW, NOW, Adjudication("s1", "eo1.b", "not-shown", "Late.")),
        MadeAct("2", LEAD, NOW + timedelta(days=1), None, Adjudication("s1", "eo1.b", "shown", "Annex.")),
        MadeAct("3", LEAD, NOW + timedelta(days=2), None, Adjudication("s1", "eo1.b", "not-shown", "No."), "refused"),
        MadeAct("4", LEAD, NOW + timedelta(days=3), NOW, Seed("s1", {"eo1.b": "not-shown", "p1": "passing"})),
    ]
    agreed = agreed_of(made)
    assert agreed == {"s1": {"eo1.b": "shown", "p1": "passing"}}
    case = open_case(lead.vault, "s1")
    ratings = ratings_of(case.readings, case.credential, case.credential.scales["detail"])
    reference = reference_of(ratings, case.credential.scales["detail"], agreed)
    assert reference is not None
    rows = {ratings.details[at]: score for at, score in zip(ratings.detail, reference.score, strict=True)}
    assert rows["eo1.b"] == 2.0
    assert rows["eo1.a"] != rows["eo1.a"]
    assert reference_of(ratings, case.credential.scales["detail"], {"s1": {"p1": "passing"}}) is None


def test_past_double_readings_are_replayed_under_another_rule() -> None:
    readings, credential = season_readings(), season_credential()
    wish = PictureWish(credential.id, credential.version)
    none = replay_of(readings, credential, wish, (), DoubleReading(0.0, 0, None))
    all_of_them = replay_of(readings, credential, wish, (), DoubleReading(1.0, 0, None))
    assert (none.reads_then, all_of_them.reads_then) == (46, 92)
    assert len(none.spared) == 41
    with pytest.raises(CancelledError):
        replay_of(readings, credential, wish, (), DoubleReading(), lambda: True)


def test_word_limits_are_counted_over_what_the_definition_says() -> None:
    name = RESOURCES / "credentials" / "ensuring-alignment-shared-purpose.yaml"
    rules = tuple(word_rules(load_definition(yaml.safe_load(name.read_text(encoding="utf-8")))))
    assert [(sorted(one.prompts), one.minimum, one.maximum) for one in rules] == [
        (["q1", "q2", "q3", "q4", "q5"], None, 300),
        (["g1a", "g1b"], None, 500),
        (["g2a", "g2b"], None, 500),
    ]
    assert len({one.title for one in rules}) == 3


def test_a_pilot_report_stands_on_all_there_is(lead: Shelf) -> None:
    tell(
        lead.vault,
        reading_copy(
            "s2",
            "A-2",
            1_440,
            words={"q1": 3, "q2": 1, "r1": 9},
            citations={"eo1.a": CitationCountCopy(total=4, unread=1, wrong_place=1, not_there=0)},
        ),
    )
    report = PictureShelf(lead.vault).pilot("test/vision", "v1")
    assert (report.readings, report.submissions, report.readers) == (4, 2, 2)
    found = {one.detail: (one.total, one.unread, one.wrong_place, one.not_there) for one in report.citations}
    assert found["eo1.a"] == (4, 1, 1, 0)
    assert {one.detail for one in report.criteria} == {"p1", "eo1.a", "eo1.b", "eo2.a", "p3"}
    assert [one.under.value for one in report.limits if one.rule.minimum == 5] == [1.0]
    with pytest.raises(DeskError, match="has not arrived"):
        PictureShelf(lead.vault).pilot("test/vision", "v9")


@pytest.mark.parametrize("step", [1, 3, 4])
def test_a_computation_stops_wherever_it_is(step: int) -> None:
    """Also in the midst of the estimates, which ask for themselves."""
    reached: list[int] = []

    def progress(told: SyncProgress) -> None:
        reached.append(told.done)

    wish = season_picture().wish
    with pytest.raises(CancelledError):
        picture_of(
            season_readings(), season_credential(), wish, (), CalibrationRules(), progress, lambda: step in reached
        )
    assert max(reached) <= step
