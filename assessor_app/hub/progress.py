"""How far every reader is, for leads; a lead who reads too does not see what the blind switches hide from readers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select, tuple_
from sqlalchemy.orm import Session, joinedload

from assessor_app.domain.business_days import effective_deadline
from assessor_app.domain.programme import Clock, Programme
from assessor_app.hub.calibration.lead_sight import hidden_from, told_role
from assessor_app.hub.clocks import clocks_of
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.door.refusals import not_found
from assessor_app.hub.programme_settings import programme_of, switches_of
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, CredentialRow, ScoreRow, SubmissionRow, UserRow
from assessor_app.hub.tables.judging import ChoiceRow, ReopeningRow
from assessor_app.protocol.messages import Progress, ProgressRow, ReleasedRow

# Roles one person gives up for another to take; seeds and calibration sets have no seats.
SEATS = ("reader_1", "reader_2", "adjudicator")
_ORDER = (SubmissionRow.code, SubmissionRow.attempt, AssignmentRow.role, AssignmentRow.id)
# Columns alone: there are as many as a programme has assignments, and whole rows take several times as long.
_ROWS = (
    select(
        *_ORDER,
        AssignmentRow.submission_id,
        AssignmentRow.due_at,
        AssignmentRow.created_at,
        SubmissionRow.credential_pk,
        UserRow.code.label("assessor_code"),
        AssessmentRow.state,
        AssessmentRow.decision,
        AssessmentRow.recall_reason,
        AssessmentRow.return_points,
        AssessmentRow.return_note,
        AssessmentRow.updated_at,
    )
    .join(AssignmentRow.submission)
    .join(AssignmentRow.user)
    .outerjoin(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
    .where(AssignmentRow.withdrawn_at.is_(None))
    .order_by(*_ORDER)
)
_Found = Row[*tuple[Any, ...]]
_Scored = tuple[int, datetime | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the lead's app knows and asks for.

    ``judging``: released seats, returns and business days; ``choosing``: how often the assessor had to choose between
    two laptops. Without ``calibrating`` every role is one of the first three. ``limit`` rows after the assignment
    ``after``; all of them without.
    """

    judging: bool = False
    choosing: bool = False
    calibrating: bool = False
    after: str = ""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What all rows of one list are made from; ``programme`` is None where the lead's app does not know of judging."""

    titles: Mapping[str, tuple[str, int]]
    opened: Mapping[str, int]
    scored: Mapping[str, _Scored]
    programme: Programme | None
    choices: Mapping[str, tuple[int, datetime]]
    clocks: Mapping[str, Clock]
    now: datetime


def progress(session: Session, user_id: str, definitions: Definitions, now: datetime, wanted: Wanted) -> Progress:
    """Every assignment the lead ``user_id`` may see, by submission code and role, or a page of them.

    Raises RefusedError 404 where what it should go on after is none.
    """
    rows = session.execute(_page(session, wanted)).all()
    more = wanted.limit is not None and len(rows) > wanted.limit
    rows = rows[: wanted.limit]
    programme = programme_of(session) if wanted.judging else None
    counting = programme is not None and programme.turnaround_days is not None
    known = _Known(
        _titles(session, definitions),
        _opened(session),
        _scored(session, rows, part=wanted.limit is not None),
        programme,
        _choices_made(session) if wanted.choosing else {},
        clocks_of(session, rows) if counting else {},
        now,
    )
    hidden = hidden_from(session, user_id, switches_of(session))
    return Progress(
        rows=[_row(one, known, calibrating=wanted.calibrating) for one in rows if one.id not in hidden],
        as_of=now,
        released=_released(session) if wanted.judging and not wanted.after else [],
        next=rows[-1].id if more else "",
    )


def may_see(session: Session, user_id: str, assignment: AssignmentRow) -> bool:
    """Whether the blind switches let this lead look at one assignment."""
    return assignment.id not in hidden_from(session, user_id, switches_of(session), assignment.submission.code)


