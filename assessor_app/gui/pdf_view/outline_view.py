"""The outline of a document to read and to jump by; it follows the reader through the sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView, QWidget

from assessor_app.gui.pdf_view.outline_model import PAGE_ROLE, DocumentOutlineModel
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.text import OutlineEntry

_ALL_OPEN: Final = 60


class DocumentOutline(QTreeView):
    """``page_chosen`` carries the page (0-based) of the line that was clicked or entered."""

    page_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = -1
        self._lines = DocumentOutlineModel()
        self.setObjectName("document_outline")
        self.setAccessibleName(self.tr("Outline of the document"))
        self.setProperty("role", "bare")
        self.setModel(self._lines)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def entry_count(self) -> int:
        """Lines in all."""
        return self._lines.entry_count

    def show_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Show these lines: a short outline wholly open, a long one by its chapters."""
        self._lines.show_entries(entries)
        if 0 < len(entries) <= _ALL_OPEN:
            self.expandAll()
        elif self._lines.rowCount() == 1:
            self.expand(self._lines.index(0, 0))
        self._follow()

    def set_current(self, page: int) -> None:
        """Mark the section that a page (0-based) belongs to."""
        if page != self._page:
            self._page = page
            self._follow()

    def section(self) -> str:
        """The title of the section marked, "" for none."""
        index = self.currentIndex()
        return str(index.data()) if index.isValid() else ""

    def _follow(self) -> None:
        index = self._lines.section_at(self._page)
        shown = self.currentIndex()
        # Several sections may begin on one page: one that was chosen by hand stays marked.
        if shown.isValid() and shown.data(PAGE_ROLE) == self._page and index.data(PAGE_ROLE) == self._page:
            return
        # A folded chapter stays folded: then the chapter itself is marked.
        outer = index.parent()
        while outer.isValid():
            if not self.isExpanded(outer):
                index = outer
            outer = outer.parent()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        page = index.data(PAGE_ROLE)
        if page is not None:
            self.page_chosen.emit(page)

    @Slot()
    def _draw(self) -> None:
        self.setIndentation(self._theme.px(14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)
