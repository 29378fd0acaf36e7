"""Others' assessments as leads may see them: whole, or as lean as columns of numbers need them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.domain.reading import CitationCount, Reading, ReadingDetail
from assessor_app.domain.scoring import Score
from assessor_app.store.tables import assignment, reading

_LEAN: Final = (
    reading.c.assignment_id,
    reading.c.submission_id,
    reading.c.code,
    reading.c.attempt,
    reading.c.credential_id,
    reading.c.credential_version,
    reading.c.reader,
    reading.c.role,
    reading.c.received_at,
    reading.c.submitted_at,
    reading.c.decision,
    reading.c.marks,
    reading.c.first_marks,
    reading.c.set_id,
)
_NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """What counts readings without their marks."""

    credential_id: str
    version: str
    submission_id: str
    reader: str
    role: str
    submitted_at: datetime


def keys_of_all(session: Session) -> tuple[ReadingKey, ...]:
    """One entry for each reading."""
    query = select(
        reading.c.credential_id,
        reading.c.credential_version,
        reading.c.submission_id,
        reading.c.reader,
        reading.c.role,
        reading.c.submitted_at,
    )
    return tuple(ReadingKey(*row) for row in session.execute(query))


def of_credential(session: Session, credential_id: str, version: str, *, whole: bool = False) -> tuple[Reading, ...]:
    """Every reading under one version of a credential, the earliest submitted first.

    Without ``whole`` words and citations are left out, with it too the detail of taken cases is.
    """
    chosen = (reading.c.credential_id == credential_id) & (reading.c.credential_version == version)
    order = (reading.c.submitted_at, reading.c.assignment_id)
    if whole:
        query = select(*_LEAN, reading.c.words, reading.c.citations).where(chosen).order_by(*order)
        return tuple(_whole(row) for row in session.execute(query))
    return _lean(session, select(*_LEAN).where(chosen).order_by(*order))


def of_submission(session: Session, submission_id: str) -> tuple[Reading, ...]:
    """Every reading of one submission with all there is, the earliest submitted first."""
    query = select(*_LEAN, reading.c.words, reading.c.citations, reading.c.detail)
    query = query.where(reading.c.submission_id == submission_id)
    return tuple(
        _whole(row) for row in session.execute(query.order_by(reading.c.submitted_at, reading.c.assignment_id))
    )


def code_of(session: Session, submission_id: str) -> str:
    """What people call a submission that somebody has read, "" for an unknown one."""
    query = select(reading.c.code).where(reading.c.submission_id == submission_id).limit(1)
    return session.execute(query).scalar_one_or_none() or ""


def count(session: Session) -> int:
    """How many readings are here."""
    return session.execute(select(func.count()).select_from(reading)).scalar_one()


def of_assignment(session: Session, assignment_id: str) -> Reading | None:
    """One reading without its detail, None where it is not here."""
    found = _lean(session, select(*_LEAN).where(reading.c.assignment_id == assignment_id))
    return found[0] if found else None


def own_case(session: Session, submission_id: str) -> str:
    """One's own assignment as adjudicator of a submission, "" where there is none."""
    query = select(assignment.c.id).where(
        assignment.c.submission_id == submission_id,
        assignment.c.role == "adjudicator",
        assignment.c.withdrawn.is_(False),
    )
    return session.execute(query.limit(1)).scalar_one_or_none() or ""


def _lean(session: Session, query: Select[Any]) -> tuple[Reading, ...]:
    """There may be very many: their marks are parsed as one text, at a stroke."""
    rows = session.execute(query).all()
    marks = json.loads("[" + ",".join(row[11] for row in rows) + "]")
    return tuple(_of_row(row, given) for row, given in zip(rows, marks, strict=True))


def _of_row(row: Any, marks: Mapping[str, str]) -> Reading:
    """From the lean columns."""
    (name, submission, code, attempt, credential, version, reader, role, received, submitted, decision) = row[:11]
    first = json.loads(row[12]) if row[12] else _NOTHING
    return Reading(
        name, submission, code, attempt, credential, version, reader, role, received, submitted, decision,
        marks, first, row[13], _NOTHING, _NOTHING,
    )  # fmt: skip


def _whole(row: Any) -> Reading:
    counts = {name: CitationCount(**found) for name, found in json.loads(row.citations).items()}
    detail = getattr(row, "detail", None)
    told = None if detail is None else _detail(detail)
    return replace(_of_row(row, json.loads(row.marks)), words=json.loads(row.words), citations=counts, detail=told)


def _detail(text: str) -> ReadingDetail:
    found = json.loads(text)
    scores = {
        scorable_id: Score(one["mark"], one["comment"], False, one["reason"])
        for scorable_id, one in found["scores"].items()
    }
    return ReadingDetail(scores, found["feedback"], dict(_annotations(found["annotations"])))


def _annotations(found: list[dict[str, Any]]) -> Iterator[tuple[str, Annotation]]:
    for one in found:
        try:
            yield one["id"], annotation_from(one["annotation_kind"], one["body"])
        except ValueError:
            # of a kind that a newer desk knows: what it says cannot be shown here
            continue
