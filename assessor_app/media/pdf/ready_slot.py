"""Room for the next page, laid out in memory ahead of time: finding and clearing it costs more than most drawings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from assessor_app.media.pdf.slot_pool import Slot, SlotPool

_LARGEST: Final = 32 << 20


class ReadySlot:
    """One lane's slot for the page asked for next, as large as the last one asked for; for the lane's thread only."""

    def __init__(self, pool: SlotPool) -> None:
        self._pool = pool
        self._slot: Slot | None = None
        self._usual = 0

    @property
    def is_due(self) -> bool:
        """Whether there is a slot to lay out."""
        return self._slot is None and 0 < self._usual <= _LARGEST

    def take(self, size: int, *, urgent: bool) -> Slot:
        """A slot of ``size`` bytes; the one laid out is for pages that somebody waits for."""
        if not urgent:
            return self._pool.take(size)
        self._usual = size
        slot, self._slot = self._slot, None
        if slot is not None and slot.fits(size):
            return slot
        if slot is not None:
            self._pool.give_back(slot)
        return self._pool.take(size)

    def lay_out(self, ask: Callable[[dict[str, Any]], object]) -> None:
        """Have the child and then this process touch the next slot; raises what ``ask`` raises."""
        self._slot = slot = self._pool.take(self._usual)
        if not slot.name:
            return
        try:
            ask({"do": "touch", "slot": slot.name})
        except BaseException:
            self.let_go()
            raise
        slot.touch()

    def let_go(self) -> None:
        """Give the slot back."""
        slot, self._slot = self._slot, None
        if slot is not None:
            self._pool.give_back(slot)
