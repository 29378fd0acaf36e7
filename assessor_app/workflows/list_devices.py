"""Verbs: see on which laptops one is signed in, and sign another one out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessor_app.errors import HubRefusedError
from assessor_app.sentences import sentence
from assessor_app.workflows.device_desk import Device

if TYPE_CHECKING:
    from assessor_app.remote.hub_client import HubClient


def list_devices(client_factory: Callable[[], HubClient], own_id: str) -> tuple[Device, ...]:
    """Those signed in, this one first, then by when they were last seen. Raises what the hub client raises."""
    with client_factory() as client:
        client.greet()
        told = client.devices().devices
    found = [
        Device(one.id, one.name, one.created_at, one.last_seen_at, one.id == own_id) for one in told if not one.revoked
    ]
    return tuple(sorted(found, key=lambda one: (not one.this, -(one.last_seen_at or one.created_at).timestamp())))


def end_device(client_factory: Callable[[], HubClient], own_id: str, device_id: str) -> None:
    """Sign another laptop out. Raises what the hub client raises, and HubRefusedError for this very laptop."""
    if device_id == own_id:
        raise HubRefusedError(sentence("This is the laptop you work on."), sentence("Sign out here instead"))
    with client_factory() as client:
        client.greet()
        client.end_device(device_id)
