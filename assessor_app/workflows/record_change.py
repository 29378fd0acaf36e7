"""One change of one field: the fact, its undo step and its outbox row in a single transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from assessor_app.domain.credential import Credential
from assessor_app.domain.scoring import Score
from assessor_app.store import assessments, history, outbox
from assessor_app.store.history import Field, Value
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
        before = read_field(session, assignment_id, scorable_id, field)
        if before != value:
            write_field(session, assignment_id, scorable_id, field, value, moment)
            history.record(session, assignment_id, scorable_id, field, before, value, moment)
        possible = (history.can_undo(session, assignment_id), history.can_redo(session, assignment_id))
    return changes_of(assignment_id, scorable_id, possible, now)


def read_field(session: Session, assignment_id: str, scorable_id: str, field: Field) -> Value:
    """What the assessor sees in one field."""
    if field == "feedback":
        return assessments.effective_feedback(session, assignment_id)
    score = assessments.effective_score(session, assignment_id, scorable_id)
    if field == "mark":
        return score.mark
    return score.comment if field == "comment" else score.flagged


def write_field(
    session: Session, assignment_id: str, scorable_id: str, field: Field, value: Value, now: datetime
) -> None:
    """Write one field and make sure its operation waits in the outbox; no undo step."""
    if field == "feedback":
        outbox.queue_feedback(session, assignment_id, str(value), now)
        return
    score = assessments.effective_score(session, assignment_id, scorable_id)
    outbox.queue_score(session, assignment_id, scorable_id, _with(score, field, value), now)


def changes_of(assignment_id: str, scorable_id: str, possible: tuple[bool, bool], now: datetime | None) -> Changes:
    """What to announce after the commit; ``possible`` is whether undo and redo are."""
    return Changes(
        assignment_ids=frozenset({assignment_id}),
        scorable_ids=frozenset({scorable_id} if scorable_id else ()),
        saved_at=now or datetime.now(UTC),
        can_undo=possible[0],
        can_redo=possible[1],
        # A mark changes the progress; any first edit changes what is unsent.
        queue=True,
    )


def _with(score: Score, field: Field, value: Value) -> Score:
    if field == "mark":
        return replace(score, mark=None if value is None else str(value))
    return replace(score, comment=str(value)) if field == "comment" else replace(score, flagged=bool(value))
