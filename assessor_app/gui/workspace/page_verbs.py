"""What the workspace has stored beside scores: facts of files, and the wish to have a submission back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.facts_merging import merge_facts
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.workflows.desk import Changes, Desk, OpenedSubmission


class PageVerbs(QObject):
    """``read`` carries a new reading (OpenedSubmission or None) and what went wrong (Exception or None),
    ``asked_back`` the Changes of a wish that was stored, ``not_asked_back`` the sentence that says why it was not."""

    read = Signal(object, object)
    asked_back = Signal(object)
    not_asked_back = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner

    def note_facts(self, opened: OpenedSubmission, artifact_id: str, facts: ArtifactFacts) -> None:
        """Keep what a file of ``opened`` turned out to hold, and read the citations anew in its light."""
        known = opened.facts.get(artifact_id)
        if merge_facts(known, facts) != known:
            work = partial(self._record_and_read, opened.assignment.id, artifact_id, facts)
            self._runner.run("store", work, self._tell_reading, self)

    def ask_back(self, assignment_id: str, reason: str) -> None:
        """Ask for a submitted assessment to be opened again."""
        self._runner.run("store", partial(self._desk.ask_back, assignment_id, reason), self._tell_asked, self)

    def _record_and_read(self, assignment_id: str, artifact_id: str, facts: ArtifactFacts) -> OpenedSubmission:
        """On the store lane."""
        self._desk.record_facts(artifact_id, facts)
        return self._desk.open_submission(assignment_id)

    def _tell_reading(self, opened: OpenedSubmission | None, error: Exception | None) -> None:
        self.read.emit(opened, error)

    def _tell_asked(self, changes: Changes | None, error: Exception | None) -> None:
        if changes is None:
            self.not_asked_back.emit(plain_sentence(error))
        else:
            self.asked_back.emit(changes)
