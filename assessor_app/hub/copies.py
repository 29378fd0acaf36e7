"""Builds what travels from what is stored, with the blind switches applied: nothing is served past this file."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy.orm import Session

from assessor_app.hub.blind import BlindSwitches, NameHiding, shown_artifact_name
from assessor_app.hub.calibration.lead_sight import told_role
from assessor_app.hub.co_readers import other_readings
from assessor_app.hub.known_rows import KnownRows
from assessor_app.hub.programme_settings import programme_copy
from assessor_app.hub.reopenings import reopening_from, shows_earlier
from assessor_app.hub.tables import (
    AnalysisRow,
    ArtifactRow,
    AssessmentRow,
    AssignmentRow,
    ChangeRow,
    CredentialRow,
    RenditionRow,
)
from assessor_app.hub.tables.judging import ReopeningRow
from assessor_app.protocol.messages import (
    MAX_RAW,
    MAX_TEXT,
    WANTS_CALIBRATION,
    WANTS_JUDGING,
    WANTS_OTHER,
    WANTS_RENDITIONS,
    WANTS_RETURNS,
    WANTS_ZONE,
    AnalysisCopy,
    AnnotationBody,
    AnnotationCopy,
    ArtifactCopy,
    AssessmentCopy,
    AssignmentCopy,
    CitedCopy,
    ClockCopy,
    CredentialCopy,
    EarlierCopy,
    EarlierScoreCopy,
    OtherReadingCopy,
    ProgrammeCopy,
    ReceiptCopy,
    RenditionCopy,
    ReopeningCopy,
    ResponseCopy,
    ReturnedCopy,
    ReturnPoint,
    ScoreBody,
    ScoreCopy,
    StopCopy,
    SubmissionCopy,
)

NOTHING_MORE: frozenset[str] = frozenset()


class Copies:
    """Wire copies within one session; ``wants`` is what the caller's app knows beyond the first form of the schema.

    Whoever does not know of judging gets exactly what there was before it.
    """

    def __init__(self, session: Session, switches: BlindSwitches, wants: frozenset[str] = NOTHING_MORE) -> None:
        self._session = session
        self._switches = switches
        self._renditions = WANTS_RENDITIONS in wants
        self.judging = WANTS_JUDGING in wants
        self._known = KnownRows(session)
        self._returns = WANTS_RETURNS in wants
        self._zone = WANTS_ZONE in wants
        self._calibration = WANTS_CALIBRATION in wants
        self._tells_other = WANTS_OTHER in wants
        # by assignment, None where there is nothing to see
        self._others: dict[str, OtherReadingCopy | None] = {}

    def credential(self, credential_pk: str) -> CredentialCopy:
        """A definition and whether it is accepted for live use."""
        row = self._session.get_one(CredentialRow, credential_pk)
        return CredentialCopy(
            id=row.credential_id,
            version=row.version,
            definition=json.loads(row.definition),
            accepted=row.accepted_at is not None,
        )

    def foresee(self, changes: Sequence[ChangeRow]) -> None:
        """Fetch together what these changes will be told with."""
        self._known.fetch(changes, judging=self.judging)
        ids = {one.target_id for one in changes if one.kind == "assignment"} if self._tells_other else set()
        self._others = dict.fromkeys(ids) | dict(other_readings(self._session, ids, self._switches))

    def assignment_row(self, assignment_id: str) -> AssignmentRow | None:
        """The assignment, or None."""
        return self._session.get(AssignmentRow, assignment_id)

    def assignment(self, row: AssignmentRow) -> AssignmentCopy:
        """An assignment with its whole submission."""
        return AssignmentCopy.model_validate(
            {
                "id": row.id,
                "submission": self._assigned(row),
                "role": told_role(row.role, calibrating=self._calibration),
                "due_at": row.due_at,
                "clock": self._clock(row) if self.judging else None,
                "reopening": self._reopening(row) if self.judging else None,
                "other": self._other(row.id) if self._tells_other else None,
            }
        )

    def programme(self) -> ProgrammeCopy | None:
        """How the programme wants its submissions read; None where it is not set up, or the app does not know."""
        found = programme_copy(self._session) if self.judging else None
        return found if found is None or self._zone else found.model_copy(update={"timezone": ""})

    def annotation(self, assignment_id: str, annotation_id: str) -> AnnotationCopy:
        """An annotation, rev 0 and None where none was written, None where it was deleted."""
        row = self._known.annotation(assignment_id, annotation_id)
        body = None
        if row is not None and row.body is not None:
            body = AnnotationBody.model_validate({"kind": row.kind, "body": json.loads(row.body)})
        return AnnotationCopy(
            assignment_id=assignment_id,
            annotation_id=annotation_id,
            rev=row.rev if row is not None else 0,
            annotation=body,
        )

    def submission(self, submission_id: str) -> SubmissionCopy:
        """A submission as its readers may see it."""
        row = self._known.submission(submission_id)
        shown = {one.name: self._shown_name(one, row.practitioner) for one in row.artifacts}
        hiding = NameHiding({name: alias for name, alias in shown.items() if alias != name})
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
            analyses=[_analysis(one, hiding) for one in row.analyses],
        )

    def score(self, assignment_id: str, scorable_id: str) -> ScoreCopy:
        """A score, rev 0 and empty where none was written."""
        row = self._known.score(assignment_id, scorable_id)
        if row is None:
            return ScoreCopy(assignment_id=assignment_id, scorable_id=scorable_id, rev=0, score=ScoreBody())
        reason = row.reason if self.judging else ""
        body = ScoreBody(mark=row.mark, comment=row.comment, flagged=row.flagged, reason=reason)
        return ScoreCopy(assignment_id=assignment_id, scorable_id=scorable_id, rev=row.rev, score=body)

    def assessment(self, assignment_id: str) -> AssessmentCopy:
        """An assessment's frame, rev 0 and open where nothing was written."""
        row = self._known.assessment(assignment_id)
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
                "note": row.lead_note if self.judging else "",
                "returned": _returned(row) if self._returns else None,
            }
        )

    def _assigned(self, row: AssignmentRow) -> SubmissionCopy:
        """A seed was handed in when it is given: its true date would tell it from the others."""
        told = self.submission(row.submission_id)
        return told.model_copy(update={"received_at": row.created_at}) if row.role == "seed" else told

    def _other(self, assignment_id: str) -> OtherReadingCopy | None:
        if assignment_id in self._others:
            return self._others[assignment_id]
        return other_readings(self._session, [assignment_id], self._switches).get(assignment_id)

    def _clock(self, row: AssignmentRow) -> ClockCopy:
        clock = self._known.clock(row)
        return ClockCopy(
            started_at=clock.started_at, stops=[StopCopy(since=since, until=until) for since, until in clock.stops]
        )

    def _reopening(self, row: AssignmentRow) -> ReopeningCopy | None:
        found = self._known.reopening(row.submission_id)
        if found is None:
            return None
        told = reopening_from(found)
        earlier = self._earlier(found) if shows_earlier(row, self._switches) else None
        return ReopeningCopy(open_again=sorted(told.open_again), kept=dict(told.kept), earlier=earlier)

    def _earlier(self, row: ReopeningRow) -> EarlierCopy:
        return EarlierCopy(
            submission=self.submission(row.earlier_submission_id),
            decision=row.decision,
            decided_at=row.decided_at,
            feedback=row.feedback,
            scores=[
                EarlierScoreCopy(scorable_id=one.scorable_id, mark=one.mark, title=one.title, comment=one.comment)
                for one in row.scores
            ],
        )

    def _shown_name(self, row: ArtifactRow, practitioner: str) -> str:
        return shown_artifact_name(row.name, row.position, practitioner, self._switches)

    def _artifact(self, row: ArtifactRow, practitioner: str) -> ArtifactCopy:
        return ArtifactCopy.model_validate(
            {
                "id": row.id,
                "name": self._shown_name(row, practitioner),
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


def _returned(row: AssessmentRow) -> ReturnedCopy | None:
    if not row.return_points:
        return None
    points = [ReturnPoint.model_validate(one) for one in json.loads(row.return_points)]
    return ReturnedCopy(points=points, note=row.return_note)


def _analysis(row: AnalysisRow, hiding: NameHiding) -> AnalysisCopy:
    """A file that is called otherwise on screen is called so wherever the text names it."""
    cited = [CitedCopy(raw=hiding.said(one.raw, MAX_RAW), artifact_id=one.artifact_id or "") for one in row.citations]
    return AnalysisCopy(
        criterion_id=row.criterion_id, explanation=hiding.said(row.explanation, MAX_TEXT), citations=cited
    )
