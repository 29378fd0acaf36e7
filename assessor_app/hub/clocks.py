"""When the days of an assignment began to count, and when they did not."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assessor_app.domain.programme import Clock
from assessor_app.hub.judging_tables import ClockStopRow
from assessor_app.hub.tables import AssignmentRow, SubmissionRow


def clock_of(session: Session, assignment: AssignmentRow) -> Clock:
    """From receipt, or the kick-off where there is one; with the stops of the submission and of the assignment."""
    rows = session.scalars(
        select(ClockStopRow)
        .where(
            or_(
                ClockStopRow.submission_id == assignment.submission_id,
                ClockStopRow.assignment_id == assignment.id,
            )
        )
        .order_by(ClockStopRow.since, ClockStopRow.id)
    ).all()
    submission = session.get_one(SubmissionRow, assignment.submission_id)
    started = submission.kick_off_at or submission.received_at
    return Clock(started, tuple((row.since, row.until) for row in rows))
