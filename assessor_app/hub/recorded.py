"""What a hub holds of an assignment, as the rules of the field see it: for the office, and for checks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.domain.scoring import Assessment, Receipt
from assessor_app.domain.submission import ReaderRole
from assessor_app.hub.assessments import scores_of
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, SubmissionRow
from assessor_app.hub.tables.judging import AnnotationRow


@dataclass(frozen=True, slots=True)
class RecordedAssessment:
    """What the hub holds of one assignment; ``state`` inside is ``received`` once it was submitted.

    ``annotations`` are those that were not deleted, by id.
    """

    submission_code: str
    attempt: int
    user_code: str
    role: ReaderRole
    assessment: Assessment
    annotations: Mapping[str, Annotation] = field(default_factory=dict)


def recorded_assessments(session: Session) -> tuple[RecordedAssessment, ...]:
    """Of every present assignment, by submission code and reader."""
    rows = session.scalars(
        select(AssignmentRow)
        .join(AssignmentRow.submission)
        .where(AssignmentRow.withdrawn_at.is_(None))
        .order_by(SubmissionRow.code, SubmissionRow.attempt, AssignmentRow.role)
    )
    return tuple(_recorded(session, row) for row in rows)


def _recorded(session: Session, row: AssignmentRow) -> RecordedAssessment:
    frame = session.get(AssessmentRow, row.id)
    receipt = None
    if frame is not None and frame.receipt_number and frame.submitted_at is not None:
        receipt = Receipt(frame.receipt_number, frame.submitted_at, frame.decision)
    states = {"open": "open", "submitted": "received", "recall_asked": "recall_asked"}
    assessment = Assessment(
        assignment_id=row.id,
        state=states[frame.state] if frame is not None else "open",  # type: ignore[arg-type]
        scores=scores_of(session, row.id),
        feedback=frame.feedback if frame is not None else "",
        signature=frame.signature if frame is not None else "",
        signed_at=frame.submitted_at if frame is not None else None,
        receipt=receipt,
    )
    return RecordedAssessment(
        row.submission.code,
        row.submission.attempt,
        row.user.code,
        row.role,  # type: ignore[arg-type]
        assessment,
        _annotations(session, row.id),
    )


def _annotations(session: Session, assignment_id: str) -> Mapping[str, Annotation]:
    rows = session.scalars(select(AnnotationRow).where(AnnotationRow.assignment_id == assignment_id))
    return {row.annotation_id: annotation_from(row.kind, json.loads(row.body)) for row in rows if row.body is not None}
