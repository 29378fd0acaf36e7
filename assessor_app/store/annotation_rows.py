"""What was left beside the scores: the assessor's own unsent annotations laid over the hub's copies."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.annotation_body import annotation_from, body_of, kind_of
from assessor_app.errors import VaultError
from assessor_app.sentences import sentence
from assessor_app.store.tables import local_annotation, server_annotation

# Kind and canonical JSON text of the body, which is None where the annotation was deleted.
Stored = tuple[str, str | None]


def effective_annotations(session: Session, assignment_id: str) -> dict[str, Annotation]:
    """What the assessor sees, by annotation id. Raises VaultError where a body makes no sense."""
    found = _stored_of(session, server_annotation, assignment_id)
    found |= _stored_of(session, local_annotation, assignment_id)
    loaded = {key: loaded_annotation(one) for key, one in found.items()}
    return {key: one for key, one in loaded.items() if one is not None}


def effective_annotation(session: Session, assignment_id: str, annotation_id: str) -> Annotation | None:
    """The annotation the assessor sees, or None."""
    stored = local_of(session, assignment_id, annotation_id) or server_of(session, assignment_id, annotation_id)
    return None if stored is None else loaded_annotation(stored)


def local_of(session: Session, assignment_id: str, annotation_id: str) -> Stored | None:
    """The assessor's own unconfirmed annotation, or None where there is none."""
    return _stored(session, local_annotation, assignment_id, annotation_id)


def server_of(session: Session, assignment_id: str, annotation_id: str) -> Stored | None:
    """The hub's copy, or None where it has none."""
    return _stored(session, server_annotation, assignment_id, annotation_id)


def server_rev(session: Session, assignment_id: str, annotation_id: str) -> int:
    """Revision of the hub's copy, 0 where it has none."""
    query = select(server_annotation.c.rev).where(_chosen(server_annotation, assignment_id, annotation_id))
    return session.execute(query).scalar_one_or_none() or 0


def write_local(
    session: Session, assignment_id: str, annotation_id: str, kind: str, annotation: Annotation | None, now: datetime
) -> None:
    """Record the assessor's own annotation, None for a deletion; workflows only."""
    values = {"kind": kind, "body": stored_body(annotation), "changed_at": now}
    statement = insert(local_annotation).values(assignment_id=assignment_id, annotation_id=annotation_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["assignment_id", "annotation_id"], set_=values))


def drop_local(session: Session, assignment_id: str, annotation_id: str) -> None:
    """Let the hub's copy speak again, once it says the same."""
    session.execute(delete(local_annotation).where(_chosen(local_annotation, assignment_id, annotation_id)))


def write_server(
    session: Session, assignment_id: str, annotation_id: str, rev: int, kind: str, annotation: Annotation | None
) -> None:
    """Store the hub's copy, None for a deletion; sync only."""
    values: dict[str, Any] = {"rev": rev, "kind": kind, "body": stored_body(annotation)}
    statement = insert(server_annotation).values(assignment_id=assignment_id, annotation_id=annotation_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["assignment_id", "annotation_id"], set_=values))


def same(one: Stored | None, other: Stored | None) -> bool:
    """Whether both say the same; one that was never there says what a deleted one says."""
    return (None if one is None else one[1]) == (None if other is None else other[1])


def stored_body(annotation: Annotation | None) -> str | None:
    """The canonical JSON text by which annotations are kept and compared."""
    if annotation is None:
        return None
    return json.dumps(body_of(annotation), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def as_stored(annotation: Annotation | None, kind: str = "") -> Stored:
    """An annotation as it would be stored; ``kind`` is used only for a deletion."""
    return (kind if annotation is None else kind_of(annotation)), stored_body(annotation)


def loaded_annotation(stored: Stored) -> Annotation | None:
    """The annotation of what is stored, None where it was deleted. Raises VaultError where it makes no sense."""
    kind, body = stored
    if body is None:
        return None
    try:
        return annotation_from(kind, json.loads(body))
    except ValueError as error:
        raise VaultError(
            sentence("A note in the local store cannot be read."), sentence("Work already sent is safe at the hub.")
        ) from error


def _stored_of(session: Session, table: Table, assignment_id: str) -> dict[str, Stored]:
    query = select(table.c.annotation_id, table.c.kind, table.c.body).where(table.c.assignment_id == assignment_id)
    return {key: (kind, body) for key, kind, body in session.execute(query)}


def _stored(session: Session, table: Table, assignment_id: str, annotation_id: str) -> Stored | None:
    query = select(table.c.kind, table.c.body).where(_chosen(table, assignment_id, annotation_id))
    row = session.execute(query).one_or_none()
    return None if row is None else (row[0], row[1])


def _chosen(table: Table, assignment_id: str, annotation_id: str) -> ColumnElement[bool]:
    return (table.c.assignment_id == assignment_id) & (table.c.annotation_id == annotation_id)
