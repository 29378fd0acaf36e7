"""The outbox never loses an edit, never sends two versions under one key, and never deletes a no."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.exc import IntegrityError

from assessor_app.domain.scoring import EMPTY_SCORE, Score
from assessor_app.store import assessments, outbox, sending
from assessor_app.store.operations import Operation, OperationKind
from tests.support.vault import ASSIGNMENT, NOW, Shelf, assessment_copy, assignment_copy, score_copy


def edit(shelf: Shelf, scorable: str, score: Score) -> None:
    with shelf.vault.write() as session:
        outbox.queue_score(session, ASSIGNMENT, scorable, score, NOW)


def say(shelf: Shelf, feedback: str) -> None:
    with shelf.vault.write() as session:
        outbox.queue_feedback(session, ASSIGNMENT, feedback, NOW)


def queue(shelf: Shelf, kind: OperationKind) -> None:
    with shelf.vault.write() as session:
        outbox.enqueue(session, ASSIGNMENT, kind, "", NOW)


def ops(shelf: Shelf) -> list[tuple[str, str, str]]:
    with shelf.vault.read() as session:
        return [(one.kind, one.scorable_id, one.state) for one in outbox.operations(session, ASSIGNMENT)]


def coming(shelf: Shelf) -> Operation | None:
    with shelf.vault.read() as session:
        return sending.next_operation(session)


def send(shelf: Shelf) -> Operation:
    operation = coming(shelf)
    assert operation is not None
    with shelf.vault.write() as session:
        return sending.freeze(session, operation.key)


def confirm(shelf: Shelf, operation: Operation) -> None:
    with shelf.vault.write() as session:
        sending.acknowledge(session, operation.key)


def shown(shelf: Shelf, scorable: str) -> Score:
    with shelf.vault.read() as session:
        return assessments.effective_score(session, ASSIGNMENT, scorable)


def local(shelf: Shelf, scorable: str) -> Score | None:
    with shelf.vault.read() as session:
        return assessments.local_score_of(session, ASSIGNMENT, scorable)


def body(operation: Operation) -> object:
    assert operation.body is not None
    return json.loads(operation.body)


def test_unsent_edits_of_one_thing_are_one_operation_with_the_last_value(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("not-shown"))
    edit(shelf, "eo1.a", Score("shown", "seen"))
    assert ops(shelf) == [("score", "eo1.a", "pending")]
    assert body(send(shelf)) == {"mark": "shown", "comment": "seen", "flagged": False}


def test_a_sent_operation_is_repeated_byte_for_byte_whatever_happens_since(shelf: Shelf) -> None:
    shelf.deliver(score_copy("eo1.a", Score("not-shown"), 3))
    edit(shelf, "eo1.a", Score("shown"))
    first = send(shelf)
    edit(shelf, "eo1.a", Score("shown", "later thought"))
    again = send(shelf)
    assert (again.key, again.body, again.base_rev) == (first.key, first.body, 3)
    assert (first.attempts, again.attempts) == (1, 2)
    assert ops(shelf) == [("score", "eo1.a", "sent"), ("score", "eo1.a", "pending")]


def test_the_later_edit_goes_after_the_answer_on_top_of_the_new_revision(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("shown"))
    first = send(shelf)
    edit(shelf, "eo1.a", Score("shown", "later thought"))
    shelf.deliver(score_copy("eo1.a", Score("shown"), 1))
    confirm(shelf, first)
    assert shown(shelf, "eo1.a").comment == "later thought"
    second = send(shelf)
    assert second.key != first.key
    assert (second.base_rev, body(second)) == (1, {"mark": "shown", "comment": "later thought", "flagged": False})


@pytest.mark.parametrize("copy_first", [True, False])
def test_the_local_row_goes_only_when_confirmed_and_equal(shelf: Shelf, copy_first: bool) -> None:
    edit(shelf, "eo1.a", Score("shown"))
    operation = send(shelf)
    steps = [lambda: shelf.deliver(score_copy("eo1.a", Score("shown"), 1)), lambda: confirm(shelf, operation)]
    steps[0 if copy_first else 1]()
    assert local(shelf, "eo1.a") == Score("shown")
    steps[1 if copy_first else 0]()
    assert local(shelf, "eo1.a") is None
    assert (shown(shelf, "eo1.a"), ops(shelf)) == (Score("shown"), [])


def test_a_replayed_answer_does_not_bring_back_what_was_overtaken_elsewhere(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("shown"))
    operation = send(shelf)
    shelf.deliver(score_copy("eo1.a", Score("not-shown", "second look"), 2))
    shelf.deliver(score_copy("eo1.a", Score("shown"), 1))
    confirm(shelf, operation)
    assert shown(shelf, "eo1.a") == Score("not-shown", "second look")
    assert local(shelf, "eo1.a") is None


def test_confirming_twice_is_harmless(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("shown"))
    operation = send(shelf)
    confirm(shelf, operation)
    confirm(shelf, operation)
    assert ops(shelf) == []


def test_an_edit_that_returns_to_the_hubs_copy_leaves_nothing_to_send(shelf: Shelf) -> None:
    shelf.deliver(score_copy("eo1.a", Score("shown"), 1), assessment_copy(1, feedback="Well done."))
    edit(shelf, "eo1.a", Score("not-shown"))
    edit(shelf, "eo1.a", Score("shown"))
    edit(shelf, "eo1.b", Score("shown"))
    edit(shelf, "eo1.b", EMPTY_SCORE)
    say(shelf, "Other words.")
    say(shelf, "Well done.")
    assert ops(shelf) == []
    assert local(shelf, "eo1.b") is None


def test_returning_to_the_old_value_after_sending_is_sent_too(shelf: Shelf) -> None:
    shelf.deliver(score_copy("eo1.a", Score("shown"), 1))
    edit(shelf, "eo1.a", Score("not-shown"))
    send(shelf)
    edit(shelf, "eo1.a", Score("shown"))
    assert ops(shelf) == [("score", "eo1.a", "sent"), ("score", "eo1.a", "pending")]
    assert shown(shelf, "eo1.a") == Score("shown")


def test_sent_ones_go_first_then_in_the_order_made(shelf: Shelf) -> None:
    for scorable in ("eo1.a", "eo1.b", "eo2.a"):
        edit(shelf, scorable, Score("shown"))
    first = send(shelf)
    with shelf.vault.read() as session:
        second = sending.next_operation(session, {first.key})
    assert second is not None
    assert (first.scorable_id, second.scorable_id) == ("eo1.a", "eo1.b")
    nxt = coming(shelf)
    assert nxt is not None
    assert nxt.key == first.key


@pytest.mark.parametrize("fate", ["pending", "sent", "parked", "refused"])
def test_submit_waits_until_nothing_else_of_its_assignment_is_left(shelf: Shelf, fate: str) -> None:
    edit(shelf, "eo1.a", Score("shown"))
    queue(shelf, "submit")
    if fate != "pending":
        operation = send(shelf)
        with shelf.vault.write() as session:
            if fate == "parked":
                current = score_copy("eo1.a", Score("not-shown"), 4).model_dump_json().encode()
                sending.park(session, operation.key, current, "Someone else scored it.")
            elif fate == "refused":
                sending.refuse(session, operation.key, "The hub said no.")
    nxt = coming(shelf)
    assert nxt is None or nxt.kind == "score"
    if fate in ("pending", "sent"):
        confirm(shelf, send(shelf))
        nxt = coming(shelf)
        assert nxt is not None
        assert nxt.kind == "submit"


def test_another_assignments_work_does_not_hold_up_a_submit(shelf: Shelf) -> None:
    shelf.deliver(assignment_copy(2))
    with shelf.vault.write() as session:
        outbox.queue_score(session, "as-2", "eo1.a", Score("shown"), NOW)
    parked = send(shelf)
    with shelf.vault.write() as session:
        sending.refuse(session, parked.key, "no")
    queue(shelf, "submit")
    nxt = coming(shelf)
    assert nxt is not None
    assert (nxt.assignment_id, nxt.kind) == (ASSIGNMENT, "submit")


def test_recall_waits_for_the_submit(shelf: Shelf) -> None:
    queue(shelf, "submit")
    queue(shelf, "recall")
    nxt = coming(shelf)
    assert nxt is not None
    assert nxt.kind == "submit"


def test_a_conflict_keeps_both_and_the_newer_edit_waits(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("shown", "mine"))
    operation = send(shelf)
    theirs = score_copy("eo1.a", Score("not-shown", "theirs"), 4)
    shelf.deliver(theirs)
    with shelf.vault.write() as session:
        sending.park(session, operation.key, theirs.model_dump_json().encode(), "Scored on another device.")
    edit(shelf, "eo1.a", Score("shown", "mine again"))
    assert coming(shelf) is None
    with shelf.vault.read() as session:
        parked = outbox.operations(session, ASSIGNMENT)[0]
        assert (outbox.count_unsent(session), outbox.count_attention(session)) == (2, 1)
    assert parked.theirs is not None
    assert json.loads(parked.theirs)["score"]["comment"] == "theirs"
    assert body(parked) == {"mark": "shown", "comment": "mine", "flagged": False}
    assert shown(shelf, "eo1.a").comment == "mine again"


def test_equal_values_are_no_conflict(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("shown"))
    operation = send(shelf)
    theirs = score_copy("eo1.a", Score("shown"), 4)
    shelf.deliver(theirs)
    with shelf.vault.write() as session:
        sending.park(session, operation.key, theirs.model_dump_json().encode(), "unused")
    assert ops(shelf) == []
    assert local(shelf, "eo1.a") is None


@pytest.mark.parametrize(
    ("kind", "met", "left"),
    [
        ("submit", "open", ["pending"]),
        ("submit", "submitted", ["parked"]),
        ("recall", "submitted", ["pending"]),
        ("recall", "open", []),
        ("recall", "recall_asked", []),
    ],
)
def test_a_submit_or_recall_that_only_met_a_newer_frame_goes_again(
    shelf: Shelf, kind: OperationKind, met: str, left: list[str]
) -> None:
    with shelf.vault.write() as session:
        signed = assessments.Signing("A. Sessor", NOW, "Earned", "0" * 64)
        assessments.write_signing(session, ASSIGNMENT, signed)
        assessments.write_recall(session, ASSIGNMENT, "Too early.", NOW)
    queue(shelf, kind)
    first = send(shelf)
    theirs = assessment_copy(3, state=met)
    shelf.deliver(theirs)
    with shelf.vault.write() as session:
        sending.park(session, first.key, theirs.model_dump_json().encode(), "Changed meanwhile.")
    assert [state for _, _, state in ops(shelf)] == left
    if left == ["pending"]:
        again = send(shelf)
        assert (again.key != first.key, again.base_rev, again.body) == (True, 3, first.body)


def test_a_submit_whose_newer_frame_is_not_stored_yet_is_not_sent_in_a_circle(shelf: Shelf) -> None:
    with shelf.vault.write() as session:
        assessments.write_signing(session, ASSIGNMENT, assessments.Signing("A. Sessor", NOW, "Earned", "0" * 64))
    queue(shelf, "submit")
    first = send(shelf)
    with shelf.vault.write() as session:
        sending.park(session, first.key, assessment_copy(3).model_dump_json().encode(), "Changed meanwhile.")
    assert ops(shelf) == [("submit", "", "parked")]


def test_a_refused_operation_stays_until_the_assessor_edits_again(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("shown"))
    refused = send(shelf)
    with shelf.vault.write() as session:
        sending.refuse(session, refused.key, "The hub does not know this level.")
    assert coming(shelf) is None
    assert shown(shelf, "eo1.a") == Score("shown")
    edit(shelf, "eo1.a", Score("not-shown", "why"))
    renewed = coming(shelf)
    assert renewed is not None
    assert renewed.key != refused.key
    assert ops(shelf) == [("score", "eo1.a", "pending")]


def test_what_is_parked_or_refused_cannot_be_sent(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("shown"))
    operation = send(shelf)
    with shelf.vault.write() as session:
        sending.refuse(session, operation.key, "no")
    with pytest.raises(ValueError, match="refused"), shelf.vault.write() as session:
        sending.freeze(session, operation.key)


def test_an_operation_for_an_unknown_assignment_cannot_exist(shelf: Shelf) -> None:
    with pytest.raises(IntegrityError), shelf.vault.write() as session:
        outbox.enqueue(session, "nobody", "submit", "", NOW)


def test_the_outbox_survives_a_restart_frozen_bytes_and_all(shelf: Shelf) -> None:
    edit(shelf, "eo1.a", Score("shown", "über – 漢字 😀"))
    sent = send(shelf)
    again = shelf.reopened()
    with again.vault.read() as session:
        assert sending.next_operation(session) == sent
    again.vault.close()
