"""Where copies for other programs lie: in memory where the system has room there, and gone when the desk closes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from assessor_app.office.private_place import LOCK_SUFFIX, free_bytes, memory_folder, private_place, sweep

_SPARE: Final = 128 * 1024 * 1024


class OutsidePlace:
    """Folders only we may enter, made when the first copy is asked for. Safe to use from several threads.

    ``disk`` is where copies go that do not fit in memory, and all of them where the system keeps no files in memory.
    What a desk that was killed left in either is removed before the first copy of the next one, and by :meth:`clear`.
    """

    def __init__(self, disk: Path, memory: Callable[[], Path | None] = memory_folder) -> None:
        self._disk = disk
        self._memory = memory
        self._lock = threading.Lock()
        self._made: dict[Path, Path] = {}
        self._held = ExitStack()

    def folder_for(self, size: int) -> Path:
        """A folder with room for a copy of ``size`` bytes, if there is one. Raises OSError."""
        with self._lock:
            memory = self._memory()
            in_memory = memory is not None and free_bytes(memory) >= size + _SPARE
            parent = memory if memory is not None and in_memory else self._disk
            if parent not in self._made:
                self._sweep(memory)
                parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._made[parent] = self._held.enter_context(private_place(parent))
            return self._made[parent]

    def clear(self) -> None:
        """Remove every copy, also those of a desk that was killed; one still held open stays until the next time."""
        with self._lock:
            self._held.close()
            self._made.clear()
            self._sweep(self._memory())

    def _sweep(self, memory: Path | None) -> None:
        if memory is not None:
            sweep(memory)
        if not self._disk.is_dir():
            return
        sweep(self._disk)
        for path in self._disk.iterdir():
            # an earlier version put copies here without a folder of their own
            if path.is_file() and path.suffix != LOCK_SUFFIX:
                with suppress(OSError):
                    path.unlink()
        with suppress(OSError):
            # only where nobody's copies are left in it
            self._disk.rmdir()
