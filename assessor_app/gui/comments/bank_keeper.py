"""Keeps the screen's copy of the comment bank, and carries every change of it to the store and to files."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from assessor_app.domain.bank_file import MAX_BYTES, from_file, to_file
from assessor_app.domain.programme import BankComment
from assessor_app.errors import DeskError
from assessor_app.gui.comments.comment_bank import CommentBank
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import Desk
from assessor_app.workflows.save_outside import save_outside

_FILE_NAME: Final = "comments.json"
_Bank = tuple[BankComment, ...]


class BankKeeper(QObject):
    """``changed`` tells that :attr:`bank` is another; all reading and writing happens on the store lane."""

    changed = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._assignment_id = ""
        self._panel: CommentBank | None = None
        self._dropped: BankComment | None = None
        self.bank: _Bank = ()

    def open_submission(self, assignment_id: str) -> None:
        """Hold the bank of this assignment; it is read when first wanted."""
        self._assignment_id, self.bank, self._dropped = assignment_id, (), None

    def close_submission(self) -> None:
        """Hold nothing."""
        self._assignment_id, self.bank, self._dropped = "", (), None

    def serve(self, panel: CommentBank) -> None:
        """Do what this panel asks for."""
        self._panel = panel
        panel.keep_requested.connect(self._keep)
        panel.drop_requested.connect(self._drop)
        panel.restore_requested.connect(self._restore)
        panel.import_requested.connect(self._ask_source)
        panel.export_requested.connect(self._ask_target)

    def refresh(self) -> None:
        """Read the bank again."""
        if self._assignment_id:
            self._then_read(None, "")

    def count(self, comment: BankComment) -> None:
        """Note one use more."""
        self.bank = tuple(replace(one, used=one.used + 1) if one.id == comment.id else one for one in self.bank)
        self._runner.run("store", partial(self._desk.count_comment, comment.id), self._counted, self)

    def _counted(self, _result: None, _error: Exception | None) -> None:
        """A use not counted is no trouble to anybody."""

    @Slot(object)
    def _keep(self, comment: BankComment) -> None:
        self._then_read(partial(self._desk.keep_comment, comment), self.tr("Kept in your bank."))

    @Slot(object)
    def _drop(self, comment: BankComment) -> None:
        self._dropped = comment
        self._then_read(partial(self._desk.drop_comment, comment.id), self.tr("Deleted from your bank."), undo=True)

    @Slot()
    def _restore(self) -> None:
        if self._dropped is not None:
            comment, self._dropped = self._dropped, None
            self._then_read(partial(self._desk.keep_comment, comment), self.tr("It is back."))

    def _then_read(self, change: partial[None] | None, words: str, *, undo: bool = False) -> None:
        work = partial(_change_and_read, self._desk, self._assignment_id, change)
        self._runner.run("store", work, partial(self._take, self._assignment_id, words, undo), self)

    def _take(self, assignment_id: str, words: str, undo: bool, bank: _Bank | None, error: Exception | None) -> None:
        if assignment_id != self._assignment_id:
            return
        if bank is None:
            self._say(plain_sentence(error))
            return
        if bank != self.bank:
            self.bank = bank
            self.changed.emit()
        if words:
            self._say(words, undo=undo)

    def _say(self, words: str, *, undo: bool = False) -> None:
        if self._panel is not None:
            self._panel.say(words, restorable=undo)

    # -- files ----------------------------------------------------------------------------------------------

    @Slot()
    def _ask_source(self) -> None:
        dialog = self._dialog(self.tr("Import comments"), "import_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    @Slot()
    def _ask_target(self) -> None:
        dialog = self._dialog(self.tr("Export your comments"), "export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(_FILE_NAME)
        dialog.fileSelected.connect(self.export_file)
        dialog.open()

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self._panel, title)
        dialog.setObjectName(name)
        dialog.setNameFilters([self.tr("Comments (*.json)"), self.tr("All files (*)")])
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    @Slot(str)
    def import_file(self, path: str) -> None:
        """Add the comments of a file to one's own; those already there are left as they are."""
        work = partial(_import, self._desk, self._assignment_id, path)
        self._runner.run("store", work, partial(self._imported, self._assignment_id), self)

    def _imported(self, assignment_id: str, found: tuple[int, int, _Bank] | None, error: Exception | None) -> None:
        if found is None:
            self._say(plain_sentence(error))
            return
        added, known, bank = found
        words = self.tr("1 comment added.") if added == 1 else self.tr("{n} comments added.").format(n=added)
        if known:
            words += " " + self.tr("{n} were there already.").format(n=known)
        self._take(assignment_id, words, False, bank, None)

    @Slot(str)
    def export_file(self, path: str) -> None:
        """Write one's own comments to a file."""
        own = [one for one in self.bank if one.own]
        words = self.tr("1 comment written.") if len(own) == 1 else self.tr("{n} comments written.").format(n=len(own))
        self._runner.run("store", partial(save_outside, Path(path), to_file(own)), partial(self._exported, words), self)

    def _exported(self, words: str, _path: Path | None, error: Exception | None) -> None:
        self._say(words if error is None else plain_sentence(error))


def _change_and_read(desk: Desk, assignment_id: str, change: partial[None] | None) -> _Bank:
    """On the store lane."""
    if change is not None:
        change()
    return desk.comment_bank(assignment_id)


def _import(desk: Desk, assignment_id: str, path: str) -> tuple[int, int, _Bank]:
    """On the store lane: how many were added, how many were there, and the bank now."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DeskError(sentence("This file cannot be opened.")) from error
    comments = from_file(content)
    known = {_content(one) for one in desk.comment_bank(assignment_id) if one.own}
    fresh = [one for one in comments if _content(one) not in known]
    for comment in fresh:
        desk.keep_comment(comment)
    return len(fresh), len(comments) - len(fresh), desk.comment_bank(assignment_id)


def _content(comment: BankComment) -> tuple[str, str, str, str]:
    return comment.text.strip(), comment.credential_id, comment.scorable_id, comment.level
