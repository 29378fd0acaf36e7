"""What sync and download tell about themselves while they run and afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a sync, download or computation is. ``done``/``total`` in bytes while downloading, else in items.

    While downloading, ``file`` of ``files`` (from 1) is on its way; ``file_done`` of its ``file_total`` bytes are here.
    """

    stage: Literal["connecting", "pushing", "pulling", "downloading", "checking", "computing"]
    sentence: str
    done: int = 0
    total: int = 0
    assignment_id: str = ""
    file: int = 0
    files: int = 0
    file_done: int = 0
    file_total: int = 0


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The line in the status bar. ``retry_in`` seconds until the next try, None when none is planned.

    ``sign_in_needed``: the hub no longer takes this laptop's token; only a sign-in helps. ``conflicts`` of those that
    need attention wait for a choice; ``receipt`` says what the hub accepted last, at ``receipt_at``, in this run of
    the program. ``ended`` is ``revoked`` or ``wipe`` once the hub has said twice that this laptop is to be given up.
    """

    online: bool
    sentence: str
    unsent: int
    last_sync: datetime | None
    needs_attention: int = 0
    retry_in: float | None = None
    sign_in_needed: bool = False
    conflicts: int = 0
    receipt: str = ""
    receipt_at: datetime | None = None
    ended: Literal["", "revoked", "wipe"] = ""


class Cancel(Protocol):
    """Asked between steps of long work."""

    def __call__(self) -> bool: ...


ProgressCall = Callable[[SyncProgress], None]
