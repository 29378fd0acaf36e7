"""Paths that only read: the change feed, artifacts, and progress for leads."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.artifact_answer import artifact_answer
from assessor_app.hub.callers import PlainId, TheCaller, TheHub, TheLead, answer
from assessor_app.hub.copies import Copies, switches_of
from assessor_app.hub.feed import changes_since
from assessor_app.hub.progress import progress
from assessor_app.hub.refusals import RefusedError, not_found
from assessor_app.hub.tables import ArtifactRow, AssignmentRow, RenditionRow
from assessor_app.protocol.messages import WANTS_HEADER, WANTS_RENDITIONS, Changes, Progress

router = APIRouter()
MAX_PAGE = 500


@router.get("/changes", response_model=Changes)
def changes(
    hub: TheHub,
    caller: TheCaller,
    since: Annotated[str, Query(max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 100,
    wants: Annotated[str, Header(alias=WANTS_HEADER, max_length=500)] = "",
) -> Response:
    """What changed for the caller after ``since``."""
    knows_renditions = WANTS_RENDITIONS in {word.strip() for word in wants.split(",")}
    with hub.database.read() as session:
        copies = Copies(session, switches_of(session), knows_renditions)
        return answer(changes_since(session, caller.user_id, since, limit, copies))


@router.get(
    "/artifacts/{artifact_id}",
    response_class=Response,
    responses={
        200: {"content": {"application/octet-stream": {}}, "description": "All of it"},
        206: {"content": {"application/octet-stream": {}}, "description": "One range of it"},
    },
)
def artifact(
    hub: TheHub,
    caller: TheCaller,
    artifact_id: PlainId,
    range_: Annotated[str | None, Header(alias="Range")] = None,
    if_range: Annotated[str | None, Header(alias="If-Range")] = None,
) -> Response:
    """An artifact's bytes, or its rendition's by that id, when its submission is assigned to the caller."""
    with hub.database.read() as session:
        found = _content(session, caller.user_id, artifact_id)
    if found is None:
        raise not_found()
    sha256, size = found
    file = hub.artifacts.open(sha256, size)
    if file is None:
        raise RefusedError(500, "artifact_lost", "The hub has lost this file. Tell the programme's lead.")
    return artifact_answer(file, size, sha256, range_, if_range)


def _content(session: Session, user_id: str, file_id: str) -> tuple[str, int] | None:
    """SHA-256 and size of an artifact or rendition that this user may read, else None."""
    for row, path in (
        (ArtifactRow, select(ArtifactRow.sha256, ArtifactRow.size)),
        (RenditionRow, select(RenditionRow.sha256, RenditionRow.size).join(RenditionRow.artifact)),
    ):
        found = session.execute(
            path.join(AssignmentRow, AssignmentRow.submission_id == ArtifactRow.submission_id).where(
                row.id == file_id,
                AssignmentRow.user_id == user_id,
                AssignmentRow.withdrawn_at.is_(None),
            )
        ).one_or_none()
        if found is not None:
            return found.sha256, found.size
    return None


@router.get("/progress", response_model=Progress)
def lead_progress(hub: TheHub, caller: TheLead) -> Response:
    """Every reader's progress, for leads."""
    with hub.database.read() as session:
        return answer(progress(session, caller.user_id, hub.definitions, hub.clock()))
