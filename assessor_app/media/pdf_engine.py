"""All that is asked of MuPDF, for use inside a PDF child only: MuPDF must never run in the desk's own process.

``get_links`` and raw dictionaries with images are avoided on purpose: on some files they take minutes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Final

import pymupdf
from pymupdf import mupdf

from assessor_app.media.pdf_layout import LabelRule, PageSize, PdfLayout, page_labels

_KEPT_PAGES: Final = 4
_KEPT_WARNINGS: Final = 2_000
_DEEPEST_LABEL_TREE: Final = 32
_DEFAULT_SIZE: Final = PageSize(612.0, 792.0)


class EngineError(Exception):
    """A file or page MuPDF cannot do; ``kind`` is one of ARTIFACT_FAULTS."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(detail or kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Cut:
    """What to draw of a page: the whole page is ``width`` × ``height`` pixels, wanted is the given part of it."""

    width: int
    height: int
    x: int
    y: int
    w: int
    h: int


def quiet_messages() -> None:
    """MuPDF's complaints are kept for :func:`taken_warnings` instead of being printed."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)


def taken_warnings() -> str:
    """What MuPDF complained of since the last call, shortened."""
    return str(pymupdf.TOOLS.mupdf_warnings())[:_KEPT_WARNINGS]


class PdfEngine:
    """One open document. Raises EngineError, or MemoryError at the child's limit."""

    def __init__(self, data: memoryview, password: str = "") -> None:
        try:
            self._document = pymupdf.open(stream=data, filetype="pdf")
        except Exception as error:
            raise EngineError(_fault_of(error), "not readable as a PDF") from error
        if not self._document.is_pdf:
            raise EngineError("unsupported", "not a PDF")
        self._unlock(password)
        self._pdf: Any = mupdf.pdf_document_from_fz_document(self._document.this)
        self._pages: OrderedDict[int, Any] = OrderedDict()

    def _unlock(self, password: str) -> None:
        document = self._document
        self._encrypted = bool(document.needs_pass)
        if document.needs_pass and not (password and document.authenticate(password)):
            raise EngineError("password")

    def layout(self) -> PdfLayout:
        """Sizes and labels of all pages, without loading one."""
        pdf = self._pdf
        try:
            count = self._document.page_count
        except Exception as error:
            raise EngineError(_fault_of(error), "no page tree") from error
        if count < 1:
            raise EngineError("empty")
        sizes = tuple(_page_size(pdf, page) for page in range(count))
        crypt = mupdf.pdf_dict_get(mupdf.pdf_trailer(pdf), mupdf.PDF_ENUM_NAME_Encrypt)
        return PdfLayout(
            sizes=sizes,
            labels=page_labels(_label_rules(pdf), count),
            encrypted=self._encrypted or bool(crypt.m_internal),
            repaired=bool(self._document.is_repaired),
        )

    def draw(self, page: int, cut: Cut, target: memoryview) -> None:
        """Draw part of a page as RGB888 into ``target``: ``cut.h`` rows of ``cut.w`` × 3 bytes, no padding."""
        try:
            shown = self._display_list(page)
            _run(shown, cut, target)
        except (MemoryError, EngineError):
            self._pages.clear()
            raise
        except Exception as error:
            self._pages.clear()
            raise EngineError(_fault_of(error), "the page cannot be drawn") from error

    def close(self) -> None:
        """Let go of the document and of the memory it was opened from."""
        self._pages.clear()
        self._pdf = None
        self._document.close()
        mupdf.fz_empty_store()

    def _display_list(self, page: int) -> Any:
        shown = self._pages.pop(page, None)
        if shown is None:
            if _is_lost(mupdf.pdf_lookup_page_obj(self._pdf, page)):
                raise EngineError("damaged", "the page is not in the file")
            shown = self._document.load_page(page).get_displaylist()
        self._pages[page] = shown
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return shown


