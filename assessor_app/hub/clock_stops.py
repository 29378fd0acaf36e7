"""Stopping an assignment's clock and letting it go on, as a programme's office does."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from assessor_app.hub.feed import Change, announce, lock_feeds
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.tables import AssignmentRow, SubmissionRow
from assessor_app.hub.tables.judging import ClockStopRow


def stop_clock(session: Session, target: AssignmentRow | SubmissionRow, at: datetime) -> None:
    """Stop it from ``at`` on and tell the readers. Raises HubSetupError when it stands still already."""
    readers = _lock_readers(session, target)
    if _standing(session, target) is not None:
        raise HubSetupError("This clock stands still already.")
    latest = session.scalar(select(ClockStopRow.until).where(_of(target)).order_by(ClockStopRow.until.desc()).limit(1))
    if latest is not None and at < latest:
        raise HubSetupError("This clock was stopped and started again after that time.")
    row = ClockStopRow(since=at, until=None)
    if isinstance(target, AssignmentRow):
        row.assignment_id = target.id
    else:
        row.submission_id = target.id
    session.add(row)
    _tell(session, readers)


def start_clock(session: Session, target: AssignmentRow | SubmissionRow, at: datetime) -> None:
    """Let it go on from ``at`` and tell the readers. Raises HubSetupError when it does not stand still."""
    readers = _lock_readers(session, target)
    row = _standing(session, target)
    if row is None:
        raise HubSetupError("This clock does not stand still.")
    if at < row.since:
        raise HubSetupError("This clock was stopped only after that time.")
    row.until = at
    _tell(session, readers)


def _of(target: AssignmentRow | SubmissionRow) -> ColumnElement[bool]:
    if isinstance(target, AssignmentRow):
        return ClockStopRow.assignment_id == target.id
    return ClockStopRow.submission_id == target.id


def _standing(session: Session, target: AssignmentRow | SubmissionRow) -> ClockStopRow | None:
    return session.scalar(select(ClockStopRow).where(_of(target), ClockStopRow.until.is_(None)))


def _lock_readers(session: Session, target: AssignmentRow | SubmissionRow) -> list[AssignmentRow]:
    """The present assignments it concerns, their feeds held: two people at the office wait for each other here."""
    own = AssignmentRow.id if isinstance(target, AssignmentRow) else AssignmentRow.submission_id
    rows = session.scalars(select(AssignmentRow).where(own == target.id, AssignmentRow.withdrawn_at.is_(None))).all()
    lock_feeds(session, {row.user_id for row in rows})
    return sorted(rows, key=_reader)


def _reader(row: AssignmentRow) -> str:
    return row.user_id


def _tell(session: Session, readers: list[AssignmentRow]) -> None:
    session.flush()
    for row in readers:
        announce(session, row.user_id, [Change("assignment", row.id)])
