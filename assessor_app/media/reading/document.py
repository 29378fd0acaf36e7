"""One file inside the reading child: its bytes, and what a reader wants to keep of it between two questions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.shared_memory import SharedMemory
from typing import Any

from assessor_app.media.child_wire import Header

Reply = tuple[Header, bytes | memoryview]


class ReadingFaultError(Exception):
    """The file cannot be read; ``kind`` is one of ARTIFACT_FAULTS."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(detail or kind)
        self.kind = kind


class ReadingDocument:
    """The bytes of one file, in shared memory or handed over in the frame.

    ``media_type`` is what the file is said to be; ``kept`` is the readers' own, emptied when the document closes.
    """

    def __init__(self, whole: memoryview, size: int, block: SharedMemory | None, media_type: str) -> None:
        self.data = whole[:size].toreadonly()
        self.media_type = media_type
        self.kept: dict[str, Any] = {}
        self._block = block

    def close(self) -> None:
        """Let go of the bytes and of everything kept."""
        self.kept.clear()
        # A reader may still hold a view for a moment; the mapping then ends with the process instead.
        with suppress(BufferError):
            self.data.release()
            if self._block is not None:
                self._block.close()


Verb = Callable[[ReadingDocument, Header], Reply]
