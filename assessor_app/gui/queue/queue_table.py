"""The table of the queue: keyboard, double click, the cross of a download, headings that fold, column widths."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from assessor_app.gui.queue.arrangement import Heading
from assessor_app.gui.queue.queue_delegate import QueueDelegate
from assessor_app.gui.queue.queue_model import Column, QueueModel, QueueRole
from assessor_app.gui.queue.row_menu import RowMenu
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.column_fit import fit_widths
from assessor_app.workflows.desk import QueueRow

_MEASURED: Final = 8
_STATUS: Final = 184
# What there is no room for at a large text size, the first to go first; row_details.py then says it for one row.
_SPARE: Final = (Column.ATTEMPT, Column.LAPTOP, Column.READY, Column.PROGRESS, Column.STATUS)
_ROOMY: Final = (Column.CODE, Column.ATTEMPT, Column.DUE, Column.PROGRESS, Column.LAPTOP, Column.READY)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueueTable(QTableView):
    """Says which assignment the person wants opened, downloaded, no longer downloaded, or given back.

    Whatever is shown, the keyboard stays on its submission. Columns share the width there is; where it is too little
    for all, the less important ones are left out, and ``columns_fitted`` tells that :meth:`left_out` may have changed.
    """

    open_chosen = Signal(str)
    download_chosen = Signal(str)
    cancel_chosen = Signal(str)
    stop_check_chosen = Signal()
    note_chosen = Signal(str)
    release_chosen = Signal(str)
    columns_fitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._delegate: QueueDelegate | None = None
        self._queue: QueueModel | None = None
        self._wanted = frozenset(Column)
        self._kept: tuple[str, str] = ("", "")
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

    def show_queue(self, model: QueueModel) -> None:
        """Show this queue from now on."""
        # before the view hears of it, so that the keyboard's place is still known
        model.modelAboutToBeReset.connect(self._note_keyboard)
        self.setModel(model)
        self._queue = model
        model.modelReset.connect(self._follow_reset)

    def set_wanted(self, columns: Iterable[Column]) -> None:
        """Which columns the person wants to see; the submission itself is always one of them."""
        self._wanted = frozenset(columns) | {Column.DOT, Column.CODE}
        self.fit_columns()

    @property
    def wanted(self) -> frozenset[Column]:
        """The columns that are shown while there is room."""
        return self._wanted

    def current_heading(self) -> Heading | None:
        """The heading that the keyboard is on."""
        heading = self.currentIndex().siblingAtColumn(Column.DOT).data(QueueRole.HEADING)
        return heading if isinstance(heading, Heading) else None

    def current_row(self) -> QueueRow | None:
        """The row that the keyboard is on."""
        row = self.currentIndex().data(QueueRole.ROW)
        return row if isinstance(row, QueueRow) else None

    @Slot()
    def fit_columns(self) -> None:
        """Give every column what its words need; what is left over goes to credential and status."""
        if self._theme is None or self.model() is None:
            return
        if self.verticalHeader().defaultSectionSize() != self._theme.px(38):
            self.verticalHeader().setDefaultSectionSize(self._theme.px(38))
        shown = sorted(self._wanted)
        head, px = self.horizontalHeader().sectionSizeFromContents, self._theme.px
        least = {
            # the bar may be short, for the numbers stand beside it
            Column.PROGRESS: head(Column.PROGRESS).width(),
            Column.CREDENTIAL: px(115),
            # the badge alone still tells, and its words are in the hint
            Column.READY: head(Column.READY).width(),
            Column.STATUS: px(115),
            # how much is open again is in the hint too
            Column.ATTEMPT: head(Column.ATTEMPT).width(),
            Column.DUE: max(head(Column.DUE).width(), px(146)),
        }
        widths = fit_widths(
            {int(column): self._natural(column) for column in shown},
            self.viewport().width(),
            roomy=[column for column in _ROOMY if column in shown],
            wide=Column.CREDENTIAL if Column.CREDENTIAL in shown else Column.CODE,
            last=shown[-1],
            least={int(column): width for column, width in least.items() if column in shown},
            spare=[column for column in _SPARE if column in shown],
        )
        for column in Column:
            width = widths.get(column, 0)
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self.columns_fitted.emit()

    def left_out(self) -> tuple[Column, ...]:
        """The columns that are wanted and there is no room for now, from left to right."""
        return tuple(column for column in Column if column in self._wanted and self.isColumnHidden(column))

    @Slot()
    def _note_keyboard(self) -> None:
        row, heading = self.current_row(), self.current_heading()
        self._kept = (row.assignment_id if row else "", heading.key if heading else "")

    @Slot()
    def _follow_reset(self) -> None:
        """Put the keyboard back, and each heading over all columns."""
        queue = self._queue
        if queue is None:
            return
        self.clearSpans()
        for heading_place, _ in queue.headings():
            self.setSpan(heading_place, 0, 1, len(Column))
        assignment_id, key = self._kept
        place = queue.place_of(assignment_id) if assignment_id else queue.place_of_heading(key) if key else None
        if place is not None:
            self.setCurrentIndex(queue.index(place, Column.CODE if assignment_id else Column.DOT))

    def _fold_by_key(self, key: int) -> bool:
        """Headings open and close as in a tree; Left on a row goes to its heading."""
        heading, queue = self.current_heading(), self._queue
        if queue is None:
            return False
        if heading is None:
            above = [place for place, _ in queue.headings() if place < self.currentIndex().row()]
            if key != Qt.Key.Key_Left or not above:
                return False
            self.setCurrentIndex(queue.index(above[-1], Column.DOT))
            return True
        if key in (*_ENTER, Qt.Key.Key_Space):
            queue.fold(heading.key, not heading.collapsed)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            queue.fold(heading.key, key == Qt.Key.Key_Left)
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if self._fold_by_key(event.key()):
            return
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
        heading = self.current_heading()
        if (
            heading is not None
            and self._queue is not None
            and event.button() == Qt.MouseButton.LeftButton
            and self.indexAt(event.position().toPoint()).isValid()
        ):
            self._queue.fold(heading.key, not heading.collapsed)

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
        row = index.data(QueueRole.ROW)
        if isinstance(row, QueueRow):
            self.open_chosen.emit(row.assignment_id)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        row = index.data(QueueRole.ROW)
        if isinstance(row, QueueRow):
            RowMenu(self, row, self._is_downloading(index), index.data(QueueRole.READY)[0] == "checking").popup(
                self.viewport().mapToGlobal(point)
            )

    def _natural(self, column: Column) -> int:
        theme = self._theme
        assert theme is not None
        if column == Column.DOT:
            return theme.px(30)
        # The header asks for room for its sort arrow too, so that no title is ever clipped.
        header = self.horizontalHeader().sectionSizeFromContents(column).width()
        delegate, queue = self._delegate, self._queue
        if delegate is None or queue is None:
            return header
        texts = queue.widest(column, _MEASURED)
        wide = max(header, max((delegate.width_for(one, column) for one in texts), default=0) + theme.px(10))
        # A status may carry a long note, which is in its hint too: it takes no room from the others.
        return min(wide, max(header, theme.px(_STATUS))) if column == Column.STATUS else wide
