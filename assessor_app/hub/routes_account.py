"""Paths to know the hub, to sign in and out, and to see and end one's devices."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from assessor_app.hub.accounts import devices_of, revoke_device
from assessor_app.hub.callers import PlainId, TheCaller, TheHub, answer, check_plain
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import ProgrammeRow
from assessor_app.protocol.messages import SCHEMA, DeviceList, Meta, SignedIn, SignIn, UserCopy

router = APIRouter()


@router.get("/meta", response_model=Meta)
def meta(hub: TheHub) -> Response:
    """Proof that this is a hub, and which schemas it speaks."""
    return answer(Meta(service="assessor-hub", schema_min=SCHEMA, schema_max=SCHEMA, programme=_programme(hub)))


@router.post("/sign-in", response_model=SignedIn)
def sign_in(hub: TheHub, wish: SignIn, request: Request) -> Response:
    """A token for this device."""
    check_plain(wish)
    address = request.client.host if request.client is not None else ""
    token, caller = hub.accounts.sign_in(wish, address, hub.clock())
    user = UserCopy(code=caller.code, display=caller.display, role=caller.role)
    return answer(SignedIn(token=token, device_id=caller.device_id, user=user, programme=_programme(hub)))


@router.post("/sign-out", status_code=204)
def sign_out(hub: TheHub, caller: TheCaller) -> Response:
    """End this device's token."""
    with hub.database.write() as session:
        revoke_device(session, caller.device_id, hub.clock(), caller.user_id)
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
        revoke_device(session, device_id, hub.clock(), caller.user_id)
    return Response(status_code=204)


def _programme(hub: Hub) -> str:
    with hub.database.read() as session:
        row = session.get(ProgrammeRow, 1)
        return row.name if row is not None else ""
