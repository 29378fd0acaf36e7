"""Devices of every role on one hub, made without signing in: hashing passwords is slow on purpose."""

from __future__ import annotations

from sqlalchemy import select

from assessor_app.hub.door.accounts import new_device
from assessor_app.hub.tables import UserRow
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
