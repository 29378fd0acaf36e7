"""The PDF child: draws pages in a process of its own, so that no file can stall or take down the desk.

It needs no display and imports no Qt, answers one frame for each frame it gets, ends when the desk closes the
pipe, and is bounded by the system itself: address space, time per task, no files written, no core dumps.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.shared_memory import SharedMemory
from typing import Any, BinaryIO, Final

from assessor_app.media.pdf_engine import Cut, EngineError, PdfEngine, quiet_messages, taken_warnings
from assessor_app.media.pdf_layout import PdfLayout
from assessor_app.media.pdf_wire import Header, WireError, read_frame, write_frame
from assessor_app.media.shared_block import attach_block, attach_only

ADDRESS_SPACE: Final = 2 << 30
_GRACE_SECONDS: Final = 10.0


class _Child:
    """The documents open in this process, the slots attached, and what can be asked of them."""

    def __init__(self) -> None:
        self._engines: dict[int, PdfEngine] = {}
        self._data: dict[int, tuple[memoryview, SharedMemory | None]] = {}
        self._slots: dict[str, SharedMemory] = {}
        self._verbs: dict[str, Callable[[Header, bytearray], tuple[Header, bytes | memoryview]]] = {
            "open": self._open,
            "draw": self._draw,
            "close": self._close,
        }

    def answer(self, ask: Header, payload: bytearray) -> tuple[Header, bytes | memoryview]:
        """Do what one frame asks; every failure becomes an answer with its fault class."""
        for name in ask.get("gone", ()):
            _let_go(self._slots.pop(name, None))
        try:
            reply, pixels = self._verbs[str(ask["do"])](ask, payload)
        except EngineError as error:
            return {"fault": error.kind, "detail": str(error), "warnings": taken_warnings()}, b""
        except MemoryError:
            return {"fault": "too_large", "detail": "memory limit", "warnings": ""}, b""
        except OSError as error:
            # Attaching failed: no room left in the address space, or the desk has closed the document meanwhile.
            fault = "too_large" if error.errno == errno.ENOMEM else "missing"
            return {"fault": fault, "detail": "no shared memory", "warnings": ""}, b""
        return {**reply, "warnings": taken_warnings()}, pixels

    def _open(self, ask: Header, payload: bytearray) -> tuple[Header, bytes]:
        number = int(ask["document"])
        self._drop(number)
        block = attach_block(ask["block"]) if ask["block"] else None
        whole = _bytes_of(block) if block is not None else memoryview(payload)
        data = whole[: int(ask["size"])].toreadonly()
        try:
            engine = PdfEngine(data, str(ask.get("password", "")))
            layout = engine.layout()
        except Exception:
            data.release()
            _let_go(block)
            raise
        self._data[number] = (data, block)
        self._engines[number] = engine
        # Only the first child to open a document is asked what it holds.
        return (_plain_layout(layout) if ask.get("tell", True) else {}), b""

    def _draw(self, ask: Header, _payload: bytearray) -> tuple[Header, bytes | memoryview]:
        cut = Cut(*(int(ask[name]) for name in ("width", "height", "x", "y", "w", "h")))
        size = cut.w * cut.h * 3
        name = str(ask.get("slot", ""))
        if name and name not in self._slots:
            self._slots[name] = attach_block(name)
        target = _bytes_of(self._slots[name])[:size] if name else memoryview(bytearray(size))
        self._engines[int(ask["document"])].draw(int(ask["page"]), cut, target)
        if not name:
            return {}, target
        target.release()
        return {}, b""

    def _close(self, ask: Header, _payload: bytearray) -> tuple[Header, bytes]:
        self._drop(int(ask["document"]))
        return {}, b""

    def _drop(self, number: int) -> None:
        engine = self._engines.pop(number, None)
        if engine is not None:
            engine.close()
        data, block = self._data.pop(number, (None, None))
        if data is not None:
            data.release()
        _let_go(block)


def _bytes_of(block: SharedMemory) -> memoryview:
    assert block.buf is not None
    return block.buf


def _let_go(block: SharedMemory | None) -> None:
    if block is not None:
        # MuPDF may still hold a view for a moment; the mapping then ends with the process instead.
        with suppress(BufferError):
            block.close()


def _plain_layout(layout: PdfLayout) -> Header:
    return {
        "sizes": [(size.width, size.height, size.rotation) for size in layout.sizes],
        "labels": layout.labels,
        "encrypted": layout.encrypted,
        "repaired": layout.repaired,
    }


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer frames until the desk closes the pipe."""
    child = _Child()
    write_frame(outgoing, {"ready": os.getpid()})
    while (frame := read_frame(incoming)) is not None:
        ask, payload = frame
        _end_at(float(ask.get("seconds", 0.0)))
        reply, pixels = child.answer(ask, payload)
        _end_at(0.0)
        write_frame(outgoing, reply, pixels)


def _end_at(seconds: float) -> None:
    """Have the system end this process if the task is still not done well after its time and nobody else did.

    MuPDF holds the interpreter while it draws, so a desk that died meanwhile would go unnoticed.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS if seconds else 0.0)


def _claim_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for frames only: whatever a library prints goes nowhere."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")


def _accept_limits() -> None:
    if sys.platform == "win32":
        return
    import resource  # POSIX only

    limits: dict[int, int] = {resource.RLIMIT_AS: ADDRESS_SPACE, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    for what, limit in limits.items():
        _, hard = resource.getrlimit(what)
        most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        # macOS refuses a limit on the address space; the time limit still holds there.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def main() -> Any:
    """The child's whole life; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, outgoing = _claim_pipes()
    attach_only()
    quiet_messages()
    _accept_limits()
    code = 0
    try:
        serve(incoming, outgoing)
    except (OSError, WireError):
        code = 1  # the desk is gone, or talks nonsense: nobody is left to be told
    # Nothing here wants tidying, and Python's own tidying would trip over views MuPDF still holds.
    os._exit(code)
