"""The line above the panes: which submission, how far it is, when it is due, and the way to the review."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assessor_app.domain.business_days import effective_deadline
from assessor_app.domain.reopening import may_score
from assessor_app.gui.forms import load_form
from assessor_app.gui.queue.due import day_of, due_hint, due_words
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.workflows.desk import OpenedSubmission, WorkingDays


class WorkspaceHeader(QFrame):
    """Shows one submission by its code; ``review_requested`` when the button is pressed."""

    review_requested = Signal()

    code_label: QLabel
    credential_label: ElidedLabel
    progress_label: QLabel
    due_label: ElidedLabel
    review_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "workspace_header", promoted=(ElidedLabel,))
        self.code_label.setTextFormat(Qt.TextFormat.PlainText)
        self.review_button.clicked.connect(self.review_requested)

    def show_submission(self, opened: OpenedSubmission) -> None:
        """Show code, whose it is where that is not hidden, credential, attempt, role and due date."""
        roles = {
            "reader_1": self.tr("first reader"),
            "reader_2": self.tr("second reader"),
            "adjudicator": self.tr("adjudicator"),
            "calibration": self.tr("calibration set"),
        }
        self.code_label.setText(opened.submission.code)
        named = (opened.submission.practitioner, opened.credential.title)
        told = (*(one for one in named if one), *self._attempt(opened), roles[opened.assignment.role])
        self.credential_label.setText(" · ".join(told))
        self._show_due(opened)

    def _show_due(self, opened: OpenedSubmission) -> None:
        """When it is due, counted as the queue does."""
        now = datetime.now(UTC)
        due = effective_deadline(opened.clock, opened.programme, opened.assignment.due_at, now)
        working = WorkingDays() if opened.programme is None else WorkingDays.of(opened.programme)
        today = day_of(now, working)
        # what is handed in has no date to be late for
        self.due_label.setVisible(due is not None and not opened.assessment.read_only)
        self.due_label.explain(due_hint(due, today, working))
        if due is None:
            return
        words = due_words(due, today, working)
        if day_of(due, working) >= today:
            words = self.tr("due {words}").format(words=words)
        self.due_label.setText(words)

    def _attempt(self, opened: OpenedSubmission) -> tuple[str, ...]:
        """Which attempt it is, and of a further one how much is open again."""
        number = opened.submission.attempt
        if opened.reopening is None:
            return (self.tr("attempt {number}").format(number=number),)
        scorables = opened.credential.scorables()
        count = sum(1 for one in scorables if may_score(opened.reopening, one.id))
        again = self.tr("{count} of {total} open again").format(count=count, total=len(scorables))
        return self.tr("Attempt {number}").format(number=number), again

    def show_progress(self, scored: int, total: int) -> None:
        """Show how many scorables carry a mark."""
        self.progress_label.setText(self.tr("{scored} / {total} scored").format(scored=scored, total=total))

    def set_read_only(self, read_only: bool) -> None:
        """A submitted assessment can be reviewed, but not submitted again."""
        self.review_button.setText(self.tr("Review…") if read_only else self.tr("Review && submit…"))
