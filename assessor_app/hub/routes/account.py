"""Paths to know the hub, to sign in and out, and to see and end one's devices."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from assessor_app.hub.door.accounts import devices_of, revoke_device
from assessor_app.hub.door.callers import PlainId, TheCaller, TheHub, TheWants, answer, check_plain
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.programme_settings import ProviderSettings, settings_of
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import ProgrammeRow
from assessor_app.protocol.messages import (
    OFFERS_CALIBRATION,
    OFFERS_CHOICES,
    OFFERS_LEASES,
    SCHEMA,
    WANTS_CALIBRATION,
    WANTS_CHOICES,
    WANTS_LEASES,
    WANTS_PROVIDER,
    DeviceList,
    Meta,
    ProviderDoor,
    ProviderSignIn,
    SignedIn,
    SignIn,
    UserCopy,
)

router = APIRouter()
OFFERS = (
    (WANTS_CALIBRATION, OFFERS_CALIBRATION),
    (WANTS_CHOICES, OFFERS_CHOICES),
    (WANTS_LEASES, OFFERS_LEASES),
)


@router.get("/meta", response_model=Meta)
def meta(hub: TheHub, wants: TheWants) -> Response:
    """Proof that this is a hub, which schemas it speaks, and how one signs in."""
    ways = _ways(hub) if WANTS_PROVIDER in wants else ProviderSettings()
    return answer(
        Meta(
            service="assessor-hub",
            schema_min=SCHEMA,
            schema_max=SCHEMA,
            programme=_programme(hub),
            provider=(ways.title or "your organisation") if ways.issuer else "",
            passwords=ways.passwords or not ways.issuer,
            offers=[offer for want, offer in OFFERS if want in wants],
        )
    )


@router.post("/sign-in", response_model=SignedIn)
def sign_in(hub: TheHub, wish: SignIn, request: Request) -> Response:
    """A token for this device."""
    check_plain(wish)
    ways = _ways(hub)
    if ways.issuer and not ways.passwords:
        raise RefusedError(403, "provider_only", "This programme signs in at your organisation, not with a password.")
    address = request.client.host if request.client is not None else ""
    token, caller = hub.accounts.sign_in(wish, address, hub.clock())
    user = UserCopy(code=caller.code, display=caller.display, role=caller.role)
    return answer(SignedIn(token=token, device_id=caller.device_id, user=user, programme=_programme(hub)))


@router.get("/sign-in/provider", response_model=ProviderDoor)
def provider_door(hub: TheHub) -> Response:
    """Where to send the browser for signing in at the programme's provider."""
    return answer(hub.provider_accounts.door())


@router.post("/sign-in/provider", response_model=SignedIn)
def provider_sign_in(hub: TheHub, wish: ProviderSignIn, request: Request) -> Response:
    """A token for this device, for what the browser brought back."""
    check_plain(wish)
    address = request.client.host if request.client is not None else ""
    token, caller = hub.provider_accounts.sign_in(wish, address, hub.clock())
    user = UserCopy(code=caller.code, display=caller.display, role=caller.role)
    return answer(SignedIn(token=token, device_id=caller.device_id, user=user, programme=_programme(hub)))


@router.post("/sign-out", status_code=204)
def sign_out(hub: TheHub, caller: TheCaller) -> Response:
    """End this device's token."""
    with hub.database.write() as session:
        revoke_device(session, caller.device_id, hub.clock(), caller)
    return Response(status_code=204)


@router.get("/devices", response_model=DeviceList)
def devices(hub: TheHub, caller: TheCaller) -> Response:
    """The caller's devices."""
    with hub.database.read() as session:
        return answer(DeviceList(devices=devices_of(session, caller.user_id)))


@router.delete("/devices/{device_id}", status_code=204)
def end_device(hub: TheHub, caller: TheCaller, device_id: PlainId) -> Response:
    """End one of the caller's devices."""
    with hub.database.write() as session:
        revoke_device(session, device_id, hub.clock(), caller)
    return Response(status_code=204)


def _programme(hub: Hub) -> str:
    with hub.database.read() as session:
        row = session.get(ProgrammeRow, 1)
        return row.name if row is not None else ""


def _ways(hub: Hub) -> ProviderSettings:
    with hub.database.read() as session:
        return settings_of(session.get(ProgrammeRow, 1)).sign_in
