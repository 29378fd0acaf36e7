"""The lead's page: how far everyone is, and the way to hand an assessment back to whoever asked for it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QStackedWidget, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.progress.lead_words import heading_of, may_hand_back, next_step, return_text, summary_words
from assessor_app.gui.progress.progress_model import LeadColumn
from assessor_app.gui.progress.progress_table import ProgressTable
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.widgets.inline_card import InlineCard
from assessor_app.gui.widgets.page_head import PageHead
from assessor_app.gui.widgets.row_details import RowDetails
from assessor_app.workflows.desk import Desk, LeadRow

_RETURN_PX: Final = 64


class ProgressPage(QWidget):
    """Asks the hub on the net lane each time it is shown, since nothing of others' work is kept on this laptop.

    Handing back asks for a note in a card above the table, which waits and stands in nobody's way.
    """

    loaded = Signal()
    handed_back = Signal(str)
    queue_requested = Signal()

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
    return_view: QPlainTextEdit
    step_label: QLabel
    row_details: RowDetails
    inline_card: InlineCard

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_page")
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._busy = False
        self._handing = ""
        load_form(self, "progress_page", promoted=(ProgressTable, RowDetails, ElidedLabel, EmptyState, InlineCard))
        self._model = self.table.lines
        self._head = PageHead(self, theme, self.summary_label, self.summary_below, self.filter_box)
        self.table.dress(theme)
        self.row_details.speak_for(self.table)
        self.empty_state.dress(theme)
        self.inline_card.dress(theme)
        self.inline_card.closed.connect(self.table.setFocus)
        self.table.sortByColumn(LeadColumn.STATE, Qt.SortOrder.AscendingOrder)
        self.table.selectionModel().currentRowChanged.connect(self._note_current)
        self._model.modelReset.connect(self._note_current)
        self.filter_box.textChanged.connect(self._filter_rows)
        self.filter_box.returnPressed.connect(self.table.setFocus)
        self.reload_button.clicked.connect(self.refresh)
        self.hand_back_button.clicked.connect(self._ask_note)
        self.hand_back_button.setToolTip(self.tr("Open a submitted assessment again for its assessor"))
        lend_focus(self, self.table, self.empty_state.action_button)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def rows(self) -> tuple[LeadRow, ...]:
        """The rows last read, whatever the filter shows."""
        return self._model.rows

    @Slot()
    def refresh(self) -> None:
        """Ask the hub how far everyone is."""
        if self._busy:
            return
        self._set_busy(True)
        if not self._model.rows:
            self.empty_state.tell(
                "cloud-sync-outline",
                self.tr("Asking the hub…"),
                self.tr("Nothing of others’ work is kept on this laptop, so it is asked for each time."),
                self.tr("Back to my queue"),
                self.queue_requested.emit,
            )
            self.stack.setCurrentWidget(self.empty_state)
        self._runner.run("net", self._desk.lead_progress, self._take_rows, self)

    def _take_rows(self, rows: tuple[LeadRow, ...] | None, error: Exception | None) -> None:
        self._set_busy(False)
        if rows is None:
            self._tell_failure(error)
            return
        self._model.set_rows(rows)
        self.table.fit_columns()
        self._head.tell(summary_words(rows, self._model.today) if rows else "")
        self._choose_side()
        self.table.choose_something()
        self._note_current()
        self.loaded.emit()

    @Slot()
    def _ask_note(self) -> None:
        """Ask what the assessor should look at again; the note may be left out."""
        row = self.table.current_row()
        if row is None or not may_hand_back(row) or self._busy:
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

    @Slot()
    def _note_current(self, _index: QModelIndex | None = None) -> None:
        row = self.table.current_row()
        may = row is not None and may_hand_back(row)
        self.hand_back_button.setEnabled(may and not self._busy)
        self.hand_back_button.setText(
            self.tr("Hand back {code}").format(code=row.code) if may and row is not None else self.tr("Hand back")
        )
        today = self._model.today
        self.reason_label.setText(heading_of(row, today) if row is not None else "")
        self.step_label.setText(next_step(row, today) if row is not None else "")
        why = return_text(row) if row is not None else ""
        if why != self.return_view.toPlainText():
            self.return_view.setPlainText(why)
        self.return_view.setVisible(bool(why))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.reload_button.setEnabled(not busy)
        self._note_current()

    @Slot(str)
    def _filter_rows(self, text: str) -> None:
        self._model.set_search(text)
        self._choose_side()
        self.table.choose_something()

    @Slot()
    def _clear_filter(self) -> None:
        self.filter_box.clear()
        self.table.setFocus()

    @Slot()
    def _fit(self) -> None:
        self.return_view.setFixedHeight(self._theme.px(_RETURN_PX))

    def _choose_side(self) -> None:
        if self._model.rowCount():
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
