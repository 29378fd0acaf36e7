"""The numbers of a plot as a table: the same for those who cannot or would rather not look at a picture."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from assessor_app.gui.plots.drawing import Cell, Key, Table
from assessor_app.gui.plots.number_words import number, whole
from assessor_app.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SORT: Final = Qt.ItemDataRole.UserRole + 1
_KEY: Final = Qt.ItemDataRole.UserRole + 2
_ROW_PX: Final = 28
_AIR: Final = 5
_WIDEST: Final = 340
_NOTHING: Final = Table((), ())


class PlotTableModel(QAbstractTableModel):
    """Holds one table; numbers are shown in the reader's locale and sorted as numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = _NOTHING

    def set_table(self, table: Table) -> None:
        """Show these numbers."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._table.header)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.header[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            words = any(isinstance(row[section], str) for row in self._table.rows)
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._table.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_words(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _SORT:
            return cell if cell is not None else float("-inf")
        if role == _KEY:
            keys = self._table.keys
            return keys[index.row()] if index.row() < len(keys) else ()
        return None


class _AiryCells(QStyledItemDelegate):
    """Cells with as much air beside their words as the header has."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        air = self._theme.px(_AIR)
        option.rect.adjust(air, 0, -air, 0)
        # the row says where the keyboard is
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * self._theme.px(_AIR), 0)


class PlotTable(QTableView):
    """``chosen`` carries the key of a row that was double-clicked or entered."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: _AiryCells | None = None
        self._model = PlotTableModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(_SORT)
        self.setModel(self._sorted)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setProperty("role", "bare")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(20)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._choose)

    def dress(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        if self._cells is None:
            self._cells = _AiryCells(theme, self)
            self.setItemDelegate(self._cells)
        self.verticalHeader().setMinimumSectionSize(theme.px(_ROW_PX))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_PX))
        self.horizontalHeader().setMaximumSectionSize(theme.px(_WIDEST))
        self.fit()

    def set_table(self, table: Table) -> None:
        """Show these numbers."""
        self._model.set_table(table)
        self.fit()

    def fit(self) -> None:
        """Make columns as wide as what is seen of them."""
        self.resizeColumnsToContents()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self._sorted.rowCount():
            # the row under the keyboard is the one that is marked
            self.selectRow(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            event.accept()
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        key: Key = tuple(index.data(_KEY) or ())
        if key:
            self.chosen.emit(key)


def cell_words(cell: Cell) -> str:
    """A cell as it is read on screen; "–" where there is nothing."""
    if cell is None:
        return "–"
    if isinstance(cell, bool | str):
        return str(cell)
    return whole(cell) if isinstance(cell, int) else number(cell, 3)
