"""Keeps the overall feedback on disk while it is typed, and says beside it where saving stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.gui.comments.comment_desk import CommentDesk
from assessor_app.gui.review.feedback_field import FeedbackField
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.sizes import clock_words
from assessor_app.gui.widgets.worn_property import wear
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.gui.workspace.autosave import Autosave
from assessor_app.workflows.desk import Changes, Desk, OpenedSubmission


class FeedbackDraft(QObject):
    """Belongs to one field, behind which ``comments`` stands.

    ``saved`` carries the Changes of a write, ``renewed`` that the page of the assignment in hand is to be read anew.
    """

    saved = Signal(object)
    renewed = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, field: FeedbackField, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._field = desk, runner, field
        self._editor, self._label = field.feedback_editor, field.feedback_state_label
        field.dress(theme)
        self.comments = CommentDesk(desk, runner, theme, field.comment_field(), field, self)
        self._autosave: Autosave | None = None
        self._editor.edited.connect(self._edit)
        self._editor.left.connect(self.flush)

    def open(self, assignment_id: str) -> None:
        """Begin with another assignment; what was typed for the one before is written first."""
        self.flush()
        self._autosave = Autosave(self._runner, partial(self._write, assignment_id), self)
        self._autosave.saving.connect(self._show_saving)
        self._autosave.saved.connect(self._note_saved)
        self._autosave.failed.connect(self._note_failed)
        self._editor.show_text("")
        self._editor.forget_undo()
        self._say("", "subtle")
        self.comments.close_submission()

    def show(self, opened: OpenedSubmission) -> None:
        """Show what is stored, unless something else is being typed."""
        if self._autosave is not None and self._autosave.idle:
            self._editor.show_text(opened.assessment.feedback)
        self._field.set_read_only(opened.assessment.read_only)
        self.comments.take_reading(opened)

    @Slot()
    def flush(self) -> None:
        """Send what is typed to the store lane now."""
        if self._autosave is not None:
            self._autosave.flush()

    def unsaved(self) -> str | None:
        """What is not known to be on disk; None where all is."""
        return self._autosave.unsaved().get("") if self._autosave is not None else None

    def forget(self) -> None:
        """Give up what waits: somebody else has written it."""
        if self._autosave is not None:
            self._autosave.forget()
        self._say("", "subtle")

    def _write(self, assignment_id: str, _key: str, feedback: str) -> Changes:
        """On the store lane."""
        return self._desk.write_feedback(assignment_id, feedback)

    @Slot(str)
    def _edit(self, text: str) -> None:
        if self._autosave is not None:
            self._autosave.edit("", text)

    @Slot()
    def _show_saving(self) -> None:
        self._say(self.tr("Saving…"), "subtle")

    @Slot(str, str, object)
    def _note_saved(self, _key: str, _text: str, changes: Changes) -> None:
        own = self.sender() is self._autosave
        self.saved.emit(changes)
        if not own:
            return
        if changes.saved_at is not None:
            self._say(self.tr("Saved {time}").format(time=clock_words(changes.saved_at)), "subtle")
        self.renewed.emit()

    @Slot(str, object)
    def _note_failed(self, _key: str, error: Exception) -> None:
        if self.sender() is self._autosave:
            words = self.tr("Not saved — {why} Trying again.").format(why=plain_sentence(error))
            self._say(words, "error")

    def _say(self, words: str, role: str) -> None:
        self._label.setText(words)
        self._label.setVisible(bool(words))
        wear(self._label, "role", role)
