"""The queue page: what is assigned, how far it is, what is on this laptop, and the way into each submission."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.queue.arrangement import Filters
from assessor_app.gui.queue.due import is_sent
from assessor_app.gui.queue.first_read import FirstRead, first_read
from assessor_app.gui.queue.no_rows import tell_failure, tell_no_match, tell_nothing_assigned
from assessor_app.gui.queue.queue_asides import QueueAsides
from assessor_app.gui.queue.queue_lines import Line
from assessor_app.gui.queue.queue_model import Column, QueueModel, QueueRole
from assessor_app.gui.queue.queue_table import QueueTable
from assessor_app.gui.queue.queue_view_bar import QueueViewBar
from assessor_app.gui.queue.queue_words import summary_words
from assessor_app.gui.queue.row_details import RowDetails
from assessor_app.gui.queue.view_keeper import ViewKeeper
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.widgets.sizes import size_words
from assessor_app.workflows.desk import Changes, Desk, QueueRow, SyncProgress

_NARROW: Final = 900
_REREAD_MS: Final = 1_500
_FILTER: Final = 280
_UNBOUNDED: Final = 16_777_215
_GB: Final = 1_000_000_000


class QueuePage(QWidget):
    """Reads the queue on the store lane and shows it; sync, downloads and checks are wishes to whoever listens.

    ``released`` tells that a case was given back and is nobody's here any more.
    """

    open_requested = Signal(str)
    sync_requested = Signal()
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
        self._theme = theme
        self._read_once = False
        self._summary = ""
        self._budget = 0
        self._open_id = ""
        load_form(self, "queue_page", promoted=(QueueTable, RowDetails, ElidedLabel, EmptyState, QueueViewBar))
        self._model = QueueModel(self)
        self._keeper = ViewKeeper(desk, runner, self)
        self.table.show_queue(self._model)
        self.table.dress(theme)
        self.row_details.speak_for(self.table)
        self.empty_state.dress(theme)
        self.view_bar.dress(theme, self._keeper, self._column_titles())
        self.table.sortByColumn(Column.DUE, Qt.SortOrder.AscendingOrder)
        self.asides = QueueAsides(self.card_room, self._model, self._keeper, theme, desk, runner)
        self._connect_bar()
        self._connect_table()
        lend_focus(self, self.table)
        # While many are checked one after the other, what came of them is read now and then.
        self._reread = QTimer(self)
        self._reread.setSingleShot(True)
        self._reread.setInterval(_REREAD_MS)
        self._reread.timeout.connect(self.refresh)
        theme.changed.connect(self._fit_header)
        self._fit_header()
        self._show_numbers()

    def _connect_bar(self) -> None:
        bar, asides = self.view_bar, self.asides
        self.filter_box.textChanged.connect(self._search)
        self.filter_box.returnPressed.connect(self._enter_table)
        self.sync_button.clicked.connect(self.sync_requested)
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

    def _column_titles(self) -> list[str]:
        model, across = self._model, Qt.Orientation.Horizontal
        return [str(model.headerData(column, across)) for column in Column]

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
        self._budget = gigabytes * _GB
        self._tell_room()

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
        self.sync_button.setText(self.tr("Syncing…") if busy else self.tr("Sync now"))

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
            tell_failure(self.empty_state, error, self.refresh)
            self.stack.setCurrentWidget(self.empty_state)
            self.load_failed.emit()
            return
        self._show_rows(rows)

    def _show_rows(self, rows: tuple[QueueRow, ...], ready: Mapping[str, Line] | None = None) -> None:
        self._read_once = True
        self._model.set_rows(rows, ready)
        self.table.fit_columns()
        self._show_numbers()
        self._choose_side()
        self._select_something()
        self.loaded.emit()
        unchecked = self._model.unchecked()
        if unchecked:
            self.check_requested.emit(unchecked)

    def _show_numbers(self) -> None:
        rows = self._model.rows
        self._summary = summary_words(rows, self._model.today) if rows else ""
        self._fit_header()
        missing, size = self._model.missing()
        waiting = bool(self._model.downloading())
        if missing:
            self.download_button.setText(self.tr("Download all ({size})").format(size=size_words(size)))
        else:
            self.download_button.setText(self.tr("Downloading…") if waiting else self.tr("All on this laptop"))
        self.download_button.setVisible(bool(rows))
        self.download_button.setEnabled(bool(missing))
        self.view_bar.tell_found(self._model.matching, len(rows), (row.credential_title for row in rows))
        self.view_bar.tell_notes(sum(bool(row.lead_note) for row in rows))
        self._tell_room()

    def _tell_room(self) -> None:
        self.view_bar.tell_room(sum(row.local_bytes for row in self._model.rows), self._budget)

    @Slot()
    def show_room(self) -> None:
        """Show what could make room on the disk."""
        busy = (self._open_id, *self._model.downloading())
        self.asides.show_room(self._budget, tuple(one for one in busy if one))

    @Slot()
    def _ask_release(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.asides.ask_release(row.assignment_id)

    @Slot(str)
    def _drop_released(self, assignment_id: str) -> None:
        """The row goes at once; what the store says comes a moment later."""
        self._model.set_rows(tuple(row for row in self._model.rows if row.assignment_id != assignment_id))
        self._show_numbers()
        self._choose_side()
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
        self.view_bar.tell_matching(self._model.matching, len(self._model.rows))
        if self._read_once:
            self._choose_side()
            self._select_something()

    @Slot(str)
    def _search(self, text: str) -> None:
        self._model.set_search(text)
        self.view_bar.tell_matching(self._model.matching, len(self._model.rows))
        self._choose_side()
        self._select_something()

    def _select_something(self) -> None:
        # Gaining focus makes Qt set a current row without choosing it, so ask for the choice, not for the row.
        if not self._model.rowCount() or self.table.selectionModel().hasSelection():
            return
        headings = {place for place, _ in self._model.headings()}
        first = next((place for place in range(self._model.rowCount()) if place not in headings), 0)
        here = self.table.currentIndex().row()
        self.table.selectRow(first if here < 0 or here in headings else here)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_header()

    @Slot()
    def _fit_header(self) -> None:
        # With large text or in a small window the numbers get a line of their own instead of being cut.
        narrow = self.width() < self._theme.px(_NARROW)
        self.summary_below.setVisible(narrow)
        self.summary_label.setVisible(not narrow)
        self.summary_label.setText(self._summary)
        self.summary_below.setText(self._summary)
        self.filter_box.setMaximumWidth(self._theme.px(_FILTER) if not narrow else _UNBOUNDED)

    def _choose_side(self) -> None:
        if self._model.rowCount():
            self.stack.setCurrentWidget(self.table_side)
            return
        if self._model.rows:
            now = self._keeper.now
            filtered = now.order.filters != Filters()
            words, view = self.filter_box.text().strip(), self._keeper.chosen.title
            tell_no_match(self.empty_state, words, view, filtered, self._show_everything)
        elif self._read_once:
            tell_nothing_assigned(self.empty_state, self._ask_sync)
        self.stack.setCurrentWidget(self.empty_state)

    def row_at(self, place: int) -> QueueRow:
        """The row shown at ``place`` from the top, after sorting and filtering; headings count and are none."""
        row: QueueRow = self._model.index(place, Column.CODE).data(QueueRole.ROW)
        return row
