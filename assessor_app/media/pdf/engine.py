"""All that is asked of MuPDF, for use inside a PDF child only: MuPDF must never run in the desk's own process.

PyMuPDF's ``Document`` is not used: it walks the outline while opening, and a hostile outline ends the process.
``get_links`` and raw dictionaries with images are avoided too: on some files they take minutes.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Final

import pymupdf
from pymupdf import mupdf

from assessor_app.media.pdf import structure
from assessor_app.media.pdf.decoded_room import DecodedRoom
from assessor_app.media.pdf.drawing import Cut, draw_list
from assessor_app.media.pdf.engine_error import EngineError, telling
from assessor_app.media.pdf.layout import PageSize, PdfLayout, page_labels
from assessor_app.media.pdf.links import PlainLink, links_of
from assessor_app.media.pdf.outline import PlainEntry, loaded_outline, walked_outline
from assessor_app.media.pdf.words import PlainWord, words_of

_KEPT_PAGES: Final = 4
_KEPT_WARNINGS: Final = 2_000
_MOST_FLOW_PAGES: Final = 20_000

FLOW_WIDTH: Final = 432.0
FLOW_HEIGHT: Final = 612.0
FLOW_FONT_SIZE: Final = 11.0
"""Text without pages of its own is laid out once, on pages of 6 × 8.5 inches in 11 points, on every computer alike,
so that "page 12" of it is the same page for everybody."""


def quiet_messages() -> None:
    """MuPDF's complaints are kept for :func:`taken_warnings` instead of being printed."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)


def taken_warnings() -> str:
    """What MuPDF complained of since the last call, shortened."""
    return str(pymupdf.TOOLS.mupdf_warnings())[:_KEPT_WARNINGS]


class MupdfReader:
    """One document open in MuPDF, of whatever type. Raises EngineError, or MemoryError at the child's limit."""

    def __init__(self, data: memoryview, magic: str, room: DecodedRoom | None = None) -> None:
        if not len(data):
            raise EngineError("empty")
        self._data = data
        self._pages: OrderedDict[int, Any] = OrderedDict()
        self._room = room or DecodedRoom()
        with telling("not readable"):
            stream = mupdf.fz_open_memory(mupdf.python_buffer_data(data), len(data))
            # No folder is given: nothing a document refers to can be found.
            self._document: Any = mupdf.fz_open_document_with_stream(magic, stream)

    def draw(self, page: int, cut: Cut, target: memoryview) -> None:
        """Draw part of a page into ``target``: ``cut.h`` rows of ``cut.w`` pixels as ``pixels`` says."""
        self._room.turn_to(id(self), page)
        try:
            with telling("the page cannot be drawn"):
                draw_list(self._display_list(page), cut, target)
        except (MemoryError, EngineError):
            self._pages.clear()
            raise

    def words(self, page: int) -> list[PlainWord]:
        """The words of a page in reading order."""
        with telling("the page cannot be read"):
            return words_of(self._loaded(page))

    def links(self, page: int) -> list[PlainLink]:
        """The links of a page, inner and outer."""
        with telling("the links cannot be read"):
            return links_of(self._document, self._loaded(page))

    def close(self) -> None:
        """Let go of the document and of the memory it was opened from."""
        self._pages.clear()
        self._document = None
        self._data = memoryview(b"")
        self._room.empty()

    def _loaded(self, page: int) -> Any:
        return mupdf.fz_load_page(self._document, page)

    def _display_list(self, page: int) -> Any:
        """What is drawn on a page, with its annotations and form fields."""
        shown = self._pages.pop(page, None)
        if shown is None:
            shown = mupdf.fz_new_display_list_from_page(self._loaded(page))
        self._pages[page] = shown
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return shown


class PdfEngine(MupdfReader):
    """One open PDF."""

    def __init__(self, data: memoryview, password: str = "", room: DecodedRoom | None = None) -> None:
        super().__init__(data, "pdf", room)
        self._pdf: Any = mupdf.pdf_document_from_fz_document(self._document)
        if not self._pdf.m_internal:
            raise EngineError("unsupported", "not a PDF")
        self._encrypted = bool(mupdf.fz_needs_password(self._document))
        if self._encrypted and not (password and mupdf.fz_authenticate_password(self._document, password)):
            raise EngineError("password")

    def layout(self) -> PdfLayout:
        """Sizes and labels of all pages, without loading one."""
        pdf = self._pdf
        with telling("no page tree"):
            count = structure.count_pages(pdf)
            sizes = structure.page_sizes(pdf, count)
            encrypted = self._encrypted or structure.is_encrypted(pdf)
        if not any(sizes):
            raise EngineError("damaged", "pages in name only")
        return PdfLayout(
            # A page missing from a damaged tree keeps its place and fails when drawn.
            sizes=tuple(size or structure.DEFAULT_SIZE for size in sizes),
            labels=page_labels(structure.label_rules(pdf), count),
            encrypted=encrypted,
            repaired=bool(mupdf.pdf_was_repaired(pdf)),
        )

    def outline(self) -> list[PlainEntry]:
        """The outline, empty where there is none or it is damaged."""
        return walked_outline(self._pdf)

    def has_content(self, page: int) -> bool:
        """Whether anything is meant to be drawn on a page."""
        node = mupdf.pdf_lookup_page_obj(self._pdf, page)
        return any(mupdf.pdf_dict_gets(node, name).m_internal for name in ("Contents", "Annots"))

    def close(self) -> None:
        """Let go of the document and of the memory it was opened from."""
        self._pdf = None
        super().close()

    def _loaded(self, page: int) -> Any:
        if structure.is_lost(mupdf.pdf_lookup_page_obj(self._pdf, page)):
            raise EngineError("damaged", "the page is not in the file")
        return super()._loaded(page)


class FlowEngine(MupdfReader):
    """One open document of the other types MuPDF reads: books, web pages, drawings, the text of office files."""

    def __init__(self, data: memoryview, magic: str, room: DecodedRoom | None = None) -> None:
        super().__init__(data, magic, room)
        with telling("cannot be laid out"):
            locked = mupdf.fz_needs_password(self._document)
            self._flows = bool(mupdf.fz_is_document_reflowable(self._document))
            if self._flows and not locked:
                mupdf.fz_layout_document(self._document, FLOW_WIDTH, FLOW_HEIGHT, FLOW_FONT_SIZE)
        if locked:
            raise EngineError("password")

    def layout(self) -> PdfLayout:
        """Sizes of all pages; those of flowing text are all alike."""
        with telling("no pages"):
            count = int(mupdf.fz_count_pages(self._document))
        if count < 1:
            raise EngineError("empty")
        if count > _MOST_FLOW_PAGES:
            raise EngineError("too_large", "more pages than anybody reads")
        with telling("pages without a size"):
            first = self._size(0)
            sizes = (first,) * count if self._flows else (first, *(self._size(page) for page in range(1, count)))
        return PdfLayout(sizes, kind="flow" if self._flows else "fixed")

    def outline(self) -> list[PlainEntry]:
        """The table of contents, empty where there is none."""
        return loaded_outline(self._document)

    def _size(self, page: int) -> PageSize:
        box = mupdf.fz_bound_page(self._loaded(page))
        return structure.plain_size(box.x1 - box.x0, box.y1 - box.y0)
