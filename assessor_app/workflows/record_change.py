"""One change of one field: the fact, its undo step and its outbox row in a single transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.annotation_body import annotation_from, body_of, kind_of
from assessor_app.domain.credential import Credential
from assessor_app.domain.reopening import may_score
from assessor_app.domain.scoring import Score
from assessor_app.errors import ReadOnlyError
from assessor_app.sentences import sentence
from assessor_app.store import annotation_rows, assessments, history, outbox
from assessor_app.store.history import Field, Value
from assessor_app.store.programmes import load_open_again
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import read_editable

Check = Callable[[Credential], None]


def change_field(
    vault: Vault,
    assignment_id: str,
    scorable_id: str,
    field: Field,
    value: Value,
    check: Check,
    now: datetime | None = None,
) -> Changes:
    """Write ``value`` if ``check`` lets it pass; the same value again is saved already and leaves no step.

    Raises ReadOnlyError, DeskError (from ``check``) or VaultError; then nothing is written.
    """
    moment = now or datetime.now(UTC)
    with vault.write() as session:
        check(read_editable(session, assignment_id))
        check_open_again(session, assignment_id, scorable_id)
        possible = apply_change(session, assignment_id, scorable_id, field, value, moment)
    return changes_of(assignment_id, scorable_id, field, None, possible, now)


def apply_change(
    session: Session, assignment_id: str, target: str, field: Field, value: Value, now: datetime
) -> tuple[bool, bool]:
    """Write what was checked, with its step and operation; returns whether undo and redo are possible then."""
    before = read_field(session, assignment_id, target, field)
    if before != value:
        write_field(session, assignment_id, target, field, value, now)
        history.record(session, assignment_id, target, field, before, value, now)
    return history.can_undo(session, assignment_id), history.can_redo(session, assignment_id)


def check_open_again(session: Session, assignment_id: str, scorable_id: str) -> None:
    """Raises ReadOnlyError where a further attempt does not open this criterion again; "" is the overall feedback."""
    if scorable_id and not may_score(load_open_again(session, assignment_id), scorable_id):
        raise ReadOnlyError(
            sentence("This was shown at an earlier attempt and is not open again, so its score stands.")
        )


def mark_value(mark: str | None, reason: str = "") -> Value:
    """A mark as one value of one field; with the reason for what could not be scored where there is one."""
    return {"mark": mark, "reason": reason} if reason else mark


def annotation_value(annotation: Annotation | None) -> Value:
    """An annotation as the value of a field."""
    return None if annotation is None else {"kind": kind_of(annotation), "body": body_of(annotation)}


def annotation_from_value(value: Value) -> Annotation | None:
    """The annotation of such a value, None for none."""
    return annotation_from(value["kind"], value["body"]) if isinstance(value, dict) else None


def read_field(session: Session, assignment_id: str, scorable_id: str, field: Field) -> Value:
    """What the assessor sees in one field; of an annotation, ``scorable_id`` is its id."""
    if field == "feedback":
        return assessments.effective_feedback(session, assignment_id)
    if field == "annotation":
        return annotation_value(annotation_rows.effective_annotation(session, assignment_id, scorable_id))
    score = assessments.effective_score(session, assignment_id, scorable_id)
    if field == "mark":
        return mark_value(score.mark, score.reason)
    return score.comment if field == "comment" else score.flagged


def write_field(
    session: Session, assignment_id: str, scorable_id: str, field: Field, value: Value, now: datetime
) -> None:
    """Write one field and make sure its operation waits in the outbox; no undo step."""
    if field == "feedback":
        outbox.queue_feedback(session, assignment_id, str(value), now)
        return
    if field == "annotation":
        annotation = annotation_from_value(value)
        before = annotation_rows.effective_annotation(session, assignment_id, scorable_id)
        kind = next((kind_of(one) for one in (annotation, before) if one is not None), "pin")
        outbox.queue_annotation(session, assignment_id, scorable_id, kind, annotation, now)
        return
    score = assessments.effective_score(session, assignment_id, scorable_id)
    outbox.queue_score(session, assignment_id, scorable_id, _with(score, field, value), now)


def changes_of(
    assignment_id: str,
    target: str,
    field: Field,
    annotation: Annotation | None,
    possible: tuple[bool, bool],
    now: datetime | None,
) -> Changes:
    """What to announce after the commit; ``possible`` is whether undo and redo are.

    ``target`` is the scorable or annotation touched; ``annotation`` what the latter is now.
    """
    of_annotation = field == "annotation"
    return Changes(
        assignment_ids=frozenset({assignment_id}),
        scorable_ids=frozenset({target} if target and not of_annotation else ()),
        annotations={target: annotation} if of_annotation else {},
        saved_at=now or datetime.now(UTC),
        can_undo=possible[0],
        can_redo=possible[1],
        # A mark changes the progress; any first edit changes what is unsent.
        queue=True,
    )


def _with(score: Score, field: Field, value: Value) -> Score:
    if field == "mark":
        reason = str(value["reason"]) if isinstance(value, dict) else ""
        mark = value["mark"] if isinstance(value, dict) else value
        return replace(score, mark=None if mark is None else str(mark), reason=reason)
    return replace(score, comment=str(value)) if field == "comment" else replace(score, flagged=bool(value))
