"""The PDF child: draws and reads pages in a process of its own, so that no file can stall or take down the desk.

It needs no display and imports no Qt, and lives within the bounds of :mod:`child_life`.
"""

from __future__ import annotations

import ctypes
import errno
import gc
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.shared_memory import SharedMemory
from typing import TYPE_CHECKING, Any, Final

from assessor_app.media.child_life import Answering, live
from assessor_app.media.child_wire import Header
from assessor_app.media.pdf.decoded_room import DecodedRoom
from assessor_app.media.pdf.drawing import Cut
from assessor_app.media.pdf.engine import quiet_messages, taken_warnings
from assessor_app.media.pdf.engine_error import EngineError
from assessor_app.media.pdf.layout import PdfLayout
from assessor_app.media.pdf.open_file import OpenFile
from assessor_app.media.pdf.paged_types import PDF, PICTURE_TYPES
from assessor_app.media.pdf.pixels import PIXEL_BYTES
from assessor_app.media.pdf.words import packed
from assessor_app.media.shared_block import attach_block, attach_only

_SELDOM: Final = 200_000
_MOST_ANSWERED: Final = 32 << 20

if TYPE_CHECKING:
    from assessor_app.media.pdf.picture_engine import PictureEngine
    from assessor_app.media.pdf.picture_pixels import DecodedPages

    Engine = OpenFile | PictureEngine


class _Child:
    """The documents open in this process, the slots attached, and what can be asked of them."""

    def __init__(self) -> None:
        self._engines: dict[int, Engine] = {}
        self._data: dict[int, tuple[memoryview, SharedMemory | None]] = {}
        self._slots: dict[str, SharedMemory] = {}
        self._decoded: DecodedPages | None = None
        self._room = DecodedRoom()
        self._verbs: dict[str, Callable[[Header, bytearray], tuple[Header, bytes | memoryview]]] = {
            "open": self._open,
            "draw": self._draw,
            "words": self._words,
            "links": self._links,
            "outline": self._outline,
            "touch": self._touch,
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
        except Exception as error:  # noqa: BLE001
            # Whatever a hostile file brings about is told as its damage, and the other files stay open.
            return {"fault": "damaged", "detail": type(error).__name__, "warnings": taken_warnings()}, b""
        return {"warnings": taken_warnings(), **reply}, pixels

    def _open(self, ask: Header, payload: bytearray) -> tuple[Header, bytes]:
        number = int(ask["document"])
        self._drop(number)
        block = attach_block(ask["block"]) if ask["block"] else None
        whole = _bytes_of(block) if block is not None else memoryview(payload)
        data = whole[: int(ask["size"])]
        try:
            engine = self._engine(data, str(ask.get("password", "")), str(ask.get("type", PDF)))
        except Exception:
            _let_go(block, data)
            raise
        self._data[number] = (data, block)
        self._engines[number] = engine
        # Only the first child to open a document is asked what it holds.
        return (_plain_layout(engine.layout) if ask.get("tell", True) else {}), b""

    def _engine(self, data: memoryview, password: str, media_type: str) -> Engine:
        if media_type not in PICTURE_TYPES:
            return OpenFile(data, password, media_type, self._room)
        # late: a child that draws PDFs carries no Pillow
        from assessor_app.media.pdf.picture_engine import PictureEngine
        from assessor_app.media.pdf.picture_pixels import DecodedPages

        if self._decoded is None:
            self._decoded = DecodedPages()
        return PictureEngine(data.toreadonly(), self._decoded)

    def _draw(self, ask: Header, _payload: bytearray) -> tuple[Header, bytes | memoryview]:
        cut = Cut(*(int(ask.get(name, 0)) for name in ("width", "height", "x", "y", "w", "h", "turn")))
        size = cut.w * cut.h * PIXEL_BYTES
        name = str(ask.get("slot", ""))
        target = _bytes_of(self._slot(name))[:size] if name else memoryview(bytearray(size))
        told = {"warnings": self._engines[int(ask["document"])].draw(int(ask["page"]), cut, target)}
        if not name:
            return told, target
        _release(target)
        return told, b""

    def _touch(self, ask: Header, _payload: bytearray) -> tuple[Header, bytes]:
        """Write all over a slot that nobody uses, so that the system has laid it out before it is drawn into."""
        room = _bytes_of(self._slot(str(ask["slot"])))
        ctypes.memset(ctypes.addressof(ctypes.c_char.from_buffer(room)), 0xFF, len(room))
        return {}, b""

    def _slot(self, name: str) -> SharedMemory:
        if name not in self._slots:
            self._slots[name] = attach_block(name)
        return self._slots[name]

    def _words(self, ask: Header, _payload: bytearray) -> tuple[Header, bytes]:
        """The words of as many pages as fit into the time given, at least of one."""
        engine = self._engines[int(ask["document"])]
        end = time.monotonic() + float(ask.get("ms", 0.0)) / 1000
        headers: list[Header] = []
        parts: list[bytes] = []
        size = 0
        for page in ask["pages"]:
            header, part = _words_of(engine, int(page))
            headers.append(header)
            parts.append(part)
            size += len(part)
            if time.monotonic() >= end or size > _MOST_ANSWERED:
                break
        return {"pages": headers}, b"".join(parts)

    def _links(self, ask: Header, _payload: bytearray) -> tuple[Header, bytes]:
        return {"links": self._engines[int(ask["document"])].links(int(ask["page"]))}, b""

    def _outline(self, ask: Header, _payload: bytearray) -> tuple[Header, bytes]:
        return {"outline": self._engines[int(ask["document"])].outline()}, b""

    def _close(self, ask: Header, _payload: bytearray) -> tuple[Header, bytes]:
        self._drop(int(ask["document"]))
        return {}, b""

    def _drop(self, number: int) -> None:
        engine = self._engines.pop(number, None)
        if engine is not None:
            engine.close()
        data, block = self._data.pop(number, (None, None))
        _let_go(block, data)


def _bytes_of(block: SharedMemory) -> memoryview:
    assert block.buf is not None
    return block.buf


def _words_of(engine: Engine, page: int) -> tuple[Header, bytes]:
    try:
        return packed(page, engine.words(page))
    except (EngineError, MemoryError):
        return packed(page, ())  # a page that cannot be read says nothing; that it cannot be drawn is told there


def _let_go(block: SharedMemory | None, data: memoryview | None = None) -> None:
    if data is not None:
        _release(data)
    if block is not None:
        # An engine may still hold a view for a moment; the mapping then ends with the process instead.
        with suppress(BufferError):
            block.close()


def _release(view: memoryview) -> None:
    # PDFium holds on to what it was given until its objects are collected.
    with suppress(BufferError):
        view.release()


def _plain_layout(layout: PdfLayout) -> Header:
    return {
        "sizes": [(size.width, size.height, size.rotation) for size in layout.sizes],
        "labels": layout.labels,
        "encrypted": layout.encrypted,
        "repaired": layout.repaired,
        "kind": layout.kind,
    }


def main() -> Any:
    """The child's whole life; never returns."""
    live(_begin)


def _begin() -> Answering:
    attach_only()
    quiet_messages()
    # Pages of words are many small objects that die young: looking for cycles among them would cost a fifth more.
    gc.freeze()
    gc.set_threshold(_SELDOM)
    return _Child().answer
