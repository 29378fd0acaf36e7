"""What was seen is the same truth from two laptops: it is joined, never in conflict."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Seen
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.domain.seen_fitting import fitted
from assessor_app.protocol.messages import AnnotationBody, AnnotationCopy
from assessor_app.store import annotation_rows, outbox


def joins(session: Session, copy: AnnotationCopy) -> bool:
    """Whether mine and the hub's are both about what was seen, so that neither has to stand back."""
    mine = annotation_rows.local_of(session, copy.assignment_id, copy.annotation_id)
    return _about_seen(copy.annotation) and (mine is None or (mine[0] == "seen" and mine[1] is not None))


def repeats(session: Session, copy: AnnotationCopy) -> bool:
    """Whether the hub says again what it said before. Raises ValueError for a body that is no annotation."""
    body = copy.annotation
    said = None if body is None else annotation_rows.as_stored(annotation_from(body.kind, body.body))
    return annotation_rows.same(annotation_rows.server_of(session, copy.assignment_id, copy.annotation_id), said)


def join_with_theirs(session: Session, assignment_id: str, annotation_id: str, now: datetime) -> bool:
    """Lay what I have seen and what the hub knows together, and queue it where the hub knows less.

    False, and nothing changed, where either is about something else. Call it after the hub's copy was stored.
    """
    theirs = annotation_rows.server_of(session, assignment_id, annotation_id)
    local = annotation_rows.local_of(session, assignment_id, annotation_id)
    if theirs is None or local is None:
        return False
    mine, known = annotation_rows.loaded_annotation(local), annotation_rows.loaded_annotation(theirs)
    if not isinstance(mine, Seen) or not isinstance(known, Seen):
        return False
    outbox.queue_annotation(session, assignment_id, annotation_id, "seen", fitted(mine.joined(known)), now)
    return True


def _about_seen(body: AnnotationBody | None) -> bool:
    return body is not None and body.kind == "seen"
