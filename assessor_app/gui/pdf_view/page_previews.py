"""Small pictures of single pages, drawn beside the reading, for whoever offers places to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage

from assessor_app.gui.pdf_view.page_pane import PagePane
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.render_queue import RenderKey


class PagePreviews(QObject):
    """The pictures of one open document at a time; ``drawn`` carries a page (0-based) whose picture has come."""

    drawn = Signal(int)

    def __init__(self, pane: PagePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._document: PdfDocument | None = None
        self._wish: tuple[tuple[int, ...], QSize] = ((), QSize())
        self._keys: dict[int, RenderKey] = {}

    def show_document(self, document: PdfDocument) -> None:
        """Draw from this document, which is open, what was wished for before too."""
        self._document = document
        document.page_drawn.connect(self._take_page)
        self.want(*self._wish)

    def clear_document(self) -> None:
        """Want nothing any more."""
        if self._document is not None:
            self._document.page_drawn.disconnect(self._take_page)
        self._document, self._keys, self._wish = None, {}, ((), QSize())

    def want(self, pages: Iterable[int], box: QSize) -> None:
        """Have pictures of these pages drawn that fit into ``box``, device pixels; replaces the earlier wish."""
        self._wish = (tuple(pages), box)
        layout = self._document.layout if self._document is not None else None
        if layout is None:
            return
        self._keys = {}
        for page in self._wish[0]:
            if 0 <= page < layout.page_count:
                size = layout.sizes[page]
                scale = min(box.width() / max(1.0, size.width), box.height() / max(1.0, size.height))
                width, height = max(1, round(size.width * scale)), max(1, round(size.height * scale))
                self._keys[page] = RenderKey(page, width, height)
        self._pane.set_previews(self._keys.values())

    def picture(self, page: int) -> QImage | None:
        """A copy of a page's picture, or None while it is not drawn."""
        key = self._keys.get(page)
        image = self._document.image(key) if self._document is not None and key is not None else None
        return None if image is None else image.copy()

    @Slot(int)
    def _take_page(self, page: int) -> None:
        if page in self._keys:
            self.drawn.emit(page)
