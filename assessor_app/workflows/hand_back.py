"""Let a lead open a submitted assessment again for its assessor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor_app.remote.hub_client import HubClient


def hand_back(connect: Callable[[], HubClient], assignment_id: str) -> None:
    """The assessor gets it with the next sync. Raises HubUnreachableError, HubRefusedError and KeyStoreError."""
    with connect() as client:
        client.hand_back(assignment_id)
