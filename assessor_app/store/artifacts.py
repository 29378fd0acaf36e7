"""Which files the submissions need, which of them are here, and what is known about their insides."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.store.tables import artifact, artifact_facts, artifact_file, assignment


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file an assignment needs; ``size`` in bytes, ``present`` when verified with exactly this content."""

    artifact_id: str
    assignment_id: str
    size: int
    sha256: str
    present: bool


def wanted(session: Session, assignment_ids: tuple[str, ...] | None) -> tuple[Wanted, ...]:
    """The files of these assignments (None: all that are still ours), the soonest due first, each once."""
    query = (
        select(artifact.c.id, assignment.c.id, artifact.c.size, artifact.c.sha256, artifact_file.c.sha256)
        .join(assignment, assignment.c.submission_id == artifact.c.submission_id)
        .outerjoin(artifact_file, artifact_file.c.artifact_id == artifact.c.id)
        .where(assignment.c.withdrawn.is_(False))
        .order_by(assignment.c.due_at.is_(None), assignment.c.due_at, assignment.c.id, artifact.c.position)
    )
    if assignment_ids is not None:
        query = query.where(assignment.c.id.in_(assignment_ids))
    found: dict[str, Wanted] = {}
    for artifact_id, assignment_id, size, sha256, held in session.execute(query):
        found.setdefault(artifact_id, Wanted(artifact_id, assignment_id, size, sha256, sha256 == held))
    return tuple(found.values())


def mark_present(session: Session, artifact_id: str) -> None:
    """The file is here and its hash was checked; sync only. An unknown artifact is ignored."""
    sha256 = _sha256(session, artifact_id)
    if sha256 is not None:
        statement = insert(artifact_file).values(artifact_id=artifact_id, sha256=sha256)
        session.execute(statement.on_conflict_do_update(index_elements=["artifact_id"], set_={"sha256": sha256}))


def mark_missing(session: Session, artifact_id: str) -> None:
    """The file is gone or was found damaged; sync only."""
    session.execute(delete(artifact_file).where(artifact_file.c.artifact_id == artifact_id))


def known_ids(session: Session) -> frozenset[str]:
    """Every artifact some submission still has: files of others may be deleted from the disk."""
    return frozenset(session.execute(select(artifact.c.id)).scalars())


def size_of(session: Session, artifact_id: str) -> int | None:
    """Bytes of content as the hub says, None for an unknown artifact."""
    return session.execute(select(artifact.c.size).where(artifact.c.id == artifact_id).limit(1)).scalar_one_or_none()


def is_present(session: Session, artifact_id: str) -> bool:
    """Whether the file is here with exactly the content the hub speaks of."""
    query = select(artifact_file.c.sha256).where(artifact_file.c.artifact_id == artifact_id)
    held = session.execute(query).scalar_one_or_none()
    return held is not None and held == _sha256(session, artifact_id)


def record_facts(session: Session, artifact_id: str, facts: ArtifactFacts) -> None:
    """Remember what a viewer found inside; workflows only. Facts of another content are not believed later."""
    sha256 = _sha256(session, artifact_id)
    if sha256 is None:
        return
    values = {
        "sha256": sha256,
        "pages": facts.pages,
        "page_labels": json.dumps(facts.page_labels, ensure_ascii=False),
        "duration": facts.duration,
    }
    statement = insert(artifact_facts).values(artifact_id=artifact_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["artifact_id"], set_=values))


def facts(session: Session, artifact_id: str) -> ArtifactFacts | None:
    """What is known about the inside of an artifact, None before anyone looked."""
    query = (
        select(artifact_facts.c.pages, artifact_facts.c.page_labels, artifact_facts.c.duration)
        .join(
            artifact, (artifact.c.id == artifact_facts.c.artifact_id) & (artifact.c.sha256 == artifact_facts.c.sha256)
        )
        .where(artifact_facts.c.artifact_id == artifact_id)
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else ArtifactFacts(row[0], tuple(json.loads(row[1])), row[2])


def facts_of_submission(session: Session, submission_id: str) -> dict[str, ArtifactFacts]:
    """What is known about each artifact of a submission, by artifact id."""
    query = (
        select(artifact.c.id, artifact_facts.c.pages, artifact_facts.c.page_labels, artifact_facts.c.duration)
        .join(
            artifact_facts,
            (artifact.c.id == artifact_facts.c.artifact_id) & (artifact.c.sha256 == artifact_facts.c.sha256),
        )
        .where(artifact.c.submission_id == submission_id)
    )
    return {
        one: ArtifactFacts(pages, tuple(json.loads(labels)), span)
        for one, pages, labels, span in session.execute(query)
    }


def present_of_submission(session: Session, submission_id: str) -> frozenset[str]:
    """The artifacts of a submission that are here and verified."""
    query = (
        select(artifact.c.id)
        .join(
            artifact_file,
            (artifact.c.id == artifact_file.c.artifact_id) & (artifact.c.sha256 == artifact_file.c.sha256),
        )
        .where(artifact.c.submission_id == submission_id)
    )
    return frozenset(session.execute(query).scalars())


def _sha256(session: Session, artifact_id: str) -> str | None:
    query = select(artifact.c.sha256).where(artifact.c.id == artifact_id).limit(1)
    return session.execute(query).scalar_one_or_none()
