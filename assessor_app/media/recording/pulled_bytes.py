"""A file as a child sees it: pieces asked for over the pipe, the last ones kept, nothing on disk."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import BinaryIO, Final, cast

PIECE: Final = 512 << 10
_MOST_PIECES: Final = 32

Pull = Callable[[int, int], bytes]


class PulledBytes:
    """A ByteSource over ``pull(offset, length)``, which may raise OSError; readers may live on any thread."""

    def __init__(self, size: int, pull: Pull) -> None:
        self._size = size
        self._pull = pull
        self._lock = threading.Lock()
        self._pieces: OrderedDict[int, bytes] = OrderedDict()
        self.pulled = 0

    @property
    def size(self) -> int:
        """Bytes of content."""
        return self._size

    def open(self) -> BinaryIO:
        """A reader of its own."""
        return cast("BinaryIO", io.BufferedReader(_PulledReader(self), 64 << 10))

    def at(self, offset: int, length: int) -> bytes:
        """Up to ``length`` bytes from ``offset``, at least one unless the end is reached. Raises OSError."""
        if not 0 <= offset < self._size:
            return b""
        number, start = divmod(offset, PIECE)
        with self._lock:
            piece = self._pieces.get(number)
            if piece is None:
                piece = self._pull(number * PIECE, min(PIECE, self._size - number * PIECE))
                self.pulled += len(piece)
                self._pieces[number] = piece
                if len(self._pieces) > _MOST_PIECES:
                    self._pieces.popitem(last=False)
            self._pieces.move_to_end(number)
        return piece[start : start + length]


class _PulledReader(io.RawIOBase):
    """One place in the file."""

    def __init__(self, source: PulledBytes) -> None:
        self._source = source
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._source.size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # RawIOBase says "any buffer"
        piece = self._source.at(self._place, len(buffer))
        buffer[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)
