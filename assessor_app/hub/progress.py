"""How far every reader is, for leads; a lead who reads too does not see what the blind switches hide from readers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from assessor_app.domain.business_days import effective_deadline
from assessor_app.domain.programme import Clock, Programme
from assessor_app.domain.submission import Reopening
from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.clocks import clocks_of
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.judging_tables import ChoiceRow, ReopeningRow
from assessor_app.hub.programme_settings import programme_of, switches_of
from assessor_app.hub.reopenings import reopening_from
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, ScoreRow, SubmissionRow
from assessor_app.protocol.messages import Progress, ProgressRow, ReleasedRow

READERS = frozenset({"reader_1", "reader_2"})
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
) -> Progress:
    """Every assignment the lead ``user_id`` may see, by submission code and role; released seats with ``judging``.

    With ``choosing`` it tells how often the assessor had to choose between two laptops.
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
    hidden = _hidden(user_id, assignments, frames, switches_of(session))
    rows = [_row(one, known) for one in assignments if one.id not in hidden]
    return Progress(rows=rows, as_of=now, released=_released(session) if judging else [])


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
        .where(AssignmentRow.released_at.is_not(None), AssignmentRow.withdrawn_at.is_not(None))
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


def _row(assignment: AssignmentRow, known: _Known) -> ProgressRow:
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
        "role": assignment.role,
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
