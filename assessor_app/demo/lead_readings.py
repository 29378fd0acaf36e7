"""Writes the planned readings of the demo for leads into its hub, each as its reader's own device would have."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from assessor_app.demo.lead_evidence import PAPERS, LeadEvidence
from assessor_app.demo.lead_marks import LeadMarks
from assessor_app.demo.planted_readers import PlannedReading
from assessor_app.domain.annotation import Annotation
from assessor_app.domain.annotation_body import body_of, kind_of
from assessor_app.domain.credential import Credential
from assessor_app.domain.decision import decide
from assessor_app.domain.scoring import Score
from assessor_app.hub.assessments import Submit, WriteFeedback, scores_of
from assessor_app.hub.audit import Entry, record
from assessor_app.hub.copies import Copies
from assessor_app.hub.door.accounts import Caller, new_device
from assessor_app.hub.feed import Change, announce
from assessor_app.hub.programme_settings import switches_of
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import (
    ArtifactRow,
    AssignmentRow,
    ScoreRevisionRow,
    ScoreRow,
    SubmissionRow,
    UserRow,
)
from assessor_app.hub.tables.judging import AnnotationRevisionRow, AnnotationRow
from assessor_app.hub.writes import Act
from assessor_app.protocol.digest import assessment_digest
from assessor_app.protocol.messages import FeedbackWrite, SubmitWrite

COMMENTS: Sequence[Sequence[str]] = (
    ("The cited place does not touch this.", "Nothing at the cited place shows it. Next time cite the page itself."),
    ("Half shown: the plan is there, what came of it is not.", "Asserted rather than shown. Two dated examples help."),
    ("Read at the cited place; the table carries it.", "Clear even for a newcomer.", ""),
)
FEEDBACK = "Thank you. I looked at every cited place; the next step is in the comments."


class LeadReadings:
    """Records readings; numbers of submissions count as in the plan."""

    def __init__(self, hub: Hub, credential: Credential, evidence: LeadEvidence, codes: Sequence[str]) -> None:
        self._hub = hub
        self._credential = credential
        self._marks = LeadMarks(credential, evidence)
        self._codes = codes
        self._callers: dict[str, Caller] = {}

    def record(self, reading: PlannedReading, at: datetime) -> None:
        """One reading from its first mark to the receipt, in one transaction.

        Raises RefusedError where the hub would not have taken it.
        """
        with self._hub.database.write() as session:
            assignment = session.scalars(
                select(AssignmentRow)
                .join(AssignmentRow.submission)
                .join(AssignmentRow.user)
                .where(SubmissionRow.code == reading.submission, UserRow.code == reading.reader)
            ).one()
            caller = self._caller(session, assignment.user, at)
            marks = self._marks_of(session, reading, assignment)
            self._store(session, assignment, caller, marks, at)
            act = Act(session, assignment, Copies(session, switches_of(session)), caller, None, at)
            WriteFeedback(FeedbackWrite(feedback=FEEDBACK))(act)
            submit = Submit(self._signed(session, assignment.id, reading), self._hub.definitions)
            submit(act)
            record(session, Entry(submit.EVENT, assignment.id, caller.user_id, caller.device_id), at)

    def _caller(self, session: Session, user: UserRow, at: datetime) -> Caller:
        if user.code not in self._callers:
            _, self._callers[user.code] = new_device(session, user, "Laptop", "password", at)
        return self._callers[user.code]

    def _marks_of(
        self, session: Session, reading: PlannedReading, assignment: AssignmentRow
    ) -> tuple[Mapping[str, Score], Mapping[str, Annotation]]:
        """All that is written before submitting: scores by scorable, annotations by their ids."""
        dice = random.Random(f"{reading.submission} {reading.reader}")  # noqa: S311 - made up, and always the same
        scores = {}
        for one in self._credential.scorables():
            mark = reading.marks[one.id]
            rank = next((at for at, level in enumerate(one.scale.levels) if level.id == mark), 0)
            comment = dice.choice(COMMENTS[rank]) if one.criterion is not None else ""
            scores[one.id] = Score(mark, comment)
        rows = session.scalars(select(ArtifactRow).where(ArtifactRow.submission_id == assignment.submission_id))
        refs = {f"{name}.pdf": ref for ref, name in PAPERS.items()}
        artifacts = {refs[row.name]: row.id for row in rows}
        number = self._codes.index(reading.submission)
        return scores, self._marks.of(reading, number, artifacts, dice)

    def _store(
        self,
        session: Session,
        assignment: AssignmentRow,
        caller: Caller,
        marks: tuple[Mapping[str, Score], Mapping[str, Annotation]],
        at: datetime,
    ) -> None:
        """Rows and history at once: written one by one as they come from a laptop, a season would take a minute."""
        scores = [
            _row(assignment, at, scorable_id=key, mark=one.mark, comment=one.comment, flagged=False, reason="")
            for key, one in marks[0].items()
        ]
        notes = [
            _row(assignment, at, annotation_id=key, kind=kind_of(one), body=json.dumps(body_of(one)))
            for key, one in marks[1].items()
        ]
        session.execute(insert(ScoreRow), scores)
        session.execute(insert(AnnotationRow), notes)
        session.execute(insert(ScoreRevisionRow), [_past(one, caller) for one in scores])
        session.execute(insert(AnnotationRevisionRow), [_past(one, caller) for one in notes])
        told = [Change("score", assignment.id, key) for key in marks[0]]
        told += [Change("annotation", assignment.id, key) for key in marks[1]]
        announce(session, assignment.user_id, told)

    def _signed(self, session: Session, assignment_id: str, reading: PlannedReading) -> SubmitWrite:
        scores = scores_of(session, assignment_id)
        decision = decide(self._credential, dict(reading.marks), accepted=True)
        return SubmitWrite(
            digest=assessment_digest(scores, FEEDBACK), signature=f"Assessor {reading.reader}", decision=decision.title
        )


def _row(assignment: AssignmentRow, at: datetime, **columns: object) -> dict[str, object]:
    """The first revision of something written for an assignment."""
    return {"assignment_id": assignment.id, "rev": 1, "updated_at": at, **columns}


def _past(row: Mapping[str, object], caller: Caller) -> dict[str, object]:
    """A row as its history keeps it."""
    kept = {**row, "at": row["updated_at"], "by_device_id": caller.device_id}
    del kept["updated_at"]
    return kept
