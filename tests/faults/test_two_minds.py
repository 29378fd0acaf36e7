"""One thing changed on two laptops, at a real hub: laid together where it can be, else settled by a person and told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.scoring import Score
from assessor_app.errors import DeskError
from assessor_app.protocol.messages import WANTS_CHOICES, WANTS_HEADER
from assessor_app.workflows.conflict_view import Side
from assessor_app.workflows.export_stuck import export_stuck
from assessor_app.workflows.read_sync_history import read_sync_history
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.settle_conflicts import retry_stuck
from assessor_app.workflows.submit_assessment import submit_assessment
from tests.support.hub import Caller, LocalHub, quick_hub
from tests.support.laptop import Laptop
from tests.support.minds import agree, choose, settle, two_minds, view

PIN_ID = "pin-" + "a" * 32


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LocalHub]:
    running = quick_hub(tmp_path / "hub")
    yield running
    running.close()


def disagree(hub: LocalHub, desk: Laptop, travel: Laptop) -> None:
    """Both begin with a comment of the first day; then the desk is quicker by one sync."""
    at = hub.assignment_id
    desk.edit("eo1.a", "shown", "first day", at)
    settle(desk, travel)
    desk.edit("eo1.a", "not-shown", "at the desk", at)
    travel.edit("eo1.a", "shown", "on the train", at)
    desk.sync()
    travel.sync()


def test_different_parts_are_laid_together_and_both_sides_are_kept(hub: LocalHub, tmp_path: Path) -> None:
    at = hub.assignment_id
    with two_minds(hub, tmp_path) as (desk, travel):
        desk.edit("eo1.a", "shown", "", at)
        settle(desk, travel)
        desk.edit("eo1.a", "not-shown", "", at)
        travel.edit("eo1.a", "shown", "seen on the train", at)
        desk.sync()
        status = travel.sync()
        assert (status.needs_attention, status.conflicts) == (0, 0)
        settle(desk, travel)
        assert agree(at, desk, travel) == {"eo1.a": Score("not-shown", "seen on the train")}
        (settled,) = view(travel).settled
        assert dict(settled.ways) == {"mark": "both", "comment": "both"}
        ways = [(one.way, one.kind) for run in read_sync_history(travel.shelf.vault) for one in run.items]
        assert ("merged", "comment") in ways


SIDES: tuple[tuple[Side, str], ...] = (
    ("mine", "on the train"),
    ("theirs", "at the desk"),
    ("before", "first day"),
    ("own", "from both"),
)


def test_a_true_conflict_is_settled_as_chosen_and_the_lead_sees_it(hub: LocalHub, tmp_path: Path) -> None:
    at = hub.assignment_id
    with two_minds(hub, tmp_path) as (desk, travel):
        for side, stands in SIDES:
            disagree(hub, desk, travel)
            status = travel.sync()
            assert (status.conflicts, status.sentence) == (1, "Connected — 1 conflict to settle")
            (conflict,) = view(travel).conflicts
            # the mark was changed on one side only
            assert [(one.part, one.before, one.mine, one.theirs) for one in conflict.parts] == [
                ("comment", "first day", "on the train", "at the desk")
            ]
            assert (conflict.name.code, conflict.name.label) == ("LVM-2418", "1.a")
            (written,) = conflict.theirs_written
            assert written.laptop in (1, 2)
            assert written.parts == ("mark", "comment")
            choose(travel, conflict, side, "from both")
            settle(travel, desk)
            assert agree(at, desk, travel) == {"eo1.a": Score("not-shown", stands)}
            settled = view(travel).settled[0]
            assert (settled.parts[0].mine, settled.parts[0].theirs) == ("on the train", "at the desk")
            assert settled.ways == {"comment": side}
            assert not view(travel).conflicts
    lea = Caller.sign_in(hub.http, "lea")
    (row,) = lea.get("/progress").json()["rows"]
    assert "choices" not in row
    (row,) = lea.get("/progress", **{WANTS_HEADER: WANTS_CHOICES}).json()["rows"]
    assert row["choices"] == len(SIDES)


def test_what_is_shown_no_more_is_not_settled_and_equal_values_end_it(hub: LocalHub, tmp_path: Path) -> None:
    at = hub.assignment_id
    with two_minds(hub, tmp_path) as (desk, travel):
        disagree(hub, desk, travel)
        (old,) = view(travel).conflicts
        desk.edit("eo1.a", "not-shown", "at the desk, later", at)
        desk.sync()
        travel.sync()
        with pytest.raises(DeskError, match="once more"):
            choose(travel, old, "mine")
        (new,) = view(travel).conflicts
        assert new.parts[0].theirs == "at the desk, later"
        assert len(new.theirs_written) == 2
        # what is typed while it waits belongs to it
        travel.edit("eo1.a", "not-shown", "typed since", at)
        (typed,) = view(travel).conflicts
        assert typed.parts[0].mine == "typed since"
        desk.edit("eo1.a", "not-shown", "typed since", at)
        desk.sync()
        travel.sync()
        assert not view(travel).conflicts
        settle(desk, travel)
        assert agree(at, desk, travel) == {"eo1.a": Score("not-shown", "typed since")}


def test_a_conflict_met_after_signing_takes_the_signature_back(hub: LocalHub, tmp_path: Path) -> None:
    at = hub.assignment_id
    with two_minds(hub, tmp_path) as (desk, travel):
        travel.edit("p1", "passing", "fine", at)
        for scorable in ("eo1.a", "eo1.b"):
            score_criterion(travel.shelf.vault, at, scorable, "shown")
        submit_assessment(travel.shelf.vault, at, "Ana")
        desk.edit("p1", "not-passing", "short", at)
        desk.sync()
        assert travel.sync().conflicts == 1
        (conflict,) = view(travel).conflicts
        choose(travel, conflict, "theirs")
        assert {one.kind for one in travel.operations(at)} <= {"choice", "score"}
        settle(travel, desk)
        assert agree(at, travel, desk)["p1"] == Score("not-passing", "short")


def test_feedback_and_notes_are_settled_in_one_go(hub: LocalHub, tmp_path: Path) -> None:
    at = hub.assignment_id
    with two_minds(hub, tmp_path) as (desk, travel):
        for laptop, words in ((desk, "desk"), (travel, "train")):
            laptop.write_feedback(words, at)
            laptop.put(PIN_ID, Pin(words, "art-1", place=PagePlace(0, 0), scorable_id="eo1.a"), at)
            laptop.sync()
        found = view(travel).conflicts
        assert {one.name.thing for one in found} == {"feedback", "annotation"}
        for conflict in found:
            choose(travel, conflict, "mine")
        settle(travel, desk)
        assert desk.annotations(at)[PIN_ID] == Pin("train", "art-1", place=PagePlace(0, 0), scorable_id="eo1.a")
        assert hub.admin.recorded()[0].assessment.feedback == "train"


def test_the_history_tells_what_passed_and_the_receipt_counts_it(hub: LocalHub, tmp_path: Path) -> None:
    at = hub.assignment_id
    with two_minds(hub, tmp_path) as (desk, travel):
        desk.edit("eo1.a", "shown", "because", at)
        desk.edit("eo1.b", "shown", "", at)
        status = desk.sync()
        assert status.receipt == "2 scores, 1 comment accepted"
        assert status.receipt_at is not None
        travel.sync()
        sent = read_sync_history(desk.shelf.vault)[0]
        assert sorted((one.way, one.kind, one.code, one.label) for one in sent.items if one.way == "sent") == [
            ("sent", "comment", "LVM-2418", "1.a"),
            ("sent", "mark", "LVM-2418", "1.a"),
            ("sent", "mark", "LVM-2418", "1.b"),
        ]
        assert min(sent.bytes_out, sent.bytes_in) > 0
        got = read_sync_history(travel.shelf.vault)[0]
        assert ("received", "score", 2) in [(one.way, one.kind, one.count) for one in got.items]
        # nothing passed, so nothing is written down
        desk.sync()
        assert read_sync_history(desk.shelf.vault)[0] == sent


def test_what_the_hub_refused_says_why_and_can_be_sent_again_or_taken_along(hub: LocalHub, tmp_path: Path) -> None:
    at = hub.assignment_id
    with two_minds(hub, tmp_path) as (desk, _travel):
        desk.edit("eo1.a", "no-such-level", "kept", at)
        assert desk.sync().needs_attention == 1
        (stuck,) = view(desk).stuck
        assert (stuck.name.label, stuck.value["comment"]) == ("1.a", "kept")
        assert stuck.sentence
        (told,) = json.loads(export_stuck(desk.shelf.vault))
        assert (told["submission"], told["mine"]["comment"]) == ("LVM-2418", "kept")
        retry_stuck(desk.shelf.vault, stuck.key)
        assert not view(desk).stuck
        assert desk.sync().needs_attention == 1
        (run, *_) = read_sync_history(desk.shelf.vault)
        assert "refused" in {one.way for one in run.items}
        with pytest.raises(DeskError):
            retry_stuck(desk.shelf.vault, stuck.key)
