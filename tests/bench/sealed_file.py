"""A file encrypted in segments (AES-GCM), as artifacts may one day lie on the disk; for the benchmarks only.

Each segment of 1 MiB is sealed by itself with its number as nonce, so any part can be read without the rest.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY = bytes(range(32))
SEGMENT = 1 << 20
_TAG = 16


def seal(data: bytes, path: Path) -> None:
    """Write ``data`` encrypted."""
    cipher = AESGCM(KEY)
    with path.open("wb") as stream:
        for number, start in enumerate(range(0, len(data), SEGMENT)):
            stream.write(cipher.encrypt(number.to_bytes(12, "big"), data[start : start + SEGMENT], None))


class SealedSource:
    """A ByteSource over such a file of ``size`` plain bytes."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size

    @property
    def size(self) -> int:
        return self._size

    def open(self) -> BinaryIO:
        return io.BufferedReader(_Unsealing(self._path), SEGMENT)


class _Unsealing(io.RawIOBase):
    """Reads forward, a segment at a time."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._stream = path.open("rb")
        self._cipher = AESGCM(KEY)
        self._number = 0
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, room: object) -> int:
        target = memoryview(room)  # type: ignore[call-overload]
        if not len(self._rest):
            sealed = self._stream.read(SEGMENT + _TAG)
            if not sealed:
                return 0
            self._rest = memoryview(self._cipher.decrypt(self._number.to_bytes(12, "big"), sealed, None))
            self._number += 1
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def close(self) -> None:
        self._stream.close()
        super().close()
