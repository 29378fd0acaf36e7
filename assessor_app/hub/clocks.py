"""When the days of an assignment began to count, and when they did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assessor_app.domain.programme import Clock
from assessor_app.hub.tables import AssignmentRow, SubmissionRow
from assessor_app.hub.tables.judging import ClockStopRow

# As many keys as go into one statement; databases limit the number of its parameters.
AT_ONCE = 500
# What was handed in long ago and is read again begins when it is given.
_OWN_CLOCK = frozenset({"calibration", "seed"})


def clocks_of(session: Session, assignments: Sequence[AssignmentRow]) -> Mapping[str, Clock]:
    """By assignment id: from receipt, or the kick-off where there is one; with the stops of submission and assignment.

    Asks in few statements however many there are.
    """
    found: dict[str, Clock] = {}
    for first in range(0, len(assignments), AT_ONCE):
        found |= _clocks(session, assignments[first : first + AT_ONCE])
    return found


def _clocks(session: Session, assignments: Sequence[AssignmentRow]) -> dict[str, Clock]:
    submissions = sorted({row.submission_id for row in assignments})
    started: dict[str, datetime] = {
        key: kick_off or received
        for key, kick_off, received in session.execute(
            select(SubmissionRow.id, SubmissionRow.kick_off_at, SubmissionRow.received_at).where(
                SubmissionRow.id.in_(submissions)
            )
        )
    }
    stops: dict[str, list[tuple[datetime, int, datetime | None]]] = defaultdict(list)
    ids = [row.id for row in assignments]
    query = select(ClockStopRow).where(
        or_(ClockStopRow.submission_id.in_(submissions), ClockStopRow.assignment_id.in_(ids))
    )
    for stop in session.scalars(query):
        stops[stop.submission_id or stop.assignment_id or ""].append((stop.since, stop.id, stop.until))
    found = {}
    for row in assignments:
        if row.role in _OWN_CLOCK:
            began, stood = row.created_at, stops[row.id]
        else:
            began, stood = started[row.submission_id], stops[row.submission_id] + stops[row.id]
        found[row.id] = Clock(began, tuple((since, until) for since, _, until in sorted(stood, key=_order)))
    return found


def _order(stop: tuple[datetime, int, datetime | None]) -> tuple[datetime, int]:
    return stop[0], stop[1]