def _run(shown: Any, cut: Cut, target: memoryview) -> None:
    rect = shown.rect
    across, down = cut.width / rect.width, cut.height / rect.height
    matrix = mupdf.FzMatrix(across, 0, 0, down, -rect.x0 * across, -rect.y0 * down)
    box = mupdf.FzIrect(cut.x, cut.y, cut.x + cut.w, cut.y + cut.h)
    pixmap = mupdf.fz_new_pixmap_with_bbox_and_data(
        mupdf.fz_device_rgb(), box, mupdf.FzSeparations(), 0, mupdf.python_buffer_data(target)
    )
    mupdf.fz_clear_pixmap_with_value(pixmap, 255)
    device = mupdf.fz_new_draw_device(matrix, pixmap)
    # One point more than the cut, so that line joins at its edge come out as they do on the whole page.
    scissor = mupdf.FzRect(
        rect.x0 + cut.x / across - 1,
        rect.y0 + cut.y / down - 1,
        rect.x0 + (cut.x + cut.w) / across + 1,
        rect.y0 + (cut.y + cut.h) / down + 1,
    )
    mupdf.fz_run_display_list(shown.this, device, mupdf.FzMatrix(), scissor, mupdf.FzCookie())
    mupdf.fz_close_device(device)


def _fault_of(error: BaseException) -> str:
    """The fault class of a MuPDF error; PyMuPDF hides MuPDF's own as the cause of its own."""
    chain: BaseException | None = error
    while chain is not None:
        text = str(chain).lower()
        if isinstance(chain, MemoryError) or "malloc" in text or "calloc" in text or "out of memory" in text:
            return "too_large"
        if isinstance(chain, mupdf.FzErrorLimit):
            return "too_large"
        if isinstance(chain, mupdf.FzErrorUnsupported):
            return "unsupported"
        if isinstance(chain, pymupdf.EmptyFileError):
            return "empty"
        chain = chain.__cause__
    return "damaged"


def _is_lost(page: Any) -> bool:
    """Whether a damaged file names a page but no longer holds it, or none of what is drawn on it.

    MuPDF draws such a page as blank paper, and blank paper would pass for what was handed in.
    """
    if not mupdf.pdf_is_dict(page):
        return True
    contents = mupdf.pdf_dict_gets(page, "Contents")
    if not contents.m_internal:
        return False
    if not mupdf.pdf_is_array(contents):
        return not mupdf.pdf_is_stream(contents)
    parts = [mupdf.pdf_array_get(contents, place) for place in range(mupdf.pdf_array_len(contents))]
    return bool(parts) and not any(mupdf.pdf_is_stream(part) for part in parts)


def _page_size(pdf: Any, page: int) -> PageSize:
    try:
        node = mupdf.pdf_lookup_page_obj(pdf, page)
        box, matrix = mupdf.FzRect(), mupdf.FzMatrix()
        mupdf.pdf_page_obj_transform(node, box, matrix)
        shown = mupdf.fz_transform_rect(box, matrix)
        turned = mupdf.pdf_to_int(mupdf.pdf_dict_get_inheritable(node, mupdf.PDF_ENUM_NAME_Rotate))
    except mupdf.FzErrorBase:
        return _DEFAULT_SIZE  # a page missing from a damaged tree keeps its place and fails when drawn
    width, height = shown.x1 - shown.x0, shown.y1 - shown.y0
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        return _DEFAULT_SIZE
    return PageSize(round(width, 3), round(height, 3), round(turned / 90) * 90 % 360)


def _label_rules(pdf: Any) -> list[LabelRule]:
    rules: list[LabelRule] = []
    try:
        root = mupdf.pdf_dict_getp(mupdf.pdf_trailer(pdf), "Root/PageLabels")
        _gather_rules(root, rules, _DEEPEST_LABEL_TREE)
    except mupdf.FzErrorBase:
        return []  # broken labels are no labels: the sheet numbers still serve
    return rules


def _gather_rules(node: Any, rules: list[LabelRule], depth: int) -> None:
    """Walk the number tree; ``depth`` ends the walk where a damaged tree bites its own tail."""
    if depth == 0 or len(rules) > 100_000:
        return
    numbers = mupdf.pdf_dict_gets(node, "Nums")
    for place in range(0, mupdf.pdf_array_len(numbers) - 1, 2):
        rule = mupdf.pdf_array_get(numbers, place + 1)
        first = mupdf.pdf_dict_gets(rule, "St")
        rules.append(
            LabelRule(
                start=mupdf.pdf_to_int(mupdf.pdf_array_get(numbers, place)),
                style=mupdf.pdf_to_name(mupdf.pdf_dict_gets(rule, "S")),
                prefix=mupdf.pdf_to_text_string(mupdf.pdf_dict_gets(rule, "P")),
                first=mupdf.pdf_to_int(first) if mupdf.pdf_is_int(first) else 1,
            )
        )
    kids = mupdf.pdf_dict_gets(node, "Kids")
    for place in range(mupdf.pdf_array_len(kids)):
        _gather_rules(mupdf.pdf_array_get(kids, place), rules, depth - 1)
