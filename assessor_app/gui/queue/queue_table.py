"""The table of the queue: keyboard, double click, context menu, the cross of a download, column widths."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyleOptionViewItem, QTableView, QWidget

from assessor_app.gui.queue.queue_delegate import QueueDelegate
from assessor_app.gui.queue.queue_model import Column, QueueRole
from assessor_app.gui.queue.queue_words import missing_bytes
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.column_fit import fit_widths
from assessor_app.workflows.desk import QueueRow

_MEASURED_ROWS: Final = 200
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueueTable(QTableView):
    """Says which assignment the person wants opened, downloaded, or no longer downloaded."""

    open_chosen = Signal(str)
    download_chosen = Signal(str)
    cancel_chosen = Signal(str)
    stop_check_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._delegate: QueueDelegate | None = None
        self._menu_row: QueueRow | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._open_index)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(10)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme, now and after every change."""
        self._theme = theme
        self._delegate = QueueDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        theme.changed.connect(self.fit_columns)

    def current_row(self) -> QueueRow | None:
        """The row that the keyboard is on."""
        row = self.currentIndex().data(QueueRole.ROW)
        return row if isinstance(row, QueueRow) else None

    @Slot()
    def fit_columns(self) -> None:
        """Give every column what its words need; what is left over goes to credential and status."""
        if self._theme is None or self.model() is None:
            return
        self.verticalHeader().setDefaultSectionSize(self._theme.px(38))
        widths = fit_widths(
            {int(column): self._natural(column) for column in Column},
            self.viewport().width(),
            roomy=(Column.CODE, Column.ATTEMPT, Column.DUE, Column.PROGRESS, Column.LAPTOP, Column.READY),
            wide=Column.CREDENTIAL,
            last=Column.STATUS,
            least={
                Column.STATUS: self._theme.px(205),
                Column.CREDENTIAL: self._theme.px(150),
                # the badge alone still tells, and its words are in the hint
                Column.READY: self.horizontalHeader().sectionSizeFromContents(Column.READY).width(),
            },
        )
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if row is not None and event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.open_chosen.emit(row.assignment_id)
        elif row is not None and event.key() == Qt.Key.Key_Delete and self._is_downloading(self.currentIndex()):
            self.cancel_chosen.emit(row.assignment_id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._under_cross(event.position().toPoint())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.cancel_chosen.emit(index.data(QueueRole.ROW).assignment_id)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._under_cross(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _under_cross(self, point: QPoint) -> QModelIndex | None:
        index = self.indexAt(point)
        if self._delegate is None or index.column() != Column.LAPTOP or not self._is_downloading(index):
            return None
        return index if self._delegate.cancel_box(self.visualRect(index)).contains(point) else None

    def _is_downloading(self, index: QModelIndex) -> bool:
        return index.data(QueueRole.DOWNLOAD) is not None

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        self.open_chosen.emit(index.data(QueueRole.ROW).assignment_id)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        row: QueueRow = index.data(QueueRole.ROW)
        self._menu_row = row
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open")).triggered.connect(self._open_menu_row)
        if self._is_downloading(index):
            menu.addAction(self.tr("Cancel the download")).triggered.connect(self._cancel_menu_row)
        elif missing_bytes(row):
            menu.addAction(self.tr("Download")).triggered.connect(self._download_menu_row)
        if index.data(QueueRole.READY)[0] == "checking":
            menu.addAction(self.tr("Stop checking")).triggered.connect(self.stop_check_chosen)
        menu.popup(self.viewport().mapToGlobal(point))

    @Slot()
    def _open_menu_row(self) -> None:
        if self._menu_row is not None:
            self.open_chosen.emit(self._menu_row.assignment_id)

    @Slot()
    def _cancel_menu_row(self) -> None:
        if self._menu_row is not None:
            self.cancel_chosen.emit(self._menu_row.assignment_id)

    @Slot()
    def _download_menu_row(self) -> None:
        if self._menu_row is not None:
            self.download_chosen.emit(self._menu_row.assignment_id)

    def _natural(self, column: Column) -> int:
        theme, model = self._theme, self.model()
        assert theme is not None
        if column == Column.DOT:
            return theme.px(30)
        # The header asks for room for its sort arrow too, so that no title is ever clipped.
        header = self.horizontalHeader().sectionSizeFromContents(column).width()
        option = QStyleOptionViewItem()
        delegate = self.itemDelegate()
        cells = (
            delegate.sizeHint(option, model.index(row, column)).width()
            for row in range(min(model.rowCount(), _MEASURED_ROWS))
        )
        return max(header, max(cells, default=0) + theme.px(10))
