"""What the side by side page asks of the desk: the case with its evidence, acts, and the lead's own first mark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.facts_merging import merge_facts
from assessor_app.errors import DeskError
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.workflows.desk import Changes, Desk, OpenedSubmission

if TYPE_CHECKING:
    from assessor_app.domain.lead_acts import LeadAct, MadeAct
    from assessor_app.workflows.calibration_picture import Case


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case as just read; ``opened`` is its evidence, None while that is not on this laptop (``trouble`` says why).

    ``online`` tells whether the hub answered last.
    """

    case: Case
    opened: OpenedSubmission | None
    online: bool
    trouble: str = ""


class CaseVerbs(QObject):
    """``read`` carries the submission's id with a FoundCase or None and the Exception or None, ``acted`` a MadeAct,
    ``refused`` the sentence for an act that was not taken, ``unkept`` that for a first mark that could not be stored.
    """

    read = Signal(str, object, object)
    acted = Signal(object)
    refused = Signal(str)
    unkept = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner

    def read_case(self, submission_id: str) -> None:
        """Read a case with its evidence."""
        self._runner.run("store", partial(self._read, submission_id), partial(self._tell_read, submission_id), self)

    def act(self, act: LeadAct) -> None:
        """Write an act down; it goes to the hub with the next sync."""
        self._runner.run("store", partial(self._desk.make_act, act), self._tell_act, self)

    def judge(self, assignment_id: str, scorable_id: str, mark: str) -> None:
        """Keep the mark the lead gave before seeing the readers'."""
        work = partial(self._desk.score, assignment_id, scorable_id, mark)
        self._runner.run("store", work, self._tell_judged, self)

    def note_facts(self, found: FoundCase, artifact_id: str, facts: ArtifactFacts) -> None:
        """Keep what a file turned out to hold, and read the citations anew in its light."""
        known = found.opened.facts.get(artifact_id) if found.opened is not None else None
        if merge_facts(known, facts) != known:
            work = partial(self._record_and_read, found.case.submission_id, artifact_id, facts)
            self._runner.run("store", work, partial(self._tell_read, found.case.submission_id), self)

    def _read(self, submission_id: str) -> FoundCase:
        """On the store lane."""
        case = self._desk.case(submission_id)
        online = self._desk.sync_status().online
        if not case.assignment_id:
            return FoundCase(case, None, online)
        try:
            return FoundCase(case, self._desk.open_submission(case.assignment_id), online)
        except DeskError as error:
            return FoundCase(case, None, online, plain_sentence(error))

    def _record_and_read(self, submission_id: str, artifact_id: str, facts: ArtifactFacts) -> FoundCase:
        """On the store lane."""
        self._desk.record_facts(artifact_id, facts)
        return self._read(submission_id)

    def _tell_read(self, submission_id: str, found: FoundCase | None, error: Exception | None) -> None:
        self.read.emit(submission_id, found, error)

    def _tell_act(self, made: MadeAct | None, error: Exception | None) -> None:
        if made is None:
            self.refused.emit(plain_sentence(error))
        else:
            self.acted.emit(made)

    def _tell_judged(self, changes: Changes | None, error: Exception | None) -> None:
        if changes is None:
            self.unkept.emit(plain_sentence(error))
