"""Submitted assessments as leads are told of them: built many at a time from few statements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from assessor_app.domain.annotation import CitationMark
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.hub.exclusions import Barred
from assessor_app.hub.submission_facts import SubmissionFacts, counted_facts, kept_facts
from assessor_app.hub.tables import (
    ActRow,
    AssessmentRow,
    AssignmentRow,
    CredentialRow,
    FirstMarksRow,
    ScoreRow,
    SetMemberRow,
    SubmissionRow,
    UserRow,
)
from assessor_app.hub.tables.judging import AnnotationRow
from assessor_app.protocol.messages import (
    CitationCountCopy,
    ReadAnnotationCopy,
    ReadingCopy,
    ReadingDetailCopy,
    ReadScoreCopy,
)

# Columns alone, here and below: there are many, and whole rows take three times as long.
_READING = (
    select(
        AssignmentRow.id,
        AssignmentRow.role,
        AssignmentRow.withdrawn_at,
        AssignmentRow.submission_id,
        UserRow.code.label("reader"),
        SubmissionRow.code,
        SubmissionRow.attempt,
        SubmissionRow.practitioner,
        SubmissionRow.received_at,
        CredentialRow.credential_id,
        CredentialRow.version,
        AssessmentRow.state,
        AssessmentRow.submitted_at,
        AssessmentRow.decision,
        AssessmentRow.return_points,
    )
    .join(AssignmentRow.user)
    .join(AssignmentRow.submission)
    .join(SubmissionRow.credential)
    .outerjoin(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
)
_Found = Row[*tuple[Any, ...]]


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
    """What some readings are made from, by assignment; ``facts`` by submission."""

    first: Mapping[str, str]
    sets: Mapping[str, str]
    facts: Mapping[str, SubmissionFacts]
    marks: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    # how often the reader found a citation of a criterion so
    wrong: dict[tuple[str, str, str], int] = field(default_factory=lambda: defaultdict(int))


class Readings:
    """Readings within one session; ``counted`` is what had to be counted for them, by submission id."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.counted: dict[str, SubmissionFacts] = {}

    def of(self, assignment_ids: Sequence[str], sight: LeadSight) -> dict[str, ReadingCopy]:
        """By assignment id, for a lead who sees so far; ids that are none are left out.

        Where the lead is adjudicator, every word is told.
        """
        rows = self._session.execute(_READING.where(AssignmentRow.id.in_(assignment_ids))).all()
        told = [row for row in rows if _is_told(row, sight)]
        known = self._known(told)
        found = {row.id: _gone(row) for row in rows}
        found |= {row.id: _reading(row, known) for row in told}
        for row in told:
            if row.submission_id in sight.judged:
                found[row.id] = found[row.id].model_copy(update={"detail": _detail(self._session, row.id)})
        return found

    def _known(self, rows: Sequence[_Found]) -> _Known:
        session, ids = self._session, [row.id for row in rows]
        first = select(FirstMarksRow.assignment_id, FirstMarksRow.marks).where(FirstMarksRow.assignment_id.in_(ids))
        sets = (
            select(SetMemberRow.assignment_id, SetMemberRow.act_id)
            .join(ActRow, ActRow.id == SetMemberRow.act_id)
            .where(SetMemberRow.assignment_id.in_(ids))
            .order_by(ActRow.number)
        )
        known = _Known(
            dict(session.execute(first).all()),
            dict(session.execute(sets).all()),
            self._facts(sorted({row.submission_id for row in rows})),
        )
        marks = select(ScoreRow.assignment_id, ScoreRow.scorable_id, ScoreRow.mark).where(
            ScoreRow.assignment_id.in_(ids), ScoreRow.mark.is_not(None)
        )
        for assignment_id, scorable_id, mark in session.execute(marks.order_by(ScoreRow.scorable_id)):
            known.marks[assignment_id][scorable_id] = mark
        noted = select(AnnotationRow.assignment_id, AnnotationRow.body).where(
            AnnotationRow.assignment_id.in_(ids), AnnotationRow.kind == _MARKED, AnnotationRow.body.is_not(None)
        )
        for assignment_id, body in session.execute(noted):
            # What the reader found is counted once for each citation.
            mark = annotation_from(_MARKED, json.loads(body))
            if isinstance(mark, CitationMark):
                known.wrong[assignment_id, mark.scorable_id, mark.verdict] += 1
        return known

    def _facts(self, submission_ids: Sequence[str]) -> Mapping[str, SubmissionFacts]:
        kept = kept_facts(self._session, submission_ids)
        fresh = counted_facts(self._session, [one for one in submission_ids if one not in kept])
        self.counted |= fresh
        return kept | fresh


