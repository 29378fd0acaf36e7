"""Keeps what a reader first handed in before it is opened again: agreement is counted on what was given unprompted."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.tables import AssessmentRow, FirstMarksRow, ScoreRow, ToldTruthRow


def keep_first_marks(session: Session, frame: AssessmentRow, now: datetime, *, asked_back: bool = False) -> None:
    """Call it while the assessment is still handed in; what was kept before stays.

    One that its reader ``asked_back`` was opened for no prompting of a lead, so its marks are not the first ones,
    unless the reader has been told what was agreed of it since.
    """
    told = session.get(ToldTruthRow, frame.assignment_id) is not None
    if (asked_back and not told) or frame.return_points or session.get(FirstMarksRow, frame.assignment_id) is not None:
        return
    marks = {
        scorable_id: mark
        for scorable_id, mark in session.execute(
            select(ScoreRow.scorable_id, ScoreRow.mark).where(ScoreRow.assignment_id == frame.assignment_id)
        )
        if mark is not None
    }
    if marks:
        session.add(FirstMarksRow(assignment_id=frame.assignment_id, marks=json.dumps(marks), kept_at=now))
        session.flush()


def independent_marks(session: Session, assignment_id: str) -> dict[str, str]:
    """The marks first handed in, by scorable."""
    kept = session.get(FirstMarksRow, assignment_id)
    if kept is not None:
        first: dict[str, str] = json.loads(kept.marks)
        return first
    rows = session.execute(select(ScoreRow.scorable_id, ScoreRow.mark).where(ScoreRow.assignment_id == assignment_id))
    return {scorable_id: mark for scorable_id, mark in rows if mark is not None}
