"""Marks, pins and answers are kept, undone and redone as scores are; what was seen is only ever added to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessor_app.domain.annotation import (
    Annotation,
    ChangeAnswer,
    CitationMark,
    Pin,
    Quote,
    Region,
    Seen,
    answer_id,
    mark_id,
    seen_id,
)
from assessor_app.domain.citation import PagePlace
from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.store import outbox
from assessor_app.workflows.desk import Changes, StepTaken
from assessor_app.workflows.join_seen import join_seen
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.put_annotation import put_annotation
from assessor_app.workflows.undo import redo, undo
from tests.support.vault import ASSIGNMENT, NOW, Shelf, annotation_copy, assessment_copy

PIN = Pin("look here", "a1-plan", place=PagePlace(1, 1), region=Region(0.1, 0.2, 0.3, 0.1), scorable_id="eo1.a")
PIN_ID = "pin-" + "0" * 32
MARK = CitationMark("eo1.a", 0, "p. 2", "wrong_place", "a1-plan", PagePlace(2, 2))
MARK_ID = mark_id("eo1.a", 0, "p. 2")


def put(shelf: Shelf, annotation: Annotation | None, key: str = PIN_ID, seconds: float = 0) -> Changes:
    return put_annotation(shelf.vault, ASSIGNMENT, key, annotation, now=NOW + timedelta(seconds=seconds))


def shown(shelf: Shelf) -> dict[str, Annotation]:
    return dict(open_submission(shelf.vault, ASSIGNMENT).annotations)


def waiting(shelf: Shelf) -> list[tuple[str, str]]:
    with shelf.vault.read() as session:
        return [(one.kind, one.scorable_id) for one in outbox.operations(session, ASSIGNMENT)]


def test_an_annotation_is_kept_over_a_restart_and_waits_to_be_sent(shelf: Shelf) -> None:
    changes = put(shelf, PIN)
    assert changes.annotations == {PIN_ID: PIN}
    assert (changes.scorable_ids, changes.can_undo, changes.queue) == (frozenset(), True, True)
    put(shelf, MARK, MARK_ID)
    again = shelf.reopened()
    assert shown(again) == {PIN_ID: PIN, MARK_ID: MARK}
    assert waiting(again) == [("annotation", PIN_ID), ("annotation", MARK_ID)]
    again.vault.close()


def test_undo_and_redo_tell_what_each_annotation_is_now(shelf: Shelf) -> None:
    put(shelf, PIN)
    put(shelf, MARK, MARK_ID)
    put(shelf, None, seconds=1)
    assert undo(shelf.vault, ASSIGNMENT).annotations == {PIN_ID: PIN}
    assert undo(shelf.vault, ASSIGNMENT).annotations == {MARK_ID: None}
    assert redo(shelf.vault, ASSIGNMENT).annotations == {MARK_ID: MARK}
    assert shown(shelf) == {PIN_ID: PIN, MARK_ID: MARK}
    changes = redo(shelf.vault, ASSIGNMENT)
    assert (changes.annotations, changes.can_redo) == ({PIN_ID: None}, False)
    assert shown(shelf) == {MARK_ID: MARK}


def test_a_step_carries_the_annotation_even_where_it_is_gone(shelf: Shelf) -> None:
    answer = ChangeAnswer("eo1.b", "yes", "It was.")
    put(shelf, PIN)
    put(shelf, MARK, MARK_ID)
    put(shelf, answer, answer_id("eo1.b"))
    put(shelf, None, seconds=1)
    assert [undo(shelf.vault, ASSIGNMENT).step for _ in range(4)] == [
        StepTaken("pin", "eo1.a", True, PIN_ID, PIN),
        StepTaken("change_answer", "eo1.b", True, answer_id("eo1.b"), answer, gone=True),
        StepTaken("citation_mark", "eo1.a", True, MARK_ID, MARK, gone=True),
        StepTaken("pin", "eo1.a", True, PIN_ID, PIN, gone=True),
    ]
    assert redo(shelf.vault, ASSIGNMENT).step == StepTaken("pin", "eo1.a", False, PIN_ID, PIN)


def test_the_same_again_leaves_no_step(shelf: Shelf) -> None:
    put(shelf, PIN)
    assert put(shelf, PIN, seconds=60).can_undo
    assert put(shelf, None, "pin-other").annotations == {"pin-other": None}
    assert not undo(shelf.vault, ASSIGNMENT).can_undo


def test_typing_a_note_in_one_burst_is_one_step(shelf: Shelf) -> None:
    put(shelf, PIN)
    for number, words in enumerate(["l", "lo", "look at this"]):
        put(shelf, Pin(words, "a1-plan", place=PagePlace(1, 1)), "pin-2", seconds=20 + number)
    undo(shelf.vault, ASSIGNMENT)
    assert shown(shelf) == {PIN_ID: PIN}


def test_moving_a_pin_or_a_pause_is_a_step_of_its_own(shelf: Shelf) -> None:
    moved = Pin("look here", "a1-plan", place=PagePlace(2, 2), scorable_id="eo1.a")
    put(shelf, PIN)
    put(shelf, moved, seconds=1)
    put(shelf, Pin("look", "a1-plan", place=PagePlace(2, 2), scorable_id="eo1.a"), seconds=9)
    undo(shelf.vault, ASSIGNMENT)
    assert shown(shelf)[PIN_ID] == moved
    undo(shelf.vault, ASSIGNMENT)
    assert shown(shelf)[PIN_ID] == PIN


def test_deleting_what_never_left_leaves_nothing_to_send(shelf: Shelf) -> None:
    put(shelf, PIN)
    put(shelf, None, seconds=10)
    assert waiting(shelf) == []
    assert shown(shelf) == {}


def test_deleting_what_the_hub_holds_is_sent(shelf: Shelf) -> None:
    shelf.deliver(annotation_copy(PIN_ID, PIN, 3))
    assert shown(shelf) == {PIN_ID: PIN}
    put(shelf, None)
    assert (shown(shelf), waiting(shelf)) == ({}, [("annotation", PIN_ID)])
    undo(shelf.vault, ASSIGNMENT)
    assert (shown(shelf), waiting(shelf)) == ({PIN_ID: PIN}, [])


def test_undo_never_goes_over_what_another_laptop_did(shelf: Shelf) -> None:
    put(shelf, PIN)
    with shelf.vault.write() as session:
        outbox.take_back(session, ASSIGNMENT, "annotation", PIN_ID)
    theirs = Pin("from the other laptop", "a1-plan", place=PagePlace(0, 0))
    shelf.deliver(annotation_copy(PIN_ID, PIN, 1), annotation_copy(PIN_ID, theirs, 2))
    assert undo(shelf.vault, ASSIGNMENT).annotations == {}
    assert shown(shelf) == {PIN_ID: theirs}


@pytest.mark.parametrize(
    ("key", "annotation", "said"),
    [
        ("mark-0", MARK, "lost its name"),
        ("pin-" + "x" * 200, PIN, "lost its name"),
        ("answer-1", ChangeAnswer("eo1.a", "yes"), "lost its name"),
        (PIN_ID, Pin("n", "a1-plan", place=PagePlace(-1, -1)), "place makes no sense"),
        (PIN_ID, Pin("n", "a1-plan", place=PagePlace(0, 0), scorable_id="eo9.z"), "eo9.z"),
        (PIN_ID, Pin("x" * 5_000, "a1-plan", place=PagePlace(0, 0)), "too long"),
        (PIN_ID, Pin("n", "a1-plan", place=PagePlace(0, 0), quote=Quote("x" * 17_000)), "passage is too long"),
        ("seen-1", None, "only ever added"),
        (seen_id("a1-plan"), Seen("a1-plan"), "only ever added"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    shelf: Shelf, key: str, annotation: Annotation | None, said: str
) -> None:
    with pytest.raises(DeskError, match=said):
        put(shelf, annotation, key)
    assert (shown(shelf), waiting(shelf)) == ({}, [])


def test_an_answer_on_a_change_is_kept(shelf: Shelf) -> None:
    answer = ChangeAnswer("eo1.a", "partly", "one source more")
    put(shelf, answer, answer_id("eo1.a"))
    assert shown(shelf) == {answer_id("eo1.a"): answer}


def test_a_submitted_assessment_takes_no_annotation_and_keeps_quiet_about_what_is_seen(shelf: Shelf) -> None:
    shelf.deliver(assessment_copy(2, state="submitted", receipt="MC-1"))
    with pytest.raises(ReadOnlyError):
        put(shelf, PIN)
    assert join_seen(shelf.vault, ASSIGNMENT, (Seen("a1-plan", frozenset({1})),)) == Changes()
    assert (shown(shelf), waiting(shelf)) == ({}, [])


def test_what_was_seen_is_joined_and_cannot_be_undone(shelf: Shelf) -> None:
    first = join_seen(shelf.vault, ASSIGNMENT, (Seen("a1-plan", frozenset({0, 1})),))
    assert first.queue
    more = Seen("a1-clip", spans=((3.0, 9.0), (1.0, 4.0)))
    second = join_seen(shelf.vault, ASSIGNMENT, (Seen("a1-plan", frozenset({4})), more))
    assert second.annotations == {
        seen_id("a1-plan"): Seen("a1-plan", frozenset({0, 1, 4})),
        seen_id("a1-clip"): Seen("a1-clip", spans=((1.0, 9.0),)),
    }
    assert (second.can_undo, shown(shelf)) == (False, second.annotations)


def test_what_was_seen_before_is_not_written_again(shelf: Shelf) -> None:
    seen = (Seen("a1-plan", frozenset({0, 1})),)
    join_seen(shelf.vault, ASSIGNMENT, seen, now=NOW)
    with shelf.vault.write() as session:
        outbox.take_back(session, ASSIGNMENT, "annotation", seen_id("a1-plan"))
    again = join_seen(shelf.vault, ASSIGNMENT, (Seen("a1-plan", frozenset({1})),))
    assert (again, waiting(shelf)) == (Changes(), [])


def test_what_is_seen_later_changes_nothing_in_the_queue(shelf: Shelf) -> None:
    join_seen(shelf.vault, ASSIGNMENT, (Seen("a1-plan", frozenset({0})),))
    later = join_seen(shelf.vault, ASSIGNMENT, (Seen("a1-plan", frozenset({5})),))
    assert later.annotations
    assert not later.queue


def test_an_impossible_moment_is_told(shelf: Shelf) -> None:
    with pytest.raises(DeskError, match="cannot be remembered"):
        join_seen(shelf.vault, ASSIGNMENT, (Seen("a1-clip", spans=((-5.0, 9.0),)),))
