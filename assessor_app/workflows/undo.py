"""Verbs: take back the last step on a submission, or do it again; steps survive restarts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Seen
from assessor_app.domain.annotation_body import kind_of
from assessor_app.store import history
from assessor_app.store.history import HistoryStep
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes, StepTaken
from assessor_app.workflows.read_assignment import read_editable
from assessor_app.workflows.record_change import annotation_from_value, changes_of, read_field, write_field


def undo(vault: Vault, assignment_id: str, *, now: datetime | None = None) -> Changes:
    """Take back the last mark, comment, flag, feedback or annotation; without one, nothing changes.

    Raises ReadOnlyError for a submitted assessment.
    """
    return _step(vault, assignment_id, history.last_done, True, now)


def redo(vault: Vault, assignment_id: str, *, now: datetime | None = None) -> Changes:
    """Do the last undone step again; without one, nothing changes.

    Raises ReadOnlyError for a submitted assessment.
    """
    return _step(vault, assignment_id, history.first_undone, False, now)


def _step(
    vault: Vault,
    assignment_id: str,
    choose: Callable[[Session, str], HistoryStep | None],
    backwards: bool,
    now: datetime | None,
) -> Changes:
    with vault.write() as session:
        read_editable(session, assignment_id)
        step = _fitting(session, assignment_id, choose, backwards)
        if step is not None:
            value = step.before if backwards else step.after
            write_field(session, assignment_id, step.scorable_id, step.field, value, now or datetime.now(UTC))
            history.mark_undone(session, step, backwards)
        possible = (history.can_undo(session, assignment_id), history.can_redo(session, assignment_id))
    if step is None:
        return Changes(can_undo=possible[0], can_redo=possible[1])
    annotation = annotation_from_value(value) if step.field == "annotation" else None
    changes = changes_of(assignment_id, step.scorable_id, step.field, annotation, possible, now)
    return replace(changes, step=_taken(step, backwards))


def _taken(step: HistoryStep, backwards: bool) -> StepTaken:
    if step.field != "annotation":
        return StepTaken(step.field, step.scorable_id, backwards)
    now, other = (step.before, step.after) if backwards else (step.after, step.before)
    annotation = annotation_from_value(now if now is not None else other)
    assert annotation is not None, "a step that left nothing and found nothing is never recorded"
    scorable_id = "" if isinstance(annotation, Seen) else annotation.scorable_id
    return StepTaken(kind_of(annotation), scorable_id, backwards, step.scorable_id, annotation, gone=now is None)


def _fitting(
    session: Session, assignment_id: str, choose: Callable[[Session, str], HistoryStep | None], backwards: bool
) -> HistoryStep | None:
    """The next step whose field still holds what the step left there.

    A field changed meanwhile on another device is not this step's to overwrite: such a step is forgotten.
    """
    while (step := choose(session, assignment_id)) is not None:
        held = read_field(session, assignment_id, step.scorable_id, step.field)
        if held == (step.after if backwards else step.before):
            return step
        history.drop(session, step)
    return None
