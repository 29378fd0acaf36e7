"""Two ways of not scoring: returned as incomplete, and released because one should not read it."""

from __future__ import annotations

import json

import pytest

from assessor_app.domain.scoring import Score
from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.protocol.messages import ReturnedCopy, ReturnPoint
from assessor_app.store import assessments, feed, outbox, sending
from assessor_app.store.operations import Operation
from assessor_app.workflows.ask_back import ask_back
from assessor_app.workflows.desk import Incompleteness
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.release import release
from assessor_app.workflows.return_incomplete import return_incomplete
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.submit_assessment import submit_assessment
from assessor_app.workflows.undo import undo
from tests.support.vault import ASSIGNMENT, GOOD_MARKS, Shelf, assessment_copy, programme_copy

POINTS = (Incompleteness("missing", "a1-plan", "The plan is missing."), Incompleteness("other", "", "No survey."))


def give_back(shelf: Shelf, signature: str = "Ana Torres", note: str = "Please send it whole.") -> None:
    return_incomplete(shelf.vault, ASSIGNMENT, signature, POINTS, note)


def freeze_next(shelf: Shelf) -> Operation:
    with shelf.vault.write() as session:
        operation = sending.next_operation(session)
        assert operation is not None
        return sending.freeze(session, operation.key)


def test_a_return_is_signed_read_only_and_carries_every_point(shelf: Shelf) -> None:
    give_back(shelf)
    assessment = open_submission(shelf.vault, ASSIGNMENT).assessment
    assert (assessment.state, assessment.signature) == ("submitted", "Ana Torres")
    assert assessment.returned is not None
    assert [one.sentence for one in assessment.returned.points] == ["The plan is missing.", "No survey."]
    assert (assessment.returned.returned_at, assessment.returned.note) == (
        assessment.signed_at,
        "Please send it whole.",
    )
    with pytest.raises(ReadOnlyError):
        score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    assert load_queue(shelf.vault, shelf.files)[0].status == "waiting_to_send"
    operation = freeze_next(shelf)
    assert operation.kind == "return"
    assert json.loads(operation.body or b"") == {
        "signature": "Ana Torres",
        "points": [
            {"code": "missing", "subject": "a1-plan", "sentence": "The plan is missing."},
            {"code": "other", "subject": "", "sentence": "No survey."},
        ],
        "note": "Please send it whole.",
    }


