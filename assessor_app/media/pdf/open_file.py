"""One file open in the PDF child, whatever its type: read by MuPDF, and by PDFium where that does better."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from assessor_app.media.pdf.decoded_room import DecodedRoom
from assessor_app.media.pdf.drawing import Cut
from assessor_app.media.pdf.engine import FlowEngine, PdfEngine, taken_warnings
from assessor_app.media.pdf.engine_error import EngineError, telling
from assessor_app.media.pdf.layout import PdfLayout
from assessor_app.media.pdf.links import PlainLink
from assessor_app.media.pdf.outline import PlainEntry
from assessor_app.media.pdf.paged_types import BARE_TEXT_TYPES, FLOW_TYPES, PDF
from assessor_app.media.pdf.pixels import PIXEL_BYTES
from assessor_app.media.pdf.words import PlainWord

if TYPE_CHECKING:
    from assessor_app.media.pdf.second_opinion import SecondOpinion

# An office file with a password lies in a container of the kind older office files are.
_LOCKED_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_JUNK_BEFORE: Final = 4 << 20
# A file cut short in the middle of a page's object reads better without it; so far back its beginning is looked for.
_CUT_OBJECT: Final = 64 << 20
_OBJECT_END: Final = b"endobj"
_MOST_DOUBTS: Final = 300
_SIDE: Final = 240  # pixels of the small picture two opinions are compared by
_SPECKS: Final = 20
_SAMPLES: Final = 1_500
# What MuPDF says where a picture or part of a page did not come out.
_SUSPICIOUS: Final = ("jbig2", "jpx", "openjpeg", "cannot draw", "cannot load image", "ccitt", "unknown filter", "zlib")


class OpenFile:
    """One open file. Raises EngineError, or MemoryError at the child's limit.

    ``room`` is the file's memory; it is writable so that PDFium can be given it, but nobody writes to it. ``decoded``
    is shared by all files of a process.
    """

    def __init__(
        self, room: memoryview, password: str = "", media_type: str = PDF, decoded: DecodedRoom | None = None
    ) -> None:
        self._room = room
        self._decoded = decoded
        self._password = password
        self._first: PdfEngine | FlowEngine | None = None
        self._second: SecondOpinion | None = None
        self._second_failed = False
        self._taken_over: dict[int, bool] = {}
        if media_type == PDF:
            self._open_pdf()
        else:
            if media_type not in FLOW_TYPES:
                raise EngineError("unsupported", "not a type that has pages")
            if media_type in BARE_TEXT_TYPES and bytes(room[: len(_LOCKED_OFFICE)]) == _LOCKED_OFFICE:
                raise EngineError("password", "an encrypted package")
            self._first = FlowEngine(room.toreadonly(), FLOW_TYPES[media_type], decoded)
            self._layout = self._first.layout()

    @property
    def layout(self) -> PdfLayout:
        """What is known of its pages."""
        return self._layout

    def draw(self, page: int, cut: Cut, target: memoryview) -> str:
        """Draw part of a page into ``target``; returns what MuPDF complained of."""
        if self._first is None or self._taken_over.get(page):
            self._sure_second().draw(page, cut, target)
            return ""
        try:
            self._first.draw(page, cut, target)
        except EngineError as error:
            if error.kind == "too_large" or not self._does_better(page, 0):
                raise
            self._sure_second().draw(page, cut, target)
            return ""
        warnings = taken_warnings()
        if page not in self._taken_over and self._is_doubtful(page, warnings, target):
            ink = self._ink(self._first.draw, page)
            if self._does_better(page, ink, failed=_is_suspicious(warnings)):
                self._sure_second().draw(page, cut, target)
            elif not cut.whole and not _is_suspicious(warnings):
                self._taken_over.pop(page, None)  # an empty corner says nothing about the page
        return warnings

    def words(self, page: int) -> list[PlainWord]:
        """The words of a page in reading order; those of PDFium where it has taken over."""
        if self._first is None or self._taken_over.get(page):
            return self._sure_second().words(page)
        return self._first.words(page)

    def links(self, page: int) -> list[PlainLink]:
        """The links of a page."""
        if self._first is None or self._taken_over.get(page):
            return self._sure_second().links(page)
        return self._first.links(page)

    def outline(self) -> list[PlainEntry]:
        """The outline."""
        return self._sure_second().outline() if self._first is None else self._first.outline()

    def close(self) -> None:
        """Let go of the file's memory."""
        for engine in (self._first, self._second):
            if engine is not None:
                engine.close()
        self._first = self._second = None
        self._room = memoryview(b"")

    def _open_pdf(self) -> None:
        """Open with MuPDF; else past what stands before it; else with PDFium; else up to where it is cut off."""
        try:
            self._take_first(self._room)
        except EngineError as error:
            if error.kind not in ("damaged", "empty", "unsupported") or not len(self._room):
                raise
            start = bytes(self._room[:_JUNK_BEFORE]).find(b"%PDF-")
            if start < 0:
                raise EngineError("unsupported", "not a PDF") from error
            if start and self._opens(self._room[start:]):
                return
            if not self._opens_in_second() and not self._opens_cut():
                raise

    def _take_first(self, room: memoryview) -> None:
        engine = PdfEngine(room.toreadonly(), self._password, self._decoded)
        try:
            self._layout = engine.layout()
        except BaseException:
            engine.close()
            raise
        self._first = engine

    def _opens(self, room: memoryview) -> bool:
        try:
            self._take_first(room)
        except EngineError:
            return False
        self._room = room
        return True

    def _opens_cut(self) -> bool:
        """Without an object that was cut off in the middle, as by a download that broke off."""
        tail = bytes(self._room[-_CUT_OBJECT:])
        end = tail.rfind(_OBJECT_END)
        return end >= 0 and self._opens(self._room[: len(self._room) - len(tail) + end + len(_OBJECT_END)])

    def _opens_in_second(self) -> bool:
        try:
            self._layout = self._sure_second().layout()
        except EngineError as error:
            if error.kind in ("password", "too_large"):
                raise
            return False
        return True

    def _is_doubtful(self, page: int, warnings: str, target: memoryview) -> bool:
        if not isinstance(self._first, PdfEngine) or len(self._taken_over) >= _MOST_DOUBTS:
            return False
        return _is_suspicious(warnings) or (self._first.has_content(page) and _is_white(target))

    def _does_better(self, page: int, ink: int, *, failed: bool = False) -> bool:
        """Whether PDFium shows more of a page than MuPDF, whose small picture has so much ``ink``; asked once a page.

        Where MuPDF ``failed`` on a picture it may have left it black as well as white.
        """
        found = 0
        if isinstance(self._first, PdfEngine) and page not in self._taken_over and not self._second_failed:
            with suppress(EngineError):
                found = self._ink(self._sure_second().draw, page)
        better = found > ink * 1.5 + _SPECKS or (failed and _SPECKS < found < ink / 1.5)
        self._taken_over[page] = better
        return better

    def _ink(self, draw: Callable[[int, Cut, memoryview], None], page: int) -> int:
        size = self._layout.sizes[page] if page < len(self._layout.sizes) else None
        if size is None:
            raise EngineError("damaged", "no such page")
        shrink = _SIDE / max(size.width, size.height)
        width, height = max(1, round(size.width * shrink)), max(1, round(size.height * shrink))
        small = bytearray(width * height * PIXEL_BYTES)
        draw(page, Cut(width, height, 0, 0, width, height), memoryview(small))
        return len(small.translate(None, _LIGHT))

    def _sure_second(self) -> SecondOpinion:
        if self._second is None:
            if self._second_failed:
                raise EngineError("damaged", "PDFium cannot read the file")
            self._second_failed = True  # until it has been opened
            # late: it is needed for a few files only
            from assessor_app.media.pdf.second_opinion import SecondOpinion

            with telling("PDFium cannot read the file"):
                self._second = SecondOpinion(self._room, self._password)
            self._second_failed = False
        return self._second


_LIGHT: Final = bytes(range(248, 256))
_WHITE: Final = b"\xff" * (64 << 10)


def _is_suspicious(warnings: str) -> bool:
    low = warnings.lower()
    return any(word in low for word in _SUSPICIOUS)


def _is_white(target: memoryview) -> bool:
    """Whether nothing was drawn; a few pixels are looked at before all of them are."""
    step = max(1, len(target) // _SAMPLES) | 1
    few = bytes(target[::step])
    if few != b"\xff" * len(few):
        return False
    # Piece by piece: a copy of the whole would cost more than the drawing did.
    pieces = (bytes(target[start : start + len(_WHITE)]) for start in range(0, len(target), len(_WHITE)))
    return all(piece == _WHITE[: len(piece)] for piece in pieces)
