"""Takes one stream out of a compound file (the envelope of doc, xls and ppt), never reading more than the file has."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

_FAT_IN_HEADER: Final = 109
_ENTRY: Final = 128
_LAST_SECTOR: Final = 0xFFFFFFF0
_STREAM, _ROOT = 2, 5


def stream_in(data: bytes | memoryview, names: Sequence[str], most: int | None = None) -> bytes:
    """The first stream that bears one of these names; empty where there is none, or the envelope is damaged.

    Of a stream longer than ``most`` bytes only its beginning comes.
    """
    try:
        return _Envelope(data).stream(names, most)
    except (struct.error, IndexError, ValueError):
        return b""


class _Envelope:
    """Sectors of one size, in chains; small streams share a stream of their own, cut into smaller sectors."""

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = data
        whole, small = struct.unpack_from("<HH", data, 30)
        self._size: int = 1 << min(whole, 12)
        self._small: int = 1 << min(small, 12)
        self._directory, self._smallest, self._small_fat = struct.unpack_from("<I4xII", data, 48)
        self._fat = self._read_fat()

    def stream(self, names: Sequence[str], most: int | None) -> bytes:
        shared = b""
        for sector in self._chain(self._directory):
            for at in range(sector, sector + self._size, _ENTRY):
                length, kind = struct.unpack_from("<HB", self._data, at + 64)
                name = bytes(self._data[at : at + max(0, min(length, 64) - 2)]).decode("utf-16-le", "replace")
                start, size = struct.unpack_from("<II", self._data, at + 116)
                if kind == _ROOT:
                    shared = self._content(start, size)
                elif kind == _STREAM and name in names:
                    wanted = size if most is None else min(size, most)
                    if size < self._smallest:
                        return self._shared(shared, start, wanted)
                    return self._content(start, wanted)
        return b""

    def _content(self, start: int, size: int) -> bytes:
        sectors = islice(self._chain(start), size // self._size + 1)
        return b"".join(self._data[one : one + self._size] for one in sectors)[:size]

    def _shared(self, shared: bytes, sector: int, size: int) -> bytes:
        """A small stream out of the ``shared`` one; ``sector`` counts its smaller sectors."""
        following = array("I")
        for at in self._chain(self._small_fat):
            following.extend(struct.unpack_from(f"<{self._size // 4}I", self._data, at))
        found = bytearray()
        while sector < _LAST_SECTOR and len(found) < size:
            found += shared[sector * self._small : (sector + 1) * self._small].ljust(self._small, b"\0")
            sector = following[sector]
        return bytes(found[:size])

    def _read_fat(self) -> array[int]:
        """The number of the sector behind each sector."""
        sectors = [one for one in struct.unpack_from(f"<{_FAT_IN_HEADER}I", self._data, 76) if one < _LAST_SECTOR]
        following, count = struct.unpack_from("<II", self._data, 68)
        each = self._size // 4 - 1
        for _ in range(min(count, len(self._data) // self._size)):
            if following >= _LAST_SECTOR:
                break
            *more, following = struct.unpack_from(f"<{each + 1}I", self._data, self._at(following))
            sectors += [one for one in more if one < _LAST_SECTOR]
        fat = array("I")
        for one in sectors[: len(self._data) // self._size + 1]:
            fat.extend(struct.unpack_from(f"<{self._size // 4}I", self._data, self._at(one)))
        return fat

    def _chain(self, sector: int) -> Iterator[int]:
        """Where the sectors of a stream begin; a chain in a ring ends after as many as the file can hold."""
        for _ in range(len(self._data) // self._size + 1):
            if sector >= _LAST_SECTOR:
                return
            yield self._at(sector)
            sector = self._fat[sector]

    def _at(self, sector: int) -> int:
        return (sector + 1) * self._size
