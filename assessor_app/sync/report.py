"""What sync and download tell about themselves while they run and afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a sync or download is. ``done``/``total`` in bytes while downloading, else in items."""

    stage: Literal["connecting", "pushing", "pulling", "downloading", "checking"]
    sentence: str
    done: int = 0
    total: int = 0
    assignment_id: str = ""


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The line in the status bar. ``retry_in`` seconds until the next try, None when none is planned.

    ``sign_in_needed``: the hub no longer takes this laptop's token; only a sign-in helps.
    """

    online: bool
    sentence: str
    unsent: int
    last_sync: datetime | None
    needs_attention: int = 0
    retry_in: float | None = None
    sign_in_needed: bool = False


class Cancel(Protocol):
    """Asked between steps of long work."""

    def __call__(self) -> bool: ...


ProgressCall = Callable[[SyncProgress], None]
