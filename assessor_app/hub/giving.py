"""Giving one assignment to one reader, and writing down who was given what."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.audit import Detail, Entry, record
from assessor_app.hub.calibration_feed import tell_leads
from assessor_app.hub.feed import announce_assignment
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
    row = held_by(session, place.submission_id, place.user_id)
    if row is None:
        row = AssignmentRow(
            id=uuid.uuid4().hex, submission_id=place.submission_id, user_id=place.user_id, created_at=now
        )
        session.add(row)
    row.role, row.due_at, row.withdrawn_at = place.role, place.due_at, None
    session.flush()
    announce_assignment(session, row)
    tell_leads(session, row)
    return row


def held_by(session: Session, submission_id: str, user_id: str) -> AssignmentRow | None:
    """The one assignment a reader has or had of a submission."""
    return session.scalar(
        select(AssignmentRow).where(AssignmentRow.submission_id == submission_id, AssignmentRow.user_id == user_id)
    )


def log_given(session: Session, rows: Iterable[AssignmentRow], now: datetime, seed: int | None = None) -> None:
    """Write into the log of acts who was given what; ``seed`` where a rule with one chose. Nothing else may follow."""
    for row in rows:
        detail: Detail = {"user": row.user_id, "role": row.role}
        record(session, Entry("assigned", row.id, detail=detail if seed is None else {**detail, "seed": seed}), now)
