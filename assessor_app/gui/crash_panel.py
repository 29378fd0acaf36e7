"""Shows the report of a crash word for word, and leaves it to the person what becomes of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from assessor_app.crash_log import CrashLog
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.save_outside import save_outside

FILE_NAME: Final = "assessor-desk-report.txt"
_REPORT_PIXELS: Final = 12


class CrashPanel(QFrame):
    """Copy, save or delete; nothing is sent. ``close_requested`` when its cross is pressed."""

    close_requested = Signal()

    intro_label: QLabel
    report_text: QPlainTextEdit
    said_label: QLabel
    copy_button: QPushButton
    save_button: QPushButton
    delete_button: QPushButton
    close_button: QToolButton

    def __init__(self, log: CrashLog, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_panel")
        self._log, self._runner, self._theme = log, runner, theme
        load_form(self, "crash_panel")
        self.setFocusProxy(self.close_button)
        self.close_button.setIcon(theme.icon("close"))
        self.report_text.setTabChangesFocus(True)
        self.close_button.clicked.connect(self.close_requested)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._ask_where)
        self.delete_button.clicked.connect(self._delete)
        theme.changed.connect(self._size)
        self._size()

    def open_fresh(self) -> None:
        """Read the report anew."""
        self.said_label.setText("")
        self._runner.run("check", self._log.report, self._show, self)

    def _show(self, text: str | None, error: Exception | None) -> None:
        found = bool(text) and error is None
        self.report_text.setPlainText(text or "")
        self.report_text.setVisible(found)
        for button in (self.copy_button, self.save_button, self.delete_button):
            button.setVisible(found)
        if found:
            self.intro_label.setText(
                self.tr(
                    "This is everything that was written down: places in the program and versions; no names, nothing "
                    "you wrote, no evidence. It stays on this laptop unless you pass it on to whoever looks after "
                    "your desk."
                )
            )
        else:
            self.intro_label.setText(
                self.tr(
                    "There is no report: nothing unexpected has happened, or it was deleted, or reports are turned "
                    "off in the settings. What you entered is safe on this laptop."
                )
            )

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report_text.toPlainText())
        self.said_label.setText(self.tr("Copied"))

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"))
        dialog.setObjectName("save_report_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Write the report into a file of the person's choice."""
        content = self.report_text.toPlainText().encode("utf-8")
        self._runner.run("check", partial(save_outside, Path(path), content), self._saved, self)

    def _saved(self, path: Path | None, error: Exception | None) -> None:
        self.said_label.setText(say_error(error) if path is None and error is not None else self.tr("Saved"))

    @Slot()
    def _delete(self) -> None:
        self._runner.run("check", self._log.forget, self._deleted, self)

    def _deleted(self, _nothing: None, _error: Exception | None) -> None:
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show("", None)

    @Slot()
    def _size(self) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(self._theme.px(_REPORT_PIXELS))
        self.report_text.setFont(fixed)
        self.setFixedWidth(min(840, self._theme.px(600)))
        self.report_text.setMinimumHeight(min(280, self._theme.px(220)))
        self.close_button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
