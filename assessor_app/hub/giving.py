"""Giving one assignment to one reader, and writing down who was given what."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.audit import Detail, Entry, record_all
from assessor_app.hub.calibration.feed import tell_leads_of_new, tell_reading
from assessor_app.hub.clocks import AT_ONCE
from assessor_app.hub.feed import announce_assignment, announce_new
from assessor_app.hub.tables import AssignmentRow


@dataclass(frozen=True, slots=True)
class Place:
    """Who is to read what as what, until when."""

    submission_id: str
    user_id: str
    role: str
    due_at: datetime | None = None


def give(session: Session, place: Place, now: datetime) -> AssignmentRow:
    """Write it, or bring back what was withdrawn, and tell reader and leads. The caller holds all feeds."""
    row = held_by(session, place.submission_id, place.user_id) or _fresh(session, place, now)
    row.role, row.due_at, row.withdrawn_at = place.role, place.due_at, None
    session.flush()
    announce_assignment(session, row)
    tell_reading(session, row)
    return row


def give_all(session: Session, places: Sequence[Place], now: datetime) -> list[AssignmentRow]:
    """:func:`give` for many, in few statements for all that nobody held before."""
    held = _held(session, places)
    given = [
        give(session, one, now) if (one.submission_id, one.user_id) in held else _fresh(session, one, now)
        for one in places
    ]
    fresh = [row for row, one in zip(given, places, strict=True) if (one.submission_id, one.user_id) not in held]
    session.flush()
    announce_new(session, fresh)
    tell_leads_of_new(session, fresh)
    return given


def _fresh(session: Session, place: Place, now: datetime) -> AssignmentRow:
    row = AssignmentRow(
        id=uuid.uuid4().hex,
        submission_id=place.submission_id,
        user_id=place.user_id,
        role=place.role,
        due_at=place.due_at,
        created_at=now,
    )
    session.add(row)
    return row


def _held(session: Session, places: Sequence[Place]) -> set[tuple[str, str]]:
    """Submission and user of those who have or had them."""
    found: set[tuple[str, str]] = set()
    ids = sorted({one.submission_id for one in places})
    query = select(AssignmentRow.submission_id, AssignmentRow.user_id)
    for first in range(0, len(ids), AT_ONCE):
        some = query.where(AssignmentRow.submission_id.in_(ids[first : first + AT_ONCE]))
        found |= {(submission_id, user_id) for submission_id, user_id in session.execute(some)}
    return found


def held_by(session: Session, submission_id: str, user_id: str) -> AssignmentRow | None:
    """The one assignment a reader has or had of a submission."""
    return session.scalar(
        select(AssignmentRow).where(AssignmentRow.submission_id == submission_id, AssignmentRow.user_id == user_id)
    )


def log_given(session: Session, rows: Iterable[AssignmentRow], now: datetime, seed: int | None = None) -> None:
    """Write into the log of acts who was given what; ``seed`` where a rule with one chose. Nothing else may follow."""
    chosen: Detail = {} if seed is None else {"seed": seed}
    acts = [Entry("assigned", row.id, detail={"user": row.user_id, "role": row.role, **chosen}) for row in rows]
    if acts:
        record_all(session, acts, now)
