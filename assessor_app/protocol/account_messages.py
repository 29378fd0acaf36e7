"""What is said about signing in, devices, and which hub this is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessor_app.protocol.message import Id, Message, Moment, Role, Short, holds_nothing, is_empty


class Meta(Message):
    """``GET /meta``: proof that this is a hub, and the schemas it speaks.

    ``provider`` and ``passwords`` travel only to those who sent :data:`WANTS_PROVIDER`: the first is what the
    organisation's sign-in is called, "" where there is none, and the second is False where it is the only way in.
    """

    service: Literal["assessor-hub"]
    schema_min: int
    schema_max: int
    programme: Short
    provider: Short = Field(default="", exclude_if=is_empty)
    passwords: bool = Field(default=True, exclude_if=bool)
    # What the hub can do beyond the first form of its schema; only to those who want to know.
    offers: list[Short] = Field(default=[], exclude_if=holds_nothing)


class Health(Message):
    """``GET /health`` and ``GET /ready``."""

    ok: bool


class SignIn(Message):
    """``POST /sign-in``."""

    name: Short
    password: Short
    device: Short


class ProviderDoor(Message):
    """``GET /sign-in/provider``: where a desk sends the browser, and what for.

    ``tells_issuer``: the provider names itself when it sends the browser back (RFC 9207), and a desk checks that.
    """

    issuer: Annotated[str, StringConstraints(max_length=500)]
    authorization_endpoint: Annotated[str, StringConstraints(max_length=2000)]
    client_id: Short
    scopes: list[Short]
    tells_issuer: bool


class ProviderSignIn(Message):
    """``POST /sign-in/provider``: what the browser brought back to the desk (RFC 8252), for the hub to redeem.

    ``verifier`` is the desk's secret; challenge and nonce follow from it (:mod:`assessor_app.protocol.pkce`).
    """

    code: Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=r"^[!-~]+$")]
    verifier: Annotated[str, StringConstraints(min_length=43, max_length=128, pattern=r"^[A-Za-z0-9._~-]+$")]
    redirect_uri: Annotated[
        str, StringConstraints(max_length=100, pattern=r"^http://(127\.0\.0\.1|\[::1\]):[0-9]{1,5}/[a-z-]{0,40}$")
    ]
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
    created_at: Moment
    last_seen_at: Moment | None
    revoked: bool


class DeviceList(Message):
    """``GET /devices``."""

    devices: list[DeviceCopy]
