"""The verbs about one's laptops: which there are, ending another, and giving this one up when the hub says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

EndOrder = Literal["", "revoked", "wipe"]
# Under this name the order is remembered beside how the windows were left, so that it stands at the next start too.
ENDED_NOTE = "device.ended"


@dataclass(frozen=True, slots=True)
class Device:
    """One laptop that is signed in, as the hub knows it; ``this`` for the one asked on."""

    id: str
    name: str
    created_at: datetime
    last_seen_at: datetime | None
    this: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """Whether this laptop is to be given up, and what would be lost: unsent changes, comments of one's own bank.

    ``copies`` are rescued copies of a damaged vault with more in them. ``can_rescue``: there is a passphrase or
    recovery code that would open a file written without anybody being asked.
    """

    order: EndOrder
    unsent: int = 0
    own_comments: int = 0
    copies: int = 0
    can_rescue: bool = False

    @property
    def holds_work(self) -> bool:
        """Whether anything is here that is nowhere else."""
        return bool(self.unsent or self.own_comments or self.copies)


class DeviceDesk(Protocol):
    """Part of :class:`assessor_app.workflows.desk.Desk`; the same rules hold.

    ``devices`` and ``end_device`` ask the hub. ``save_unsent`` writes what is nowhere else to a file under a
    passphrase and returns its size in bytes. ``wipe_laptop`` removes vault, evidence, keys and token, the secret
    first; it raises DeskError where the hub did not ask for it or unsaved work is left, unless ``rescue``: then that is
    kept in the profile's own folder under passphrase and recovery code, and where is returned.
    """

    def devices(self) -> tuple[Device, ...]: ...
    def end_device(self, device_id: str) -> None: ...
    def ending(self) -> Ending: ...
    def save_unsent(self, path: str, passphrase: str) -> int: ...
    def wipe_laptop(self, *, rescue: bool = False) -> str: ...