_MARKED = "citation_mark"


def _is_told(row: _Found, sight: LeadSight) -> bool:
    """Handed in, and nothing keeps the lead from it."""
    handed_in = row.withdrawn_at is None and row.state is not None and row.state != "open"
    return handed_in and row.id not in sight.hidden and not sight.barred.covers(row)


def _reading(row: _Found, known: _Known) -> ReadingCopy:
    facts, first = known.facts[row.submission_id], known.first.get(row.id)
    return ReadingCopy(
        assignment_id=row.id,
        submission_id=row.submission_id,
        code=row.code,
        attempt=row.attempt,
        credential_id=row.credential_id,
        credential_version=row.version,
        reader=row.reader,
        role=row.role,
        received_at=row.received_at,
        submitted_at=row.submitted_at,
        decision=row.decision,
        words=dict(facts.words),
        citations=_citations(row.id, facts, known),
        # Sent back unscored, it says nothing of how the rubric is read.
        marks={} if row.return_points else known.marks[row.id],
        first_marks=json.loads(first) if first is not None else {},
        set_id=known.sets.get(row.id, ""),
    )


def _gone(row: _Found) -> ReadingCopy:
    """Nothing but ids: who reads it and what came of it is no longer the caller's."""
    return ReadingCopy(
        assignment_id=row.id,
        gone=True,
        submission_id=row.submission_id,
        code="",
        attempt=row.attempt,
        credential_id=row.credential_id,
        credential_version=row.version,
        reader="",
        role="",
        received_at=row.received_at,
        submitted_at=None,
        decision="",
        marks={},
    )


def _citations(assignment_id: str, facts: SubmissionFacts, known: _Known) -> dict[str, CitationCountCopy]:
    """By criterion."""
    return {
        criterion_id: CitationCountCopy(
            total=total,
            unread=facts.unread.get(criterion_id, 0),
            wrong_place=known.wrong.get((assignment_id, criterion_id, "wrong_place"), 0),
            not_there=known.wrong.get((assignment_id, criterion_id, "not_there"), 0),
        )
        for criterion_id, total in facts.citations.items()
    }


def _detail(session: Session, assignment_id: str) -> ReadingDetailCopy:
    feedback = select(AssessmentRow.feedback).where(AssessmentRow.assignment_id == assignment_id)
    scores = select(ScoreRow).where(ScoreRow.assignment_id == assignment_id).order_by(ScoreRow.scorable_id)
    notes = (
        select(AnnotationRow)
        .where(AnnotationRow.assignment_id == assignment_id, AnnotationRow.body.is_not(None))
        .order_by(AnnotationRow.annotation_id)
    )
    return ReadingDetailCopy(
        scores={
            one.scorable_id: ReadScoreCopy(mark=one.mark, comment=one.comment, reason=one.reason)
            for one in session.scalars(scores)
        },
        feedback=session.scalars(feedback).one(),
        annotations=[
            ReadAnnotationCopy(id=one.annotation_id, annotation_kind=one.kind, body=json.loads(one.body))
            for one in session.scalars(notes)
            if one.body is not None
        ],
    )
