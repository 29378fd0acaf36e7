"""SHA-256 of bytes as they come, reckoned beside the thread that brings them: half of what keeping a file costs."""

from __future__ import annotations

import hashlib
import queue
import threading
from typing import Final

_BLOCK: Final = 1 << 19
_WAITING_BLOCKS: Final = 4


class RunningHash:
    """One hash, from one thread. Short content needs no second thread and gets none; :meth:`close` ends it."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._pieces: list[bytes] = []
        self._size = 0
        self._blocks: queue.Queue[list[bytes] | None] = queue.Queue(_WAITING_BLOCKS)
        self._thread: threading.Thread | None = None

    def update(self, piece: bytes) -> None:
        """Add bytes; waits when a megabyte or two are still to be reckoned."""
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size < _BLOCK:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._reckon, name="hashing", daemon=True)
            self._thread.start()
        self._blocks.put(self._pieces)
        self._pieces, self._size = [], 0

    def hexdigest(self) -> str:
        """The hash of everything so far."""
        self.close()
        for piece in self._pieces:
            self._digest.update(piece)
        self._pieces, self._size = [], 0
        return self._digest.hexdigest()

    def close(self) -> None:
        """Wait for what was handed over and end the thread; more may be added all the same."""
        if self._thread is not None:
            thread, self._thread = self._thread, None
            self._blocks.put(None)
            thread.join()

    def _reckon(self) -> None:
        while (pieces := self._blocks.get()) is not None:
            for piece in pieces:
                self._digest.update(piece)
