"""Reused pieces of shared memory that PDF children draw into: a fresh piece each time costs more than the drawing."""

from __future__ import annotations

import threading
import zlib
from multiprocessing.shared_memory import SharedMemory
from typing import Final

from assessor_app.media.shared_block import create_block, free_block

_STEP: Final = 256 << 10
_KEPT_BYTES: Final = 64 << 20
_KEPT_SLOTS: Final = 8


class Slot:
    """Room for the pixels of one image. ``name`` is empty where the system had no shared memory left."""

    def __init__(self, size: int) -> None:
        self._block: SharedMemory | None = create_block(size)
        self.size = size
        self.name = self._block.name if self._block is not None else ""
        self._private = bytearray(0 if self._block is not None else size)

    @property
    def buffer(self) -> memoryview:
        """The bytes, writable. Let go of the view before the slot is given back."""
        whole = memoryview(self._private) if self._block is None else self._block.buf
        assert whole is not None
        return whole[: self.size]

    def fits(self, size: int) -> bool:
        """Whether this is room for so many bytes, and not far too much of it."""
        return size <= self.size <= size * 3 // 2 + _STEP

    def touch(self) -> None:
        """Have the system map all of it for this process, which takes as long as painting a page does."""
        zlib.crc32(self.buffer)  # reads every byte, and lets the window go on meanwhile

    def free(self) -> None:
        """Give the memory back to the system."""
        if self._block is not None:
            block, self._block = self._block, None
            free_block(block)
        self._private = bytearray()


class SlotPool:
    """Hands out slots and takes them back; may be used from any thread.

    It never decides how much is kept in use: that is the page cache's budget. Unused slots are bounded here.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free: list[Slot] = []
        self._gone: list[set[str]] = []
        self._closed = False

    def watch_gone(self) -> set[str]:
        """A set that collects the names of slots given back to the system, for one child to let go of."""
        with self._lock:
            names: set[str] = set()
            self._gone.append(names)
            return names

    def take_gone(self, names: set[str]) -> list[str]:
        """Empty a set of :meth:`watch_gone`."""
        with self._lock:
            taken = sorted(names)
            names.clear()
            return taken

    def take(self, size: int) -> Slot:
        """A slot of at least ``size`` bytes: a free one that is not far too large, or a new one."""
        with self._lock:
            slot = self._fitting(size)
            if slot is not None:
                self._free.remove(slot)
                return slot
        return _new_slot(size)

    def _fitting(self, size: int) -> Slot | None:
        return min((slot for slot in self._free if slot.fits(size)), key=_size_of, default=None)

    def give_back(self, slot: Slot) -> None:
        """Return a slot whose pixels nobody looks at any more."""
        with self._lock:
            self._free.append(slot)
            while (self._closed and self._free) or self._kept_too_much():
                self._drop(self._free.pop(0))

    def close(self) -> None:
        """Free all; slots still out are freed when they come back."""
        with self._lock:
            self._closed = True
            while self._free:
                self._drop(self._free.pop())

    def _kept_too_much(self) -> bool:
        return len(self._free) > _KEPT_SLOTS or (len(self._free) > 1 and sum(map(_size_of, self._free)) > _KEPT_BYTES)

    def _drop(self, slot: Slot) -> None:
        if slot.name:
            for names in self._gone:
                names.add(slot.name)
        slot.free()


def _new_slot(size: int) -> Slot:
    return Slot(-(-size // _STEP) * _STEP)


def _size_of(slot: Slot) -> int:
    return slot.size
