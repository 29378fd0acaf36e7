"""The bytes of one open document: read once off the GUI thread into shared memory for all children, never on disk."""

from __future__ import annotations

import threading
from multiprocessing.shared_memory import SharedMemory
from typing import Any, BinaryIO, Final

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.pdf.faults import file_error
from assessor_app.media.shared_block import create_block, free_block

_CHUNK: Final = 1 << 20
_LARGEST: Final = 1 << 30


class PdfBytes:
    """One document as the lanes know it. ``number`` names it on the wire; thread-safe."""

    def __init__(
        self, number: int, source: ByteSource, password: str = "", media_type: str = "application/pdf"
    ) -> None:
        self.number = number
        self.media_type = media_type
        self._source = source
        self._password = password
        self._lock = threading.Lock()
        self._block: SharedMemory | None = None
        self._plain: bytearray | None = None
        self._closed = False

    @property
    def has_password(self) -> bool:
        """Whether a password was given to open it with."""
        return bool(self._password)

    @property
    def closed(self) -> bool:
        """Whether the tab is gone and nothing should be done for it any more."""
        return self._closed

    @property
    def held(self) -> bool:
        """Whether there is still memory to release."""
        return self._block is not None or self._plain is not None

    def opening(self, *, tell: bool) -> tuple[dict[str, Any], bytes | memoryview]:
        """The frame that opens this document in a child. Reads the bytes the first time; raises ArtifactError."""
        with self._lock:
            if self._closed:
                raise self._error("missing")
            if self._block is None and self._plain is None:
                self._load()
            header = {
                "do": "open",
                "document": self.number,
                "block": self._block.name if self._block is not None else "",
                "size": self._source.size,
                "password": self._password,
                "type": self.media_type,
                "tell": tell,
            }
            return header, b"" if self._plain is None else memoryview(self._plain)

    def close(self) -> None:
        """Say that nobody needs this document any more; returns at once, a read that is under way stops."""
        self._closed = True

    def release(self) -> None:
        """Free the bytes here, off the GUI thread; a child that has them open lets go when its lane tells it."""
        with self._lock:
            self._release()

    def _load(self) -> None:
        size = self._source.size
        if size > _LARGEST:
            raise self._error("too_large")
        self._block = create_block(size)
        if self._block is None:
            self._plain = bytearray(size)
        target = memoryview(self._plain or b"") if self._block is None else self._block.buf
        assert target is not None
        try:
            with target[:size] as room:
                self._fill(room)
        except OSError as error:
            self._release()
            raise self._error("missing") from error
        except ArtifactError:
            self._release()
            raise

    def _fill(self, room: memoryview) -> None:
        """Read in pieces, so that other threads get their turn; a source shorter or longer than it says is damaged."""
        done = 0
        with self._source.open() as stream:
            while done < len(room) and not self._closed:
                got = _read_into(stream, room[done : done + _CHUNK])
                if not got:
                    break
                done += got
            if self._closed or (done == len(room) and not stream.read(1)):
                return
        raise self._error("missing")

    def _error(self, kind: str) -> ArtifactError:
        return file_error(kind, media_type=self.media_type)

    def _release(self) -> None:
        self._plain = None
        if self._block is not None:
            block, self._block = self._block, None
            free_block(block)


def _read_into(stream: BinaryIO, room: memoryview) -> int:
    data = stream.read(len(room))
    room[: len(data)] = data
    return len(data)
