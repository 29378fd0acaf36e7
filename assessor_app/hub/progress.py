"""How far every reader is, for leads; a lead who reads too does not see what the blind switches hide from readers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from assessor_app.domain.business_days import effective_deadline
from assessor_app.domain.programme import Clock, Programme
from assessor_app.domain.submission import Reopening
from assessor_app.hub.clocks import clocks_of
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.judging_tables import ChoiceRow, ReopeningRow
from assessor_app.hub.lead_sight import hidden_from, told_role
from assessor_app.hub.programme_settings import programme_of, switches_of
from assessor_app.hub.reopenings import reopening_from
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, ScoreRow, SubmissionRow
from assessor_app.protocol.messages import Progress, ProgressRow, ReleasedRow

# Roles one person gives up for another to take; seeds and calibration sets have no seats.
SEATS = ("reader_1", "reader_2", "adjudicator")
_Scored = tuple[int, datetime | None]


@dataclass(frozen=True, slots=True)
class _Known:
    """What all rows of one list are made from; ``programme`` is None where the lead's app does not know of judging."""

    definitions: Definitions
    reopenings: Mapping[str, Reopening]
    frames: Mapping[str, AssessmentRow]
    scored: Mapping[str, _Scored]
    programme: Programme | None
    choices: Mapping[str, tuple[int, datetime]]
    clocks: Mapping[str, Clock]
    now: datetime


def progress(
    session: Session,
    user_id: str,
    definitions: Definitions,
    now: datetime,
    *,
    judging: bool = False,
    choosing: bool = False,
    calibrating: bool = False,
) -> Progress:
    """Every assignment the lead ``user_id`` may see, by submission code and role; released seats with ``judging``.

    With ``choosing`` it tells how often the assessor had to choose between two laptops. Without ``calibrating`` every
    role is one of the first three.
    """
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
    reopenings = _reopenings(session)
    programme = programme_of(session) if judging else None
    chosen = _choices_made(session) if choosing else {}
    counting = programme is not None and programme.turnaround_days is not None
    clocks = clocks_of(session, assignments) if counting else {}
    known = _Known(definitions, reopenings, frames, _scored(session), programme, chosen, clocks, now)
    hidden = hidden_from(session, user_id, switches_of(session))
    rows = [_row(one, known, calibrating=calibrating) for one in assignments if one.id not in hidden]
    return Progress(rows=rows, as_of=now, released=_released(session) if judging else [])


def may_see(session: Session, user_id: str, assignment: AssignmentRow) -> bool:
    """Whether the blind switches let this lead look at one assignment."""
    return assignment.id not in hidden_from(session, user_id, switches_of(session), assignment.submission.code)


def _scored(session: Session) -> dict[str, _Scored]:
    """Per assignment: how many have a mark, and when any score was last written."""
    rows = session.execute(
        select(ScoreRow.assignment_id, func.count(ScoreRow.mark), func.max(ScoreRow.updated_at)).group_by(
            ScoreRow.assignment_id
        )
    )
    return {assignment_id: (count, latest) for assignment_id, count, latest in rows}


def _choices_made(session: Session) -> dict[str, tuple[int, datetime]]:
    """Of every assignment with any: how many, and when the last was made."""
    rows = session.execute(
        select(ChoiceRow.assignment_id, func.count(), func.max(ChoiceRow.at)).group_by(ChoiceRow.assignment_id)
    )
    return {assignment_id: (count, latest) for assignment_id, count, latest in rows}


def _reopenings(session: Session) -> dict[str, Reopening]:
    """By submission."""
    rows = session.scalars(select(ReopeningRow).options(selectinload(ReopeningRow.scores)))
    return {row.submission_id: reopening_from(row) for row in rows}


def _released(session: Session) -> list[ReleasedRow]:
    """Seats given up that nobody has taken since, oldest first; of several givers of one seat the last."""
    taken = select(AssignmentRow.submission_id, AssignmentRow.role).where(AssignmentRow.withdrawn_at.is_(None))
    seats = {(submission_id, role) for submission_id, role in session.execute(taken)}
    rows = session.scalars(
        select(AssignmentRow)
        .where(
            AssignmentRow.released_at.is_not(None),
            AssignmentRow.withdrawn_at.is_not(None),
            AssignmentRow.role.in_(SEATS),
        )
        .options(
            joinedload(AssignmentRow.user),
            joinedload(AssignmentRow.submission).joinedload(SubmissionRow.credential),
        )
        .order_by(AssignmentRow.released_at, AssignmentRow.id)
    ).all()
    last = {(row.submission_id, row.role): row for row in rows if (row.submission_id, row.role) not in seats}
    return [
        ReleasedRow(
            assignment_id=row.id,
            submission_code=row.submission.code,
            attempt=row.submission.attempt,
            credential_title=row.submission.credential.title,
            assessor_code=row.user.code,
            role=row.role,
            released_at=row.released_at,
        )
        for row in last.values()
        if row.released_at is not None
    ]


def _row(assignment: AssignmentRow, known: _Known, *, calibrating: bool) -> ProgressRow:
    submission, frame = assignment.submission, known.frames.get(assignment.id)
    scored, latest = known.scored.get(assignment.id, (0, None))
    moments = [moment for moment in (latest, frame.updated_at if frame is not None else None) if moment is not None]
    reopening = known.reopenings.get(submission.id)
    total = len(known.definitions.of(submission.credential).scorables())
    row = {
        "assignment_id": assignment.id,
        "submission_code": submission.code,
        "credential_title": submission.credential.title,
        "assessor_code": assignment.user.code,
        "role": assignment.role if calibrating else told_role(assignment.role),
        "scored": scored,
        # A further attempt asks for what it opens again only.
        "total": len(reopening.open_again) if reopening is not None else total,
        "state": frame.state if frame is not None else "open",
        "due_at": _due(assignment, known),
        "updated_at": max(moments, default=None),
        "decision": frame.decision if frame is not None else "",
        "recall_reason": frame.recall_reason if frame is not None else "",
    }
    if frame is not None and known.programme is not None:
        row["return_points"] = json.loads(frame.return_points) if frame.return_points else []
        row["return_note"] = frame.return_note
    if assignment.id in known.choices:
        row["choices"], row["chosen_at"] = known.choices[assignment.id]
    return ProgressRow.model_validate(row)


def _due(assignment: AssignmentRow, known: _Known) -> datetime | None:
    """The hub's date, or the end of the business days where that is earlier and the lead's app knows of them."""
    if known.programme is None or known.programme.turnaround_days is None:
        return assignment.due_at
    return effective_deadline(known.clocks[assignment.id], known.programme, assignment.due_at, known.now)
