"""Marks, comments, flags and feedback are saved at once, checked first, and never written once signed."""

from __future__ import annotations

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from assessor_app.domain.scoring import Assessment, Score
from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.store import assessments, feed, outbox
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.set_flag import set_flag
from assessor_app.workflows.undo import redo, undo
from assessor_app.workflows.write_comment import write_comment
from assessor_app.workflows.write_feedback import write_feedback
from tests.support.vault import ASSIGNMENT, NOW, Shelf, assessment_copy, score_copy


def held(shelf: Shelf) -> Assessment:
    with shelf.vault.read() as session:
        return assessments.load_assessment(session, ASSIGNMENT)


def unsent(shelf: Shelf) -> int:
    with shelf.vault.read() as session:
        return outbox.count_unsent(session)


def test_a_mark_is_saved_queued_and_announced(shelf: Shelf) -> None:
    changes = score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown", now=NOW)
    assert changes == Changes(frozenset({ASSIGNMENT}), frozenset({"eo1.a"}), NOW, can_undo=True, queue=True)
    again = shelf.reopened()
    assert held(again).scores == {"eo1.a": Score("shown")}
    assert unsent(again) == 1
    again.vault.close()


def test_everything_about_one_criterion_travels_together(shelf: Shelf) -> None:
    shelf.deliver(score_copy("eo1.a", Score("not-shown", "from the other laptop"), 2))
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    set_flag(shelf.vault, ASSIGNMENT, "eo1.a", True)
    assert held(shelf).score("eo1.a") == Score("shown", "from the other laptop", True)
    assert unsent(shelf) == 1


def test_the_same_again_is_saved_already(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    undo(shelf.vault, ASSIGNMENT)
    changes = score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", None, now=NOW)
    assert (changes.saved_at, changes.can_undo, changes.can_redo) == (NOW, False, True)


def test_a_mark_from_another_scale_is_refused_and_nothing_is_written(shelf: Shelf) -> None:
    with pytest.raises(DeskError, match=r"1\.a"):
        score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "passing")
    with pytest.raises(DeskError):
        write_comment(shelf.vault, ASSIGNMENT, "eo7.x", "no such thing")
    assert (held(shelf).scores, unsent(shelf)) == ({}, 0)


def test_an_unknown_assignment_is_told_in_plain_words(shelf: Shelf) -> None:
    with pytest.raises(DeskError, match="not in your queue"):
        score_criterion(shelf.vault, "as-99", "eo1.a", "shown")


@pytest.mark.parametrize("state", ["submitted", "recall_asked"])
def test_nothing_can_be_changed_once_submitted_until_it_is_handed_back(shelf: Shelf, state: str) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.b", "shown")
    shelf.deliver(assessment_copy(1, state=state, receipt="R-1"))
    verbs = (
        lambda: score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown"),
        lambda: write_comment(shelf.vault, ASSIGNMENT, "eo1.a", "late"),
        lambda: set_flag(shelf.vault, ASSIGNMENT, "eo1.a", True),
        lambda: write_feedback(shelf.vault, ASSIGNMENT, "late"),
        lambda: undo(shelf.vault, ASSIGNMENT),
        lambda: redo(shelf.vault, ASSIGNMENT),
    )
    for verb in verbs:
        with pytest.raises(ReadOnlyError):
            verb()
    assert held(shelf).scores == {"eo1.b": Score("shown")}
    shelf.deliver(assessment_copy(2))
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    assert held(shelf).score("eo1.a") == Score("shown")


def test_nothing_can_be_changed_once_it_is_someone_elses(shelf: Shelf) -> None:
    score_criterion(shelf.vault, ASSIGNMENT, "eo1.b", "shown")
    with shelf.vault.write() as session:
        feed.remove_assignment(session, ASSIGNMENT)
    with pytest.raises(ReadOnlyError, match="no longer assigned"):
        score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    assert held(shelf).scores == {"eo1.b": Score("shown")}


def test_a_comment_of_any_text_comes_back_as_typed(shelf: Shelf) -> None:
    text = "<b>not bold</b>\n\tüber – “quotes” 漢字 😀 'x'; DROP TABLE local_score; --"
    write_comment(shelf.vault, ASSIGNMENT, "eo1.a", text)
    write_feedback(shelf.vault, ASSIGNMENT, text)
    assert (held(shelf).score("eo1.a").comment, held(shelf).feedback) == (text, text)


def test_a_verb_writes_only_the_assessors_own_tables(shelf: Shelf) -> None:
    touched: set[str] = set()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        words = statement.replace('"', "").split()
        if words[0] in ("INSERT", "UPDATE", "DELETE"):
            touched.add(words[1] if words[0] == "UPDATE" else words[2])

    with shelf.vault.read() as session:
        engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
        write_comment(shelf.vault, ASSIGNMENT, "eo1.a", "seen")
        set_flag(shelf.vault, ASSIGNMENT, "eo1.a", True)
        write_feedback(shelf.vault, ASSIGNMENT, "Well done.")
        undo(shelf.vault, ASSIGNMENT)
        redo(shelf.vault, ASSIGNMENT)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert touched == {"local_score", "local_feedback", "history", "outbox"}


def test_fact_step_and_operation_are_one_transaction(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Session) -> None:
        raise OSError("the disk went away")

    monkeypatch.setattr(Session, "commit", fail)
    monkeypatch.setattr("sqlalchemy.orm.session.SessionTransaction.commit", fail)
    with pytest.raises(OSError, match="disk"):
        score_criterion(shelf.vault, ASSIGNMENT, "eo1.a", "shown")
    monkeypatch.undo()
    assert (held(shelf).scores, unsent(shelf)) == ({}, 0)
    assert undo(shelf.vault, ASSIGNMENT).assignment_ids == frozenset()
