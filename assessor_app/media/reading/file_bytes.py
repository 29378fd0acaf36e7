"""The bytes of one file that the reading child is asked about, and the frame that opens it there."""

from __future__ import annotations

from typing import Any

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.held_bytes import HeldBytes


class ReadingBytes:
    """One file read from its source; ``number`` names it on the wire.

    Raises OSError or ArtifactError when the source cannot be read, EOFError when it holds more or less than it says.
    """

    def __init__(self, number: int, source: ByteSource, media_type: str) -> None:
        self.number = number
        self.source = source
        self._media_type = media_type
        self._held = HeldBytes(source, _never)

    def opening(self) -> tuple[dict[str, Any], memoryview]:
        """The frame that opens this file in a child."""
        header = {"do": "open", "document": self.number, "block": self._held.name, "size": self._held.size}
        return {**header, "media_type": self._media_type}, self._held.payload

    def release(self) -> None:
        """Free the bytes; a child that has them open lets go when it is told."""
        self._held.release()


def _never() -> bool:
    return False
