"""What the keyboard and the palette can do with the queue; each command says by its action whether it can now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from assessor_app.gui.queue.due import is_sent
from assessor_app.gui.queue.queue_asides import QueueAsides
from assessor_app.gui.queue.queue_model import QueueModel
from assessor_app.gui.queue.queue_table import QueueTable
from assessor_app.gui.queue.queue_view_bar import QueueViewBar
from assessor_app.gui.queue.queue_words import missing_bytes
from assessor_app.gui.queue.sort_menu import SortMenu
from assessor_app.gui.queue.view_keeper import ViewKeeper
from assessor_app.workflows.desk import QueueRow

_LAST: Final = 1e12


class QueueCommands(QObject):
    """``open_chosen`` and ``download_chosen`` with what is to be opened or fetched, the other wishes as they are."""

    open_chosen = Signal(str)
    download_chosen = Signal(tuple)
    download_all_requested = Signal()
    release_requested = Signal()
    room_requested = Signal()
    everything_requested = Signal()

    def __init__(
        self, table: QueueTable, keeper: ViewKeeper, bar: QueueViewBar, asides: QueueAsides, search: QLineEdit
    ) -> None:
        super().__init__(table)
        self._table, self._keeper, self._bar = table, keeper, bar
        self._asides, self._search = asides, search
        self._sort: SortMenu | None = None
        self._actions: Mapping[str, QAction] = {}

    @property
    def _model(self) -> QueueModel:
        return self._table.queue

    def slots(self) -> Mapping[str, Callable[..., Any]]:
        """What each command of the keymap calls."""
        return {
            "queue.find": self.find,
            "queue.open_next": self.open_next,
            "queue.view": self.choose_view,
            "queue.views": self.show_views,
            "queue.filter": self.show_filters,
            "queue.everything": self.show_everything,
            "queue.sort": self.show_orders,
            "queue.group": self.show_groups,
            "queue.columns": self.show_columns,
            "queue.download": self.download,
            "queue.download_all": self.download_all,
            "queue.room": self.show_room,
            "queue.note": self._asides.show_next_note,
            "queue.reports": self._asides.show_reports,
            "queue.release": self.release,
        }

    def take(self, actions: Mapping[str, QAction]) -> None:
        """The actions that were made of :meth:`slots`, by id; they are greyed while there is nothing to do."""
        self._actions = actions
        self.note_now()

    @Slot()
    def note_now(self) -> None:
        """See what can be done with the queue as it is."""
        rows = self._model.rows
        self._allow("queue.download_all", bool(self._model.missing()[0]))
        self._allow("queue.note", any(one.lead_note for one in rows))
        self._allow("queue.open_next", any(not is_sent(one) for one in rows))
        self.note_row()

    @Slot()
    def note_row(self) -> None:
        """See what can be done with the row under the keyboard."""
        row = self._table.current_row()
        self._allow("queue.download", row is not None and self._may_fetch(row))
        self._allow("queue.release", row is not None and not is_sent(row))

    def _allow(self, name: str, can: bool) -> None:
        action = self._actions.get(name)
        if action is not None and action.isEnabled() is not can:
            action.setEnabled(can)

    @Slot()
    def find(self) -> None:
        """Into the search, with what stands there ready to be typed over."""
        self._search.setFocus()
        self._search.selectAll()

    @Slot()
    def open_next(self) -> None:
        """Open what is due next of all that is not handed in, whatever is shown."""
        row = self._next()
        if row is not None:
            self.open_chosen.emit(row.assignment_id)

    @Slot(int)
    def choose_view(self, number: int) -> None:
        """Show the queue by the view with this number, those that ship with the desk first."""
        if number <= len(self._keeper.views):
            self._keeper.choose(self._keeper.views[number - 1])

    @Slot()
    def show_everything(self) -> None:
        """Nothing typed, nothing filtered, every group open."""
        self.everything_requested.emit()

    @Slot()
    def show_room(self) -> None:
        """What could make room on the disk."""
        self.room_requested.emit()

    @Slot()
    def show_views(self) -> None:
        """The menu of saved views."""
        self._drop(self._bar.view_button)

    @Slot()
    def show_filters(self) -> None:
        """The menu of everything to filter by."""
        self._drop(self._bar.filter_button)

    @Slot()
    def show_groups(self) -> None:
        """The menu of ways to put rows together."""
        self._drop(self._bar.group_button)

    @Slot()
    def show_columns(self) -> None:
        """The menu of columns."""
        self._drop(self._bar.columns_button)

    @Slot()
    def show_orders(self) -> None:
        """The menu of columns to sort by, below the headers."""
        if self._sort is None:
            self._sort = SortMenu(self._keeper, self._model.offered, self._table)
        _pop_up(self._sort, self._table.horizontalHeader())

    @Slot()
    def download(self) -> None:
        """Fetch what is missing of the row under the keyboard."""
        row = self._table.current_row()
        if row is not None and self._may_fetch(row):
            self.download_chosen.emit((row.assignment_id,))

    @Slot()
    def download_all(self) -> None:
        """Fetch what is missing of all that is not handed in."""
        self.download_all_requested.emit()

    @Slot()
    def release(self) -> None:
        """Ask whether the row under the keyboard is to be given back."""
        self.release_requested.emit()

    def _may_fetch(self, row: QueueRow) -> bool:
        return bool(missing_bytes(row)) and row.assignment_id not in self._model.downloading()

    def _next(self) -> QueueRow | None:
        waiting = (row for row in self._model.rows if not is_sent(row))
        return min(waiting, key=_urgency, default=None)

    def _drop(self, button: QPushButton) -> None:
        menu = button.menu()
        if menu is not None:
            _pop_up(menu, button)


def _pop_up(menu: QMenu, below: QWidget) -> None:
    menu.popup(below.mapToGlobal(QPoint(0, below.height())))


def _urgency(row: QueueRow) -> tuple[bool, float]:
    """What has a date and a clock that runs comes first, the earliest of them at the front."""
    return row.stopped_since is not None, row.due_at.timestamp() if row.due_at is not None else _LAST
