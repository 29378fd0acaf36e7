"""Paths for whoever looks after the machine: is it alive, can it work, and how much does it do."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.security import HTTPAuthorizationCredentials
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessor_app.hub.door.callers import TheHub, answer, bearer
from assessor_app.hub.door.refusals import PRIVATE_HEADERS, RefusedError, not_found
from assessor_app.hub.door.traffic import Traffic
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, AuditHeadRow, DeviceRow, SubmissionRow, UserRow
from assessor_app.protocol.messages import Health

router = APIRouter()
TEXT = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/health", response_model=Health)
def health() -> Response:
    """This process answers; it looks at nothing else."""
    return answer(Health(ok=True))


@router.get("/ready", response_model=Health)
def ready(hub: TheHub) -> Response:
    """The database answers too; 503 while it does not."""
    with hub.database.read() as session:
        session.scalar(select(func.count()).select_from(AuditHeadRow))
    return answer(Health(ok=True))


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "Counts, in the text format of Prometheus"}},
)
def metrics(
    hub: TheHub, request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> Response:
    """Counts without names, for whoever holds the token the hub was started with; there is none: no such path."""
    token = hub.environment.metrics_token
    if not token:
        raise not_found()
    given = credentials.credentials if credentials is not None else ""
    if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), token.encode()):
        raise RefusedError(
            401, "not_signed_in", "This needs the hub's metrics token.", headers={"WWW-Authenticate": "Bearer"}
        )
    traffic: Traffic = request.app.state.traffic
    with hub.database.read() as session:
        lines = [*traffic.lines(), *_gauges(session)]
    return Response("\n".join(lines) + "\n", headers={**PRIVATE_HEADERS, "Content-Type": TEXT})


def _gauges(session: Session) -> Iterator[str]:
    """What the database holds, the same from every process."""
    present = AssignmentRow.withdrawn_at.is_(None)
    handed_in = (
        select(func.count())
        .select_from(AssignmentRow)
        .join(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
        .where(present, AssessmentRow.state != "open")
    )
    head = session.get(AuditHeadRow, 1)
    counts = {
        "users": session.scalar(select(func.count()).select_from(UserRow).where(UserRow.active)),
        "devices": session.scalar(select(func.count()).select_from(DeviceRow).where(DeviceRow.revoked_at.is_(None))),
        "submissions": session.scalar(select(func.count()).select_from(SubmissionRow)),
        "assignments": session.scalar(select(func.count()).select_from(AssignmentRow).where(present)),
        "assignments_submitted": session.scalar(handed_in),
        "acts_logged": head.seq if head is not None else 0,
    }
    for name, count in counts.items():
        yield f"# TYPE assessor_hub_{name} gauge"
        yield f"assessor_hub_{name} {count or 0}"
