"""Which files the submissions need, artifacts and the renditions that stand for them, and which of them are here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Select, Subquery, and_, delete, literal, or_, select, tuple_, union_all
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store.calibration_tables import ANCHOR_PREFIX
from assessor_app.store.tables import anchor, artifact, artifact_file, assignment, rendition, submission


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file an assignment needs, an artifact or a rendition by its own id.

    ``assignment_id`` is empty where an example needs it; ``size`` in bytes, ``present`` when verified with exactly
    this content.
    """

    artifact_id: str
    assignment_id: str
    size: int
    sha256: str
    present: bool


def needed_files() -> CompoundSelect[tuple[str, int, int, str, int, str]]:
    """A query for every file of every submission: submission_id, position, part (0 artifact, 1 rendition), id,
    size and sha256."""
    both = (artifact.c.submission_id == rendition.c.submission_id) & (artifact.c.id == rendition.c.artifact_id)
    return union_all(
        select(
            artifact.c.submission_id,
            artifact.c.position,
            literal(0).label("part"),
            artifact.c.id,
            artifact.c.size,
            artifact.c.sha256,
        ),
        select(
            rendition.c.submission_id,
            artifact.c.position,
            literal(1).label("part"),
            rendition.c.id,
            rendition.c.size,
            rendition.c.sha256,
        ).join(artifact, both),
    )


def wanted(session: Session, assignment_ids: tuple[str, ...] | None) -> tuple[Wanted, ...]:
    """The files of these assignments (None: all that are still ours), the soonest due first, each once.

    A rendition follows its artifact; what the examples of their credentials show comes last.
    """
    query, file = _needs()
    query = query.where(assignment.c.withdrawn.is_(False)).order_by(
        assignment.c.due_at.is_(None), assignment.c.due_at, assignment.c.id, file.c.position, file.c.part
    )
    if assignment_ids is not None:
        query = query.where(assignment.c.id.in_(assignment_ids))
    found: dict[str, Wanted] = {}
    for one in (*_answers(session, query), *_answers(session, _shown(assignment_ids))):
        found.setdefault(one.artifact_id, one)
    return tuple(found.values())


def needs_of_all(session: Session) -> tuple[Wanted, ...]:
    """Every file with every assignment, or example, that needs it: one that two need is told twice."""
    return (*_answers(session, _needs()[0]), *_answers(session, _shown(None)))


def mark_present(session: Session, file_id: str) -> None:
    """The file is here and its hash was checked; sync only. An unknown file is ignored."""
    known = promised(session, file_id)
    if known is not None:
        sha256 = known[1]
        statement = insert(artifact_file).values(artifact_id=file_id, sha256=sha256)
        session.execute(statement.on_conflict_do_update(index_elements=["artifact_id"], set_={"sha256": sha256}))


def mark_missing(session: Session, file_id: str) -> None:
    """The file is gone or was found damaged; sync only."""
    session.execute(delete(artifact_file).where(artifact_file.c.artifact_id == file_id))


def size_of(session: Session, artifact_id: str) -> int | None:
    """Bytes of content as the hub says, None for an unknown artifact."""
    return session.execute(select(artifact.c.size).where(artifact.c.id == artifact_id).limit(1)).scalar_one_or_none()


def promised(session: Session, file_id: str) -> tuple[int, str] | None:
    """Size in bytes and hash of the artifact, else the rendition of the hub, of this id; None for an unknown one."""
    for table in (artifact, rendition):
        row = session.execute(select(table.c.size, table.c.sha256).where(table.c.id == file_id).limit(1)).one_or_none()
        if row is not None:
            return row[0], row[1]
    return None


def is_present(session: Session, file_id: str) -> bool:
    """Whether the file is here with exactly the content the hub speaks of."""
    query = select(artifact_file.c.sha256).where(artifact_file.c.artifact_id == file_id)
    held = session.execute(query).scalar_one_or_none()
    known = promised(session, file_id)
    return held is not None and known is not None and held == known[1]


def present_of_submission(session: Session, submission_id: str) -> frozenset[str]:
    """The artifacts of a submission that are here and verified."""
    same = and_(artifact.c.id == artifact_file.c.artifact_id, artifact.c.sha256 == artifact_file.c.sha256)
    query = select(artifact.c.id).join(artifact_file, same).where(artifact.c.submission_id == submission_id)
    return frozenset(session.execute(query).scalars())


def _needs() -> tuple[Select[Any], Subquery]:
    """A query for each file with each assignment that needs it, and the files it asks."""
    file = needed_files().subquery("file")
    # what was handed in at the attempt before is compared with this one, also without a network
    of_assignment = or_(
        assignment.c.submission_id == file.c.submission_id, assignment.c.earlier_submission_id == file.c.submission_id
    )
    query = (
        select(file.c.id, assignment.c.id, file.c.size, file.c.sha256, artifact_file.c.sha256)
        .join(assignment, of_assignment)
        .outerjoin(artifact_file, artifact_file.c.artifact_id == file.c.id)
    )
    return query, file


def _shown(assignment_ids: tuple[str, ...] | None) -> Select[Any]:
    """As :func:`_needs`, for the examples of the credentials that these assignments (None: any) are read under."""
    file = needed_files().subquery("file")
    query = (
        select(file.c.id, literal(""), file.c.size, file.c.sha256, artifact_file.c.sha256)
        .join(anchor, file.c.submission_id == literal(ANCHOR_PREFIX) + anchor.c.id)
        .outerjoin(artifact_file, artifact_file.c.artifact_id == file.c.id)
        .where(anchor.c.retired.is_(False))
        .order_by(anchor.c.id, file.c.position, file.c.part)
    )
    if assignment_ids is None:
        return query
    pinned = (
        select(submission.c.credential_id, submission.c.credential_version)
        .join(assignment, assignment.c.submission_id == submission.c.id)
        .where(assignment.c.id.in_(assignment_ids))
    )
    return query.where(tuple_(anchor.c.credential_id, anchor.c.credential_version).in_(pinned))


def _answers(session: Session, query: Select[Any]) -> Iterator[Wanted]:
    for file_id, assignment_id, size, sha256, held in session.execute(query):
        yield Wanted(file_id, assignment_id, size, sha256, sha256 == held)
