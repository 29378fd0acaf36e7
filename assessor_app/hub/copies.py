"""Builds what travels from what is stored, with the blind switches applied: nothing is served past this file."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from assessor_app.hub.blind import BlindSwitches, shown_artifact_name
from assessor_app.hub.tables import (
    AnalysisRow,
    ArtifactRow,
    AssessmentRow,
    AssignmentRow,
    CredentialRow,
    ProgrammeRow,
    RenditionRow,
    ScoreRow,
    SubmissionRow,
)
from assessor_app.protocol.messages import (
    AnalysisCopy,
    ArtifactCopy,
    AssessmentCopy,
    AssignmentCopy,
    CitedCopy,
    CredentialCopy,
    ReceiptCopy,
    RenditionCopy,
    ResponseCopy,
    ScoreBody,
    ScoreCopy,
    SubmissionCopy,
)


class Copies:
    """Wire copies within one session; ``renditions`` where the caller's app knows them."""

    def __init__(self, session: Session, switches: BlindSwitches, renditions: bool = False) -> None:
        self._session = session
        self._switches = switches
        self._renditions = renditions

    def credential(self, credential_pk: str) -> CredentialCopy:
        """A definition and whether it is accepted for live use."""
        row = self._session.get_one(CredentialRow, credential_pk)
        return CredentialCopy(
            id=row.credential_id,
            version=row.version,
            definition=json.loads(row.definition),
            accepted=row.accepted_at is not None,
        )

    def assignment_row(self, assignment_id: str) -> AssignmentRow | None:
        """The assignment, or None."""
        return self._session.get(AssignmentRow, assignment_id)

    def assignment(self, row: AssignmentRow) -> AssignmentCopy:
        """An assignment with its whole submission."""
        return AssignmentCopy.model_validate(
            {
                "id": row.id,
                "submission": self.submission(row.submission_id),
                "role": row.role,
                "due_at": row.due_at,
            }
        )

    def submission(self, submission_id: str) -> SubmissionCopy:
        """A submission as its readers may see it."""
        row = self._session.scalars(
            select(SubmissionRow)
            .where(SubmissionRow.id == submission_id)
            .options(
                selectinload(SubmissionRow.credential),
                selectinload(SubmissionRow.responses),
                selectinload(SubmissionRow.artifacts).selectinload(ArtifactRow.rendition),
                selectinload(SubmissionRow.analyses).selectinload(AnalysisRow.citations),
            )
        ).one()
        return SubmissionCopy(
            id=row.id,
            code=row.code,
            attempt=row.attempt,
            credential_id=row.credential.credential_id,
            credential_version=row.credential.version,
            received_at=row.received_at,
            practitioner="" if self._switches.hide_practitioner else row.practitioner,
            responses=[ResponseCopy(prompt_id=one.prompt_id, text=one.text) for one in row.responses],
            artifacts=[self._artifact(one, row.practitioner) for one in row.artifacts],
            analyses=[_analysis(one) for one in row.analyses],
        )

    def score(self, assignment_id: str, scorable_id: str) -> ScoreCopy:
        """A score, rev 0 and empty where none was written."""
        row = self._session.get(ScoreRow, (assignment_id, scorable_id))
        if row is None:
            return ScoreCopy(assignment_id=assignment_id, scorable_id=scorable_id, rev=0, score=ScoreBody())
        body = ScoreBody(mark=row.mark, comment=row.comment, flagged=row.flagged)
        return ScoreCopy(assignment_id=assignment_id, scorable_id=scorable_id, rev=row.rev, score=body)

    def assessment(self, assignment_id: str) -> AssessmentCopy:
        """An assessment's frame, rev 0 and open where nothing was written."""
        row = self._session.get(AssessmentRow, assignment_id)
        if row is None:
            return AssessmentCopy(assignment_id=assignment_id, rev=0)
        receipt = None
        if row.receipt_number and row.submitted_at is not None:
            receipt = ReceiptCopy(number=row.receipt_number, received_at=row.submitted_at, decision=row.decision)
        return AssessmentCopy.model_validate(
            {
                "assignment_id": row.assignment_id,
                "rev": row.rev,
                "feedback": row.feedback,
                "state": row.state,
                "receipt": receipt,
            }
        )

    def _artifact(self, row: ArtifactRow, practitioner: str) -> ArtifactCopy:
        return ArtifactCopy.model_validate(
            {
                "id": row.id,
                "name": shown_artifact_name(row.name, row.position, practitioner, self._switches),
                "kind": row.kind,
                "media_type": row.media_type,
                "size": row.size,
                "sha256": row.sha256,
                "slot_id": row.slot_id,
                "rendition": _rendition(row.rendition) if self._renditions else None,
            }
        )


def _rendition(row: RenditionRow | None) -> RenditionCopy | None:
    return RenditionCopy(id=row.id, size=row.size, sha256=row.sha256) if row is not None else None


def _analysis(row: AnalysisRow) -> AnalysisCopy:
    cited = [CitedCopy(raw=one.raw, artifact_id=one.artifact_id or "") for one in row.citations]
    return AnalysisCopy(criterion_id=row.criterion_id, explanation=row.explanation, citations=cited)


def switches_of(session: Session) -> BlindSwitches:
    """The programme's switches; all on while no programme has been set up."""
    row = session.get(ProgrammeRow, 1)
    if row is None:
        return BlindSwitches()
    return BlindSwitches(
        row.hide_practitioner,
        row.hide_assessor_from_practitioner,
        row.hide_other_reader_until_both_submitted,
        row.hide_earlier_attempts_until_scored,
    )
