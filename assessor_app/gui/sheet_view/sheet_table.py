"""The grid of a worksheet: letters and numbers at its edges, cited cells framed, marks beside cited rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QToolTip,
    QWidget,
)

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import CellPlace
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.pins.cell_pins import CellPins
from assessor_app.gui.pins.pin_painting import hint_markup, paint_corner, paint_pinned
from assessor_app.gui.sheet_view.cell_delegate import CellDelegate
from assessor_app.gui.sheet_view.cited_badge import GAP, badge_box, badge_words, paint_badge
from assessor_app.gui.sheet_view.edge_header import EdgeHeader
from assessor_app.gui.sheet_view.sheet_model import SheetModel
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.gui.side_by_side.cell_traces import CellTraces

_NARROWEST: Final = 56
_WIDEST: Final = 320
_FITTED_ROWS: Final = 60
_FITTED_COLUMNS: Final = 200
_LINE: Final = 2.0


class SheetTable(QTableView):
    """Shows a :class:`SheetModel`.

    ``cited_painted`` tells that the cited cells in view were painted with their texts; ``copy_requested``,
    ``find_requested`` and ``sheet_stepped`` (-1 or 1) are keys pressed here; ``pin_chosen`` carries the id of the note
    on a cell pressed twice.
    """

    cited_painted = Signal()
    copy_requested = Signal()
    find_requested = Signal()
    find_stepped = Signal(int)
    sheet_stepped = Signal(int)
    pin_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._cells: SheetModel | None = None
        self._cited: CellPlace | None = None
        self._badge = ""
        self._awaited = False
        self._pins = CellPins()
        self._traces: CellTraces | None = None
        self.doubleClicked.connect(self._choose_pin)
        self.row_header = EdgeHeader(Qt.Orientation.Vertical, self)
        self.column_header = EdgeHeader(Qt.Orientation.Horizontal, self)
        self.setVerticalHeader(self.row_header)
        self.setHorizontalHeader(self.column_header)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def dress(self, theme: Theme, model: SheetModel) -> None:
        """Take colours and sizes from the theme, and cells from the model."""
        self._theme, self._cells = theme, model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, self))
        self.row_header.dress(theme)
        self.column_header.dress(theme)
        self.selectionModel().selectionChanged.connect(self._show_chosen)
        theme.changed.connect(self._draw)
        self._draw()

    def cite(self, place: CellPlace | None, badge: str = "") -> None:
        """Frame these cells of the worksheet shown and tell once they are painted; None frames nothing."""
        self._cited, self._badge, self._awaited = place, badge, place is not None
        self.viewport().update()

    def set_pins(self, pins: Mapping[str, Pin], current: str) -> None:
        """Notes on cells, numbered in this order; ``current`` is the one in hand."""
        self._pins.set_pins(pins, current)
        self.viewport().update()

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """What several readers left on cells."""
        if self._theme is None or (self._traces is None and not traces):
            return
        if self._traces is None:
            from assessor_app.gui.side_by_side.cell_traces import CellTraces  # late: leads only

            self._traces = CellTraces(self._theme)
        self._traces.set_traces(traces)
        self.viewport().update()

    def bring(self, place: CellPlace) -> None:
        """Scroll the first of these cells to where its neighbours are seen too, and make it the current one."""
        index = self.model().index(place.first_row, place.first_column)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        height = (place.last_row - place.first_row + 1) * self.verticalHeader().defaultSectionSize()
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        # a third of what is left above
        above = max(0, (self.viewport().height() - height) // 3)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - above)

    def go_to(self, row: int, column: int) -> None:
        """Scroll a cell to the top left."""
        index = self.model().index(row, column)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + self.columnViewportPosition(column))

    def merge(self, blocks: Sequence[CellPlace]) -> None:
        """Show these blocks as one cell each, and no others."""
        self.clearSpans()
        rows, columns = self.model().rowCount(), self.model().columnCount()
        for block in blocks:
            last_column = block.first_column if block.last_column is None else block.last_column
            height = min(block.last_row, rows - 1) - block.first_row + 1
            width = min(last_column, columns - 1) - block.first_column + 1
            if height > 0 and width > 0 and height * width > 1:
                self.setSpan(block.first_row, block.first_column, height, width)

    def chosen(self) -> CellPlace | None:
        """The block of cells chosen, the current cell among them; None without any."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        blocks = self.selectionModel().selection()
        if blocks.isEmpty():
            return CellPlace(self._shown_sheet(), index.row(), index.row(), index.column(), index.column())
        block = blocks.first()
        return CellPlace(self._shown_sheet(), block.top(), block.bottom(), block.left(), block.right())

    def fit_columns(self) -> None:
        """Give each column the width of its first texts, within limits."""
        if self._theme is None or self._cells is None:
            return
        metrics = QFontMetrics(self.font())
        pad = self._theme.px(16)
        rows = min(_FITTED_ROWS, self._cells.rowCount())
        header = self.horizontalHeader()
        for column in range(min(_FITTED_COLUMNS, self._cells.columnCount())):
            texts = [self._cells.text(row, column) or "" for row in range(rows)]
            longest = max((metrics.horizontalAdvance(text[:80]) for text in sorted(texts, key=len)[-4:]), default=0)
            width = max(self._theme.px(_NARROWEST), min(self._theme.px(_WIDEST), longest + pad))
            header.resizeSection(column, width)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the page; and a search by Qt would walk through a million rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        paging = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_requested.emit()
        elif event.matches(QKeySequence.StandardKey.FindNext):
            self.find_stepped.emit(1)
        elif event.matches(QKeySequence.StandardKey.FindPrevious):
            self.find_stepped.emit(-1)
        elif event.key() in paging and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sheet_stepped.emit(paging[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._paint_pins()
        if self._traces is not None:
            over = QPainter(self.viewport())
            self._traces.paint(over, self._shown_sheet(), self._box_of, QRectF(self.viewport().rect()))
            over.end()
        if self._theme is None or self._cited is None:
            self.column_header.show_badge("", (0, 0))
            return
        box = self._box_of(self._cited)
        window = self.viewport().rect()
        if not box.intersects(window):
            self.column_header.show_badge("", (0, 0))
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, QRectF(box), QRectF(window))
        badge = self._place_badge(box & window)
        if badge is not None:
            words, _ = badge_words(self._theme, self._badge, window.width() - 2 * GAP)
            paint_badge(painter, self._theme, badge, words)
        painter.end()
        if self._awaited and self._has_texts(box & window):
            self._awaited = False
            self.cited_painted.emit()

    def _paint_pins(self) -> None:
        window = self.viewport().rect()
        last = self.rowAt(window.bottom())
        rows = max(0, self.rowAt(0)), last if last >= 0 else self.model().rowCount() - 1
        pins = self._pins.between(self._shown_sheet(), *rows)
        if self._theme is None or not pins:
            return
        painter = QPainter(self.viewport())
        for one in pins:
            current = one.id == self._pins.current
            index = self.model().index(one.place.first_row, one.place.first_column)
            first, box = QRectF(self.visualRect(index)), QRectF(self._box_of(one.place))
            if first.isEmpty() or not box.intersects(QRectF(window)):
                continue
            if current or box != first:
                paint_pinned(painter, self._theme, box.adjusted(1, 1, -2, -2), current=current)
            paint_corner(painter, self._theme, first, current=current)
        painter.end()

    @Slot(QModelIndex)
    def _choose_pin(self, index: QModelIndex) -> None:
        found = self._pins.at(self._shown_sheet(), index.row(), index.column())
        if found:
            self.pin_chosen.emit(found[0].id)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            words = self._hint(index) if index.isValid() else ""
            if words:
                QToolTip.showText(event.globalPos(), hint_markup(words), self.viewport())
                return True
        return super().viewportEvent(event)

    def _hint(self, index: QModelIndex) -> str:
        """What is said of the notes on a cell, and of what readers left there."""
        place = self._shown_sheet(), index.row(), index.column()
        traces = self._traces.words(*place) if self._traces is not None else ""
        return "\n".join(filter(None, (self._pins.words(*place), traces)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._cited is not None or self._traces is not None:
            # what is cut at the edge, and the badge held there, do not move along with the cells
            self.viewport().update()

    def _box_of(self, place: CellPlace) -> QRect:
        """What the cells cover in the viewport; whole rows reach across the sheet."""
        model = self.model()
        last_column = model.columnCount() - 1 if place.last_column is None else place.last_column
        first = self.visualRect(model.index(place.first_row, place.first_column))
        last = self.visualRect(model.index(min(place.last_row, model.rowCount() - 1), last_column))
        return first.united(last)

    def _has_texts(self, seen: QRect) -> bool:
        """Whether the cited cells in view have come."""
        assert self._cells is not None
        corners = (self.indexAt(seen.topLeft()), self.indexAt(seen.bottomRight()))
        return all(self._cells.text(one.row(), one.column()) is not None for one in corners if one.isValid())

    def _paint_frame(self, painter: QPainter, box: QRectF, window: QRectF) -> None:
        assert self._theme is not None
        outline = box.adjusted(0, 0, -1, -1)
        outline.setLeft(max(outline.left(), window.left() + _LINE / 2))
        outline.setRight(min(outline.right(), window.right() - _LINE / 2))
        tint = QColor(self._theme.color("accent"))
        tint.setAlphaF(0.10)
        painter.setBrush(tint)
        painter.setPen(QPen(self._theme.color("accent"), _LINE))
        painter.drawRoundedRect(outline, 2, 2)

    def _place_badge(self, frame: QRect) -> QRect | None:
        """Where the badge is painted among the cells; the header takes it where it would hide what they say."""
        assert self._theme is not None
        window = self.viewport().rect()
        words, size = badge_words(self._theme, self._badge, window.width() - 2 * GAP)
        header = self.horizontalHeader()
        box = badge_box(frame, window, header.length() - header.offset(), size, self._is_free) if words else None
        cited = (frame.left(), frame.right() + 1)
        self.column_header.show_badge("" if box is not None else self._badge, cited)
        return box

    def _is_free(self, box: QRect) -> bool:
        """Whether nothing but empty cells that have come, or no cells at all, lie under the box."""
        assert self._cells is not None
        first_row, last_row = self.rowAt(box.top()), self.rowAt(box.bottom())
        first_column, last_column = self.columnAt(box.left()), self.columnAt(box.right())
        if -1 in (first_row, first_column):
            return True
        past_row = self._cells.rowCount() if last_row < 0 else last_row + 1
        past_column = self._cells.columnCount() if last_column < 0 else last_column + 1
        return all(
            self._cells.text(row, column) == ""
            for row in range(first_row, past_row)
            for column in range(first_column, past_column)
        )

    @Slot()
    def _show_chosen(self) -> None:
        block = self.chosen()
        if block is None or block.last_column is None:
            block = CellPlace(0, -1, -1, -1, -1)
        self.row_header.show_chosen(block.first_row, block.last_row)
        self.column_header.show_chosen(block.first_column, -1 if block.last_column is None else block.last_column)

    def _shown_sheet(self) -> int:
        return self._cells.sheet if self._cells is not None else 0

    @Slot()
    def _draw(self) -> None:
        if self._theme is None:
            return
        self.setFont(self._theme.font(13))
        height = QFontMetrics(self.font()).height() + self._theme.px(9)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setDefaultSectionSize(self._theme.px(96))
        line, panel = self._theme.color("line").name(), self._theme.color("panel").name()
        self.setStyleSheet(
            f"QTableView {{ gridline-color: {line}; border: none; border-radius: 0; }}"
            f"QTableCornerButton::section {{ background: {panel}; border: none; border-bottom: 1px solid {line}; }}"
        )
        self.fit_columns()
        self.viewport().update()
