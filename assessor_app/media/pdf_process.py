"""The PDF child: draws pages in a process of its own, so that no file can stall or take down the desk.

It needs no display and imports no Qt, and lives within the bounds of :mod:`child_life`.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.shared_memory import SharedMemory
from typing import Any

from assessor_app.media.child_life import Answering, live
from assessor_app.media.child_wire import Header
from assessor_app.media.pdf_engine import Cut, EngineError, PdfEngine, quiet_messages, taken_warnings
from assessor_app.media.pdf_layout import PdfLayout
from assessor_app.media.shared_block import attach_block, attach_only


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


def main() -> Any:
    """The child's whole life; never returns."""
    live(_begin)


def _begin() -> Answering:
    attach_only()
    quiet_messages()
    return _Child().answer
