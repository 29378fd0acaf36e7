"""A private report to one reader: the text is written for the lead, who changes it as they like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from assessor_app.calibration.reader_words import reader_text
from assessor_app.domain.lead_acts import ReaderReport
from assessor_app.gui.calibration.calibration_act_sheet import ActForm
from assessor_app.gui.calibration.number_words import count
from assessor_app.gui.calibration.plot_facts import names_of
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import CalibrationPicture

MOST_LETTERS = 20_000


class CalibrationReportForm(ActForm):
    """Names no other reader; light Markdown, as the reader sees it."""

    text_box: QPlainTextEdit
    count_label: QLabel

    def __init__(self, picture: CalibrationPicture, reader: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "calibration_report_form")
        self.setObjectName("report_form")
        self.heading = self.tr("Private report to {reader}").format(reader=reader)
        self.record_words = self.tr("Send the report")
        self._picture, self._reader = picture, reader
        self.text_box.setPlainText(first_text(picture, reader))
        self.text_box.textChanged.connect(self._note)
        self._note()

    def first_field(self) -> QWidget:
        return self.text_box

    def consequence(self) -> str:
        words = self.tr("{reader} reads this at the desk after the next sync. No other assessor sees it; leads do.")
        return words.format(reader=self._reader)

    def trouble(self) -> str:
        text = self.text_box.toPlainText()
        if not text.strip():
            return self.tr("Write something first.")
        if len(text) > MOST_LETTERS:
            return self.tr("It is too long: {n} letters of at most {most}.").format(
                n=count(len(text)), most=count(MOST_LETTERS)
            )
        return ""

    def act(self) -> ReaderReport:
        credential = self._picture.credential
        return ReaderReport(self._reader, credential.id, credential.version, self.text_box.toPlainText().strip())

    @Slot()
    def _note(self) -> None:
        words = self.tr("The first text is made from the numbers; change whatever you like. {n} letters.")
        self.count_label.setText(words.format(n=count(len(self.text_box.toPlainText()))))
        self.changed.emit()


def first_text(picture: CalibrationPicture, reader: str) -> str:
    """What the numbers say to a reader, in the user's language."""
    levels = [level.title for level in picture.scale.levels]
    found = picture.confusions.get(reader)
    return say(reader_text(picture.overview, reader, found, levels, picture.bias, names_of(picture)))
