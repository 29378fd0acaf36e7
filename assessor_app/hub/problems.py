"""What can go wrong while a programme sets up or fills its hub, in one plain sentence each."""

from __future__ import annotations

from assessor_app.errors import DeskError


class HubSetupError(DeskError):
    """The hub's folder, database or settings do not allow what was asked for."""


class ImportRefusedError(DeskError):
    """A submission folder or zip was not taken in; nothing of it was kept."""
