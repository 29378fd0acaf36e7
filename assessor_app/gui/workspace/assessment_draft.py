"""What the screen holds of one assessment: shown at once, called saved only when the store has answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QObject, Signal

from assessor_app.domain.scoring import Assessment, Score
from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.autosave import Autosave
from assessor_app.workflows.desk import Changes, Desk, OpenedSubmission

Field = Literal["mark", "flagged"]


class AssessmentDraft(QObject):
    """Marks, flags and comments of one assignment, with what is still on its way to the store.

    ``score_changed`` names a scorable whose shown score is new; ``state_changed`` that saving, saved or
    failed has changed; ``stored`` carries the Changes of a finished write; ``reopened`` the OpenedSubmission
    read again after an undo or redo; ``refused`` a sentence for a change that was taken back.
    """

    score_changed = Signal(str)
    state_changed = Signal()
    stored = Signal(object)
    reopened = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, opened: OpenedSubmission, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self.assignment_id = opened.assignment.id
        self._stored: dict[str, Score] = dict(opened.assessment.scores)
        self._wished: dict[tuple[str, Field], list[Any]] = {}
        self._stepping = 0
        self.read_only = opened.assessment.read_only
        self.can_undo, self.can_redo = opened.can_undo, opened.can_redo
        self.saved_at: datetime | None = None
        self.trouble = ""
        self._comments = Autosave(runner, partial(desk.write_comment, self.assignment_id), self)
        self._comments.saving.connect(self.state_changed)
        self._comments.saved.connect(self._comment_saved)
        self._comments.failed.connect(self._comment_failed)

    def score(self, scorable_id: str) -> Score:
        """The score as the screen shows it: what is stored, under everything not yet stored."""
        shown = self._stored.get(scorable_id, Score())
        for (key, name), values in self._wished.items():
            if key == scorable_id and values:
                shown = replace(shown, **_fields(name, values[-1]))
        unsaved = self._comments.unsaved()
        return replace(shown, comment=unsaved[scorable_id]) if scorable_id in unsaved else shown

    def is_scored(self, scorable_id: str) -> bool:
        """Whether the score shown carries a mark; asked of every scorable at every change, so it looks at no more."""
        wished = self._wished.get((scorable_id, "mark"))
        if wished:
            return wished[-1][0] is not None
        stored = self._stored.get(scorable_id)
        return stored is not None and stored.mark is not None

    def mark_pending(self, scorable_id: str) -> bool:
        """Whether the shown mark still waits for the store's answer."""
        return bool(self._wished.get((scorable_id, "mark")))

    @property
    def busy(self) -> bool:
        """Whether anything is still on its way to the store."""
        return bool(self._stepping) or not self._comments.idle or any(self._wished.values())

    def set_mark(self, scorable_id: str, mark: str | None, reason: str = "") -> None:
        """Show ``mark`` at once and have it stored, with the reason why it is outside the scale if one is given."""
        shown = self.score(scorable_id)
        if not self.read_only and (shown.mark != mark or (reason and shown.reason != reason)):
            why = (reason,) if reason else ()
            work = partial(self._desk.score, self.assignment_id, scorable_id, mark, *why)
            self._wish(scorable_id, "mark", (mark, reason), work)

    def set_flag(self, scorable_id: str, flagged: bool) -> None:
        """Show the flag at once and have it stored."""
        if not self.read_only and self.score(scorable_id).flagged != flagged:
            work = partial(self._desk.set_flag, self.assignment_id, scorable_id, flagged)
            self._wish(scorable_id, "flagged", flagged, work)

    def edit_comment(self, scorable_id: str, comment: str) -> None:
        """Take a comment as it stands after a stroke."""
        if not self.read_only:
            self._comments.edit(scorable_id, comment)

    def flush(self) -> None:
        """Send the comments that wait now."""
        self._comments.flush()

    def unsaved_comments(self) -> dict[str, str]:
        """Comments not known to be on disk, by scorable."""
        return self._comments.unsaved()

    def adopt(self, other: AssessmentDraft) -> None:
        """Take over the unsaved comments of an earlier draft of the same assignment."""
        for scorable_id, comment in other.unsaved_comments().items():
            self._comments.edit(scorable_id, comment)
        other._comments.forget()

    def step_back(self) -> None:
        """Undo the last stored change; comments in flight are stored first, so they are what is undone."""
        self._step(self._desk.undo)

    def step_forward(self) -> None:
        """Redo what was undone last."""
        self._step(self._desk.redo)

    def take(self, assessment: Assessment) -> None:
        """Take the stored truth as just read; what is still on its way stays on top of it."""
        before = {key: self.score(key) for key in {*self._stored, *assessment.scores}}
        self._stored = dict(assessment.scores)
        self.read_only = assessment.read_only
        for key, old in before.items():
            if self.score(key) != old:
                self.score_changed.emit(key)

    def _wish(self, scorable_id: str, name: Field, value: Any, work: Callable[[], Changes]) -> None:
        self._wished.setdefault((scorable_id, name), []).append(value)
        self.trouble = ""
        self._runner.run("store", work, partial(self._settle, scorable_id, name), self)
        self.score_changed.emit(scorable_id)
        self.state_changed.emit()

    def _settle(self, scorable_id: str, name: Field, changes: Changes | None, error: Exception | None) -> None:
        value = self._wished[scorable_id, name].pop(0)
        if error is None and changes is not None:
            kept = self._stored.get(scorable_id, Score())
            self._stored[scorable_id] = replace(kept, **_fields(name, value))
            self._accept(changes)
        else:
            self._complain(self.tr("That was not saved and has been taken back. {why}"), error)
        self.score_changed.emit(scorable_id)
        self.state_changed.emit()

    def _step(self, verb: Callable[[str], Changes]) -> None:
        if self.read_only:
            return
        self._comments.flush()
        self._stepping += 1
        self._runner.run("store", partial(self._step_and_read, verb), self._stepped, self)
        self.state_changed.emit()

    def _step_and_read(self, verb: Callable[[str], Changes]) -> tuple[Changes, OpenedSubmission]:
        """On the store lane."""
        changes = verb(self.assignment_id)
        return changes, self._desk.open_submission(self.assignment_id)

    def _stepped(self, result: tuple[Changes, OpenedSubmission] | None, error: Exception | None) -> None:
        self._stepping -= 1
        if result is None:
            self._complain("{why}", error)
        else:
            changes, opened = result
            self.take(opened.assessment)
            self._accept(changes)
            self.reopened.emit((changes, opened))
        self.state_changed.emit()

    def _comment_saved(self, scorable_id: str, comment: str, changes: Changes) -> None:
        self._stored[scorable_id] = replace(self._stored.get(scorable_id, Score()), comment=comment)
        self.trouble = ""
        self._accept(changes)
        self.state_changed.emit()

    def _comment_failed(self, _scorable_id: str, error: Exception) -> None:
        self.trouble = plain_sentence(error)
        self.state_changed.emit()

    def _accept(self, changes: Changes) -> None:
        self.saved_at = changes.saved_at or self.saved_at
        self.can_undo, self.can_redo = changes.can_undo, changes.can_redo
        self.stored.emit(changes)

    def _complain(self, frame: str, error: Exception | None) -> None:
        self.refused.emit(frame.format(why=plain_sentence(error)))
        if isinstance(error, ReadOnlyError):
            self.read_only = True


def _fields(name: Field, value: Any) -> dict[str, Any]:
    """The fields of a score that a wish sets: a mark comes with its reason."""
    return {"mark": value[0], "reason": value[1]} if name == "mark" else {name: value}


def plain_sentence(error: Exception | None) -> str:
    """What to tell a person about ``error``: a desk error's own words, never the text of a stray exception."""
    if isinstance(error, DeskError):
        return say_error(error)
    return QCoreApplication.translate(
        "AssessmentDraft", "Something unexpected went wrong; what you typed is still here."
    )
