"""What is said about signing in, devices, and which hub this is."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime

from assessor_app.protocol.message import Id, Message, Role, Short


class Meta(Message):
    """``GET /meta``: proof that this is a hub, and the schemas it speaks."""

    service: Literal["assessor-hub"]
    schema_min: int
    schema_max: int
    programme: Short


class SignIn(Message):
    """``POST /sign-in``."""

    name: Short
    password: Short
    device: Short


class UserCopy(Message):
    """Who is signed in; ``code`` is shown where reading is blind."""

    code: Id
    display: Short
    role: Role


class SignedIn(Message):
    """A device token, shown once, and whom it stands for."""

    token: Short
    device_id: Id
    user: UserCopy
    programme: Short


class DeviceCopy(Message):
    """One device that holds a token."""

    id: Id
    name: Short
    created_at: AwareDatetime
    last_seen_at: AwareDatetime | None
    revoked: bool


class DeviceList(Message):
    """``GET /devices``."""

    devices: list[DeviceCopy]
