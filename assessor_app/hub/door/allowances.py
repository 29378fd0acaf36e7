"""How much one device may ask for in a minute: agreed among all processes of a hub, at hardly a write for anybody."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.hub.database import Database
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.tables import AllowanceRow

MINUTE = 60
# Each process lets a device have this part of its allowance before it asks the database, so that an ordinary desk
# never costs a write; beyond that it draws a part of this size at a time.
PARTS = 20
MOST_HELD = 20_000


@dataclass(slots=True)
class _Held:
    """What this process may still give one device in ``minute``; ``spent``: the database had no more."""

    minute: int
    left: int
    spent: bool = False


def _now() -> datetime:
    return datetime.now(UTC)


class Allowances:
    """At most ``per_minute`` requests of one device, a twentieth of it more for each further process; 0: no limit."""

    def __init__(self, database: Database, per_minute: int, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._per_minute = per_minute
        self._part = max(1, per_minute // PARTS)
        self._clock = clock
        self._lock = threading.Lock()
        self._held: dict[str, _Held] = {}

    def take(self, device_id: str) -> None:
        """One more request. Raises RefusedError 429 saying when to come back."""
        if not self._per_minute:
            return
        seconds = self._clock().timestamp()
        minute = int(seconds // MINUTE)
        if self._from_hand(device_id, minute):
            return
        granted = self._database.transact(lambda session: self._draw(session, device_id, minute))
        with self._lock:
            held = self._held[device_id] if device_id in self._held else _Held(minute, 0)
            self._held[device_id] = held
            held.left += granted - 1 if granted else 0
            held.spent = not granted
        if not granted:
            raise _too_many(minute, seconds)

    def _from_hand(self, device_id: str, minute: int) -> bool:
        """Whether it could be given without asking the database. Raises RefusedError 429 when all is spent."""
        with self._lock:
            held = self._held.get(device_id)
            if held is None or held.minute != minute:
                if len(self._held) >= MOST_HELD:
                    self._held = {key: one for key, one in self._held.items() if one.minute == minute}
                held = self._held[device_id] = _Held(minute, self._part)
            if held.spent:
                raise _too_many(minute, self._clock().timestamp())
            if held.left:
                held.left -= 1
                return True
            return False

    def _draw(self, session: Session, device_id: str, minute: int) -> int:
        """Take the next part out of what is left for this minute; 0 when nothing is."""
        row = session.get(AllowanceRow, device_id, with_for_update=True)
        if row is None:
            session.execute(delete(AllowanceRow).where(AllowanceRow.minute < minute - MINUTE))
            row = _made(session, device_id, minute)
        if row.minute < minute:
            row.minute, row.used = minute, 0
        # What was given by hand counts as the first part.
        granted = max(0, min(self._part, self._per_minute - self._part - row.used))
        row.used += granted
        return granted


def _made(session: Session, device_id: str, minute: int) -> AllowanceRow:
    try:
        with session.begin_nested():
            session.add(AllowanceRow(device_id=device_id, minute=minute, used=0))
    except IntegrityError:
        session.expire_all()
    return session.get_one(AllowanceRow, device_id, with_for_update=True)


def _too_many(minute: int, seconds: float) -> RefusedError:
    wait = max(1, int((minute + 1) * MINUTE - seconds) + 1)
    return RefusedError(
        429,
        "too_many_requests",
        "This device asks for too much at once. It goes on by itself in a moment.",
        headers={"Retry-After": str(wait)},
    )
