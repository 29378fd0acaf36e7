"""The lead's table: progress bars, words, and column widths that never clip a header."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from assessor_app.gui.progress.progress_model import LeadColumn, LeadRole, is_late
from assessor_app.gui.queue.due import local_today
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.column_fit import fit_widths
from assessor_app.gui.widgets.painting import paint_bar
from assessor_app.workflows.desk import LeadRow

_PAD: Final = 8
_MEASURED_ROWS: Final = 200
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class ProgressDelegate(QStyledItemDelegate):
    """Paints in the theme's present colours."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = QFontMetrics(self._theme.font()).horizontalAdvance(str(index.data())) + self._theme.px(2 * _PAD)
        if index.column() == LeadColumn.PROGRESS:
            width += self._theme.px(90)
        return QSize(width, self._theme.px(38))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, cell = self._theme, option.rect
        row: LeadRow = index.data(LeadRole.ROW)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, theme.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell, theme.color("hover"))
        view = option.widget
        if (
            index.column() == 0
            and isinstance(view, QAbstractItemView)
            and view.hasFocus()
            and view.currentIndex().row() == index.row()
        ):
            painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), theme.color("focus"))
        painter.setFont(theme.font(bold=row.state == "recall_asked" and index.column() == LeadColumn.STATE))
        if index.column() == LeadColumn.PROGRESS:
            self._paint_progress(painter, cell, row, str(index.data()))
        else:
            late = index.column() == LeadColumn.DUE and is_late(row, local_today())
            painter.setPen(theme.color("bad" if late else "text"))
            box = cell.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
            text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _MIDDLE | int(Qt.AlignmentFlag.AlignLeft), text)
        painter.restore()

    def _paint_progress(self, painter: QPainter, cell: QRect, row: LeadRow, words: str) -> None:
        theme = self._theme
        room = painter.fontMetrics().horizontalAdvance("00 / 00")
        left, right = cell.left() + theme.px(_PAD), cell.right() - theme.px(_PAD)
        bar = QRectF(left, cell.center().y() - theme.px(2), max(0, right - room - theme.px(8) - left), theme.px(5))
        paint_bar(painter, bar, row.scored / row.total if row.total else 0.0, theme)
        painter.setPen(theme.color("muted"))
        box = cell.adjusted(0, 0, -theme.px(_PAD), 0)
        painter.drawText(box, _MIDDLE | int(Qt.AlignmentFlag.AlignRight), words)


class ProgressTable(QTableView):
    """One row per assignment; one row is chosen at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(10)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme, now and after every change."""
        self._theme = theme
        self.setItemDelegate(ProgressDelegate(theme, self))
        theme.changed.connect(self.fit_columns)

    def current_row(self) -> LeadRow | None:
        """The row that the keyboard is on."""
        row = self.currentIndex().data(LeadRole.ROW)
        return row if isinstance(row, LeadRow) else None

    @Slot()
    def fit_columns(self) -> None:
        """Give every column what its words need; the state has the rest."""
        if self._theme is None or self.model() is None:
            return
        self.verticalHeader().setDefaultSectionSize(self._theme.px(38))
        widths = fit_widths(
            {int(column): self._natural(column) for column in LeadColumn},
            self.viewport().width(),
            roomy=(LeadColumn.CODE, LeadColumn.ASSESSOR, LeadColumn.PROGRESS, LeadColumn.DUE, LeadColumn.CHANGED),
            wide=LeadColumn.CREDENTIAL,
            last=LeadColumn.STATE,
            least={LeadColumn.STATE: self._theme.px(170), LeadColumn.CREDENTIAL: self._theme.px(150)},
        )
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def _natural(self, column: LeadColumn) -> int:
        theme, model = self._theme, self.model()
        assert theme is not None
        # The header asks for room for its sort arrow too, so that no title is ever clipped.
        header = self.horizontalHeader().sectionSizeFromContents(column).width()
        delegate, option = self.itemDelegate(), QStyleOptionViewItem()
        rows = range(min(model.rowCount(), _MEASURED_ROWS))
        cells = (delegate.sizeHint(option, model.index(row, column)).width() for row in rows)
        return max(header, max(cells, default=0) + theme.px(10))
