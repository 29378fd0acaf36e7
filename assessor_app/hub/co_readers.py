"""What one reader may see of what the other reader of the same submission handed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, ScoreRow, UserRow
from assessor_app.protocol.messages import OtherReadingCopy

# Who reads a case together. Seeds and calibration sets are scored blind whatever the switches say.
_TOGETHER = ("reader_1", "reader_2")


def other_readings(
    session: Session, assignment_ids: Collection[str], switches: BlindSwitches
) -> Mapping[str, OtherReadingCopy]:
    """What the other reader handed in, by the assignment of the one who may see it.

    Nothing before it is handed in; where the programme hides it, nothing before both are.
    """
    seats = (
        select(AssignmentRow.id, AssignmentRow.submission_id, AssessmentRow.state)
        .outerjoin(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
        .where(AssignmentRow.id.in_(sorted(assignment_ids)), AssignmentRow.role.in_(_TOGETHER))
        .where(AssignmentRow.withdrawn_at.is_(None))
    )
    hides = switches.hide_other_reader_until_both_submitted
    mine = [row for row in session.execute(seats) if not hides or row.state not in (None, "open")]
    handed_in = (
        select(
            AssignmentRow.id,
            AssignmentRow.submission_id,
            UserRow.code,
            AssessmentRow.submitted_at,
            AssessmentRow.decision,
            AssessmentRow.return_points,
        )
        .join(AssignmentRow.user)
        .join(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
        .where(AssignmentRow.submission_id.in_(sorted({row.submission_id for row in mine})))
        .where(AssignmentRow.role.in_(_TOGETHER), AssignmentRow.withdrawn_at.is_(None), AssessmentRow.state != "open")
    )
    theirs = session.execute(handed_in).all()
    pairs = ((one.id, row) for one in mine for row in theirs if row.submission_id == one.submission_id)
    found = {assignment_id: row for assignment_id, row in pairs if row.id != assignment_id}
    marks = _marks(session, {row.id for row in found.values() if not row.return_points})
    return {
        assignment_id: OtherReadingCopy(
            reader=row.code, submitted_at=row.submitted_at, decision=row.decision, marks=marks.get(row.id, {})
        )
        for assignment_id, row in found.items()
    }


def co_reading(session: Session, assignment: AssignmentRow) -> Sequence[AssignmentRow]:
    """The present assignments of those who read this submission together, this one among them where it is."""
    query = select(AssignmentRow).where(
        AssignmentRow.submission_id == assignment.submission_id,
        AssignmentRow.role.in_(_TOGETHER),
        AssignmentRow.withdrawn_at.is_(None),
    )
    return session.scalars(query.order_by(AssignmentRow.id)).all() if assignment.role in _TOGETHER else ()


def _marks(session: Session, assignment_ids: Collection[str]) -> Mapping[str, dict[str, str]]:
    """By assignment; what was sent back unscored says nothing and is not asked for."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    query = select(ScoreRow.assignment_id, ScoreRow.scorable_id, ScoreRow.mark).where(
        ScoreRow.assignment_id.in_(sorted(assignment_ids)), ScoreRow.mark.is_not(None)
    )
    for assignment_id, scorable_id, mark in session.execute(query.order_by(ScoreRow.scorable_id)):
        found[assignment_id][scorable_id] = mark
    return found
