"""Rows a page of the feed is made from, fetched by a few statements together instead of several for each item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload

from assessor_app.domain.programme import Clock
from assessor_app.hub.clocks import clocks_of
from assessor_app.hub.tables import (
    AnalysisRow,
    ArtifactRow,
    AssessmentRow,
    AssignmentRow,
    ChangeRow,
    CredentialRow,
    ScoreRow,
    SubmissionRow,
)
from assessor_app.hub.tables.judging import AnnotationRow, ReopeningRow

K = TypeVar("K")
R = TypeVar("R")
_OF_ASSIGNMENTS = ("assignment", "score", "assessment", "annotation", "removed")
WHOLE_SUBMISSION = (
    selectinload(SubmissionRow.credential),
    selectinload(SubmissionRow.responses),
    selectinload(SubmissionRow.artifacts).selectinload(ArtifactRow.rendition),
    selectinload(SubmissionRow.analyses).selectinload(AnalysisRow.citations),
)


class KnownRows:
    """Rows by their keys within one session.

    What :meth:`fetch` was told of is looked up among what it brought, absence included; everything else is asked for
    one by one. Who writes never fetches, and so never sees what was before the write.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._submissions: dict[str, SubmissionRow | None] = {}
        self._scores: dict[tuple[str, str], ScoreRow | None] = {}
        self._assessments: dict[str, AssessmentRow | None] = {}
        self._annotations: dict[tuple[str, str], AnnotationRow | None] = {}
        self._reopenings: dict[str, ReopeningRow | None] = {}
        self._clocks: Mapping[str, Clock] = {}
        # The session forgets rows that nobody holds.
        self._held: list[Sequence[object]] = []

    def fetch(self, changes: Sequence[ChangeRow], *, judging: bool) -> None:
        """Bring what these changes stand for, in place of what was brought before."""
        targets: dict[str, set[str]] = defaultdict(set)
        pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for change in changes:
            targets[change.kind].add(change.target_id)
            pairs[change.kind].add((change.target_id, change.scorable_id))
        of_assignments = set().union(*(targets[kind] for kind in _OF_ASSIGNMENTS))
        assignments = self._by_id(select(AssignmentRow), AssignmentRow.id, of_assignments)
        credentials = self._by_id(select(CredentialRow), CredentialRow.id, targets["credential"])
        self._held = [assignments, credentials]
        shown = [row for row in assignments if row.id in targets["assignment"] and row.withdrawn_at is None]
        self._fetch_submissions(shown, judging)
        self._assessments = _keyed(
            targets["assessment"],
            (
                (row.assignment_id, row)
                for row in self._by_id(select(AssessmentRow), AssessmentRow.assignment_id, targets["assessment"])
            ),
        )
        self._fetch_pairs(pairs, judging)

    def submission(self, submission_id: str) -> SubmissionRow:
        """A submission with everything that belongs to it."""
        found = self._submissions.get(submission_id)
        if found is not None:
            return found
        query = select(SubmissionRow).where(SubmissionRow.id == submission_id)
        return self._session.scalars(query.options(*WHOLE_SUBMISSION)).one()

    def score(self, assignment_id: str, scorable_id: str) -> ScoreRow | None:
        """A score, None where none was written."""
        key = (assignment_id, scorable_id)
        return self._scores[key] if key in self._scores else self._session.get(ScoreRow, key)

    def assessment(self, assignment_id: str) -> AssessmentRow | None:
        """An assessment's frame, None where nothing was written."""
        known = self._assessments
        return known[assignment_id] if assignment_id in known else self._session.get(AssessmentRow, assignment_id)

    def annotation(self, assignment_id: str, annotation_id: str) -> AnnotationRow | None:
        """An annotation, None where none was written."""
        key = (assignment_id, annotation_id)
        return self._annotations[key] if key in self._annotations else self._session.get(AnnotationRow, key)

    def reopening(self, submission_id: str) -> ReopeningRow | None:
        """What a further attempt opens again, None for a first one."""
        known = self._reopenings
        return known[submission_id] if submission_id in known else self._session.get(ReopeningRow, submission_id)

    def clock(self, assignment: AssignmentRow) -> Clock:
        """When its days began to count, and when they did not."""
        found = self._clocks.get(assignment.id)
        return found if found is not None else clocks_of(self._session, [assignment])[assignment.id]

    def _fetch_submissions(self, assignments: Sequence[AssignmentRow], judging: bool) -> None:
        ids = {row.submission_id for row in assignments}
        self._reopenings = {}
        if judging:
            query = select(ReopeningRow).options(selectinload(ReopeningRow.scores))
            found = self._by_id(query, ReopeningRow.submission_id, ids)
            self._reopenings = _keyed(ids, ((row.submission_id, row) for row in found))
            # An attempt before is seldom, and told with the one after it.
            ids = ids | {row.earlier_submission_id for row in found}
        rows = self._by_id(select(SubmissionRow).options(*WHOLE_SUBMISSION), SubmissionRow.id, ids)
        self._submissions = _keyed(ids, ((row.id, row) for row in rows))
        self._clocks = clocks_of(self._session, assignments) if judging else {}

    def _fetch_pairs(self, pairs: Mapping[str, set[tuple[str, str]]], judging: bool) -> None:
        scores = self._by_pair(ScoreRow, (ScoreRow.assignment_id, ScoreRow.scorable_id), pairs["score"])
        self._scores = _keyed(pairs["score"], (((row.assignment_id, row.scorable_id), row) for row in scores))
        noted = pairs["annotation"] if judging else set()
        annotations = self._by_pair(AnnotationRow, (AnnotationRow.assignment_id, AnnotationRow.annotation_id), noted)
        self._annotations = _keyed(noted, (((row.assignment_id, row.annotation_id), row) for row in annotations))

    def _by_id(self, query: Select[R], column: InstrumentedAttribute[str], ids: set[str]) -> Sequence[R]:
        return self._session.scalars(query.where(column.in_(sorted(ids)))).all() if ids else ()

    def _by_pair(
        self,
        row: type[R],
        columns: tuple[InstrumentedAttribute[str], InstrumentedAttribute[str]],
        keys: set[tuple[str, str]],
    ) -> Sequence[R]:
        return self._session.scalars(select(row).where(tuple_(*columns).in_(sorted(keys)))).all() if keys else ()


def _keyed(keys: Iterable[K], rows: Iterable[tuple[K, R]]) -> dict[K, R | None]:
    """Rows by key, None for a key without a row."""
    found: dict[K, R | None] = dict.fromkeys(keys)
    found.update(rows)
    return found
