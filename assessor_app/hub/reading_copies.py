"""Submitted assessments as leads are told of them: built many at a time from few statements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from assessor_app.domain.annotation import CitationMark
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.hub.exclusions import Barred
from assessor_app.hub.judging_tables import AnnotationRow
from assessor_app.hub.submission_facts import SubmissionFacts, facts_of
from assessor_app.hub.tables import (
    ActRow,
    AssessmentRow,
    AssignmentRow,
    FirstMarksRow,
    ScoreRow,
    SetMemberRow,
    SubmissionRow,
)
from assessor_app.protocol.messages import (
    CitationCountCopy,
    ReadAnnotationCopy,
    ReadingCopy,
    ReadingDetailCopy,
    ReadScoreCopy,
)


@dataclass(frozen=True, slots=True)
class LeadSight:
    """What keeps a lead from seeing a reading, or lets them see all of it.

    ``hidden``: assignments the blind switches hide; ``barred``: work the lead must not look at at all; ``judged``:
    submissions the lead adjudicates; ``marking``: those the lead still marks.
    """

    hidden: frozenset[str]
    barred: Barred
    judged: frozenset[str]
    marking: frozenset[str]


@dataclass(slots=True)
class _Known:
    """The rows some readings are made from, by assignment."""

    frames: Mapping[str, AssessmentRow]
    first: Mapping[str, FirstMarksRow]
    sets: Mapping[str, str]
    facts: Mapping[str, SubmissionFacts]
    marks: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[str, list[AnnotationRow]] = field(default_factory=lambda: defaultdict(list))


def readings_of(session: Session, assignment_ids: Sequence[str], sight: LeadSight) -> dict[str, ReadingCopy]:
    """By assignment id, for a lead who sees so far; ids that are none are left out.

    Where the lead is adjudicator, every word is told.
    """
    rows = session.scalars(
        select(AssignmentRow)
        .where(AssignmentRow.id.in_(assignment_ids))
        .options(
            joinedload(AssignmentRow.user),
            joinedload(AssignmentRow.submission).joinedload(SubmissionRow.credential),
        )
    ).all()
    frames = {
        row.assignment_id: row
        for row in session.scalars(select(AssessmentRow).where(AssessmentRow.assignment_id.in_(assignment_ids)))
    }
    told = [
        row
        for row in rows
        if row.id not in sight.hidden
        and not sight.barred.covers(row.submission)
        and _handed_in(row, frames.get(row.id))
    ]
    known = _known(session, told, frames)
    found = {row.id: _gone(row) for row in rows}
    found |= {row.id: _reading(row, known) for row in told}
    for row in told:
        if row.submission_id in sight.judged:
            detail = _detail(session, frames[row.id], known.notes[row.id])
            found[row.id] = found[row.id].model_copy(update={"detail": detail})
    return found


def _handed_in(row: AssignmentRow, frame: AssessmentRow | None) -> bool:
    return row.withdrawn_at is None and frame is not None and frame.state != "open"


def _known(session: Session, rows: Sequence[AssignmentRow], frames: Mapping[str, AssessmentRow]) -> _Known:
    ids = [row.id for row in rows]
    first = session.scalars(select(FirstMarksRow).where(FirstMarksRow.assignment_id.in_(ids)))
    sets = session.execute(
        select(SetMemberRow.assignment_id, SetMemberRow.act_id)
        .join(ActRow, ActRow.id == SetMemberRow.act_id)
        .where(SetMemberRow.assignment_id.in_(ids))
        .order_by(ActRow.number)
    )
    known = _Known(
        frames,
        {row.assignment_id: row for row in first},
        {one.assignment_id: one.act_id for one in sets},
        facts_of(session, sorted({row.submission_id for row in rows})),
    )
    # Columns alone: there are many, and whole rows take three times as long.
    marks = select(ScoreRow.assignment_id, ScoreRow.scorable_id, ScoreRow.mark).where(
        ScoreRow.assignment_id.in_(ids), ScoreRow.mark.is_not(None)
    )
    for assignment_id, scorable_id, mark in session.execute(marks.order_by(ScoreRow.scorable_id)):
        known.marks[assignment_id][scorable_id] = mark
    notes = select(AnnotationRow).where(AnnotationRow.assignment_id.in_(ids), AnnotationRow.body.is_not(None))
    for note in session.scalars(notes.order_by(AnnotationRow.annotation_id)):
        known.notes[note.assignment_id].append(note)
    return known


def _reading(row: AssignmentRow, known: _Known) -> ReadingCopy:
    submission, frame = row.submission, known.frames[row.id]
    facts, first = known.facts[row.submission_id], known.first.get(row.id)
    # Sent back unscored, it says nothing of how the rubric is read.
    marks = {} if frame.return_points else known.marks[row.id]
    return ReadingCopy(
        assignment_id=row.id,
        submission_id=submission.id,
        code=submission.code,
        attempt=submission.attempt,
        credential_id=submission.credential.credential_id,
        credential_version=submission.credential.version,
        reader=row.user.code,
        role=row.role,
        received_at=submission.received_at,
        submitted_at=frame.submitted_at,
        decision=frame.decision,
        words=dict(facts.words),
        citations=_citations(facts, known.notes[row.id]),
        marks=marks,
        first_marks=json.loads(first.marks) if first is not None else {},
        set_id=known.sets.get(row.id, ""),
    )


def _gone(row: AssignmentRow) -> ReadingCopy:
    """Nothing but ids: who reads it and what came of it is no longer the caller's."""
    submission = row.submission
    return ReadingCopy(
        assignment_id=row.id,
        gone=True,
        submission_id=submission.id,
        code="",
        attempt=submission.attempt,
        credential_id=submission.credential.credential_id,
        credential_version=submission.credential.version,
        reader="",
        role="",
        received_at=submission.received_at,
        submitted_at=None,
        decision="",
        marks={},
    )


def _citations(facts: SubmissionFacts, notes: Sequence[AnnotationRow]) -> dict[str, CitationCountCopy]:
    """By criterion; what the reader found is counted once for each citation."""
    wrong: dict[tuple[str, str], int] = defaultdict(int)
    for note in notes:
        if note.kind != "citation_mark" or note.body is None:
            continue
        mark = annotation_from(note.kind, json.loads(note.body))
        if isinstance(mark, CitationMark):
            wrong[mark.scorable_id, mark.verdict] += 1
    return {
        criterion_id: CitationCountCopy(
            total=total,
            unread=facts.unread.get(criterion_id, 0),
            wrong_place=wrong[criterion_id, "wrong_place"],
            not_there=wrong[criterion_id, "not_there"],
        )
        for criterion_id, total in facts.citations.items()
    }


def _detail(session: Session, frame: AssessmentRow, notes: Sequence[AnnotationRow]) -> ReadingDetailCopy:
    scores = session.scalars(
        select(ScoreRow).where(ScoreRow.assignment_id == frame.assignment_id).order_by(ScoreRow.scorable_id)
    )
    return ReadingDetailCopy(
        scores={
            one.scorable_id: ReadScoreCopy(mark=one.mark, comment=one.comment, reason=one.reason) for one in scores
        },
        feedback=frame.feedback,
        annotations=[
            ReadAnnotationCopy(id=one.annotation_id, annotation_kind=one.kind, body=json.loads(one.body))
            for one in notes
            if one.body is not None
        ],
    )
