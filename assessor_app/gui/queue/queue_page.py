"""The queue page: what is assigned, how far it is, what is on this laptop, and the way into each submission."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.forms import load_form
from assessor_app.gui.queue.queue_model import Column, QueueFilter, QueueModel, QueueRole
from assessor_app.gui.queue.queue_table import QueueTable
from assessor_app.gui.queue.queue_words import summary_words
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.sizes import size_words
from assessor_app.workflows.desk import Changes, Desk, QueueRow, SyncProgress

_NARROW: Final = 900
_REREAD_MS: Final = 1_500
_FILTER: Final = 280
_UNBOUNDED: Final = 16_777_215


class QueuePage(QWidget):
    """Reads the queue on the store lane and shows it; sync, downloads and checks are wishes to whoever listens."""

    open_requested = Signal(str)
    sync_requested = Signal()
    download_requested = Signal(tuple)
    cancel_requested = Signal(str)
    check_requested = Signal(object)
    stop_check_requested = Signal()
    loaded = Signal()
    load_failed = Signal()

    summary_label: ElidedLabel
    summary_below: ElidedLabel
    filter_box: QLineEdit
    download_button: QPushButton
    sync_button: QPushButton
    stack: QStackedWidget
    table_side: QWidget
    table: QueueTable
    empty_state: EmptyState

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue_page")
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._read_once = False
        self._summary = ""
        load_form(self, "queue_page", promoted=(QueueTable, ElidedLabel, EmptyState))
        self._model = QueueModel(self)
        self._filter = QueueFilter(self)
        self._filter.setSourceModel(self._model)
        self.table.setModel(self._filter)
        self.table.dress(theme)
        self.empty_state.dress(theme)
        self.table.sortByColumn(Column.DUE, Qt.SortOrder.AscendingOrder)
        self.filter_box.textChanged.connect(self._filter_rows)
        self.filter_box.returnPressed.connect(self._enter_table)
        self.sync_button.clicked.connect(self.sync_requested)
        self.download_button.clicked.connect(self._download_all)
        self.table.open_chosen.connect(self.open_requested)
        self.table.download_chosen.connect(self._download_one)
        self.table.cancel_chosen.connect(self.cancel_requested)
        self.table.stop_check_chosen.connect(self.stop_check_requested)
        # While many are checked one after the other, what came of them is read now and then.
        self._reread = QTimer(self)
        self._reread.setSingleShot(True)
        self._reread.setInterval(_REREAD_MS)
        self._reread.timeout.connect(self.refresh)
        self.setFocusProxy(self.table)
        theme.changed.connect(self._fit_header)
        self._fit_header()
        self._show_numbers()

    def row(self, assignment_id: str) -> QueueRow | None:
        """The row last read for an assignment."""
        place = self._model.place_of(assignment_id)
        return None if place is None else self._model.rows[place]

    @Slot()
    def refresh(self) -> None:
        """Read the queue again; the selection stays on its submission."""
        self._runner.run("store", self._desk.load_queue, self._take_rows, self)

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
        if place is None:
            return
        index = self._filter.mapFromSource(self._model.index(place, Column.CODE))
        if index.isValid():
            self.table.setCurrentIndex(index)

    def _take_rows(self, rows: tuple[QueueRow, ...] | None, error: Exception | None) -> None:
        if error is not None or rows is None:
            self._tell_failure(error)
            self.load_failed.emit()
            return
        self._read_once = True
        current = self.table.current_row()
        self._model.set_rows(rows)
        self.table.fit_columns()
        self._show_numbers()
        self._choose_side()
        if current is not None:
            self.select(current.assignment_id)
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

    @Slot(str)
    def _filter_rows(self, text: str) -> None:
        self._filter.set_filter(text)
        self._choose_side()
        self._select_something()

    def _select_something(self) -> None:
        # Gaining focus makes Qt set a current row without choosing it, so ask for the choice, not for the row.
        if self._filter.rowCount() and not self.table.selectionModel().hasSelection():
            self.table.selectRow(max(0, self.table.currentIndex().row()))

    @Slot()
    def _enter_table(self) -> None:
        if self._filter.rowCount():
            self.table.setFocus()

    @Slot()
    def _clear_filter(self) -> None:
        self.filter_box.clear()
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
        if self._filter.rowCount():
            self.stack.setCurrentWidget(self.table_side)
            return
        if self._model.rows:
            self.empty_state.tell(
                "filter-off-outline",
                self.tr("No submission matches “{words}”").format(words=self.filter_box.text().strip()),
                self.tr("The filter looks in code, credential, due date and status. Nothing has been lost."),
                self.tr("Clear the filter"),
                self._clear_filter,
            )
        elif self._read_once:
            self.empty_state.tell(
                "inbox-outline",
                self.tr("Nothing is assigned to you yet"),
                self.tr("New assignments arrive with the next sync. Your lead assigns them."),
                self.tr("Sync now"),
                self._ask_sync,
            )
        self.stack.setCurrentWidget(self.empty_state)

    def _tell_failure(self, error: Exception | None) -> None:
        sentence = str(error) if isinstance(error, DeskError) else self.tr("The data on this laptop could not be read.")
        if isinstance(error, DeskError) and error.advice:
            sentence = f"{sentence} {error.advice}"
        self.empty_state.tell(
            "alert-circle-outline",
            self.tr("The queue cannot be shown"),
            self.tr("{reason} Nothing you entered was changed.").format(reason=sentence),
            self.tr("Try again"),
            self.refresh,
        )
        self.stack.setCurrentWidget(self.empty_state)

    def current_index(self) -> QModelIndex:
        """Where the keyboard is in the table."""
        return self.table.currentIndex()

    def row_at(self, place: int) -> QueueRow:
        """The row shown at ``place`` from the top, after sorting and filtering."""
        row: QueueRow = self._filter.index(place, Column.CODE).data(QueueRole.ROW)
        return row
