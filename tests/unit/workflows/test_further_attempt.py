"""A further attempt asks only for what is open again; everything else stands, hidden or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assessor_app.domain.annotation import ChangeAnswer, answer_id
from assessor_app.domain.scoring import Score
from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.protocol.messages import ClockCopy, EarlierCopy, EarlierScoreCopy, ReopeningCopy, StopCopy
from assessor_app.store import artifacts, feed
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.put_annotation import put_annotation
from assessor_app.workflows.review import review
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.submit_assessment import submit_assessment
from assessor_app.workflows.undo import redo, undo
from assessor_app.workflows.write_comment import write_comment
from tests.support.vault import (
    ASSIGNMENT,
    NOW,
    Shelf,
    assessment_copy,
    assignment_copy,
    programme_copy,
    submission_copy,
)

KEPT = {"p1": "passing", "eo1.a": "shown", "eo2.a": "shown", "p3": "passing"}
EARLIER = EarlierCopy(
    submission=submission_copy(7),
    decision="Not yet earned",
    decided_at=NOW,
    feedback="Draw on research.",
    scores=[EarlierScoreCopy(scorable_id="eo1.b", mark="not-shown", title="Not demonstrated", comment="No source.")],
)


def reopened(shelf: Shelf, earlier: EarlierCopy | None = EARLIER) -> None:
    reopening = ReopeningCopy(open_again=["eo1.b"], kept=KEPT, earlier=earlier)
    shelf.deliver(assignment_copy().model_copy(update={"reopening": reopening}))


def test_the_attempt_before_is_opened_beside_this_one(shelf: Shelf) -> None:
    reopened(shelf)
    reopening = open_submission(shelf.vault, ASSIGNMENT).reopening
    assert reopening is not None
    assert reopening.open_again == {"eo1.b"}
    assert reopening.earlier is not None
    assert (reopening.earlier.submission.id, reopening.earlier.decided_at) == ("sub-7", NOW)
    score = reopening.earlier.score("eo1.b")
    assert score is not None
    assert (score.title, score.comment) == ("Not demonstrated", "No source.")


def test_its_files_are_fetched_and_counted_and_go_with_the_assignment(shelf: Shelf) -> None:
    reopened(shelf)
    with shelf.vault.read() as session:
        wanted = {one.artifact_id for one in artifacts.wanted(session, (ASSIGNMENT,))}
    assert wanted == {"a1-plan", "a1-clip", "a7-plan", "a7-clip"}
    shelf.download(1)
    assert load_queue(shelf.vault, shelf.files)[0].status == "not_downloaded"
    shelf.download(7)
    assert open_submission(shelf.vault, ASSIGNMENT).present == wanted
    row = load_queue(shelf.vault, shelf.files)[0]
    assert (row.status, row.local_bytes) == ("ready", row.size)
    with shelf.vault.write() as session:
        feed.remove_assignment(session, ASSIGNMENT)
        assert artifacts.wanted(session, None) == ()


def test_only_what_is_open_again_is_missing_and_the_rest_decides_as_it_stands(shelf: Shelf) -> None:
    reopened(shelf, earlier=None)
    page = review(shelf.vault, ASSIGNMENT)
    assert [one.scorable_id for one in page.missing if one.blocking] == ["eo1.b"]
    assert page.decision.title != "Earned"
    assert (load_queue(shelf.vault, shelf.files)[0].scored, load_queue(shelf.vault, shelf.files)[0].total) == (0, 1)
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.b", "shown")
    page = review(shelf.vault, ASSIGNMENT)
    assert page.decision.title == "Earned"
    assert load_queue(shelf.vault, shelf.files)[0].scored == 1
    submit_assessment(shelf.vault, ASSIGNMENT, "Ana Torres")


def test_what_is_not_open_again_cannot_be_changed(shelf: Shelf) -> None:
    reopened(shelf)
    with pytest.raises(ReadOnlyError, match="not open again"):
        score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not-shown")
    with pytest.raises(ReadOnlyError, match="not open again"):
        write_comment(shelf.vault, ASSIGNMENT, "p1", "Still fine.")
    assert open_submission(shelf.vault, ASSIGNMENT).assessment.scores == {}


def test_a_reason_goes_with_not_scorable_as_one_step_and_leaves_with_it(shelf: Shelf) -> None:
    def score() -> Score:
        return open_submission(shelf.vault, ASSIGNMENT).assessment.score("eo1.a")

    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not_scorable", "unreadable")
    assert score() == Score("not_scorable", reason="unreadable")
    assert "eo1.a" not in {one.scorable_id for one in review(shelf.vault, ASSIGNMENT).missing}
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not_scorable", "other")
    assert "say why" in next(
        one.sentence for one in review(shelf.vault, ASSIGNMENT).missing if one.scorable_id == "eo1.a"
    )
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown", "unreadable")
    assert score() == Score("shown")


def test_a_programme_that_never_works_does_not_hide_the_queue(shelf: Shelf) -> None:
    shelf.deliver(programme_copy(turnaround_days=5, weekend=[0, 1, 2, 3, 4, 5, 6]))
    shelf.deliver(assignment_copy(1, NOW).model_copy(update={"clock": ClockCopy(started_at=NOW, stops=[])}))
    assert load_queue(shelf.vault, shelf.files)[0].due_at == NOW


def test_what_is_due_first_by_counting_comes_first(shelf: Shelf) -> None:
    shelf.deliver(programme_copy(turnaround_days=5))
    later = assignment_copy(2, NOW + timedelta(days=90))
    shelf.deliver(assignment_copy(1, NOW + timedelta(days=30)), later)
    assert [row.assignment_id for row in load_queue(shelf.vault, shelf.files, now=NOW)] == ["as-1", "as-2"]
    shelf.deliver(later.model_copy(update={"clock": ClockCopy(started_at=NOW, stops=[])}))
    assert [row.assignment_id for row in load_queue(shelf.vault, shelf.files, now=NOW)] == ["as-2", "as-1"]


def test_a_reason_is_undone_and_redone_with_its_mark(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not_scorable", "unreadable")
    assert undo(shelf.vault, ASSIGNMENT).scorable_ids == {"eo1.a"}
    assert open_submission(shelf.vault, ASSIGNMENT).assessment.score("eo1.a") == Score("shown")
    redo(shelf.vault, ASSIGNMENT)
    held = open_submission(shelf.vault, ASSIGNMENT).assessment.score("eo1.a")
    assert held == Score("not_scorable", reason="unreadable")
    with pytest.raises(DeskError, match="is not a reason"):
        score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "not_scorable", "weather")


def test_a_counted_deadline_and_the_note_of_the_lead_are_told(shelf: Shelf) -> None:
    started = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday
    clock = ClockCopy(started_at=started, stops=[StopCopy(since=started + timedelta(days=1), until=None)])
    shelf.deliver(programme_copy(turnaround_days=5))
    shelf.deliver(assignment_copy().model_copy(update={"clock": ClockCopy(started_at=started, stops=[])}))
    (row,) = load_queue(shelf.vault, shelf.files, now=started)
    assert row.due_at == datetime(2026, 3, 9, 23, 59, 59, tzinfo=UTC)
    shelf.deliver(programme_copy(turnaround_days=5, timezone="America/Chicago"))
    (row,) = load_queue(shelf.vault, shelf.files, now=started)
    assert (row.due_at, row.working.zone) == (datetime(2026, 3, 10, 4, 59, 59, tzinfo=UTC), "America/Chicago")
    due = datetime(2026, 3, 4, tzinfo=UTC)
    shelf.deliver(assignment_copy(1, due).model_copy(update={"clock": clock}))
    assert load_queue(shelf.vault, shelf.files, now=started)[0].due_at == due
    shelf.deliver(assessment_copy(2).model_copy(update={"note": "Look at 1.b again."}))
    (row,) = load_queue(shelf.vault, shelf.files)
    assert (row.note, row.lead_note) == ("", "Look at 1.b again.")
    opened = open_submission(shelf.vault, ASSIGNMENT)
    assert opened.clock is not None
    assert opened.clock.stopped
    assert opened.lead_note == "Look at 1.b again."
    assert opened.programme is not None
    assert opened.programme.turnaround_days == 5


def test_it_is_worth_a_look_when_nobody_said_whether_the_requested_change_was_made(shelf: Shelf) -> None:
    asked = "1.b: it is not said yet whether the requested change was made."

    def told() -> bool:
        return asked in [one.sentence for one in review(shelf.vault, ASSIGNMENT).missing if not one.blocking]

    score_criterion(shelf.vault, ASSIGNMENT, "eo1.b", "shown")
    assert not told()
    reopened(shelf)
    assert told()
    put_annotation(shelf.vault, ASSIGNMENT, answer_id("eo1.b"), ChangeAnswer("eo1.b", "yes"))
    assert not told()
    reopened(shelf, earlier=None)
    assert not told()
