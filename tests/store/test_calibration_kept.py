"""What reaches a laptop of calibration is kept apart from all else, and leaves with the right to see it."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import TypeAdapter
from sqlalchemy import func, select

from assessor_app.domain.annotation import CitationMark
from assessor_app.domain.annotation_body import body_of, kind_of
from assessor_app.domain.calibration_rules import DoubleReading
from assessor_app.domain.lead_acts import (
    Adjudication,
    AnchorExample,
    AnchorRetired,
    CalibrationSet,
    CaseTaken,
    LeadAct,
    ProgrammeEvent,
    Qualification,
    ReaderReport,
    RescoreRequest,
    Seed,
)
from assessor_app.protocol.calibration_messages import ActBody
from assessor_app.protocol.messages import ReadAnnotationCopy, ReadingDetailCopy, ReadScoreCopy, ReportCopy
from assessor_app.store import acts, anchors, artifacts, calibration_feed, feed, outbox, programmes, readings, sending
from assessor_app.store import submissions as kept
from assessor_app.store.act_body import act_from, act_text
from assessor_app.store.calibration_tables import kept_under
from assessor_app.store.tables import anchor, local_act, reading, server_act
from assessor_app.workflows.evict import evict
from tests.support.lead_facts import (
    LEAD,
    act_copy,
    anchor_copy,
    gone_copy,
    reading_copy,
    rules_copy,
    tell,
    truth_copy,
)
from tests.support.vault import ASSIGNMENT, NOW, PLAN, Shelf, artifact_copy, assignment_copy, programme_copy

ACTS: tuple[LeadAct, ...] = (
    Adjudication("s1", "eo1.a", "shown", "Page 2 says it.", judged_first="not-shown"),
    Adjudication("s1", "eo1.a", "shown", "Page 2 says it."),
    RescoreRequest("a1", ("eo1.a", "eo1.b"), "Look at the annex."),
    AnchorExample("c/1", "v1", "eo1.a", "shown", "s1", "Clear as day."),
    AnchorRetired("x1"),
    CalibrationSet("Spring", "c/1", "v1", ("s1", "s2"), ("A-1", "A-2")),
    Seed("s1", {"eo1.a": "shown"}, {"eo1.a": "p. 2"}, ("A-1",)),
    ReaderReport("A-1", "c/1", "v1", "You are **fine**."),
    Qualification("A-1", "c/1", "v1", "qualified", 0.9, 20, 0.8, "set-1"),
    ProgrammeEvent(date(2026, 3, 2), "Training", "c/1"),
    CaseTaken("s1"),
)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
def test_an_act_is_the_same_here_and_on_the_way(act: LeadAct) -> None:
    body = TypeAdapter(ActBody).validate_json(act_text(act))
    assert act_from(body.model_dump_json()) == act_from(act_text(act)) == act


def test_an_act_of_an_unknown_kind_is_no_act() -> None:
    with pytest.raises(ValueError, match="no act"):
        act_from('{"act": "promote_myself"}')


def test_a_reading_is_told_again_and_withdrawn(shelf: Shelf) -> None:
    mark = CitationMark("eo1.a", 0, "p. 2", "supports")
    told = ReadAnnotationCopy(id="n1", annotation_kind=kind_of(mark), body=body_of(mark))
    newer = ReadAnnotationCopy(id="n2", annotation_kind="of-a-newer-app", body={})
    detail = ReadingDetailCopy(
        scores={"eo1.a": ReadScoreCopy(mark="shown", comment="on p. 2")},
        feedback="Well done",
        annotations=[told, newer],
    )
    tell(shelf.vault, reading_copy("s1", "A-1", 1), reading_copy("s1", "A-2", 2))
    tell(shelf.vault, reading_copy("s1", "A-1", 1, marks={"eo1.a": "not-shown"}, first_marks={"eo1.a": "shown"}))
    tell(shelf.vault, reading_copy("s1", "A-2", 2, detail=detail), gone_copy("s1", "A-3"))
    with shelf.vault.read() as session:
        first, second = readings.of_submission(session, "s1")
        lean = readings.of_credential(session, "test/vision", "v1")
    assert (first.marks["eo1.a"], dict(first.independent_marks), first.detail) == (
        "not-shown",
        {"eo1.a": "shown"},
        None,
    )
    assert second.detail is not None
    assert second.detail.scores["eo1.a"].comment == "on p. 2"
    assert dict(second.detail.annotations) == {"n1": mark}
    assert [(one.reader, dict(one.marks)) for one in lean] == [(one.reader, dict(one.marks)) for one in (first, second)]
    tell(shelf.vault, gone_copy("s1", "A-1"))
    with shelf.vault.read() as session:
        assert [one.reader for one in readings.of_submission(session, "s1")] == ["A-2"]


def test_an_act_waits_until_the_hub_has_it_and_its_word_counts(shelf: Shelf) -> None:
    act = Adjudication("s1", "eo1.a", "shown", "Page 2 says it.")
    with shelf.vault.write() as session:
        acts.make(session, "act-1", LEAD, act, NOW)
    with shelf.vault.write() as session:
        assert [(one.act, one.accepted_at) for one in acts.load_all(session)] == [(act, None)]
        assert (acts.counts(session), outbox.count_unsent(session)) == ((1, 0), 1)
        # of no assignment, so it is nobody's in the queue
        assert outbox.waiting_of_all(session) == {}
        operation = sending.next_operation(session)
        assert operation is not None
        assert sending.next_operation(session, (), ("act",)) is None
        frozen = sending.freeze(session, operation.key)
    assert (frozen.kind, frozen.assignment_id, frozen.scorable_id) == ("act", "", "act-1")
    assert b'"reason":"Page 2 says it."' in (frozen.body or b"")
    # the hub's copy comes with the feed while the reply is lost: both are there, and told once
    tell(shelf.vault, act_copy("act-1", act, 5))
    with shelf.vault.write() as session:
        assert [one.accepted_at is None for one in acts.load_all(session)] == [False]
        assert session.execute(select(func.count()).select_from(local_act)).scalar_one() == 1
        sending.acknowledge(session, operation.key)
        assert session.execute(select(func.count()).select_from(local_act)).scalar_one() == 0
        assert outbox.count_unsent(session) == 0


def test_a_refused_act_can_be_sent_again_or_dropped(shelf: Shelf) -> None:
    with shelf.vault.write() as session:
        acts.make(session, "act-1", LEAD, CaseTaken("s1"), NOW)
        operation = sending.next_operation(session)
        assert operation is not None
        sending.freeze(session, operation.key)
        sending.refuse(session, operation.key, "You read it yourself.")
        assert not acts.drop_refused(session, "act-2")
    with shelf.vault.write() as session:
        (refused,) = acts.load_all(session)
        assert (refused.refused, acts.counts(session)) == ("You read it yourself.", (0, 1))
        renewed = outbox.renew(session, operation.key, NOW)
        assert (renewed.kind, acts.counts(session)) == ("act", (1, 0))
        again = sending.next_operation(session)
        assert again is not None
        assert again.key != operation.key
        sending.freeze(session, again.key)
        sending.refuse(session, again.key, "Still no.")
        assert acts.drop_refused(session, "act-1")
        assert acts.load_all(session) == ()
        assert outbox.count_unsent(session) == 0


def test_an_example_is_kept_beside_the_readers_own_submission(shelf: Shelf) -> None:
    """It is a piece of a submission that may be in the queue whole, and is never taken for it."""
    tell(shelf.vault, anchor_copy(submission="sub-1"))
    with shelf.vault.read() as session:
        own = kept.load_submission(session, "sub-1")
        (shown,) = anchors.of_credential(session, "test/vision", "v1")
        assert own is not None
        assert len(own.artifacts) == 2
        assert (shown.submission.id, shown.level, shown.rationale) == ("sub-1", "shown", "It weighs them.")
        assert [one.explanation for one in shown.submission.analyses] == ["Three sources are compared."]
        # fetched with the work of this credential, after its own files, and never counted as its own
        files = [(one.artifact_id, one.assignment_id) for one in artifacts.wanted(session, (ASSIGNMENT,))]
        assert files == [("a1-plan", ASSIGNMENT), ("a1-clip", ASSIGNMENT), ("an-1-page", "")]
        assert [one.assignment_id for one in artifacts.needs_of_all(session)] == [ASSIGNMENT, ASSIGNMENT, ""]
        assert artifacts.wanted(session, ("unknown",)) == ()
    with shelf.vault.write() as session:
        feed.remove_assignment(session, ASSIGNMENT)
        assert len(anchors.of_credential(session, "test/vision", "v1")) == 1
    tell(shelf.vault, anchor_copy(retired=True))
    with shelf.vault.read() as session:
        assert anchors.of_credential(session, "test/vision", "v1") == ()
        assert artifacts.needs_of_all(session) == ()
        assert kept.load_submission(session, kept_under("an-1")) is None


def test_a_file_that_an_example_shows_stays_when_room_is_made(shelf: Shelf) -> None:
    shown = anchor_copy()
    piece = shown.submission.model_copy(update={"artifacts": [artifact_copy("a1-plan", "improvement-plan.pdf", PLAN)]})
    tell(shelf.vault, shown.model_copy(update={"submission": piece}))
    shelf.download()
    evict(shelf.vault, shelf.files, (ASSIGNMENT,))
    with shelf.vault.read() as session:
        here = {one.artifact_id for one in artifacts.needs_of_all(session) if one.present}
    assert here == {"a1-plan"}


def test_truths_and_reports_come_back_and_a_truth_goes_with_its_assignment(shelf: Shelf) -> None:
    report = ReportCopy(
        id="r1", by=LEAD, told_at=NOW, credential_id="test/vision", credential_version="v1", text="Look at eo1.b."
    )
    tell(shelf.vault, truth_copy(ASSIGNMENT), report)
    with shelf.vault.write() as session:
        truth = anchors.load_truth(session, ASSIGNMENT)
        assert truth is not None
        assert (truth.truth, truth.rationale, truth.told_at) == ({"eo1.a": "shown"}, {"eo1.a": "p. 2"}, NOW)
        assert [one.text for one in anchors.load_reports(session)] == ["Look at eo1.b."]
        feed.remove_assignment(session, ASSIGNMENT)
        assert anchors.load_truth(session, ASSIGNMENT) is None
        assert len(anchors.load_reports(session)) == 1


def test_what_a_full_list_no_longer_has_is_gone(shelf: Shelf) -> None:
    tell(shelf.vault, reading_copy("s1", "A-1"), reading_copy("s1", "A-2"), act_copy("act-1", CaseTaken("s1")))
    tell(shelf.vault, anchor_copy(), anchor_copy("an-2"))
    with shelf.vault.write() as session:
        feed.start_full_list(session)
        assert readings.count(session) == 2
    tell(shelf.vault, reading_copy("s1", "A-2"), anchor_copy("an-2"))
    shelf.deliver(assignment_copy())
    with shelf.vault.write() as session:
        feed.finish_full_list(session)
        assert [one.reader for one in readings.of_submission(session, "s1")] == ["A-2"]
        assert session.execute(select(server_act.c.id)).scalars().all() == []
        assert session.execute(select(anchor.c.id)).scalars().all() == ["an-2"]
        assert kept.load_submission(session, kept_under("an-1")) is None


def test_a_lead_who_is_none_any_more_keeps_nothing_of_others(shelf: Shelf) -> None:
    """The hub says so by a programme without rules; what oneself did and was not sent stays, as all that is unsent."""
    shelf.deliver(programme_copy(calibration=rules_copy()))
    tell(shelf.vault, reading_copy("s1", "A-1"), act_copy("act-1", CaseTaken("s1")), anchor_copy())
    with shelf.vault.write() as session:
        acts.make(session, "act-2", LEAD, CaseTaken("s2"), NOW)
        rules = programmes.load_calibration_rules(session)
        assert rules is not None
        assert (rules.double_reading, rules.judge_first) == (DoubleReading(0.1, 10, 1, 7), True)
        assert (rules.needed(2), rules.needed(3), rules.needed(9)) == (0.9, 0.8, 0.7)
    shelf.deliver(programme_copy())
    with shelf.vault.read() as session:
        assert not calibration_feed.holds_leads_facts(session)
        assert session.execute(select(func.count()).select_from(reading)).scalar_one() == 0
        assert [one.id for one in acts.load_all(session)] == ["act-2"]
        assert programmes.load_calibration_rules(session) is None
        # examples are for all readers
        assert len(anchors.of_credential(session, "test/vision", "v1")) == 1