def test_a_return_waits_until_every_edit_is_out(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    give_back(shelf)
    first = freeze_next(shelf)
    assert first.kind == "score"
    with shelf.vault.write() as session:
        assert sending.next_operation(session, (first.key,)) is None
        sending.acknowledge(session, first.key)
    assert freeze_next(shelf).kind == "return"


def test_a_return_that_never_left_is_simply_taken_back(shelf: Shelf) -> None:
    give_back(shelf)
    ask_back(shelf.vault, ASSIGNMENT, "")
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert (opened.assessment.state, opened.assessment.signature) == ("open", "")


def test_what_another_laptop_returned_stands_before_what_was_once_returned_here(shelf: Shelf) -> None:
    give_back(shelf, note="An older word.")
    with shelf.vault.write() as session:
        sending.acknowledge(session, outbox.operations(session, ASSIGNMENT)[0].key)
    frame = assessment_copy(3, state="submitted", receipt="R-2", decision="Incomplete")
    point = ReturnPoint(code="missing", subject="", sentence="No video.")
    shelf.deliver(frame.model_copy(update={"returned": ReturnedCopy(points=[point], note="A newer word.")}))
    assessment = open_submission(shelf.vault, ASSIGNMENT).assessment
    assert assessment.returned is not None
    assert [one.sentence for one in assessment.returned.points] == ["No video."]
    assert (assessment.returned.note, assessment.signature) == ("A newer word.", "")
    # handed back: it is open, and says nothing of either
    shelf.deliver(assessment_copy(4))
    assert open_submission(shelf.vault, ASSIGNMENT).assessment.returned is None


def test_who_signs_scores_after_a_return_was_handed_back_is_the_one_shown(shelf: Shelf) -> None:
    give_back(shelf, "Returned by")
    with shelf.vault.write() as session:
        sending.acknowledge(session, outbox.operations(session, ASSIGNMENT)[0].key)
    shelf.deliver(assessment_copy(2, state="submitted", receipt="R-1", decision="Incomplete"))
    assert open_submission(shelf.vault, ASSIGNMENT).assessment.returned is not None
    # scored on another laptop since
    shelf.deliver(assessment_copy(3, state="submitted", receipt="R-2", decision="Earned"))
    assert open_submission(shelf.vault, ASSIGNMENT).assessment.returned is None
    shelf.deliver(assessment_copy(4))
    assert open_submission(shelf.vault, ASSIGNMENT).assessment.returned is None
    for scorable, mark in GOOD_MARKS.items():
        score_criterion(shelf.vault, ASSIGNMENT, scorable, mark)
    submit_assessment(shelf.vault, ASSIGNMENT, "Signed by")
    assert open_submission(shelf.vault, ASSIGNMENT).assessment.signature == "Signed by"


@pytest.mark.parametrize(
    ("signature", "points", "said"),
    [
        (" ", POINTS, "Sign with your name"),
        ("Ana", (), "Say what is missing"),
        ("Ana", (Incompleteness("x", "", "s" * 2_001),), "too long"),
        ("Ana", POINTS * 300, "too many points"),
    ],
)
def test_a_return_without_name_or_reason_is_refused(
    shelf: Shelf, signature: str, points: tuple[Incompleteness, ...], said: str
) -> None:
    with pytest.raises(DeskError, match=said):
        return_incomplete(shelf.vault, ASSIGNMENT, signature, points, "")
    assert open_submission(shelf.vault, ASSIGNMENT).assessment.state == "open"


def test_a_programme_may_forbid_returning(shelf: Shelf) -> None:
    shelf.deliver(programme_copy(may_return_incomplete=False))
    with pytest.raises(DeskError, match="does not let assessors return"):
        give_back(shelf)


def test_a_released_case_leaves_the_queue_at_once_and_its_work_stays(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    changes = release(shelf.vault, ASSIGNMENT)
    assert (changes.queue, load_queue(shelf.vault, shelf.files)) == (True, ())
    with pytest.raises(ReadOnlyError, match="given this submission back"):
        score_criterion(shelf.vault, ASSIGNMENT, "p1", "passing")
    with pytest.raises(ReadOnlyError, match="given this submission back"):
        undo(shelf.vault, ASSIGNMENT)
    with shelf.vault.read() as session:
        assert assessments.effective_score(session, ASSIGNMENT, "eo1.a") == Score("shown")


def test_nothing_else_of_a_released_case_is_sent(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    release(shelf.vault, ASSIGNMENT)
    release(shelf.vault, ASSIGNMENT)
    operation = freeze_next(shelf)
    assert (operation.kind, operation.body) == ("release", b"")
    with shelf.vault.write() as session:
        assert sending.next_operation(session, (operation.key,)) is None


def test_removed_after_release_cleans_up_even_with_work_that_was_never_sent(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    release(shelf.vault, ASSIGNMENT)
    with shelf.vault.write() as session:
        feed.remove_assignment(session, ASSIGNMENT)
        assert outbox.count_unsent(session) == 0
        assert assessments.effective_scores(session, ASSIGNMENT) == {}
    with pytest.raises(DeskError, match="not in your queue"):
        open_submission(shelf.vault, ASSIGNMENT)


def test_a_release_the_hub_refuses_brings_the_case_back(shelf: Shelf) -> None:
    release(shelf.vault, ASSIGNMENT)
    with shelf.vault.write() as session:
        sending.refuse(session, outbox.operations(session, ASSIGNMENT)[0].key, "Ask your lead.")
    row = load_queue(shelf.vault, shelf.files)[0]
    assert (row.status, row.note) == ("needs_attention", "Ask your lead.")
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    release(shelf.vault, ASSIGNMENT)
    assert load_queue(shelf.vault, shelf.files) == ()


def test_what_is_handed_in_cannot_be_released(shelf: Shelf) -> None:
    shelf.deliver(assessment_copy(2, state="submitted", receipt="MC-1"))
    with pytest.raises(ReadOnlyError):
        release(shelf.vault, ASSIGNMENT)
