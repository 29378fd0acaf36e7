"""The panel beside the pages: small pages with their citations, and the document's outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from assessor_app.domain.annotation import Pin
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.forms import load_form
from assessor_app.gui.pdf_view.outline_view import DocumentOutline
from assessor_app.gui.pdf_view.thumbnail_list import ThumbnailList
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.text import OutlineEntry

THUMBNAILS: Final = 0
OUTLINE: Final = 1


class SidePanel(QFrame):
    """``page_chosen`` carries a page (0-based), ``pictures_wanted`` a list of RenderKey.

    ``close_requested`` tells that the panel is in the way, ``tab_changed`` that the other tab is in front.
    """

    page_chosen = Signal(int)
    close_requested = Signal()
    tab_changed = Signal()
    pictures_wanted = Signal(object)

    panel_tabs: QTabBar
    close_panel_button: QToolButton
    panel_stack: QStackedWidget
    no_outline_label: QLabel
    outline_layout: QVBoxLayout
    thumbnail_layout: QVBoxLayout

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: PdfDocument | None = None
        self._asked = False
        load_form(self, "side_panel", promoted=(QTabBar,))
        self.thumbnails = ThumbnailList(theme)
        self.outline = DocumentOutline(theme)
        self.thumbnail_layout.addWidget(self.thumbnails)
        self.outline_layout.insertWidget(0, self.outline, 1)
        self.panel_tabs.addTab(self.tr("Pages"))
        self.panel_tabs.addTab(self.tr("Outline"))
        self.panel_tabs.setDrawBase(False)
        self.panel_tabs.setExpanding(False)
        self.panel_tabs.setUsesScrollButtons(False)
        self.panel_tabs.currentChanged.connect(self._turn_to)
        self.thumbnails.page_chosen.connect(self.page_chosen)
        self.thumbnails.pictures_wanted.connect(self.pictures_wanted)
        self.outline.page_chosen.connect(self.page_chosen)
        self.close_panel_button.clicked.connect(self.close_requested)
        theme.changed.connect(self._draw)
        self._draw()
        self.clear_document()
        self.hide()

    def show_document(self, document: PdfDocument) -> None:
        """Show an opened document's pages; its outline is asked for when it is first looked at."""
        self.clear_document()
        self._document = document
        document.outline_found.connect(self._take_outline)
        self.thumbnails.show_document(document)
        self._ask()

    def clear_document(self) -> None:
        """Show nothing."""
        if self._document is not None:
            self._document.outline_found.disconnect(self._take_outline)
        self._document, self._asked = None, False
        self.thumbnails.clear_document()
        self.outline.show_entries(())
        self._say_outline(self.tr("Reading the outline …"))

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Which pages are cited, and for what."""
        self.thumbnails.set_marks(marks)

    def set_pins(self, pins: Mapping[str, Pin]) -> None:
        """Which pages carry notes, numbered in this order."""
        self.thumbnails.set_pins(pins)

    def set_current(self, page: int) -> None:
        """Tell which page (0-based) is being read."""
        self.thumbnails.set_current(page)
        self.outline.set_current(page)

    def set_turn(self, turn: int) -> None:
        """Show pages turned clockwise by 0, 90, 180 or 270 degrees."""
        self.thumbnails.set_turn(turn)

    def tab(self) -> int:
        """``THUMBNAILS`` or ``OUTLINE``."""
        return self.panel_tabs.currentIndex()

    def show_tab(self, tab: int) -> None:
        """Bring a tab to the front; anything else than the two does nothing."""
        self.panel_tabs.setCurrentIndex(tab)

    def focus_first(self) -> None:
        """Put the focus where the panel can be used from."""
        (self.outline if self.tab() == OUTLINE and self.outline.entry_count else self.thumbnails).setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._fit()
            self._ask()
        return super().event(event)

    def _ask(self) -> None:
        if self._document is not None and not self._asked and self.isVisible() and self.tab() == OUTLINE:
            self._asked = True
            self._document.ask_outline()

    @Slot(object)
    def _take_outline(self, entries: Sequence[OutlineEntry]) -> None:
        self.outline.show_entries(entries)
        self._say_outline("" if entries else self.tr("This file has no outline."))

    def _say_outline(self, words: str) -> None:
        self.no_outline_label.setText(words)
        self.no_outline_label.setVisible(bool(words))
        self.outline.setVisible(not words)

    @Slot(int)
    def _turn_to(self, tab: int) -> None:
        self.panel_stack.setCurrentIndex(tab)
        self._ask()
        self.tab_changed.emit()

    @Slot()
    def _draw(self) -> None:
        side = self._theme.px(16)
        self.close_panel_button.setIcon(self._theme.icon("close"))
        self.close_panel_button.setIconSize(QSize(side, side))
        self._fit()

    def _fit(self) -> None:
        """Never so narrow that a tab's name is cut off."""
        head = self.panel_tabs.sizeHint().width() + self.close_panel_button.sizeHint().width()
        self.setMinimumWidth(head + self._theme.px(8))
