"""Undo and redo on the review page, where the overall feedback is written: what changed is shown, or where it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.gui.workspace.step_words import step_words
from assessor_app.workflows.desk import Changes, Desk, Review

if TYPE_CHECKING:
    from assessor_app.gui.review.review_page import ReviewPage

# what the page shows whole
_HERE: Final = ("mark", "comment", "feedback")


class ReviewSteps(QObject):
    """Belongs to one ReviewPage. ``taken`` carries the Changes of a step, ``told`` the sentence that names it;
    ``elsewhere`` sentence and Changes where what changed can only be looked at beside the evidence."""

    taken = Signal(object)
    told = Signal(str)
    elsewhere = Signal(str, object)

    def __init__(self, desk: Desk, runner: TaskRunner, page: ReviewPage) -> None:
        super().__init__(page)
        self._desk, self._runner, self._page = desk, runner, page

    def commands(self) -> Mapping[str, Callable[..., Any]]:
        """The methods behind the keys of the page, by the ids of resources/shortcuts.toml."""
        page = self._page
        return {
            "edit.undo": self.undo,
            "edit.redo": self.redo,
            "review.letter": page.show_letter,
            "assessment.ask_back": page.review_banner.ask_back,
        }

    @Slot()
    def undo(self) -> None:
        """Take back the last change of this submission, whatever it was."""
        self._step(self._desk.undo)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last."""
        self._step(self._desk.redo)

    def _step(self, verb: Callable[[str], Changes]) -> None:
        page = self._page
        if page.review is None or page.review.opened.assessment.read_only:
            return
        # what is typed goes first, so it is what is undone
        page.flush()
        work = partial(self._step_and_read, verb, page.assignment_id)
        self._runner.run("store", work, partial(self._stepped, page.assignment_id), self)

    def _step_and_read(self, verb: Callable[[str], Changes], assignment_id: str) -> tuple[Changes, Review]:
        """On the store lane."""
        changes = verb(assignment_id)
        return changes, self._desk.review(assignment_id)

    def _stepped(self, assignment_id: str, result: tuple[Changes, Review] | None, error: Exception | None) -> None:
        if result is None:
            self._page.show_trouble(plain_sentence(error))
            return
        changes, review = result
        self.taken.emit(changes)
        if assignment_id != self._page.assignment_id:
            return
        self._page.take_review(assignment_id, review, None)
        words = step_words(changes, review.opened)
        self.told.emit(words)
        if changes.step is None:
            return
        self._page.close_letter()
        self._page.scorables_table.choose(changes.step.scorable_id)
        if changes.step.kind not in _HERE:
            self.elsewhere.emit(words, changes)
