"""Brings into view what an undo or redo changed, and says what it was: nothing ever goes out of sight in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.domain.annotation import CitationMark, Pin
from assessor_app.gui.workspace.step_words import step_words
from assessor_app.workflows.desk import Changes, StepTaken

if TYPE_CHECKING:
    from assessor_app.gui.workspace.workspace_page import WorkspacePage


class StepGuide(QObject):
    """Belongs to one WorkspacePage. ``told`` carries the sentence; ``review_wished`` an assignment id: what changed is
    the overall feedback, which stands on the review page alone.
    """

    told = Signal(str)
    review_wished = Signal(str)

    def __init__(self, page: WorkspacePage) -> None:
        super().__init__(page)
        self._page = page

    def show_step(self, changes: Changes) -> None:
        """Show and name the step of ``changes``, once the page holds what is stored now."""
        opened, step = self._page.submission, changes.step
        if opened is None:
            return
        self.told.emit(step_words(changes, opened))
        if step is None:
            return
        if step.kind == "feedback":
            self.review_wished.emit(self._page.assignment_id)
        elif isinstance(step.annotation, Pin):
            self._show_pin(step, step.annotation, step_words(changes, opened))
        else:
            self._show_criterion(step)

    def _show_criterion(self, step: StepTaken) -> None:
        panes = self._page.panes
        if panes.order.stop(step.scorable_id) is None:
            return
        if step.scorable_id != panes.key:
            panes.select(step.scorable_id)
        if isinstance(step.annotation, CitationMark):
            panes.citations.show_citation(step.annotation.index)
            return
        # the judgement is what changed
        self._page.set_full_evidence(False)
        if step.kind == "change_answer":
            # its place is known only once the layout has been done
            QTimer.singleShot(0, self, self._bring_answer)

    @Slot()
    def _bring_answer(self) -> None:
        panes = self._page.panes
        panes.judgement.criterion_scroll.ensureWidgetVisible(panes.again.panel, 0, 4)

    def _show_pin(self, step: StepTaken, pin: Pin, words: str) -> None:
        """The drawer shows the pin, or that it is no more; the evidence shows where it is or was."""
        pins = self._page.panes.evidence.pins
        if step.gone:
            pins.panel.set_open(True)
        else:
            pins.panel.reveal(step.target)
        pins.show_pin(pin)
        pins.panel.say(words)
