"""Reads the submission wanted last, and lets the page leave the one before and fill itself in turns of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import Desk, OpenedSubmission

# so long the submission being left stays on screen, since the next is mostly here by then
_PATIENCE_MS: Final = 250
Found = tuple[OpenedSubmission, Mapping[str, str]]
"""A submission, and what the windows remember by key."""


class SubmissionReading(QObject):
    """``late`` when the one before cannot stay on screen any longer, ``come`` when it has to go for the next.

    ``read`` follows with Found | None and the error that there is then: at once, or in the next turn of the loop
    where the page says by :meth:`rest` that leaving was work enough for this one. ``filled`` gives what was read once
    more, a turn after that: to go to where it was left is as much work again.
    """

    late = Signal()
    come = Signal()
    read = Signal(object, object)
    filled = Signal(object)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._wanted = ""
        self._answer: tuple[Found | None, Exception | None] | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.late)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._hand_over)
        self._filled: OpenedSubmission | None = None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    def begin(self, assignment_id: str, *, patient: bool) -> None:
        """Read a submission, instead of any other; ``patient`` where something may stay on screen meanwhile."""
        self.stop()
        self._wanted = assignment_id
        if patient:
            self._patience.start()
        else:
            self.late.emit()
        work = partial(self._read, assignment_id)
        self._runner.run("store", work, partial(self._take, assignment_id), self)

    def stop(self) -> None:
        """None is wanted any more: whatever is still read for one is for nobody."""
        self._patience.stop()
        self._next.stop()
        self._wanted, self._answer, self._filled = "", None, None

    def rest(self) -> None:
        """Hand nothing over in this turn of the loop."""
        self._rest.start()

    def _read(self, assignment_id: str) -> Found:
        """On the store lane."""
        return self._desk.open_submission(assignment_id), self._desk.load_ui_state()

    def _take(self, assignment_id: str, found: Found | None, error: Exception | None) -> None:
        if assignment_id != self._wanted or self._answer is not None:
            return
        self._patience.stop()
        self._answer = found, error
        self.come.emit()
        if not self._rest.isActive():
            self._hand_over()

    @Slot()
    def _hand_over(self) -> None:
        answer = self._answer
        if answer is not None:
            self.stop()
            self.read.emit(*answer)
            if answer[0] is not None:
                self._filled = answer[0][0]
                self._next.start()

    def finish(self) -> None:
        """Somebody goes on with what was read: the turn that is left is taken now."""
        self._next.stop()
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        filled, self._filled = self._filled, None
        if filled is not None:
            self.filled.emit(filled)
