"""Wire copies of calibration for one caller; who may see what is decided here and in no other place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from assessor_app.hub.calibration.anchor_copies import anchor_copy
from assessor_app.hub.calibration.lead_sight import LEADS, hidden_from, open_readings
from assessor_app.hub.calibration.reading_copies import LeadSight, Readings
from assessor_app.hub.calibration.report_words import report_text
from assessor_app.hub.copies import Copies
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.exclusions import barred_from, may_not_read
from assessor_app.hub.programme_settings import rules_copy, switches_of
from assessor_app.hub.submission_facts import SubmissionFacts
from assessor_app.hub.tables import ActRow, AnchorRow, AssignmentRow, ChangeRow, SubmissionRow, ToldTruthRow, UserRow
from assessor_app.protocol.messages import (
    ActBody,
    ActCopy,
    AnchorCopy,
    ProgrammeCopy,
    QualifyBody,
    ReadingCopy,
    ReportBody,
    ReportCopy,
    SeedBody,
    TruthCopy,
)

CALIBRATION = frozenset({"reading", "act", "anchor", "truth", "report"})
Told = ReadingCopy | ActCopy | AnchorCopy | TruthCopy | ReportCopy
_BODY: TypeAdapter[ActBody] = TypeAdapter(ActBody)


class CalibrationCopies:
    """What one user may see within one session.

    Assessors are told of anchors, of reports to them, and of truths once their own scores are in; nothing else here.
    """

    def __init__(self, session: Session, user_id: str, copies: Copies, definitions: Definitions) -> None:
        self._session = session
        self._user_id = user_id
        self._copies = copies
        self._definitions = definitions
        self._leads = session.get_one(UserRow, user_id).role in LEADS
        self._readings = Readings(session)
        self._told: Mapping[str, ReadingCopy] = {}
        self._sight: LeadSight | None = None

    def with_rules(self, programme: ProgrammeCopy) -> ProgrammeCopy:
        """The programme with its rules of calibration, for leads."""
        return programme.model_copy(update={"calibration": rules_copy(self._session)}) if self._leads else programme

    def foresee(self, changes: Sequence[ChangeRow]) -> None:
        """Fetch together what these changes will be told with."""
        wanted = sorted({one.target_id for one in changes if one.kind == "reading"}) if self._leads else []
        self._told = self._readings.of(wanted, self._seen()) if wanted else {}

    def item(self, row: ChangeRow) -> Told | None:
        """What a change stands for now; None where it is not the caller's to know."""
        if row.kind == "reading":
            return self._told.get(row.target_id)
        if row.kind == "act":
            return self._act(row.target_id)
        if row.kind == "anchor":
            return self._anchor(row.target_id)
        return self._truth(row.target_id) if row.kind == "truth" else self._report(row.target_id)

    def acts(self, rows: Sequence[ActRow]) -> list[ActCopy]:
        """Those of the acts that the caller may see."""
        return [act_copy(row) for row in rows if self._sees(row)]

    @property
    def counted(self) -> Mapping[str, SubmissionFacts]:
        """What had to be counted for it, by submission id: worth keeping."""
        return self._readings.counted

    def _act(self, act_id: str) -> ActCopy | None:
        row = self._session.scalar(select(ActRow).where(ActRow.id == act_id).options(joinedload(ActRow.by)))
        return act_copy(row) if row is not None and self._sees(row) else None

    def _sees(self, row: ActRow) -> bool:
        """Leads do; one who still marks the same submission hears of it afterwards, one who must not read it never."""
        if not self._leads or row.submission_id is None:
            return self._leads
        sight, submission = self._seen(), self._session.get_one(SubmissionRow, row.submission_id)
        return row.submission_id not in sight.marking and not sight.barred.covers(submission)

    def _anchor(self, act_id: str) -> AnchorCopy | None:
        row = self._session.get(AnchorRow, act_id)
        if row is None:
            return None
        shown = self._user_id not in may_not_read(self._session, row.submission)
        return anchor_copy(self._copies, self._definitions, row, shown=shown)

    def _truth(self, assignment_id: str) -> TruthCopy | None:
        """Only what was told: the row is written when the own scores are handed in, never before."""
        told = self._session.get(ToldTruthRow, assignment_id)
        assignment = self._copies.assignment_row(assignment_id)
        if told is None or assignment is None or assignment.user_id != self._user_id:
            return None
        if assignment.withdrawn_at is not None:
            return None
        act = self._session.scalars(select(ActRow).where(ActRow.id == told.act_id)).one()
        body = _BODY.validate_json(act.body)
        assert isinstance(body, SeedBody)
        return TruthCopy(assignment_id=assignment_id, truth=body.truth, rationale=body.rationale, told_at=told.told_at)

    def _report(self, act_id: str) -> ReportCopy | None:
        act = self._session.scalar(select(ActRow).where(ActRow.id == act_id).options(joinedload(ActRow.by)))
        if act is None or act.reader_id != self._user_id:
            return None
        body = _BODY.validate_json(act.body)
        assert isinstance(body, ReportBody | QualifyBody)
        return ReportCopy(
            id=act.id,
            by=act.by.code,
            told_at=act.accepted_at,
            credential_id=body.credential_id,
            credential_version=body.credential_version,
            text=report_text(self._session, body),
        )

    def _seen(self) -> LeadSight:
        if self._sight is None:
            judged = select(AssignmentRow.submission_id).where(
                AssignmentRow.user_id == self._user_id,
                AssignmentRow.role == "adjudicator",
                AssignmentRow.withdrawn_at.is_(None),
            )
            self._sight = LeadSight(
                hidden_from(self._session, self._user_id, switches_of(self._session)),
                barred_from(self._session, self._user_id),
                frozenset(self._session.scalars(judged)),
                open_readings(self._session, self._user_id),
            )
        return self._sight


def act_copy(row: ActRow) -> ActCopy:
    """An act as leads see it."""
    return ActCopy(
        id=row.id,
        by=row.by.code,
        made_at=row.made_at,
        accepted_at=row.accepted_at,
        body=_BODY.validate_json(row.body),
    )
