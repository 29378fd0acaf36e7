"""The assessor's steps on one submission, so that undo and redo survive a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Select, and_, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from assessor_app.store.tables import history

Field = Literal["mark", "comment", "flagged", "feedback", "annotation"]
# An object where a mark has a reason, and for annotations: their kind and body.
Value = str | bool | None | dict[str, Any]

BURST: Final = timedelta(seconds=5)
_TYPED: Final = ("comment", "feedback")


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One change of one field; ``scorable_id`` is an annotation's id, or empty for the overall feedback."""

    id: int
    scorable_id: str
    field: Field
    before: Value
    after: Value


def record(
    session: Session, assignment_id: str, scorable_id: str, field: Field, before: Value, after: Value, now: datetime
) -> None:
    """Add a step, and forget what had been undone.

    Text of the same field saved again within one burst of typing (``BURST`` since its last save) extends the
    step it belongs to; a burst that ends where it began leaves no step.
    """
    session.execute(delete(history).where(history.c.assignment_id == assignment_id, history.c.undone.is_(True)))
    last = _last(session, assignment_id, undone=False)
    if last is not None and _same_burst(session, last, scorable_id, field, after, now):
        if last.before == after:
            drop(session, last)
        else:
            values = {"after": json.dumps(after), "made_at": now}
            session.execute(update(history).where(history.c.id == last.id).values(**values))
        return
    session.execute(
        insert(history).values(
            assignment_id=assignment_id,
            scorable_id=scorable_id,
            field=field,
            before=json.dumps(before),
            after=json.dumps(after),
            made_at=now,
        )
    )


def last_done(session: Session, assignment_id: str) -> HistoryStep | None:
    """The step undo would take back, or None."""
    return _last(session, assignment_id, undone=False)


def first_undone(session: Session, assignment_id: str) -> HistoryStep | None:
    """The step redo would do again, or None."""
    query = select(history).where(_of(assignment_id, undone=True)).order_by(history.c.id).limit(1)
    return _one(session, query)


def mark_undone(session: Session, step: HistoryStep, undone: bool) -> None:
    """Move a step to the other side."""
    session.execute(update(history).where(history.c.id == step.id).values(undone=undone))


def drop(session: Session, step: HistoryStep) -> None:
    """Forget a step that no longer fits what is recorded."""
    session.execute(delete(history).where(history.c.id == step.id))


def can_undo(session: Session, assignment_id: str) -> bool:
    """Whether there is a step to take back."""
    return bool(session.execute(select(exists().where(_of(assignment_id, undone=False)))).scalar_one())


def can_redo(session: Session, assignment_id: str) -> bool:
    """Whether there is a step to do again."""
    return bool(session.execute(select(exists().where(_of(assignment_id, undone=True)))).scalar_one())


def written(session: Session, assignment_id: str, scorable_id: str, limit: int) -> tuple[tuple[Field, datetime], ...]:
    """The newest steps that stand on one thing: the field and when it was last typed; "" is the overall feedback."""
    query = (
        select(history.c.field, history.c.made_at)
        .where(_of(assignment_id, undone=False), history.c.scorable_id == scorable_id)
        .order_by(history.c.id.desc())
        .limit(limit)
    )
    return tuple((field, made_at) for field, made_at in session.execute(query))


def _same_burst(
    session: Session, last: HistoryStep, scorable_id: str, field: Field, after: Value, now: datetime
) -> bool:
    if (last.scorable_id, last.field) != (scorable_id, field):
        return False
    if field not in _TYPED and not (field == "annotation" and _only_the_words(last.after, after)):
        return False
    made_at = session.execute(select(history.c.made_at).where(history.c.id == last.id)).scalar_one()
    # A clock set back starts a new step rather than an endless burst.
    return bool(timedelta(0) <= now - made_at <= BURST)


def _only_the_words(before: Value, after: Value) -> bool:
    """Whether two states of a note differ in nothing but what was typed."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    wordless = [{**one["body"], "body": None} for one in (before, after)]
    return before["kind"] == after["kind"] and wordless[0] == wordless[1]


def _last(session: Session, assignment_id: str, *, undone: bool) -> HistoryStep | None:
    query = select(history).where(_of(assignment_id, undone=undone)).order_by(history.c.id.desc()).limit(1)
    return _one(session, query)


def _of(assignment_id: str, *, undone: bool) -> ColumnElement[bool]:
    return and_(history.c.assignment_id == assignment_id, history.c.undone.is_(undone))


def _one(session: Session, query: Select[tuple[object, ...]]) -> HistoryStep | None:
    row = session.execute(query).mappings().one_or_none()
    if row is None:
        return None
    return HistoryStep(row["id"], row["scorable_id"], row["field"], json.loads(row["before"]), json.loads(row["after"]))
