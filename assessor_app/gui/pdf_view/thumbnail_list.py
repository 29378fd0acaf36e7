"""The list of small pages: only what is in view is ever drawn, and always behind what the reader looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from assessor_app.domain.annotation import Pin
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.pdf_view.thumbnail_model import ThumbnailModel
from assessor_app.gui.pdf_view.thumbnail_painter import MARGIN, ThumbnailPainter
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.render_queue import RenderKey

_WIDEST: Final = 190
_SHAPE: Final = 1.32
_PAUSE_MS: Final = 40


class ThumbnailList(QListView):
    """One document's pages. ``page_chosen`` carries the page (0-based); ``pictures_wanted`` a list of RenderKey."""

    page_chosen = Signal(int)
    pictures_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._waiting_marks: tuple[Mark, ...] | None = None
        self._document: PdfDocument | None = None
        self._turn = 0
        self._current = -1
        self._rested = False
        self._pages = ThumbnailModel()
        self._painter = ThumbnailPainter(theme, self._picture, self._paper)
        self.setObjectName("thumbnail_list")
        self.setAccessibleName(self.tr("Small pages"))
        self.setProperty("role", "bare")
        self.setModel(self._pages)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        # While the list is being flicked through nothing is asked for: only where it comes to rest.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(self._note_move)
        self.clicked.connect(self._choose)
        theme.changed.connect(self._fit)

    def show_document(self, document: PdfDocument) -> None:
        """Show an opened document's pages."""
        self._document = document
        document.page_drawn.connect(self._pages.touch)
        self._pages.show_layout(document.layout)
        self._fit()

    def clear_document(self) -> None:
        """Show nothing."""
        self._pause.stop()
        if self._document is not None:
            self._document.page_drawn.disconnect(self._pages.touch)
        self._document, self._current = None, -1
        self._pages.show_layout(None)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Which pages are cited, and for what; worked out once somebody looks."""
        self._waiting_marks = tuple(marks)
        if self.isVisible():
            self._take_marks()

    def _take_marks(self) -> None:
        marks, self._waiting_marks = self._waiting_marks, None
        if marks is not None:
            self._pages.set_marks(marks)

    def set_pins(self, pins: Mapping[str, Pin]) -> None:
        """Which pages carry notes, numbered in this order."""
        self._pages.set_pins(pins)

    def set_turn(self, turn: int) -> None:
        """Show pages turned clockwise by 0, 90, 180 or 270 degrees."""
        if turn != self._turn:
            self._turn = turn
            self._fit()

    def set_current(self, page: int) -> None:
        """Ring the page being read, and keep it in view."""
        if page == self._current:
            return
        self._current = page
        self._pages.set_current(page)
        index = self._pages.index(page)
        if index.isValid():
            # The list's own cursor follows too, so that Tab and the arrow keys start where the reader is.
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def key_for(self, page: int) -> RenderKey:
        """The pixels a page is painted with."""
        size, ratio = self._paper(page), self.devicePixelRatioF()
        return RenderKey(page, round(size.width() * ratio), round(size.height() * ratio), turn=self._turn)

    def _picture(self, page: int) -> QImage | None:
        if self._document is None:
            return None
        key = self.key_for(page)
        image = self._document.image(key)
        return image if image is not None else self._document.stand_in(page, self._turn)

    def _paper(self, page: int) -> QSize:
        """The size a page is painted with, logical pixels: as large as the row has room for."""
        size = self._pages.size(page)
        room = self._room()
        if size is None:
            return room
        width, height = (size.height, size.width) if self._turn % 180 else (size.width, size.height)
        scale = min(room.width() / max(1.0, width), room.height() / max(1.0, height))
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def _room(self) -> QSize:
        width = max(40, min(self._theme.px(_WIDEST), self.viewport().width() - 2 * MARGIN))
        return QSize(width, round(width * _SHAPE))

    @Slot()
    def _fit(self) -> None:
        """Lay the rows out at the present width; the one at the top stays there, once the list has come to rest."""
        top = self.indexAt(self.viewport().rect().topLeft())
        caption = self._painter.caption_height()
        self._painter.set_cell(QSize(self.viewport().width(), self._room().height() + MARGIN + caption))
        self.doItemsLayout()
        if not self._rested:
            self.scrollTo(self._pages.index(self._current), QListView.ScrollHint.PositionAtCenter)
        elif top.isValid():
            self.scrollTo(top, QListView.ScrollHint.PositionAtTop)
        self.viewport().update()
        self._note_move()

    @Slot()
    def _note_move(self) -> None:
        if self.isVisible() and self._document is not None:
            self._pause.start()

    @Slot()
    def _want(self) -> None:
        """Ask for what is in view, from the top, then one more row each way."""
        if not self.isVisible() or self._document is None:
            return
        self._rested = True
        last = self._pages.rowCount() - 1
        top = self.indexAt(self.viewport().rect().topLeft())
        bottom = self.indexAt(self.viewport().rect().bottomLeft())
        first_row = top.row() if top.isValid() else 0
        last_row = bottom.row() if bottom.isValid() else last
        pages = [*range(first_row, last_row + 1), last_row + 1, first_row - 1]
        self.pictures_wanted.emit([self.key_for(page) for page in pages if 0 <= page <= last])

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.page_chosen.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_marks()
        # Opening the panel gives it its width in steps: until it rests, the page being read stays in the middle.
        self._rested = False
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        self.pictures_wanted.emit([])
