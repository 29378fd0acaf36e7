"""Puts a recovery code on paper or into a file of the person's choice, and forgets it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.save_outside import save_outside


class CodePaper(QObject):
    """``failed`` carries a sentence when the file could not be written."""

    failed = Signal(str)

    def __init__(self, page: QWidget, runner: TaskRunner) -> None:
        super().__init__(page)
        self._page, self._runner = page, runner
        self.code = ""

    def take(self, code: str) -> None:
        """Hold the code for as long as it is shown."""
        self.code = code

    def forget(self) -> None:
        """It is shown no more."""
        self.code = ""

    @Slot()
    def save(self) -> None:
        """Ask where to, then write it there."""
        dialog = QFileDialog(self._page, self.tr("Save the recovery code"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(self.tr("recovery code") + ".txt")
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def print_out(self) -> None:
        """Ask for the printer, then print one page."""
        # late: printing is seldom wanted, and asks the system for its printers
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter()
        dialog = QPrintDialog(self._printer, self._page)
        dialog.finished.connect(dialog.deleteLater)
        # this one takes whom to tell, and connects it itself
        dialog.open(self, SLOT("_print()").encode())

    @Slot()
    def _print(self) -> None:
        paper = QTextDocument()
        paper.setPlainText(self._words())
        paper.print_(self._printer)

    @Slot(str)
    def _write(self, path: str) -> None:
        if self.code:
            content = self._words().encode()
            self._runner.run("check", partial(save_outside, Path(path), content), self._written, self)

    def _written(self, _result: object, error: Exception | None) -> None:
        if error is not None:
            words = say_error(error) if isinstance(error, DeskError) else self.tr("The code could not be saved there.")
            self.failed.emit(words)

    def _words(self) -> str:
        told = self.tr(
            "Recovery code of the assessor’s desk. It opens the work saved on your laptop; keep it apart from it, "
            "and show it to nobody."
        )
        return f"{told}\n\n{self.code}\n"
