"""Devices of every role on one hub, made without signing in: hashing passwords is slow on purpose."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from assessor_app.hub.accounts import new_device
from assessor_app.hub.tables import AssignmentRow, DeviceRow, UserRow
from tests.support.hub import Caller, LocalHub


def device_of(hub: LocalHub, code: str) -> Caller:
    """A fresh device of this user, signed in."""
    with hub.hub.database.write() as session:
        user = session.scalars(select(UserRow).where(UserRow.code == code)).one()
        token, _ = new_device(session, user, "laptop", "test", hub.clock())
    return Caller(hub.http, token)


def another_device(hub: LocalHub, code: str) -> str:
    """The id of one more device of this user."""
    with hub.hub.database.write() as session:
        user = session.scalars(select(UserRow).where(UserRow.code == code)).one()
        return new_device(session, user, "old laptop", "test", hub.clock())[1].device_id


def another_assignment(hub: LocalHub, code: str) -> str:
    """One more assignment of this user, of the same submission as a further reader would have it."""
    with hub.hub.database.write() as session:
        first = session.get_one(AssignmentRow, hub.assignment_id)
        user = session.scalars(select(UserRow).where(UserRow.code == code)).one()
        row = AssignmentRow(
            id=uuid.uuid4().hex,
            submission_id=first.submission_id,
            user_id=user.id,
            role="reader_2",
            created_at=hub.clock(),
        )
        session.add(row)
        return row.id


def devices_revoked(hub: LocalHub) -> int:
    """How many devices have ended."""
    with hub.hub.database.read() as session:
        return len(session.scalars(select(DeviceRow.id).where(DeviceRow.revoked_at.is_not(None))).all())