def _page(session: Session, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    query = _ROWS
    if wanted.after:
        # one withdrawn meanwhile still says where the list goes on
        where = session.execute(select(*_ORDER).join(AssignmentRow.submission).where(AssignmentRow.id == wanted.after))
        last = where.first()
        if last is None:
            raise not_found()
        query = query.where(tuple_(*_ORDER) > tuple_(*last))
    return query if wanted.limit is None else query.limit(wanted.limit + 1)


def _titles(session: Session, definitions: Definitions) -> dict[str, tuple[str, int]]:
    """Of every definition: what it is called, and how much there is to score."""
    rows = session.scalars(select(CredentialRow))
    return {row.id: (row.title, len(definitions.of(row).scorables())) for row in rows}


def _opened(session: Session) -> dict[str, int]:
    """By submission: how much a further attempt opens again."""
    rows = session.execute(select(ReopeningRow.submission_id, ReopeningRow.open_again))
    return {submission_id: len(set(json.loads(opened))) for submission_id, opened in rows}


def _scored(session: Session, rows: Sequence[_Found], *, part: bool) -> dict[str, _Scored]:
    """Per assignment: how many have a mark, and when any score was last written."""
    query = select(ScoreRow.assignment_id, func.count(ScoreRow.mark), func.max(ScoreRow.updated_at))
    if part:
        query = query.where(ScoreRow.assignment_id.in_([row.id for row in rows]))
    scored = session.execute(query.group_by(ScoreRow.assignment_id))
    return {assignment_id: (count, latest) for assignment_id, count, latest in scored}


def _choices_made(session: Session) -> dict[str, tuple[int, datetime]]:
    """Of every assignment with any: how many, and when the last was made."""
    rows = session.execute(
        select(ChoiceRow.assignment_id, func.count(), func.max(ChoiceRow.at)).group_by(ChoiceRow.assignment_id)
    )
    return {assignment_id: (count, latest) for assignment_id, count, latest in rows}


def _released(session: Session) -> list[ReleasedRow]:
    """Seats given up that nobody has taken since, oldest first; of several givers of one seat the last."""
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
    taken = select(AssignmentRow.submission_id, AssignmentRow.role).where(
        AssignmentRow.withdrawn_at.is_(None), AssignmentRow.submission_id.in_({row.submission_id for row in rows})
    )
    seats = {(submission_id, role) for submission_id, role in session.execute(taken)}
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


def _row(found: _Found, known: _Known, *, calibrating: bool) -> ProgressRow:
    scored, latest = known.scored.get(found.id, (0, None))
    title, total = known.titles[found.credential_pk]
    begun = found.state is not None
    row = {
        "assignment_id": found.id,
        "submission_code": found.code,
        "credential_title": title,
        "assessor_code": found.assessor_code,
        "role": found.role if calibrating else told_role(found.role),
        "scored": scored,
        # A further attempt asks for what it opens again only.
        "total": known.opened.get(found.submission_id, total),
        "state": found.state if begun else "open",
        "due_at": _due(found, known),
        "updated_at": max((one for one in (latest, found.updated_at) if one is not None), default=None),
        "decision": found.decision if begun else "",
        "recall_reason": found.recall_reason if begun else "",
    }
    if begun and known.programme is not None and found.return_points:
        row["return_points"] = json.loads(found.return_points)
    if begun and known.programme is not None:
        row["return_note"] = found.return_note
    if found.id in known.choices:
        row["choices"], row["chosen_at"] = known.choices[found.id]
    return ProgressRow.model_validate(row)


def _due(found: _Found, known: _Known) -> datetime | None:
    """The hub's date, or the end of the business days where that is earlier and the lead's app knows of them."""
    due_at: datetime | None = found.due_at
    if known.programme is None or known.programme.turnaround_days is None:
        return due_at
    return effective_deadline(known.clocks[found.id], known.programme, due_at, known.now)
