"""The bytes of one open document: read once off the GUI thread into shared memory for all children, never on disk."""

from __future__ import annotations

import threading
from typing import Any, Final

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.held_bytes import HeldBytes
from assessor_app.media.pdf.faults import file_error

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
        self._held: HeldBytes | None = None
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
        return self._held is not None

    def opening(self, *, tell: bool) -> tuple[dict[str, Any], memoryview]:
        """The frame that opens this document in a child. Reads the bytes the first time; raises ArtifactError."""
        with self._lock:
            if self._closed:
                raise self._error("missing")
            held = self._held = self._held or self._load()
            header = {
                "do": "open",
                "document": self.number,
                "block": held.name,
                "size": held.size,
                "password": self._password,
                "type": self.media_type,
                "tell": tell,
            }
            return header, held.payload

    def close(self) -> None:
        """Say that nobody needs this document any more; returns at once, a read that is under way stops."""
        self._closed = True

    def release(self) -> None:
        """Free the bytes here, off the GUI thread; a child that has them open lets go when its lane tells it."""
        with self._lock:
            held, self._held = self._held, None
            if held is not None:
                held.release()

    def _load(self) -> HeldBytes:
        if self._source.size > _LARGEST:
            raise self._error("too_large")
        try:
            return HeldBytes(self._source, self._is_closed)
        except (OSError, EOFError) as error:
            # A source shorter or longer than it says is damaged, and a closed document is missed by nobody.
            raise self._error("missing") from error

    def _is_closed(self) -> bool:
        return self._closed

    def _error(self, kind: str) -> ArtifactError:
        return file_error(kind, media_type=self.media_type)
