"""The bytes of one file on their way to the reading child: in memory only, shared where the system has room."""

from __future__ import annotations

from multiprocessing.shared_memory import SharedMemory
from typing import Any, Final

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.shared_block import create_block, free_block

_CHUNK: Final = 1 << 20


class ReadingBytes:
    """One file read from its source; ``number`` names it on the wire.

    Raises OSError or ArtifactError when the source cannot be read, EOFError when it holds more or less than it says.
    """

    def __init__(self, number: int, source: ByteSource, media_type: str) -> None:
        self.number = number
        self.source = source
        self._media_type = media_type
        self._size = source.size
        self._block: SharedMemory | None = create_block(self._size)
        self._plain = bytearray(self._size if self._block is None else 0)
        try:
            self._fill()
        except BaseException:
            self.release()
            raise

    def opening(self) -> tuple[dict[str, Any], bytes | memoryview]:
        """The frame that opens this file in a child."""
        block = self._block.name if self._block is not None else ""
        header = {"do": "open", "document": self.number, "block": block, "size": self._size}
        return {**header, "media_type": self._media_type}, memoryview(self._plain)

    def release(self) -> None:
        """Free the bytes; a child that has them open lets go when it is told."""
        self._plain = bytearray()
        if self._block is not None:
            block, self._block = self._block, None
            free_block(block)

    def _fill(self) -> None:
        whole = memoryview(self._plain) if self._block is None else self._block.buf
        assert whole is not None
        with whole[: self._size] as room, self.source.open() as stream:
            done = 0
            while done < self._size and (data := stream.read(min(_CHUNK, self._size - done))):
                room[done : done + len(data)] = data
                done += len(data)
            if done < self._size or stream.read(1):
                raise EOFError("the file is not as long as it was said to be")
