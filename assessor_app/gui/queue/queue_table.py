"""The table of the queue: keyboard, double click, the cross of a download, headings that fold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from assessor_app.gui.queue.arrangement import Heading
from assessor_app.gui.queue.queue_model import Column, QueueModel, QueueRole
from assessor_app.gui.queue.queue_painter import BADGE, QueuePainter
from assessor_app.gui.queue.row_menu import RowMenu
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.row_table import ColumnPlan, RowTable
from assessor_app.workflows.queue_row import QueueRow

_MEASURED: Final = 8
# What a column with long words takes at most; the whole of it is in its hint.
_MOST: Final = {Column.STATUS: 184, Column.PRACTITIONER: 150}
# What there is no room for at a large text size, the first to go first; row_details.py then says it for one row.
_SPARE: Final = (
    Column.ATTEMPT,
    Column.LAPTOP,
    Column.READY,
    Column.PRACTITIONER,
    Column.PROGRESS,
    Column.STATUS,
)
_ROOMY: Final = (Column.CODE, Column.ATTEMPT, Column.DUE, Column.PROGRESS, Column.LAPTOP, Column.READY)
# Pixels of drawing beside the words.
_DRAWN: Final = {Column.PROGRESS: 108, Column.LAPTOP: 18, Column.READY: BADGE}
# What the keyboard is on: a row by its assignment, a heading by the key of its group.
_ROW, _HEADING = "r", "h"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueueTable(RowTable):
    """Says which assignment the person wants opened, downloaded, no longer downloaded, or given back.

    Whatever is shown, the keyboard stays on its submission.
    """

    open_chosen = Signal(str)
    download_chosen = Signal(str)
    cancel_chosen = Signal(str)
    stop_check_chosen = Signal()
    note_chosen = Signal(str)
    release_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = QueueModel(self)
        self._queue_painter: QueuePainter | None = None
        self.follow(self._queue)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._open_index)

    @property
    def queue(self) -> QueueModel:
        """The model that is shown."""
        return self._queue

    def make_painter(self, theme: Theme) -> QueuePainter:
        self._queue_painter = QueuePainter(theme, self, self._queue)
        return self._queue_painter

    def set_wanted(self, columns: Iterable[int]) -> None:
        """Which columns the person wants to see; the submission itself is always one of them."""
        super().set_wanted({*columns, Column.DOT, Column.CODE})

    def wanted_columns(self) -> Sequence[int]:
        offered = self._queue.offered()
        return [column for column in super().wanted_columns() if column in offered]

    def current_heading(self) -> Heading | None:
        """The heading that the keyboard is on."""
        entry = self._queue.entry_at(self.currentIndex().row())
        return entry if isinstance(entry, Heading) else None

    def current_row(self) -> QueueRow | None:
        """The row that the keyboard is on."""
        entry = self._queue.entry_at(self.currentIndex().row())
        return None if entry is None or isinstance(entry, Heading) else entry.row

    def plan_columns(self, theme: Theme, shown: Sequence[int]) -> ColumnPlan:
        title, px = self.title_width, theme.px
        least = {
            # the bar may be short, for the numbers stand beside it
            Column.PROGRESS: title(Column.PROGRESS),
            Column.CREDENTIAL: px(115),
            Column.PRACTITIONER: px(115),
            # the badge alone still tells, and its words are in the hint
            Column.READY: title(Column.READY),
            Column.STATUS: px(115),
            # how much is open again is in the hint too
            Column.ATTEMPT: title(Column.ATTEMPT),
            Column.DUE: max(title(Column.DUE), px(146)),
        }
        return ColumnPlan(
            {column: self._natural(theme, Column(column)) for column in shown},
            roomy=[column for column in _ROOMY if column in shown],
            wide=Column.CREDENTIAL if Column.CREDENTIAL in shown else Column.CODE,
            last=shown[-1],
            least={int(column): width for column, width in least.items() if column in shown},
            spare=[column for column in _SPARE if column in shown],
        )

    def _natural(self, theme: Theme, column: Column) -> int:
        if column == Column.DOT:
            return theme.px(30)
        wide = self.width_of(self._queue.widest(column, _MEASURED), column, _DRAWN.get(column, 0))
        most = _MOST.get(column)
        return wide if most is None else min(wide, max(self.title_width(column), theme.px(most)))

    def keyboard_name(self) -> str:
        row, heading = self.current_row(), self.current_heading()
        return f"{_ROW}{row.assignment_id}" if row else f"{_HEADING}{heading.key}" if heading else ""

    def index_named(self, name: str) -> QModelIndex | None:
        queue, (kind, key) = self._queue, (name[:1], name[1:])
        place = queue.place_of(key) if kind == _ROW else queue.place_of_heading(key)
        return None if place is None else queue.index(place, Column.CODE if kind == _ROW else Column.DOT)

    @Slot()
    def _follow_reset(self) -> None:
        """Each heading lies over all columns."""
        self.clearSpans()
        for heading_place, _ in self._queue.headings():
            self.setSpan(heading_place, 0, 1, len(Column))
        super()._follow_reset()

    def _fold_by_key(self, key: int) -> bool:
        """Headings open and close as in a tree; Left on a row goes to its heading."""
        heading, queue = self.current_heading(), self._queue
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
        if index.column() != Column.LAPTOP or not self._is_downloading(index):
            return None
        return index if self.cancel_box(index).contains(point) else None

    def cancel_box(self, index: QModelIndex) -> QRect:
        """Where the cross of a download is within its cell; nowhere before the table is dressed."""
        painter = self._queue_painter
        return QRect() if painter is None else painter.cancel_box(self.visualRect(index))

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
