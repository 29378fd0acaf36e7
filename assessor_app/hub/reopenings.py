"""What a further attempt opens again, what came of the one before, and from when a reader may see that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from assessor_app.domain.submission import Reopening
from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.tables import ArtifactRow, AssignmentRow, ScoreRow
from assessor_app.hub.tables.judging import ReopeningRow


def reopening_of(session: Session, submission_id: str) -> Reopening | None:
    """What this attempt opens again and which marks stand; None at a first one."""
    row = session.get(ReopeningRow, submission_id)
    return reopening_from(row) if row is not None else None


def reopening_from(row: ReopeningRow) -> Reopening:
    """The same of a stored one; the attempt before is left out, since no rule asks for it."""
    opened = frozenset(json.loads(row.open_again))
    kept: Mapping[str, str] = {one.scorable_id: one.mark for one in row.scores if one.scorable_id not in opened}
    return Reopening(opened, None, kept)


def shows_earlier(assignment: AssignmentRow, switches: BlindSwitches) -> bool:
    """Whether this reader may see the attempt before by now."""
    return not switches.hide_earlier_attempts_until_scored or assignment.earlier_shown_at is not None


def reads(switches: BlindSwitches) -> ColumnElement[bool]:
    """Whether an artifact belongs to what an assignment's reader may read: joins artifacts and assignments.

    The attempt before counts too, unless it is still to be hidden from this reader.
    """
    before = select(ReopeningRow.earlier_submission_id).where(ReopeningRow.submission_id == AssignmentRow.submission_id)
    earlier: ColumnElement[bool] = ArtifactRow.submission_id.in_(before.correlate(AssignmentRow))
    if switches.hide_earlier_attempts_until_scored:
        earlier = and_(earlier, AssignmentRow.earlier_shown_at.is_not(None))
    return or_(ArtifactRow.submission_id == AssignmentRow.submission_id, earlier)


def all_scored(session: Session, assignment: AssignmentRow, reopening: Reopening) -> bool:
    """Whether everything open again has a mark of this reader."""
    marked = session.scalar(
        select(func.count())
        .select_from(ScoreRow)
        .where(
            ScoreRow.assignment_id == assignment.id,
            ScoreRow.scorable_id.in_(reopening.open_again),
            ScoreRow.mark.is_not(None),
        )
    )
    return marked == len(reopening.open_again)


def note_scored(session: Session, assignment: AssignmentRow, reopening: Reopening | None, now: datetime) -> bool:
    """Remember the moment from which the attempt before need no longer be hidden; True when it is now.

    It stays shown when a mark is taken back: what was seen cannot be unseen.
    """
    if reopening is None or assignment.earlier_shown_at is not None or not all_scored(session, assignment, reopening):
        return False
    assignment.earlier_shown_at = now
    return True
