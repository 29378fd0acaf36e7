"""What an assessor leaves beside the scores: kept as it was sent, with every revision, until it is handed in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import func, select

from assessor_app.domain.annotation_body import annotation_from
from assessor_app.hub.assessments import check_open
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.feed import Change, announce
from assessor_app.hub.tables import columns_of
from assessor_app.hub.tables.judging import AnnotationRevisionRow, AnnotationRow
from assessor_app.hub.writes import Act
from assessor_app.protocol.messages import AnnotationBody, AnnotationCopy

MAX_BODY = 16 * 1024
MAX_LIVE = 2_000


@dataclass(frozen=True, slots=True)
class WriteAnnotation:
    """``PUT …/annotations/{annotation_id}``; None deletes it, and its revisions count on."""

    EVENT: ClassVar[str] = "annotation_written"
    WIDE: ClassVar[bool] = False

    annotation_id: str
    annotation: AnnotationBody | None

    def __call__(self, act: Act) -> AnnotationCopy:
        """Raises RefusedError 409 (submitted), 412 (stale), 422 (not an annotation, too large, too many)."""
        body = _checked(self.annotation) if self.annotation is not None else None
        check_open(act)
        current = act.copies.annotation(act.assignment.id, self.annotation_id)
        act.check_revision(current)
        row = act.session.get(AnnotationRow, (act.assignment.id, self.annotation_id))
        if body is not None and (row is None or row.body is None):
            _check_room(act)
        if row is None:
            row = AnnotationRow(assignment_id=act.assignment.id, annotation_id=self.annotation_id, kind="")
            act.session.add(row)
        row.rev = current.rev + 1
        # A deleted one keeps the kind it had, so that its history can be read.
        row.kind = self.annotation.kind if self.annotation is not None else row.kind
        row.body = body
        row.updated_at = act.now
        act.session.flush()
        past = columns_of(row)
        past["at"] = past.pop("updated_at")
        act.session.add(AnnotationRevisionRow(**past, by_device_id=act.caller.device_id))
        announce(act.session, act.assignment.user_id, [Change("annotation", act.assignment.id, self.annotation_id)])
        return act.copies.annotation(act.assignment.id, self.annotation_id)


def _checked(annotation: AnnotationBody) -> str:
    """The body as JSON. Raises RefusedError 422 when no desk could read it."""
    try:
        text = json.dumps(annotation.body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        size = len(text.encode())
    except (ValueError, RecursionError) as error:
        raise RefusedError(422, "invalid", "The annotation holds something that is not plain data.") from error
    if size > MAX_BODY:
        raise RefusedError(422, "too_large", f"An annotation may have {MAX_BODY:,} bytes; this one has {size:,}.")
    try:
        annotation_from(annotation.kind, annotation.body)
    except ValueError as error:
        raise RefusedError(422, "no_annotation", "This is not an annotation of the kind it says.") from error
    return text


def _check_room(act: Act) -> None:
    live = act.session.scalar(
        select(func.count())
        .select_from(AnnotationRow)
        .where(AnnotationRow.assignment_id == act.assignment.id, AnnotationRow.body.is_not(None))
    )
    if (live or 0) >= MAX_LIVE:
        raise RefusedError(422, "too_many", f"One assessment may hold {MAX_LIVE:,} marks and notes. Delete some first.")
