"""What the other reader of the same submission gave, beside one's own: where it differs, and that the rest is alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assessor_app.domain.credential import Scorable
from assessor_app.domain.reading import OtherReading
from assessor_app.gui.language.saying import say
from assessor_app.gui.workspace.score_badges import badge_for
from assessor_app.gui.workspace.word_rows import number
from assessor_app.workflows.desk import OpenedSubmission


class OtherReader(QWidget):
    """To be read only; hidden while the programme lets nothing be seen of the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 10, 0, 0)
        rows.setSpacing(6)
        self.caption_label, self.title_label = self._label("caption"), self._label("heading")
        self.agreement_label, self.lines_label = self._label("subtle"), self._label("")
        for label in (self.caption_label, self.title_label, self.agreement_label, self.lines_label):
            rows.addWidget(label)
        self.caption_label.setText(self.tr("The other reader"))
        self.hide()

    def show_reading(self, opened: OpenedSubmission) -> None:
        """Hold what the other gave against what is here."""
        other = opened.other
        self.setVisible(other is not None)
        if other is None:
            return
        both = [one for one in opened.credential.scorables() if one.id in other.marks]
        apart = [one for one in both if opened.assessment.score(one.id).mark != other.marks[one.id]]
        self.title_label.setText(f"{other.reader}: {say(other.decision)}")
        self.agreement_label.setText(self._agreement(len(both) - len(apart), len(both)))
        self.lines_label.setText("\n".join(self._line(opened, other, one) for one in apart))
        self.lines_label.setVisible(bool(apart))

    def _agreement(self, same: int, count: int) -> str:
        if not count:
            return self.tr("Sent back unscored: there are no levels to compare.")
        if same == count:
            return self.tr("You both gave the same level everywhere.")
        words = self.tr("You both gave the same level to {same} of {all}. These differ:")
        return words.format(same=number(same), all=number(count))

    def _line(self, opened: OpenedSubmission, other: OtherReading, one: Scorable) -> str:
        mine, theirs = (
            say(badge_for(opened.credential, one, mark).words)
            for mark in (opened.assessment.score(one.id).mark, other.marks[one.id])
        )
        words = self.tr("{label}: you “{mine}”, {reader} “{theirs}”")
        return words.format(label=say(one.label), mine=mine, reader=other.reader, theirs=theirs)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label
