"""Everybody on the hub at a glance, for the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessor_app.hub.tables import AssessmentRow, AssignmentRow, DeviceRow, UserRow


@dataclass(frozen=True, slots=True)
class ListedUser:
    """One user; ``open_assignments`` are those not submitted yet, ``signs_in`` names the ways that are open."""

    code: str
    name: str
    display: str
    role: str
    active: bool
    signs_in: tuple[str, ...]
    open_assignments: int
    devices: int
    last_seen_at: datetime | None


def listed_users(session: Session) -> tuple[ListedUser, ...]:
    """All users, by code."""
    loads = open_loads(session)
    devices = {
        user_id: (count, seen)
        for user_id, count, seen in session.execute(
            select(DeviceRow.user_id, func.count(), func.max(DeviceRow.last_seen_at))
            .where(DeviceRow.revoked_at.is_(None))
            .group_by(DeviceRow.user_id)
        )
    }
    return tuple(
        ListedUser(
            code=row.code,
            name=row.name,
            display=row.display,
            role=row.role,
            active=row.active,
            signs_in=_ways(row),
            open_assignments=loads.get(row.id, 0),
            devices=devices.get(row.id, (0, None))[0],
            last_seen_at=devices.get(row.id, (0, None))[1],
        )
        for row in session.scalars(select(UserRow).order_by(UserRow.code))
    )


def open_loads(session: Session) -> dict[str, int]:
    """By user id: how many present assignments are not submitted yet."""
    rows = session.execute(
        select(AssignmentRow.user_id, func.count())
        .outerjoin(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
        .where(
            AssignmentRow.withdrawn_at.is_(None),
            AssessmentRow.state.is_(None) | (AssessmentRow.state == "open"),
        )
        .group_by(AssignmentRow.user_id)
    )
    return dict(rows.all())


def _ways(row: UserRow) -> tuple[str, ...]:
    ways = ("password",) if row.password_hash else ()
    return (*ways, "provider") if row.oidc_subject or row.oidc_email else ways
