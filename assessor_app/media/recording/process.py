"""The child that looks into recordings: FFmpeg and libVLC read hostile bytes here, where a crash costs nothing.

One frame asks for a task; the child answers by what it found, or by the bytes it wants to see next, which come with a
frame of their own.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any

from assessor_app.media.child_life import live
from assessor_app.media.child_wire import Header
from assessor_app.media.recording.engine import RecordingEngine, RecordingTaskError
from assessor_app.media.recording.pulled_bytes import PulledBytes

_Reply = tuple[Header, bytes]


class RecordingDesk:
    """Answers frames: tasks run on a thread of their own, so that they can wait for bytes in the middle."""

    def __init__(self) -> None:
        self._engine = RecordingEngine()
        self._tasks: queue.SimpleQueue[Header] = queue.SimpleQueue()
        self._replies: queue.SimpleQueue[_Reply] = queue.SimpleQueue()
        self._pieces: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        threading.Thread(target=self._work, name="recording-tasks", daemon=True).start()

    def answer(self, ask: Header, payload: bytearray) -> _Reply:
        """Hand on a task or a piece, and wait for what is to be said next."""
        if ask.get("do") == "piece":
            self._pieces.put(None if ask.get("gone") else bytes(payload))
        else:
            self._tasks.put(ask)
        return self._replies.get()

    def _pull(self, offset: int, length: int) -> bytes:
        """Under the lock of PulledBytes, so that only one request is ever under way."""
        self._replies.put(({"want": [offset, length]}, b""))
        piece = self._pieces.get()
        if piece is None or len(piece) != length:
            raise OSError("the bytes are gone")
        return piece

    def _work(self) -> None:
        while True:
            self._replies.put(self._do(self._tasks.get()))

    def _do(self, task: Header) -> _Reply:
        source = PulledBytes(int(task["size"]), self._pull)
        verbs: dict[str, Callable[[PulledBytes, dict[str, Any]], _Reply]] = {
            "facts": self._engine.facts,
            "tags": self._engine.tags,
            "captions": self._engine.captions,
            "waveform": self._engine.waveform,
            "first_frame": self._engine.first_frame,
        }
        try:
            return verbs[task["do"]](source, task)
        except RecordingTaskError as error:
            return {"fault": error.kind, "codec": error.codec, "unfinished": error.unfinished}, b""
        except MemoryError:
            return {"fault": "too_large"}, b""
        except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes is the file's fault
            return {"fault": "damaged", "why": type(error).__name__}, b""


def _begin() -> Callable[[Header, bytearray], _Reply]:
    return RecordingDesk().answer


def main() -> None:
    """The child's whole life."""
    live(_begin)
