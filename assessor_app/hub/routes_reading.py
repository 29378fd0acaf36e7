"""Paths that only read: the change feed, artifacts, and progress for leads."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from sqlalchemy import select

from assessor_app.hub.artifact_answer import artifact_answer
from assessor_app.hub.callers import PlainId, TheCaller, TheHub, TheLead, answer
from assessor_app.hub.copies import Copies, switches_of
from assessor_app.hub.feed import changes_since
from assessor_app.hub.progress import progress
from assessor_app.hub.refusals import RefusedError, not_found
from assessor_app.hub.tables import ArtifactRow, AssignmentRow
from assessor_app.protocol.messages import Changes, Progress

router = APIRouter()
MAX_PAGE = 500


@router.get("/changes", response_model=Changes)
def changes(
    hub: TheHub,
    caller: TheCaller,
    since: Annotated[str, Query(max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 100,
) -> Response:
    """What changed for the caller after ``since``."""
    with hub.database.read() as session:
        copies = Copies(session, switches_of(session))
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
    """An artifact's bytes, when its submission is assigned to the caller."""
    with hub.database.read() as session:
        row = session.scalars(
            select(ArtifactRow)
            .join(AssignmentRow, AssignmentRow.submission_id == ArtifactRow.submission_id)
            .where(
                ArtifactRow.id == artifact_id,
                AssignmentRow.user_id == caller.user_id,
                AssignmentRow.withdrawn_at.is_(None),
            )
        ).one_or_none()
        if row is None:
            raise not_found()
        sha256, size = row.sha256, row.size
    file = hub.artifacts.open(sha256, size)
    if file is None:
        raise RefusedError(500, "artifact_lost", "The hub has lost this file. Tell the programme's lead.")
    return artifact_answer(file, size, sha256, range_, if_range)


@router.get("/progress", response_model=Progress)
def lead_progress(hub: TheHub, caller: TheLead) -> Response:
    """Every reader's progress, for leads."""
    with hub.database.read() as session:
        return answer(progress(session, caller.user_id, hub.definitions, hub.clock()))
