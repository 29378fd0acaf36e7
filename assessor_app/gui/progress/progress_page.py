"""The lead's page: how far everyone is, and the way to hand an assessment back to whoever asked for it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.progress.progress_model import LeadColumn, ProgressFilter, ProgressModel, summary_words
from assessor_app.gui.progress.progress_table import ProgressTable
from assessor_app.gui.queue.inline_card import InlineCard
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.workflows.desk import Desk, LeadRow

_NARROW: Final = 900
_FILTER: Final = 280
_UNBOUNDED: Final = 16_777_215


class ProgressPage(QWidget):
    """Asks the hub on the net lane each time it is shown, since nothing of others' work is kept on this laptop.

    Handing back asks for a note in a card above the table, which waits and stands in nobody's way.
    """

    loaded = Signal()
    handed_back = Signal(str)

    summary_label: ElidedLabel
    summary_below: ElidedLabel
    filter_box: QLineEdit
    hand_back_button: QPushButton
    reload_button: QPushButton
    stack: QStackedWidget
    table_side: QWidget
    table: ProgressTable
    empty_state: EmptyState
    reason_label: QLabel
    inline_card: InlineCard

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_page")
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._busy = False
        self._summary = ""
        self._handing = ""
        load_form(self, "progress_page", promoted=(ProgressTable, ElidedLabel, EmptyState, InlineCard))
        self._model = ProgressModel(self)
        self._filter = ProgressFilter(self)
        self._filter.setSourceModel(self._model)
        self.table.setModel(self._filter)
        self.table.dress(theme)
        self.empty_state.dress(theme)
        self.inline_card.dress(theme)
        self.inline_card.closed.connect(self.table.setFocus)
        self.table.sortByColumn(LeadColumn.STATE, Qt.SortOrder.AscendingOrder)
        self.table.selectionModel().currentRowChanged.connect(self._note_current)
        self.filter_box.textChanged.connect(self._filter_rows)
        self.reload_button.clicked.connect(self.refresh)
        self.hand_back_button.clicked.connect(self._ask_note)
        self.hand_back_button.setToolTip(self.tr("Open a submitted assessment again for its assessor"))
        lend_focus(self, self.table)
        theme.changed.connect(self._fit_header)
        self._fit_header()

    @Slot()
    def refresh(self) -> None:
        """Ask the hub how far everyone is."""
        if self._busy:
            return
        self._set_busy(True)
        if not self._model.rows:
            self.empty_state.tell("cloud-sync-outline", self.tr("Asking the hub…"), "")
            self.stack.setCurrentWidget(self.empty_state)
        self._runner.run("net", self._desk.lead_progress, self._take_rows, self)

    def _take_rows(self, rows: tuple[LeadRow, ...] | None, error: Exception | None) -> None:
        self._set_busy(False)
        if rows is None:
            self._tell_failure(error)
            return
        current = self.table.current_row()
        self._model.set_rows(rows)
        self.table.fit_columns()
        self._summary = summary_words(rows, self._model.today) if rows else ""
        self._fit_header()
        self._choose_side()
        if current is not None:
            self._select(current.assignment_id)
        # Gaining focus makes Qt set a current row without choosing it, so ask for the choice, not for the row.
        if self._filter.rowCount() and not self.table.selectionModel().hasSelection():
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        self._note_current()
        self.loaded.emit()

    def _select(self, assignment_id: str) -> None:
        place = self._model.place_of(assignment_id)
        if place is not None:
            self.table.setCurrentIndex(self._filter.mapFromSource(self._model.index(place, LeadColumn.CODE)))

    @Slot()
    def _ask_note(self) -> None:
        """Ask what the assessor should look at again; the note may be left out."""
        row = self.table.current_row()
        if row is None or self._busy:
            return
        self._handing = row.assignment_id
        self.inline_card.ask_text(
            self.tr("Hand {code} back to {who}?").format(code=row.code, who=row.assessor),
            self.tr("It is open again for the assessor, who reads your note in the queue and in the submission."),
            self.tr("What should be looked at again? (may be left empty)"),
            self.tr("Hand back"),
            self._hand_back,
        )

    def _hand_back(self) -> None:
        if self._busy:
            return
        self._set_busy(True)
        self.inline_card.wait()
        work = partial(self._desk.hand_back, self._handing, self.inline_card.words)
        self._runner.run("net", work, partial(self._handed_back, self._handing), self)

    def _handed_back(self, assignment_id: str, _result: None, error: Exception | None) -> None:
        self._set_busy(False)
        if error is not None:
            # the note is not lost: it stays where it was typed
            reason = say_error(error) if isinstance(error, DeskError) else self.tr("Something unexpected went wrong.")
            self.inline_card.complain(self.tr("{reason} Nothing was changed.").format(reason=reason))
            return
        self.inline_card.close_card()
        self.handed_back.emit(assignment_id)
        self.refresh()

    @Slot(QModelIndex)
    def _note_current(self, _index: QModelIndex | None = None) -> None:
        row = self.table.current_row()
        may = row is not None and row.state in ("submitted", "received", "recall_asked")
        self.hand_back_button.setEnabled(may and not self._busy)
        self.hand_back_button.setText(
            self.tr("Hand back {code}").format(code=row.code) if may and row is not None else self.tr("Hand back")
        )
        reason = row.recall_reason.strip() if row is not None and row.state == "recall_asked" else ""
        self.reason_label.setVisible(bool(reason))
        if row is not None and reason:
            words = self.tr("{who} asks for {code} back: “{reason}”")
            self.reason_label.setText(words.format(who=row.assessor, code=row.code, reason=reason))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.reload_button.setEnabled(not busy)
        self._note_current()

    @Slot(str)
    def _filter_rows(self, text: str) -> None:
        self._filter.set_filter(text)
        self._choose_side()

    @Slot()
    def _clear_filter(self) -> None:
        self.filter_box.clear()
        self.table.setFocus()

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
                self.tr("No assignment matches “{words}”").format(words=self.filter_box.text().strip()),
                self.tr("The filter looks in every column."),
                self.tr("Clear the filter"),
                self._clear_filter,
            )
        else:
            self.empty_state.tell(
                "chart-box-outline",
                self.tr("Nothing is assigned to anybody yet"),
                self.tr("Assignments are made at the hub; they appear here as soon as there are some."),
                self.tr("Read again"),
                self.refresh,
            )
        self.stack.setCurrentWidget(self.empty_state)

    def _tell_failure(self, error: Exception | None) -> None:
        reason = self.tr("Something unexpected went wrong.")
        if isinstance(error, DeskError):
            reason = say_error(error)
        self.empty_state.tell(
            "cloud-alert-outline" if self._model.rows else "cloud-off-outline",
            self.tr("The hub did not answer this"),
            self.tr("{reason} Nothing was changed.").format(reason=reason),
            self.tr("Try again"),
            self.refresh,
        )
        self.stack.setCurrentWidget(self.empty_state)
