"""Annotations between two laptops and a real hub: nothing is lost, what was seen is joined, two minds are both kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assessor_app.domain.annotation import CitationMark, Pin, Seen, mark_id, seen_id
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.domain.citation import PagePlace
from assessor_app.protocol.messages import AnnotationCopy
from assessor_app.store import assessments, identity
from assessor_app.workflows.desk import Incompleteness
from assessor_app.workflows.hand_back import hand_back
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.release import release
from assessor_app.workflows.return_incomplete import return_incomplete
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.submit_assessment import submit_assessment
from tests.support.hub import LocalHub, quick_hub
from tests.support.laptop import Laptop
from tests.support.one_side import keep_side
from tests.support.rude_server import RudeServer, losing_the_reply, polite
from tests.support.signed_in import signed_in_laptop

PIN_ID = "pin-" + "a" * 32
PIN = Pin("look here", "art-1", place=PagePlace(0, 0), scorable_id="eo1.a")
MARK = CitationMark("eo1.a", 0, "p. 1", "supports")
MARK_ID = mark_id("eo1.a", 0, "p. 1")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LocalHub]:
    running = quick_hub(tmp_path / "hub")
    yield running
    running.close()


@contextmanager
def two_laptops(hub: LocalHub, folder: Path) -> Iterator[tuple[Laptop, Laptop]]:
    with signed_in_laptop(folder / "desk", hub.url) as desk, signed_in_laptop(folder / "travel", hub.url) as travel:
        assert desk.sync().sentence == travel.sync().sentence == "Connected"
        yield desk, travel


def settle(*laptops: Laptop) -> None:
    for _ in range(3):
        told = [laptop.sync() for laptop in laptops]
    for status in told:
        assert (status.sentence, status.unsent, status.needs_attention) == ("Connected", 0, 0)


def test_annotations_arrive_on_the_other_laptop_and_go_there_too(hub: LocalHub, tmp_path: Path) -> None:
    with two_laptops(hub, tmp_path) as (desk, travel):
        desk.put(PIN_ID, PIN, hub.assignment_id)
        desk.put(MARK_ID, MARK, hub.assignment_id)
        settle(desk, travel)
        assert travel.annotations(hub.assignment_id) == {PIN_ID: PIN, MARK_ID: MARK}
        travel.put(PIN_ID, None, hub.assignment_id)
        settle(travel, desk)
        assert desk.annotations(hub.assignment_id) == travel.annotations(hub.assignment_id) == {MARK_ID: MARK}


def test_what_was_seen_on_two_laptops_without_a_network_is_one_truth(hub: LocalHub, tmp_path: Path) -> None:
    with two_laptops(hub, tmp_path) as (desk, travel):
        desk.see(Seen("art-1", frozenset({0, 1}), ((0.0, 4.0),)), hub.assignment_id)
        travel.see(Seen("art-1", frozenset({5}), ((3.0, 9.0),)), hub.assignment_id)
        desk.sync()
        # the 412 of this push is no conflict
        assert travel.sync().needs_attention == 0
        settle(desk, travel)
        together = {seen_id("art-1"): Seen("art-1", frozenset({0, 1, 5}), ((0.0, 9.0),))}
        assert desk.annotations(hub.assignment_id) == travel.annotations(hub.assignment_id) == together


def test_what_was_seen_while_the_other_laptop_was_read_is_joined_at_the_pull(hub: LocalHub, tmp_path: Path) -> None:
    with two_laptops(hub, tmp_path) as (desk, travel):
        desk.see(Seen("art-1", frozenset({0})), hub.assignment_id)
        settle(desk, travel)
        desk.see(Seen("art-1", frozenset({1})), hub.assignment_id)
        desk.sync()
        travel.see(Seen("art-1", frozenset({2})), hub.assignment_id)
        settle(travel, desk)
        assert desk.annotations(hub.assignment_id) == {seen_id("art-1"): Seen("art-1", frozenset({0, 1, 2}))}


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_two_minds_about_one_citation_are_both_kept_until_a_person_decides(
    hub: LocalHub, tmp_path: Path, keep: str
) -> None:
    other = CitationMark("eo1.a", 0, "p. 1", "not_there")
    with two_laptops(hub, tmp_path) as (desk, travel):
        desk.put(MARK_ID, MARK, hub.assignment_id)
        travel.put(MARK_ID, other, hub.assignment_id)
        desk.sync()
        assert travel.sync().needs_attention == 1
        (parked,) = travel.operations(hub.assignment_id)
        assert (parked.kind, parked.state) == ("annotation", "parked")
        theirs = AnnotationCopy.model_validate_json(parked.theirs or b"").annotation
        assert theirs is not None
        assert annotation_from(theirs.kind, theirs.body) == MARK
        assert travel.annotations(hub.assignment_id) == {MARK_ID: other}
        keep_side(travel.shelf.vault, hub.assignment_id, MARK_ID, "mine" if keep == "mine" else "theirs")
        settle(travel, desk)
        kept = {MARK_ID: other if keep == "mine" else MARK}
        assert desk.annotations(hub.assignment_id) == travel.annotations(hub.assignment_id) == kept


def test_the_same_mark_made_twice_is_no_conflict(hub: LocalHub, tmp_path: Path) -> None:
    with two_laptops(hub, tmp_path) as (desk, travel):
        desk.put(MARK_ID, MARK, hub.assignment_id)
        travel.put(MARK_ID, MARK, hub.assignment_id)
        desk.sync()
        # the hub refuses the second writing, but there is nothing for a person to decide
        assert travel.sync().needs_attention == 0
        settle(desk, travel)
        for laptop in (desk, travel):
            assert laptop.annotations(hub.assignment_id) == {MARK_ID: MARK}
            assert not laptop.operations(hub.assignment_id)


def test_a_pin_altered_while_its_first_form_is_on_the_way_arrives_as_it_last_was(hub: LocalHub, tmp_path: Path) -> None:
    with RudeServer(hub.url) as server, signed_in_laptop(tmp_path / "ana", server.url) as laptop:
        laptop.sync()
        laptop.put(PIN_ID, PIN, hub.assignment_id)
        server.then(polite, losing_the_reply)
        laptop.sync()
        assert [one.state for one in laptop.operations(hub.assignment_id)] == ["sent"]
        later = Pin("look there", "art-1", place=PagePlace(0, 0))
        laptop.put(PIN_ID, later, hub.assignment_id)
        server.script.clear()
        settle(laptop)
        assert laptop.annotations(hub.assignment_id) == {PIN_ID: later}


def test_a_reason_travels_with_its_mark_and_settings_arrive(hub: LocalHub, tmp_path: Path) -> None:
    with two_laptops(hub, tmp_path) as (desk, travel):
        score_criterion(desk.shelf.vault, hub.assignment_id, "eo1.b", "not_scorable", "unreadable")
        settle(desk, travel)
        assert travel.score("eo1.b", hub.assignment_id).reason == "unreadable"
        opened = open_submission(travel.shelf.vault, hub.assignment_id)
        with travel.shelf.vault.read() as session:
            who = identity.load_identity(session)
        assert who is not None
        assert opened.programme is not None
        assert opened.programme.name == who.programme


def test_what_is_signed_with_a_reason_is_what_the_hub_holds(hub: LocalHub, tmp_path: Path) -> None:
    with signed_in_laptop(tmp_path / "ana", hub.url) as laptop:
        laptop.sync()
        for scorable, mark in (("p1", "passing"), ("eo1.a", "shown"), ("eo1.b", "not_scorable")):
            reason = "unreadable" if mark == "not_scorable" else ""
            score_criterion(laptop.shelf.vault, hub.assignment_id, scorable, mark, reason)
        laptop.put(PIN_ID, PIN, hub.assignment_id)
        submit_assessment(laptop.shelf.vault, hub.assignment_id, "Ana Torres")
        settle(laptop)
        assert open_submission(laptop.shelf.vault, hub.assignment_id).assessment.state == "received"


def test_an_incomplete_submission_is_returned_and_comes_back_with_a_note(hub: LocalHub, tmp_path: Path) -> None:
    points = (Incompleteness("missing", "art-1", "The plan is missing."),)
    with two_laptops(hub, tmp_path) as (desk, travel):
        desk.put(PIN_ID, PIN, hub.assignment_id)
        return_incomplete(desk.shelf.vault, hub.assignment_id, "Ana Torres", points, "Please send it whole.")
        settle(desk, travel)
        for laptop in (desk, travel):
            assessment = open_submission(laptop.shelf.vault, hub.assignment_id).assessment
            assert assessment.state == "received"
            assert assessment.receipt is not None
            assert assessment.receipt.decision == "Incomplete"
        with signed_in_laptop(tmp_path / "lea", hub.url, "lea") as lead:
            hand_back(lead.client, hub.assignment_id, "The plan is there, look again.")
        settle(desk, travel)
        opened = open_submission(desk.shelf.vault, hub.assignment_id)
        assert (opened.assessment.state, opened.lead_note) == ("open", "The plan is there, look again.")
        assert opened.annotations == {PIN_ID: PIN}


def test_a_case_released_without_a_network_is_gone_everywhere_at_the_next_sync(hub: LocalHub, tmp_path: Path) -> None:
    with RudeServer(hub.url) as server, signed_in_laptop(tmp_path / "ana", server.url) as laptop:
        laptop.sync()
        laptop.edit("p1", "passing", "never sent", hub.assignment_id)
        laptop.put(PIN_ID, PIN, hub.assignment_id)
        release(laptop.shelf.vault, hub.assignment_id)
        assert load_queue(laptop.shelf.vault, laptop.shelf.files) == ()
        # the hub takes it back, and nobody hears: the letter goes again
        server.then(polite, losing_the_reply)
        laptop.sync()
        assert laptop.operations(hub.assignment_id)
        server.script.clear()
        settle(laptop)
        with laptop.shelf.vault.read() as session:
            assert assessments.effective_scores(session, hub.assignment_id) == {}
        assert laptop.operations(hub.assignment_id) == ()
    assert hub.admin.recorded() == () or not hub.admin.recorded()[0].assessment.scores
