"""Asks once whether a case is to be given back, and gives it back; why is nobody's business."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.widgets.inline_card import InlineCard

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Changes, Desk


class ReleaseQuestion(QObject):
    """Asked in an InlineCard of the page it is asked on; ``released`` carries the assignment's id once it is stored."""

    released = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._card: InlineCard | None = None
        self._about = ""

    def ask(self, card: InlineCard, assignment_id: str, code: str, unsent: int | None) -> None:
        """Ask about one case; ``unsent`` changes of it are not sent yet, None where that is not known."""
        self._card, self._about = card, assignment_id
        sentence = self.tr(
            "The submission leaves your queue at once and goes to another reader. "
            "You are not asked for a reason, and none is kept or told to anyone."
        )
        card.ask(
            self.tr("Give {code} back?").format(code=code),
            " ".join(one for one in (sentence, self._of_unsent(unsent)) if one),
            self.tr("Give it back"),
            self._release,
        )

    def _of_unsent(self, unsent: int | None) -> str:
        if unsent is None:
            return self.tr("Changes of yours on it that have not been sent will not be.")
        if unsent == 1:
            return self.tr("1 change of yours on it has not been sent and will not be.")
        if not unsent:
            return ""
        words = self.tr("{n} changes of yours on it have not been sent and will not be.")
        return words.format(n=QLocale().toString(unsent))

    def _release(self) -> None:
        if self._card is not None:
            self._card.wait()
            about = self._about
            self._runner.run("store", partial(self._desk.release, about), partial(self._note, about), self)

    def _note(self, assignment_id: str, _changes: Changes | None, error: Exception | None) -> None:
        if self._card is None:
            return
        if error is not None:
            self._card.complain(say_error(error))
            return
        self._card.close_card()
        self.released.emit(assignment_id)
