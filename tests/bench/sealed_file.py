"""Artifacts as they lie on the disk, for the benchmarks, and the least that decrypting one can cost beside them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from assessor_app.store.artifact_files import ArtifactFiles, FileSource
from assessor_app.store.segments import HEADER, SEGMENT, TAG, SegmentCipher, Shape
from assessor_app.sync.kept_content import keep_content

KEY = bytes(range(32))
FILE_ID = "sealed"


def seal(data: bytes, folder: Path) -> Path:
    """Write ``data`` encrypted into ``folder``; returns the file."""
    files = ArtifactFiles(folder, KEY)
    keep_content(files, FILE_ID, (data,), len(data), hashlib.sha256(data).hexdigest())
    return files.final(FILE_ID)


def sealed_source(folder: Path, size: int) -> FileSource:
    """The same file as the desk reads it."""
    return ArtifactFiles(folder, KEY).source(FILE_ID, size)


class BareSegments:
    """The file's segments without any reader around them: one read, one AES-GCM, nothing kept."""

    def __init__(self, path: Path, size: int) -> None:
        self.shape = Shape(size)
        self._file = path.open("rb", buffering=0)
        self._cipher = SegmentCipher(KEY, FILE_ID.encode(), self._file.read(HEADER))
        self._sealed = bytearray(SEGMENT)

    def into(self, number: int, room: memoryview) -> None:
        """Decrypt one segment into ``room`` of exactly its size."""
        self._file.seek(self.shape.offset(number))
        with memoryview(self._sealed)[: len(room) + TAG] as sealed:
            self._file.readinto(sealed)
            self._cipher.open_into(number, self.shape.is_last(number), sealed, room)

    def all_into(self, room: memoryview) -> None:
        """Decrypt everything."""
        for number in range(self.shape.count):
            start = self.shape.start(number)
            self.into(number, room[start : start + self.shape.length(number)])

    def close(self) -> None:
        """Close the file."""
        self._file.close()
