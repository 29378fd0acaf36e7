"""The one thing media needs of an artifact: bytes that can be opened, wherever and however they are kept."""

from __future__ import annotations

import io
from typing import BinaryIO, Protocol


class ByteSource(Protocol):
    """An artifact's bytes; every ``open()`` is independent and seekable. No reader ever learns a path."""

    @property
    def size(self) -> int:
        """Bytes of content."""
        ...

    def open(self) -> BinaryIO:
        """A seekable reader. Raises ArtifactError when the bytes are gone or damaged."""
        ...


class MemoryBytes:
    """Bytes that were made in memory, as a source like any other."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def size(self) -> int:
        """Bytes of content."""
        return len(self._data)

    def open(self) -> BinaryIO:
        """A reader of its own."""
        return io.BytesIO(self._data)
