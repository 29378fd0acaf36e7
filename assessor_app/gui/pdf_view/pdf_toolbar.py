"""The bar above the pages: page number, previous and next, zoom and fit."""

from __future__ import annotations

from itertools import chain
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.pdf_view.page_box import PageBox
from assessor_app.gui.pdf_view.page_strip import LARGEST, SMALLEST, Zoom
from assessor_app.gui.theme import Theme

_MENU_STEPS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PdfToolbar(QFrame):
    """Shows where the reader is and says what is wished; knows nothing of the document.

    ``turned`` carries +1 or -1 page, ``page_entered`` the text of the page box, ``zoom_stepped`` +1 or -1,
    ``zoom_chosen`` a Zoom, ``left`` that the page box was left without a jump.
    """

    turned = Signal(int)
    page_entered = Signal(str)
    zoom_stepped = Signal(int)
    zoom_chosen = Signal(object)
    left = Signal()

    previous_button: QToolButton
    next_button: QToolButton
    page_box: PageBox
    total_label: QLabel
    printed_label: QLabel
    smaller_button: QToolButton
    zoom_button: QToolButton
    larger_button: QToolButton
    fit_width_button: QToolButton
    fit_page_button: QToolButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = ""
        self._paged = True
        load_form(self, "pdf_toolbar", promoted=(PageBox,))
        self._zooms = QActionGroup(self)
        self.zoom_button.setMenu(self._zoom_menu())
        self.previous_button.clicked.connect(self._turn_back)
        self.next_button.clicked.connect(self._turn_on)
        self.page_box.returnPressed.connect(self._enter)
        self.page_box.left.connect(self._leave)
        self.smaller_button.clicked.connect(self._make_smaller)
        self.larger_button.clicked.connect(self._make_larger)
        self.fit_width_button.clicked.connect(self._fit_width)
        self.fit_page_button.clicked.connect(self._fit_page)
        theme.changed.connect(self._draw)
        self._draw()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing is open."""
        self.setEnabled(False)
        self._page = ""
        for label in (self.total_label, self.printed_label):
            label.clear()
        self.printed_label.setMinimumWidth(0)
        self.page_box.clear()
        self.zoom_button.setText("–")

    def hide_pages(self) -> None:
        """Serve something that has no pages."""
        self._paged = False
        for part in (self.previous_button, self.next_button, self.page_box, self.total_label, self.printed_label):
            part.hide()

    def show_page(self, page: int, count: int, label: str) -> None:
        """Show sheet ``page`` (0-based) of ``count``, with the printed label where it differs."""
        self.setEnabled(True)
        self._page = str(page + 1)
        self.page_box.setText(self._page)
        self.page_box.setModified(False)
        self.total_label.setText(self.tr("/ {0}").format(count))
        self._say(self.tr("printed “{0}”").format(label) if label else "", "subtle")
        self.previous_button.setEnabled(page > 0)
        self.next_button.setEnabled(page < count - 1)

    def show_zoom(self, zoom: Zoom, factor: float) -> None:
        """Show the zoom chosen and what it comes to on screen."""
        self.setEnabled(True)
        self.zoom_button.setText(self.tr("{0} %").format(round(factor * 100)))
        self.fit_width_button.setChecked(zoom.fit == "width")
        self.fit_page_button.setChecked(zoom.fit == "page")
        self.smaller_button.setEnabled(factor > SMALLEST * 1.001)
        self.larger_button.setEnabled(factor < LARGEST * 0.999)
        for action in self._zooms.actions():
            action.setChecked(action.data() == zoom)

    def show_no_page(self, text: str) -> None:
        """Say that there is no page of that name, and let it be mended."""
        self._say(self.tr("no page “{0}”").format(text), "error")
        self.page_box.selectAll()

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self)
        fits = ((self.tr("Fit the width"), Zoom("width")), (self.tr("Fit the whole page"), Zoom("page")))
        steps = ((self.tr("{0} %").format(round(step * 100)), Zoom("none", step)) for step in _MENU_STEPS)
        for text, zoom in (*fits, *steps):
            action = QAction(text, self, checkable=True)
            action.setData(zoom)
            self._zooms.addAction(action)
            menu.addAction(action)
            if zoom.fit == "page":
                menu.addSeparator()
        self._zooms.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._zooms.triggered.connect(self._choose)
        return menu

    def _say(self, words: str, role: str) -> None:
        self.printed_label.setText(words)
        if self.printed_label.property("role") != role:
            self.printed_label.setProperty("role", role)
            self.printed_label.style().unpolish(self.printed_label)
            self.printed_label.style().polish(self.printed_label)
        # Never narrower than it was in this document, so that the buttons after it stay put while pages turn.
        self.printed_label.setMinimumWidth(
            max(self.printed_label.minimumWidth(), self.printed_label.sizeHint().width())
        )
        self._make_room()

    def _make_room(self) -> None:
        """Spare what can be missed where the bar is too narrow for all: nothing may lie over anything else."""
        fits, steps = (self.fit_width_button, self.fit_page_button), (self.smaller_button, self.larger_button)
        # A page that was not found is said at any width; all sizes stay in the menu of the zoom button.
        words = self._paged and self.printed_label.property("role") != "error"
        self.printed_label.setVisible(self._paged)
        spare = ((self.printed_label,) if words else (), fits, steps)
        for part in chain(*spare):
            part.show()
        layout = self.layout()
        for group in spare:
            if layout is None or layout.minimumSize().width() <= self.width():
                return
            for part in group:
                part.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @Slot()
    def _draw(self) -> None:
        side = self._theme.px(18)
        for button, icon in (
            (self.previous_button, "chevron-up"),
            (self.next_button, "chevron-down"),
            (self.smaller_button, "magnify-minus-outline"),
            (self.larger_button, "magnify-plus-outline"),
            (self.fit_width_button, "arrow-expand-horizontal"),
            (self.fit_page_button, "fit-to-page-outline"),
        ):
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(side, side))
        self.page_box.setFixedWidth(self._theme.px(56))
        self.zoom_button.setMinimumWidth(self._theme.px(54))
        # The words are measured anew at the new text size.
        self.printed_label.setMinimumWidth(0)
        self._make_room()

    @Slot()
    def _enter(self) -> None:
        self.page_entered.emit(self.page_box.text())

    @Slot()
    def _leave(self) -> None:
        self.page_box.setText(self._page)
        self.left.emit()

    @Slot()
    def _turn_back(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _turn_on(self) -> None:
        self.turned.emit(1)

    @Slot()
    def _make_smaller(self) -> None:
        self.zoom_stepped.emit(-1)

    @Slot()
    def _make_larger(self) -> None:
        self.zoom_stepped.emit(1)

    @Slot()
    def _fit_width(self) -> None:
        self.zoom_chosen.emit(Zoom("width"))

    @Slot()
    def _fit_page(self) -> None:
        self.zoom_chosen.emit(Zoom("page"))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.zoom_chosen.emit(action.data())

    def focus_page_box(self) -> None:
        """Put the cursor into the page box, its text selected."""
        self.page_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
