"""PDFium, asked inside the PDF child where MuPDF cannot open a file, fails on a page, or leaves it suspiciously blank.

Imported only when it is needed. Its build runs no scripts and knows no XFA.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError
from pypdfium2 import raw as pdfium

from assessor_app.media.pdf.drawing import Cut
from assessor_app.media.pdf.engine_error import EngineError
from assessor_app.media.pdf.layout import PageSize, PdfLayout
from assessor_app.media.pdf.links import MOST_LINKS, PlainLink, outside_address
from assessor_app.media.pdf.outline import DEEPEST, MOST_ENTRIES, PlainEntry, short_title
from assessor_app.media.pdf.pixels import PIXEL_BYTES
from assessor_app.media.pdf.structure import DEFAULT_SIZE, MOST_PAGES, plain_number, plain_size
from assessor_app.media.pdf.words import MOST_WORDS, PlainWord

_MOST_LETTERS: Final = 400_000
_LONGEST_LABEL: Final = 64
_LINE_END_HYPHENS: Final = (0x2, 0xFFFE)  # how PDFium marks a hyphen that ends a line; no line end follows it


class SecondOpinion:
    """One PDF open in PDFium. Raises EngineError."""

    def __init__(self, data: memoryview, password: str = "") -> None:
        """``data`` must be writable memory (nothing writes to it): only that can be handed on without a copy."""
        room = (ctypes.c_ubyte * len(data)).from_buffer(data)
        try:
            self._document = PdfDocument(room, password=password or None)
        except PdfiumError as error:
            locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
            raise EngineError("password" if locked else "damaged", "not readable by PDFium either") from error
        try:
            self._document.init_forms()
        except PdfiumError:
            self._forms = False  # its pages can be shown all the same
        else:
            self._forms = self._document.formenv is not None

    def layout(self) -> PdfLayout:
        """Sizes and labels of all pages."""
        count = len(self._document)
        if not 0 < count <= MOST_PAGES:
            raise EngineError("too_large" if count else "empty")
        sizes = tuple(map(self._size, range(count)))
        if not any(sizes):
            raise EngineError("empty", "pages in name only")
        labels = tuple(self._label(page) for page in range(count))
        plain = all(label in ("", str(page + 1)) for page, label in enumerate(labels))
        return PdfLayout(
            sizes=tuple(size or DEFAULT_SIZE for size in sizes),
            labels=() if plain else labels,
            encrypted=pdfium.FPDF_GetSecurityHandlerRevision(self._document) >= 0,
            repaired=True,
        )

    def draw(self, page: int, cut: Cut, target: memoryview) -> None:
        """As :meth:`MupdfReader.draw`."""
        room = (ctypes.c_ubyte * (cut.w * cut.h * PIXEL_BYTES)).from_buffer(target)
        with self._loaded(page) as shown:
            bitmap = PdfBitmap.new_native(cut.w, cut.h, pdfium.FPDFBitmap_BGRx, buffer=room, stride=cut.w * PIXEL_BYTES)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, cut.w, cut.h)
            place = (-cut.x, -cut.y, cut.width, cut.height, cut.turn // 90)
            how = pdfium.FPDF_ANNOT
            pdfium.FPDF_RenderPageBitmap(bitmap, shown, *place, how)
            if self._forms:
                pdfium.FPDF_FFLDraw(self._document.formenv, bitmap, shown, *place, how)
            bitmap.close()

    def words(self, page: int) -> list[PlainWord]:
        """The words of a page, in the order PDFium finds them."""
        with self._loaded(page) as shown:
            text = shown.get_textpage()
            try:
                return _Words(text, _Turner(shown)).gather()
            finally:
                text.close()

    def links(self, page: int) -> list[PlainLink]:
        """The links of a page."""
        found: list[PlainLink] = []
        with self._loaded(page) as shown:
            turn = _Turner(shown)
            place, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
            while len(found) < MOST_LINKS and pdfium.FPDFLink_Enumerate(shown, place, link):
                if pdfium.FPDFLink_GetAnnotRect(link, box):
                    found.append((*turn(box.left, box.bottom, box.right, box.top), *self._target(link)))
        return found

    def outline(self) -> list[PlainEntry]:
        """The outline; as much of it as can be read."""
        entries: list[PlainEntry] = []
        for mark in self._document.get_toc(max_depth=DEEPEST):
            target = mark.get_dest()
            page = target.get_index() if target is not None else None
            entries.append((short_title(mark.get_title()), mark.level, -1 if page is None else page))
            if len(entries) >= MOST_ENTRIES:
                break
        return entries

    def close(self) -> None:
        """Let go of the document and of the memory it was opened from."""
        self._document.close()

    def _size(self, page: int) -> PageSize | None:
        try:
            return plain_size(*self._document.get_page_size(page))
        except PdfiumError:
            return None  # a page missing from a damaged tree keeps its place and fails when drawn

    def _label(self, page: int) -> str:
        room = ctypes.create_string_buffer(2 * _LONGEST_LABEL + 2)
        size = pdfium.FPDF_GetPageLabel(self._document, page, room, len(room))
        return room.raw[: max(size - 2, 0)].decode("utf-16-le", "replace") if size <= len(room) else ""

    def _target(self, link: Any) -> tuple[int, float | None, str]:
        target = pdfium.FPDFLink_GetDest(self._document, link)
        action = pdfium.FPDFLink_GetAction(link)
        kind = pdfium.FPDFAction_GetType(action) if action else 0
        if target and kind != pdfium.PDFACTION_REMOTEGOTO:
            return int(pdfium.FPDFDest_GetDestPageIndex(self._document, target)), None, ""
        if kind != pdfium.PDFACTION_URI:
            return -1, None, ""
        size = pdfium.FPDFAction_GetURIPath(self._document, action, None, 0)
        room = ctypes.create_string_buffer(min(size, 1 << 16))
        pdfium.FPDFAction_GetURIPath(self._document, action, room, len(room))
        return -1, None, outside_address(room.value.decode("utf-8", "replace"))

    @contextmanager
    def _loaded(self, page: int) -> Iterator[Any]:
        try:
            shown = self._document[page]
        except (PdfiumError, IndexError) as error:
            raise EngineError("damaged", "PDFium cannot load the page either") from error
        try:
            yield shown
        finally:
            shown.close()


class _Turner:
    """Turns boxes in the page's own points, from bottom left, into points of the page as shown, from top left."""

    def __init__(self, shown: Any) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(shown, box)
        self._box = box.left, box.bottom, box.right, box.top
        self._turn = pdfium.FPDFPage_GetRotation(shown) % 4

    def __call__(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = self._box
        turned = {
            0: (left - x0, y1 - top, right - x0, y1 - bottom),
            1: (bottom - y0, left - x0, top - y0, right - x0),
            2: (x1 - right, bottom - y0, x1 - left, top - y0),
            3: (y1 - top, x1 - right, y1 - bottom, x1 - left),
        }[self._turn]
        a, b, c, d = map(plain_number, turned)
        return a, b, c, d


class _Words:
    """Gathers PDFium's letters into words and lines."""

    def __init__(self, text: Any, turn: _Turner) -> None:
        self._text = text
        self._turn = turn
        self._words: list[PlainWord] = []
        self._letters: list[str] = []
        self._box: tuple[float, float, float, float] | None = None
        self._line = 0

    def gather(self) -> list[PlainWord]:
        place = 0
        count = min(self._text.count_chars(), _MOST_LETTERS)
        while place < count and len(self._words) < MOST_WORDS:
            code = pdfium.FPDFText_GetUnicode(self._text, place)
            letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            if letter.isspace() or not code:
                self._end()
                self._line += letter == "\n"
            elif code in _LINE_END_HYPHENS:
                self._letters.append("-")
                self._end()
                self._line += 1
            else:
                self._letters.append(letter)
                self._widen(place)
            place += 1
        self._end()
        return self._words

    def _widen(self, place: int) -> None:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(self._text, place, left, right, bottom, top):
            return
        x0, y0, x1, y1 = self._turn(left.value, bottom.value, right.value, top.value)
        if self._box is not None:
            a, b, c, d = self._box
            x0, y0, x1, y1 = min(a, x0), min(b, y0), max(c, x1), max(d, y1)
        self._box = x0, y0, x1, y1

    def _end(self) -> None:
        if self._letters and self._box is not None:
            self._words.append((*self._box, "".join(self._letters), 0, self._line, 0))
        self._letters.clear()
        self._box = None
