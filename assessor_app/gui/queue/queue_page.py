"""The queue page: what is assigned, how far it is, what is on this laptop, and the way into each submission."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.queue.arrangement import Heading
from assessor_app.gui.queue.due import is_sent
from assessor_app.gui.queue.first_read import FirstRead, first_read
from assessor_app.gui.queue.no_rows import NoRows
from assessor_app.gui.queue.queue_asides import QueueAsides
from assessor_app.gui.queue.queue_lines import Line
from assessor_app.gui.queue.queue_model import Column, QueueRole
from assessor_app.gui.queue.queue_numbers import QueueNumbers
from assessor_app.gui.queue.queue_table import QueueTable
from assessor_app.gui.queue.queue_view_bar import QueueViewBar
from assessor_app.gui.queue.view_keeper import ViewKeeper
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.widgets.page_head import PageHead
from assessor_app.gui.widgets.row_details import RowDetails

if TYPE_CHECKING:
    from assessor_app.gui.queue.queue_commands import QueueCommands
    from assessor_app.gui.shortcuts import Keymap
    from assessor_app.workflows.desk import Changes, Desk, QueueRow, SyncProgress

_REREAD_MS: Final = 1_500


class QueuePage(QWidget):
    """Reads the queue on the store lane and shows it; sync, downloads and checks are wishes to whoever listens.

    ``released`` tells that a case was given back and is nobody's here any more.
    """

    open_requested = Signal(str)
    sync_requested = Signal()
    stop_sync_requested = Signal()
    download_requested = Signal(tuple)
    cancel_requested = Signal(str)
    check_requested = Signal(object)
    stop_check_requested = Signal()
    loaded = Signal()
    load_failed = Signal()
    released = Signal(str)

    summary_label: ElidedLabel
    summary_below: ElidedLabel
    filter_box: QLineEdit
    download_button: QPushButton
    sync_button: QPushButton
    done_strip: QFrame
    done_label: QLabel
    done_button: QPushButton
    stack: QStackedWidget
    view_bar: QueueViewBar
    card_room: QVBoxLayout
    table_side: QWidget
    table: QueueTable
    row_details: RowDetails
    empty_state: EmptyState

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue_page")
        self._desk = desk
        self._runner = runner
        self._read_once = False
        self._open_id = ""
        load_form(self, "queue_page", promoted=(QueueTable, RowDetails, ElidedLabel, EmptyState, QueueViewBar))
        self._model = self.table.queue
        self._keeper = ViewKeeper(desk, runner, self)
        self.table.dress(theme)
        self.row_details.speak_for(self.table)
        self.view_bar.dress(theme, self._keeper, self._model.offered)
        self.table.sortByColumn(Column.DUE, Qt.SortOrder.AscendingOrder)
        self.asides = QueueAsides(self.card_room, self._model, self._keeper, theme, desk, runner)
        head = PageHead(self, theme, self.summary_label, self.summary_below, self.filter_box)
        parts = (self.download_button, self.done_strip, self.done_label)
        self._numbers = QueueNumbers(self._model, head, self.view_bar, *parts)
        sides = (self.stack, self.table_side, self.empty_state, self._model, self._keeper, self.filter_box, theme)
        self._sides = NoRows(
            *sides, show_all=self._show_everything, sync=self._ask_sync, stop=self._ask_stop, again=self.refresh
        )
        self._commands: QueueCommands | None = None
        self._connect_bar()
        self._connect_table()
        lend_focus(self, self.table, self.empty_state.action_button)
        # While many are checked one after the other, what came of them is read now and then.
        self._reread = QTimer(self)
        self._reread.setSingleShot(True)
        self._reread.setInterval(_REREAD_MS)
        self._reread.timeout.connect(self.refresh)
        self._show_numbers()

    def _connect_bar(self) -> None:
        bar, asides = self.view_bar, self.asides
        self.filter_box.textChanged.connect(self._search)
        self.filter_box.returnPressed.connect(self._enter_table)
        self.sync_button.clicked.connect(self.sync_requested)
        self.done_button.clicked.connect(self.sync_requested)
        self.download_button.clicked.connect(self._download_all)
        self._keeper.applied.connect(self._apply_view)
        bar.name_requested.connect(asides.ask_name)
        bar.rename_requested.connect(asides.ask_new_name)
        bar.note_requested.connect(asides.show_next_note)
        bar.release_requested.connect(self._ask_release)
        bar.room_requested.connect(self.show_room)
        asides.open_chosen.connect(self.open_requested)
        asides.jump_chosen.connect(self._jump)
        asides.released.connect(self._drop_released)
        asides.freed.connect(self.refresh)
        asides.opened.connect(self.row_details.rest)
        asides.closed.connect(self.row_details.speak_again)
        asides.closed.connect(self.table.setFocus)

    def _connect_table(self) -> None:
        table = self.table
        table.open_chosen.connect(self.open_requested)
        table.download_chosen.connect(self._download_one)
        table.cancel_chosen.connect(self.cancel_requested)
        table.stop_check_chosen.connect(self.stop_check_requested)
        table.note_chosen.connect(self.asides.show_note)
        table.release_chosen.connect(self.asides.ask_release)
        table.horizontalHeader().sortIndicatorChanged.connect(self._note_order)
        table.selectionModel().currentRowChanged.connect(self._note_current)
        self._model.modelReset.connect(self._note_current)

    def bind_keys(self, keymap: Keymap) -> None:
        """Give the commands of the queue their keys; done once, however often it is asked for."""
        if self._commands is not None:
            return
        from assessor_app.gui.queue.queue_commands import QueueCommands  # late: once the queue is on screen

        parts = (self.table, self._keeper, self.view_bar, self.asides, self.filter_box)
        self._commands = commands = QueueCommands(*parts)
        commands.download_all_requested.connect(self._download_all)
        commands.release_requested.connect(self._ask_release)
        commands.room_requested.connect(self.show_room)
        commands.everything_requested.connect(self._show_everything)
        commands.open_chosen.connect(self.open_requested)
        commands.download_chosen.connect(self.download_requested)
        commands.take(keymap.bind(self, commands.slots()))

    @property
    def rows(self) -> tuple[QueueRow, ...]:
        """The rows last read, whatever the filter shows; the same tuple until they are read again."""
        return self._model.rows

    def row(self, assignment_id: str) -> QueueRow | None:
        """The row last read for an assignment."""
        return self._model.row_of(assignment_id)

    @property
    def views(self) -> ViewKeeper:
        """The saved views, and which of them is shown."""
        return self._keeper

    def set_budget(self, gigabytes: int) -> None:
        """How much evidence there should be on this laptop at most; 0 for no limit."""
        self._numbers.set_budget(gigabytes)

    def note_open(self, assignment_id: str) -> None:
        """Which submission lies open, so that its files stay; "" for none."""
        self._open_id = assignment_id

    @Slot()
    def refresh(self) -> None:
        """Read the queue again; the selection stays on its submission."""
        if self._read_once:
            self._runner.run("store", self._desk.load_queue, self._take_rows, self)
        else:
            self._runner.run("store", partial(first_read, self._desk), self._take_first, self)

    @Slot(object)
    def show_progress(self, progress: SyncProgress) -> None:
        """Show how far the download of ``progress.assignment_id`` is; other progress is not the queue's.

        ``done`` and ``total`` count what was missing at its start, the column shows the share of everything.
        """
        row = self.row(progress.assignment_id)
        if row is None or not row.size or progress.stage != "downloading":
            return
        share = (row.size - progress.total + progress.done) / row.size
        self._model.set_download(row.assignment_id, min(1.0, max(0.0, share)))

    @Slot(object)
    def show_check(self, progress: SyncProgress) -> None:
        """Show which submission's files are looked at and how many are done."""
        another = self._model.checking() not in ("", progress.assignment_id)
        self._model.set_check(progress.assignment_id, progress.done, progress.total)
        if another and self.isVisible() and not self._reread.isActive():
            self._reread.start()

    @Slot(object)
    def end_check(self, changes: Changes) -> None:
        """No file is looked at any more; read what came of it."""
        self._model.set_check("", 0, 0)
        if changes.queue:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the queue, perhaps because the desk closes: it is read again when it is shown again."""
        self._reread.stop()
        self._keeper.save()
        super().hideEvent(event)

    @Slot(str)
    def show_waiting(self, assignment_id: str) -> None:
        """Show that a download waits for its turn."""
        self._model.set_download(assignment_id, -1.0)
        self._show_numbers()

    @Slot(str)
    def end_download(self, assignment_id: str) -> None:
        """A download is over, well or badly: show again what is really on disk."""
        self._model.set_download(assignment_id, None)
        self.refresh()

    def set_busy(self, busy: bool) -> None:
        """While a sync runs another cannot be asked for."""
        self.sync_button.setEnabled(not busy)
        self.done_button.setEnabled(not busy)
        self.sync_button.setText(self.tr("Syncing…") if busy else self.tr("Sync now"))
        self._sides.set_busy(busy)
        self.asides.note_sync(busy)

    def select(self, assignment_id: str) -> None:
        """Put the keyboard on a submission, if the filter shows it."""
        place = self._model.place_of(assignment_id)
        if place is not None:
            self.table.setCurrentIndex(self._model.index(place, Column.CODE))

    def _take_first(self, found: FirstRead | None, error: Exception | None) -> None:
        if found is None:
            self._take_rows(None, error)
            return
        if not self._read_once:
            self._keeper.load(found.kept)
        self._show_rows(found.rows, found.lines)

    def _take_rows(self, rows: tuple[QueueRow, ...] | None, error: Exception | None) -> None:
        if error is not None or rows is None:
            self._sides.tell_failure(error)
            self.load_failed.emit()
            return
        self._show_rows(rows)

    def _show_rows(self, rows: tuple[QueueRow, ...], ready: Mapping[str, Line] | None = None) -> None:
        self._read_once = True
        self._sides.note_read()
        self._model.set_rows(rows, ready)
        self.table.fit_columns()
        self._show_numbers()
        self._sides.choose()
        self._select_something()
        self.loaded.emit()
        unchecked = self._model.unchecked()
        if unchecked:
            self.check_requested.emit(unchecked)

    def _show_numbers(self) -> None:
        self._numbers.tell()
        if self._commands is not None:
            self._commands.note_now()
        self._note_current()

    @Slot()
    def show_room(self) -> None:
        """Show what could make room on the disk."""
        busy = (self._open_id, *self._model.downloading())
        self.asides.show_room(self._numbers.budget, tuple(one for one in busy if one))

    @Slot(str)
    def _drop_released(self, assignment_id: str) -> None:
        """The row goes at once; what the store says comes a moment later."""
        self._model.set_rows(tuple(row for row in self._model.rows if row.assignment_id != assignment_id))
        self._show_numbers()
        self._sides.choose()
        self._select_something()
        self.released.emit(assignment_id)
        self.refresh()

    @Slot(str)
    def _jump(self, assignment_id: str) -> None:
        """Put the keyboard on a row, whatever hides it now."""
        if self._model.place_of(assignment_id) is None:
            self._show_everything()
        self.select(assignment_id)

    @Slot()
    def _note_current(self) -> None:
        row = self.table.current_row()
        self.view_bar.set_releasable(row is not None and not is_sent(row))
        if self._commands is not None:
            self._commands.note_row()

    @Slot()
    def _note_order(self) -> None:
        self._keeper.note_order(self._model.order)

    @Slot()
    def _apply_view(self) -> None:
        """Lay the queue out as the view says."""
        now = self._keeper.now
        header, order = self.table.horizontalHeader(), now.order
        way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        header.blockSignals(True)
        header.setSortIndicator(order.column, way)
        header.blockSignals(False)
        self._model.set_order(order)
        self.table.set_wanted(now.columns)
        self._numbers.tell_matching()
        if self._read_once:
            self._sides.choose()
            self._select_something()

    @Slot(str)
    def _search(self, text: str) -> None:
        self._model.set_search(text)
        self._numbers.tell_matching()
        self._sides.choose()
        self._select_something()

    def _select_something(self) -> None:
        model, here = self._model, self.table.currentIndex().row()
        if isinstance(model.entry_at(here), Heading):
            here = -1
        first = next((place for place in range(model.rowCount()) if isinstance(model.entry_at(place), Line)), 0)
        self.table.choose_something(first if here < 0 else here)

    @Slot()
    def _enter_table(self) -> None:
        if self._model.rowCount():
            self.table.setFocus()

    @Slot()
    def _show_everything(self) -> None:
        """Nothing typed, nothing filtered, every group open."""
        self.filter_box.clear()
        self.view_bar.clear_filters()
        for _, heading in self._model.headings():
            self._model.fold(heading.key, closed=False)
        self.table.setFocus()

    @Slot()
    def _ask_release(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.asides.ask_release(row.assignment_id)

    @Slot()
    def _download_all(self) -> None:
        missing, _ = self._model.missing()
        if missing:
            self.download_requested.emit(missing)

    @Slot(str)
    def _download_one(self, assignment_id: str) -> None:
        self.download_requested.emit((assignment_id,))

    @Slot()
    def _ask_sync(self) -> None:
        self.sync_requested.emit()

    @Slot()
    def _ask_stop(self) -> None:
        self.stop_sync_requested.emit()

    def row_at(self, place: int) -> QueueRow:
        """The row shown at ``place`` from the top, after sorting and filtering; headings count and are none."""
        row: QueueRow = self._model.index(place, Column.CODE).data(QueueRole.ROW)
        return row
