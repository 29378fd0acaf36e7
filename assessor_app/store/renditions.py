"""The PDFs whose pages stand for those of an artifact: the hub's, downloaded, or made on this laptop."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store.tables import artifact, artifact_file, local_rendition, rendition


@dataclass(frozen=True, slots=True)
class KeptRendition:
    """A rendition's file by the id it lies under, and its bytes of content; ``sha256`` only where the hub made it."""

    file_id: str
    size: int
    sha256: str = ""


def from_hub(session: Session, artifact_id: str) -> KeptRendition | None:
    """The hub's rendition of an artifact, once it is here and verified."""
    query = (
        select(rendition.c.id, rendition.c.size, rendition.c.sha256)
        .join(
            artifact_file,
            (artifact_file.c.artifact_id == rendition.c.id) & (artifact_file.c.sha256 == rendition.c.sha256),
        )
        .where(rendition.c.artifact_id == artifact_id)
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else KeptRendition(row[0], row[1], row[2])


def promised(session: Session, artifact_id: str) -> bool:
    """Whether the hub has a rendition of an artifact, here or not."""
    query = select(rendition.c.id).where(rendition.c.artifact_id == artifact_id).limit(1)
    return session.execute(query).scalar_one_or_none() is not None


def made_here(session: Session, artifact_id: str) -> KeptRendition | None:
    """What this laptop made of exactly the content the artifact has now."""
    same = (artifact.c.id == local_rendition.c.artifact_id) & (artifact.c.sha256 == local_rendition.c.sha256)
    query = (
        select(local_rendition.c.file_id, local_rendition.c.size)
        .join(artifact, same)
        .where(local_rendition.c.artifact_id == artifact_id)
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else KeptRendition(row[0], row[1])


def made_files(session: Session) -> dict[str, int]:
    """The files of all pages that this laptop made, with their bytes of content."""
    query = select(local_rendition.c.file_id, local_rendition.c.size)
    return {row[0]: row[1] for row in session.execute(query)}


def keep_made(session: Session, artifact_id: str, sha256: str, made: KeptRendition) -> str:
    """Remember what was made of the content with this hash; workflows only.

    Returns the id of the file that it replaces, "" for none.
    """
    before = select(local_rendition.c.file_id).where(local_rendition.c.artifact_id == artifact_id)
    former = session.execute(before).scalar_one_or_none()
    values = {"sha256": sha256, "file_id": made.file_id, "size": made.size}
    statement = insert(local_rendition).values(artifact_id=artifact_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["artifact_id"], set_=values))
    return former or ""
