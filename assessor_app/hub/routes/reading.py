"""Paths that only read: the change feed, artifacts, and progress for leads."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from assessor_app.hub.artifacts.delivery import Asked, deliver
from assessor_app.hub.calibration.anchor_copies import anchored_file
from assessor_app.hub.calibration.copies import CalibrationCopies
from assessor_app.hub.calibration.feed import announce_calibration, needs_calibration
from assessor_app.hub.copies import Copies
from assessor_app.hub.door.callers import (
    PlainId,
    TheCaller,
    TheHub,
    TheLead,
    ThePacking,
    TheWants,
    answer,
    packed_answer,
)
from assessor_app.hub.door.refusals import not_found
from assessor_app.hub.feed import announce_first_sight, changes_since, needs_first_sight
from assessor_app.hub.leases import note_leases, with_leases
from assessor_app.hub.programme_settings import switches_of
from assessor_app.hub.progress import Wanted, progress
from assessor_app.hub.reopenings import reads
from assessor_app.hub.state import Hub
from assessor_app.hub.submission_facts import keep_facts
from assessor_app.hub.tables import ArtifactRow, AssignmentRow, RenditionRow
from assessor_app.protocol.messages import (
    ADDRESS_TYPE,
    WANTS_ADDRESSES,
    WANTS_CALIBRATION,
    WANTS_CHOICES,
    WANTS_JUDGING,
    WANTS_LEASES,
    ArtifactAddress,
    Changes,
    LeaseList,
    LeaseWrite,
    Progress,
)

router = APIRouter()
MAX_PAGE = 500
MAX_PROGRESS = 5_000


@router.get("/changes", response_model=Changes)
def changes(
    hub: TheHub,
    caller: TheCaller,
    wants: TheWants,
    packs: ThePacking,
    since: Annotated[str, Query(max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 100,
) -> Response:
    """What changed for the caller after ``since``."""
    _see_first(hub, caller.device_id, since, wants)
    with hub.database.read() as session:
        copies = Copies(session, switches_of(session), wants)
        calibration = None
        if WANTS_CALIBRATION in wants:
            calibration = CalibrationCopies(session, caller.user_id, copies, hub.definitions)
        told = changes_since(session, caller.user_id, since, limit, copies, calibration)
    if calibration is not None and calibration.counted:
        counted = calibration.counted
        # worth keeping, not worth a refusal: where the database is busy it is counted again
        with suppress(OperationalError):
            hub.database.transact(lambda session: keep_facts(session, counted))
    return packed_answer(told, packs)


def _see_first(hub: Hub, device_id: str, since: str, wants: frozenset[str]) -> None:
    """What the app could not be told before it asked for it, at its first asking."""
    with hub.database.read() as session:
        judging = WANTS_JUDGING in wants and needs_first_sight(session, device_id)
        calibrating = WANTS_CALIBRATION in wants and needs_calibration(session, device_id)
    if not judging and not calibrating:
        return

    def announce_once(session: Session) -> None:
        if judging:
            announce_first_sight(session, device_id, since, hub.clock())
        if calibrating:
            announce_calibration(session, device_id, since, hub.clock())

    hub.database.transact(announce_once)


@router.get(
    "/artifacts/{artifact_id}",
    response_class=Response,
    responses={
        200: {
            "content": {
                "application/octet-stream": {},
                ADDRESS_TYPE: {"schema": ArtifactAddress.model_json_schema()},
            },
            "description": "All of it, or where it is to be fetched",
        },
        206: {"content": {"application/octet-stream": {}}, "description": "One range of it"},
    },
)
def artifact(
    hub: TheHub,
    caller: TheCaller,
    wants: TheWants,
    artifact_id: PlainId,
    range_: Annotated[str | None, Header(alias="Range")] = None,
    if_range: Annotated[str | None, Header(alias="If-Range")] = None,
) -> Response:
    """An artifact's bytes, or its rendition's by that id, when the caller reads its submission or the next attempt.

    What anchor examples cite is everybody's. A hub that keeps its files in a store answers with an ArtifactAddress to
    those who sent WANTS_ADDRESSES.
    """
    with hub.database.read() as session:
        found = _content(session, caller.user_id, artifact_id)
        if found is None:
            found = anchored_file(session, hub.definitions, caller.user_id, artifact_id)
    if found is None:
        raise not_found()
    sha256, size = found
    return deliver(hub.artifacts, sha256, size, Asked(WANTS_ADDRESSES in wants, range_, if_range))


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
def lead_progress(
    hub: TheHub,
    caller: TheLead,
    wants: TheWants,
    packs: ThePacking,
    after: Annotated[str, Query(pattern=r"^[A-Za-z0-9-]{0,64}$")] = "",
    limit: Annotated[int | None, Query(ge=1, le=MAX_PROGRESS)] = None,
) -> Response:
    """Every reader's progress, for leads.

    With ``limit`` it is a page, which says in ``next`` what to ask ``after`` for the one that follows.
    """
    knows = (WANTS_JUDGING in wants, WANTS_CHOICES in wants, WANTS_CALIBRATION in wants)
    with hub.database.read() as session:
        now = hub.clock()
        told = progress(session, caller.user_id, hub.definitions, now, Wanted(*knows, after=after, limit=limit))
        return packed_answer(with_leases(session, told, now) if WANTS_LEASES in wants else told, packs)


@router.put("/leases", response_model=LeaseList)
def leases(hub: TheHub, caller: TheCaller, body: LeaseWrite) -> Response:
    """Note what this device has with it for work without a network; leads see it, and nobody is locked out by it."""
    now = hub.clock()
    return answer(hub.database.transact(lambda session: note_leases(session, caller, body, now)))
