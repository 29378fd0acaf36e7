"""Who is read twice: the first of a new credential, what lies near the pass line, and a random share of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from assessor_app.domain.calibration_rules import DoubleReading
from assessor_app.domain.pass_line import PassLine, drawn_for_second_reading
from assessor_app.domain.reopening import effective_marks
from assessor_app.hub.assign_rule import AssignRule, Seat, give_seats, plan_seats
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import rules_of
from assessor_app.hub.reopenings import reopening_of
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, ScoreRow, SubmissionRow

Reason = Literal["first", "near", "random"]


@dataclass(frozen=True, slots=True)
class OwedReading:
    """A submission whose second seat is empty though the programme wants it read twice; ``due_at`` is the first's."""

    submission_id: str
    code: str
    attempt: int
    reason: Reason
    due_at: datetime | None


def owed_readings(
    session: Session, definitions: Definitions, submission_ids: Sequence[str] | None = None
) -> list[OwedReading]:
    """By submission code; of all submissions, or of these. Only the latest attempt of a code is ever owed one.

    What lies near the pass line is known once the first reader has handed in.
    """
    rule = rules_of(session).double_reading
    if rule.share <= 0 and rule.first <= 0 and rule.near is None:
        return []
    ask = _Asking(session, definitions, rule)
    found = []
    for first in _single(session, submission_ids):
        reason = ask.reason(first)
        if reason is not None:
            row = first.submission
            found.append(OwedReading(row.id, row.code, row.attempt, reason, first.due_at))
    return found


def plan_second_reader(session: Session, owed: OwedReading, seed: int) -> Seat | None:
    """Who is to take it, chosen as by rule; None where nobody may or can."""
    try:
        seats = plan_seats(session, AssignRule(readers=2, codes=(owed.code,), seed=seed))
    except HubSetupError:
        return None
    return next((one for one in seats if one.submission_id == owed.submission_id and one.role == "reader_2"), None)


def give_second_readers(session: Session, owed: Sequence[OwedReading], now: datetime) -> list[AssignmentRow]:
    """Fill the seats there is somebody for; the others stay owed. The caller holds all feeds, and logs it."""
    given: list[AssignmentRow] = []
    for one in owed:
        seat = plan_second_reader(session, one, rules_of(session).double_reading.seed)
        if seat is not None:
            due_at = one.due_at if one.due_at is not None and one.due_at > now else None
            given += give_seats(session, [seat], AssignRule(due_at=due_at), now)
    return given


def _single(session: Session, submission_ids: Sequence[str] | None) -> list[AssignmentRow]:
    """The first readers of latest attempts that nobody reads second."""
    second = select(AssignmentRow.submission_id).where(
        AssignmentRow.role == "reader_2", AssignmentRow.withdrawn_at.is_(None)
    )
    later = select(SubmissionRow.code, SubmissionRow.attempt)
    query = (
        select(AssignmentRow)
        .join(AssignmentRow.submission)
        .where(
            AssignmentRow.role == "reader_1",
            AssignmentRow.withdrawn_at.is_(None),
            AssignmentRow.submission_id.not_in(second),
        )
        .options(joinedload(AssignmentRow.submission).joinedload(SubmissionRow.credential))
        .order_by(SubmissionRow.code, SubmissionRow.attempt)
    )
    if submission_ids is not None:
        query = query.where(AssignmentRow.submission_id.in_(submission_ids))
    rows = session.scalars(query).all()
    codes = {row.submission.code for row in rows}
    latest: dict[str, int] = {}
    for code, attempt in session.execute(later.where(SubmissionRow.code.in_(codes))):
        latest[code] = max(attempt, latest.get(code, 0))
    return [row for row in rows if row.submission.attempt == latest[row.submission.code]]


class _Asking:
    """Why a submission is to be read twice, asked of many: what is the same for a credential is worked out once."""

    def __init__(self, session: Session, definitions: Definitions, rule: DoubleReading) -> None:
        self._session = session
        self._definitions = definitions
        self._rule = rule
        self._earliest: dict[str, frozenset[str]] = {}
        self._lines: dict[str, PassLine] = {}

    def reason(self, first: AssignmentRow) -> Reason | None:
        """The first that holds; None where one reading is enough."""
        if first.submission_id in self._first_of(first.submission.credential_pk):
            return "first"
        if self._rule.near is not None and self._is_near(first, self._rule.near):
            return "near"
        return "random" if drawn_for_second_reading(self._rule, first.submission_id) else None

    def _first_of(self, credential_pk: str) -> frozenset[str]:
        """The first so many, in the order in which submissions of this credential version came to the hub."""
        if credential_pk not in self._earliest:
            query = (
                select(SubmissionRow.id)
                .where(SubmissionRow.credential_pk == credential_pk)
                .order_by(SubmissionRow.imported_at, SubmissionRow.id)
                .limit(self._rule.first)
            )
            self._earliest[credential_pk] = frozenset(self._session.scalars(query) if self._rule.first > 0 else ())
        return self._earliest[credential_pk]

    def _is_near(self, first: AssignmentRow, near: int) -> bool:
        session = self._session
        frame = session.get(AssessmentRow, first.id)
        if frame is None or frame.state == "open" or frame.return_points:
            return False
        scores = session.execute(select(ScoreRow.scorable_id, ScoreRow.mark).where(ScoreRow.assignment_id == first.id))
        own: Mapping[str, str | None] = {one.scorable_id: one.mark for one in scores}
        distance = self._line(first).criteria(effective_marks(reopening_of(session, first.submission_id), own))
        return distance is not None and distance <= near

    def _line(self, first: AssignmentRow) -> PassLine:
        credential = first.submission.credential
        if credential.id not in self._lines:
            self._lines[credential.id] = PassLine(self._definitions.of(credential))
        return self._lines[credential.id]
