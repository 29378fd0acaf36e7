"""How far every reader is, for leads; a lead who reads too does not see what the blind switches hide from readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.copies import switches_of
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, ScoreRow, SubmissionRow
from assessor_app.protocol.messages import Progress, ProgressRow

READERS = frozenset({"reader_1", "reader_2"})


def progress(session: Session, user_id: str, definitions: Definitions, now: datetime) -> Progress:
    """Every assignment the lead ``user_id`` may see, by submission code and role."""
    assignments = session.scalars(
        select(AssignmentRow)
        .join(AssignmentRow.submission)
        .where(AssignmentRow.withdrawn_at.is_(None))
        .options(
            joinedload(AssignmentRow.user),
            joinedload(AssignmentRow.submission).joinedload(SubmissionRow.credential),
        )
        .order_by(SubmissionRow.code, SubmissionRow.attempt, AssignmentRow.role, AssignmentRow.id)
    ).all()
    frames = {row.assignment_id: row for row in session.scalars(select(AssessmentRow))}
    scored = _scored(session)
    hidden = _hidden(user_id, assignments, frames, switches_of(session))
    rows = [
        _row(one, frames.get(one.id), scored.get(one.id, (0, None)), definitions)
        for one in assignments
        if one.id not in hidden
    ]
    return Progress(rows=rows, as_of=now)


def may_see(session: Session, user_id: str, assignment: AssignmentRow) -> bool:
    """Whether the blind switches let this lead look at one assignment."""
    same = select(AssignmentRow).join(AssignmentRow.submission).options(joinedload(AssignmentRow.submission))
    rows = session.scalars(
        same.where(SubmissionRow.code == assignment.submission.code, AssignmentRow.withdrawn_at.is_(None))
    ).all()
    frames = {
        row.assignment_id: row
        for row in session.scalars(
            select(AssessmentRow).where(AssessmentRow.assignment_id.in_([one.id for one in rows]))
        )
    }
    return assignment.id not in _hidden(user_id, rows, frames, switches_of(session))


def _scored(session: Session) -> dict[str, tuple[int, datetime | None]]:
    """Per assignment: how many have a mark, and when any score was last written."""
    rows = session.execute(
        select(ScoreRow.assignment_id, func.count(ScoreRow.mark), func.max(ScoreRow.updated_at)).group_by(
            ScoreRow.assignment_id
        )
    )
    return {assignment_id: (count, latest) for assignment_id, count, latest in rows}


def _hidden(
    user_id: str,
    assignments: Sequence[AssignmentRow],
    frames: Mapping[str, AssessmentRow],
    switches: BlindSwitches,
) -> set[str]:
    """Assignments of others that would sway a lead's own reading of the same practitioner's work."""
    by_code: dict[str, list[AssignmentRow]] = defaultdict(list)
    for one in assignments:
        by_code[one.submission.code].append(one)
    hidden: set[str] = set()
    for mine in assignments:
        if mine.user_id != user_id:
            continue
        done = _submitted(mine, frames)
        for other in by_code[mine.submission.code]:
            if other.user_id == user_id:
                continue
            together = other.submission_id == mine.submission_id and {mine.role, other.role} <= READERS
            both = done and _submitted(other, frames)
            if switches.hide_other_reader_until_both_submitted and together and not both:
                hidden.add(other.id)
            earlier = other.submission.attempt < mine.submission.attempt
            if switches.hide_earlier_attempts_until_scored and earlier and not done:
                hidden.add(other.id)
    return hidden


def _submitted(assignment: AssignmentRow, frames: Mapping[str, AssessmentRow]) -> bool:
    frame = frames.get(assignment.id)
    return frame is not None and frame.state != "open"


def _row(
    assignment: AssignmentRow,
    frame: AssessmentRow | None,
    scored: tuple[int, datetime | None],
    definitions: Definitions,
) -> ProgressRow:
    submission = assignment.submission
    moments = [moment for moment in (scored[1], frame.updated_at if frame is not None else None) if moment is not None]
    return ProgressRow.model_validate(
        {
            "assignment_id": assignment.id,
            "submission_code": submission.code,
            "credential_title": submission.credential.title,
            "assessor_code": assignment.user.code,
            "role": assignment.role,
            "scored": scored[0],
            "total": len(definitions.of(submission.credential).scorables()),
            "state": frame.state if frame is not None else "open",
            "due_at": assignment.due_at,
            "updated_at": max(moments, default=None),
            "decision": frame.decision if frame is not None else "",
            "recall_reason": frame.recall_reason if frame is not None else "",
        }
    )
