"""What was sent, received and refused, sync by sync: the newest first, with times and sizes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.conflicts.history_words import item_groups, outcome_words, run_groups, run_title
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.widgets.line_list import LineList
from assessor_app.workflows.conflict_view import SyncRun
from assessor_app.workflows.desk import Desk


class SyncHistoryPage(QWidget):
    """Read anew with :meth:`refresh`."""

    back_requested = Signal()
    settle_requested = Signal()
    loaded = Signal()

    summary_label: ElidedLabel
    settle_button: QPushButton
    back_button: QPushButton
    stack: QStackedWidget
    body: QWidget
    run_list: LineList
    run_label: QLabel
    outcome_label: QLabel
    item_list: LineList
    empty_state: EmptyState

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sync_history_page")
        self._desk, self._runner = desk, runner
        self._runs: dict[str, SyncRun] = {}
        load_form(self, "sync_history_page", promoted=(ElidedLabel, LineList, EmptyState))
        self.run_list.dress(theme)
        self.item_list.dress(theme)
        self.empty_state.dress(theme)
        self.run_list.line_chosen.connect(self._show_run)
        self.back_button.clicked.connect(self.back_requested)
        self.settle_button.clicked.connect(self.settle_requested)
        lend_focus(self, self.run_list, self.empty_state.action_button)

    @Slot()
    def refresh(self) -> None:
        """Read the history; the run looked at stays."""
        self._runner.run("store", self._desk.sync_history, self._take, self)

    def _take(self, runs: tuple[SyncRun, ...] | None, error: Exception | None) -> None:
        if runs is None:
            words = say_error(error) if isinstance(error, DeskError) else self.tr("Something unexpected went wrong.")
            self._tell_empty("alert-circle-outline", words, self.tr("What you entered is safe on this laptop."))
            return
        self._runs = {run.id: run for run in runs}
        if not runs:
            self._tell_empty(
                "history", self.tr("Nothing has passed yet"), self.tr("What is sent and received is written down here.")
            )
            return
        self.stack.setCurrentWidget(self.body)
        self.summary_label.setText(self.tr("The last {n} times anything passed").format(n=len(runs)))
        self.run_list.show_lines(run_groups(runs))
        self.loaded.emit()

    def _tell_empty(self, picture: str, heading: str, sentence: str) -> None:
        self.summary_label.setText("")
        self.empty_state.tell(picture, heading, sentence, self.tr("Back"), self.back_requested.emit)
        self.stack.setCurrentWidget(self.empty_state)
        self.loaded.emit()

    @Slot(str)
    def _show_run(self, key: str) -> None:
        run = self._runs.get(key)
        if run is not None:
            self.run_label.setText(run_title(run))
            self.outcome_label.setText(outcome_words(run))
            self.item_list.show_lines(item_groups(run))

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.back_requested.emit) or super().event(event)
