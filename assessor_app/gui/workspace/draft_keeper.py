"""Keeps the drafts of submissions that were left until the last stroke in them is on disk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.assessment_draft import AssessmentDraft
from assessor_app.workflows.desk import Desk, OpenedSubmission


class DraftKeeper(QObject):
    """Makes drafts and retires them; ``trouble_found`` carries a sentence when a retired one cannot save."""

    trouble_found = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._retired: dict[str, AssessmentDraft] = {}

    @property
    def busy(self) -> bool:
        """Whether a draft that was left still has something to save."""
        return bool(self._retired)

    def make(self, opened: OpenedSubmission) -> AssessmentDraft:
        """A draft for a submission just opened, with whatever an earlier one could not save yet."""
        draft = AssessmentDraft(self._desk, self._runner, opened, self)
        earlier = self._retired.pop(draft.assignment_id, None)
        if earlier is not None:
            draft.adopt(earlier)
            earlier.deleteLater()
        return draft

    def retire(self, draft: AssessmentDraft) -> None:
        """Let a draft finish what it still has to save, without a screen."""
        draft.flush()
        if not draft.busy:
            draft.deleteLater()
            return
        self._retired[draft.assignment_id] = draft
        draft.state_changed.connect(self._drop_idle)

    def flush(self) -> None:
        """Try again now to save what is left."""
        for draft in list(self._retired.values()):
            draft.flush()

    @Slot()
    def _drop_idle(self) -> None:
        for key, draft in list(self._retired.items()):
            if not draft.busy:
                del self._retired[key]
                draft.deleteLater()
            elif draft.trouble:
                frame = self.tr("A comment is not saved yet and is being tried again. {why}")
                self.trouble_found.emit(frame.format(why=draft.trouble))
