"""Paths that only read: the change feed, artifacts, and progress for leads."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.artifact_answer import artifact_answer
from assessor_app.hub.callers import PlainId, TheCaller, TheHub, TheLead, TheWants, answer
from assessor_app.hub.copies import Copies
from assessor_app.hub.feed import announce_first_sight, changes_since, needs_first_sight
from assessor_app.hub.programme_settings import switches_of
from assessor_app.hub.progress import progress
from assessor_app.hub.refusals import RefusedError, not_found
from assessor_app.hub.reopenings import reads
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import ArtifactRow, AssignmentRow, RenditionRow
from assessor_app.protocol.messages import WANTS_JUDGING, Changes, Progress

router = APIRouter()
MAX_PAGE = 500


@router.get("/changes", response_model=Changes)
def changes(
    hub: TheHub,
    caller: TheCaller,
    wants: TheWants,
    since: Annotated[str, Query(max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 100,
) -> Response:
    """What changed for the caller after ``since``."""
    if WANTS_JUDGING in wants:
        _see_first(hub, caller.device_id, since)
    with hub.database.read() as session:
        copies = Copies(session, switches_of(session), wants)
        return answer(changes_since(session, caller.user_id, since, limit, copies))


def _see_first(hub: Hub, device_id: str, since: str) -> None:
    with hub.database.read() as session:
        if not needs_first_sight(session, device_id):
            return
    with hub.database.write() as session:
        announce_first_sight(session, device_id, since, hub.clock())


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
    """An artifact's bytes, or its rendition's by that id, when the caller reads its submission or the next attempt."""
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
    readable = reads(switches_of(session))
    for row, path in (
        (ArtifactRow, select(ArtifactRow.sha256, ArtifactRow.size)),
        (RenditionRow, select(RenditionRow.sha256, RenditionRow.size).join(RenditionRow.artifact)),
    ):
        found = session.execute(
            path.join(AssignmentRow, readable).where(
                row.id == file_id,
                AssignmentRow.user_id == user_id,
                AssignmentRow.withdrawn_at.is_(None),
            )
        ).first()
        if found is not None:
            return found.sha256, found.size
    return None


@router.get("/progress", response_model=Progress)
def lead_progress(hub: TheHub, caller: TheLead, wants: TheWants) -> Response:
    """Every reader's progress, for leads."""
    with hub.database.read() as session:
        judging = WANTS_JUDGING in wants
        return answer(progress(session, caller.user_id, hub.definitions, hub.clock(), judging=judging))
