"""One write that waits for the hub, as it stands in its row: what every author of the outbox has in common.

An operation is *pending* while its facts may still change, *sent* (frozen: same key, bytes and base revision)
until its answer is understood, *parked* when the hub holds something else (412), *refused* when the hub said
no for good. Parked and refused ones need the person's attention and are never deleted by the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.orm import Session

from assessor_app.store.tables import outbox

OperationKind = Literal["score", "feedback", "submit", "recall", "annotation", "return", "release", "choice", "act"]
OperationState = Literal["pending", "sent", "parked", "refused"]
# What has to be at the hub before it is signed over, and can be in conflict.
EDITS: Final = ("score", "feedback", "annotation")
# What ends the work on a case.
FINAL: Final = ("submit", "return")


@dataclass(frozen=True, slots=True)
class Operation:
    """One write for the hub; ``key`` is its Idempotency-Key, ``theirs`` the copy that stood in the way.

    ``scorable_id`` is the annotation's id where it is about one, that of the settled conflict of a choice, that of the
    act of a lead (whose ``assignment_id`` is empty), and empty for what is about the whole assessment.
    """

    key: str
    assignment_id: str
    kind: OperationKind
    scorable_id: str
    body: bytes | None
    base_rev: int | None
    state: OperationState
    attempts: int
    sentence: str
    created_at: datetime
    theirs: bytes | None = None
    # What it was made upon, part by part (JSON), and when and where that was written; see conflict_parts.
    base: str | None = None
    story: str | None = None


def operation_of(row: RowMapping) -> Operation:
    """The operation in a row of the whole table."""
    return Operation(
        row["key"],
        row["assignment_id"] or "",
        row["kind"],
        row["scorable_id"],
        row["body"],
        row["base_rev"],
        row["state"],
        row["attempts"],
        row["sentence"],
        row["created_at"],
        row["theirs"],
        row["base"],
        row["story"],
    )


def get(session: Session, key: str) -> Operation:
    """Raises LookupError for an unknown key."""
    row = session.execute(select(outbox).where(outbox.c.key == key)).mappings().one_or_none()
    if row is None:
        raise LookupError(f"no operation {key}")
    return operation_of(row)


def of_target(assignment_id: str, kind: str, scorable_id: str) -> ColumnElement[bool]:
    """The condition for every operation about one thing."""
    return and_(outbox.c.assignment_id == assignment_id, outbox.c.kind == kind, outbox.c.scorable_id == scorable_id)


def is_waiting(session: Session, assignment_id: str, kind: str, scorable_id: str, *states: OperationState) -> bool:
    """Whether an operation of this target is in one of ``states`` (any state when none is named)."""
    chosen = of_target(assignment_id, kind, scorable_id)
    if states:
        chosen = and_(chosen, outbox.c.state.in_(states))
    return session.execute(select(exists().where(chosen))).scalar_one()
