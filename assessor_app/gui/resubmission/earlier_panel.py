"""Beside the new evidence: what was said of the criterion in hand at the attempt before, and whether it was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QLabel, QPushButton, QRadioButton, QWidget

from assessor_app.domain.annotation import MAX_NOTE, ChangeAnswer, ChangeVerdict
from assessor_app.domain.attempt_overview import CriterionChange
from assessor_app.domain.submission import EarlierAttempt
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.resubmission.change_words import citation_words
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.plain_editor import PlainEditor
from assessor_app.gui.widgets.sizes import day_words

_NOTE_LINES: Final = 2


class EarlierPanel(QFrame):
    """``verdict_chosen`` carries a ChangeVerdict, or "" to take the answer back; ``note_edited`` the whole note."""

    verdict_chosen = Signal(str)
    note_edited = Signal(str)
    note_entered = Signal()
    note_left = Signal()
    changes_requested = Signal()
    resized = Signal()

    earlier_caption: QLabel
    changes_button: QPushButton
    earlier_quote: QFrame
    earlier_level: QLabel
    earlier_comment: QLabel
    citations_label: QLabel
    answer_box: QWidget
    answer_yes: QRadioButton
    answer_partly: QRadioButton
    answer_no: QRadioButton
    clear_answer_button: QPushButton
    answer_note: PlainEditor
    feedback_button: QPushButton
    feedback_quote: QFrame
    decision_label: QLabel
    feedback_label: QLabel

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        load_form(self, "earlier_panel", promoted=(PlainEditor,))
        for label in (self.earlier_level, self.earlier_comment, self.citations_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.decision_label, self.feedback_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._radios: Mapping[ChangeVerdict, QRadioButton] = {
            "yes": self.answer_yes,
            "partly": self.answer_partly,
            "no": self.answer_no,
        }
        self._group = QButtonGroup(self)
        for radio in self._radios.values():
            self._group.addButton(radio)
        self._read_only = False
        self._answer: ChangeAnswer | None = None
        self._group.buttonClicked.connect(self._choose)
        self.clear_answer_button.clicked.connect(self._clear)
        self.answer_note.edited.connect(self._edit)
        self.answer_note.entered.connect(self.note_entered)
        self.answer_note.left.connect(self.note_left)
        self.changes_button.clicked.connect(self.changes_requested)
        self.feedback_button.toggled.connect(self._unfold)
        theme.changed.connect(self._fit)
        self._fit()
        self.feedback_quote.hide()
        self.hide()

    def show_hidden(self, attempt: int) -> None:
        """Say that what was said before is not shown yet, and what opens it."""
        self.earlier_caption.setText(self.tr("Attempt {number}").format(number=attempt))
        self.earlier_level.hide()
        self._tell_comment(
            self.tr(
                "What was said then is shown when you have scored everything that is open again and it has been synced."
            )
        )
        for widget in (self.citations_label, self.answer_box, self.feedback_button, self.feedback_quote):
            widget.hide()
        self.changes_button.hide()
        self.earlier_quote.show()
        self.show()

    def show_earlier(self, earlier: EarlierAttempt, scorable_id: str, *, asks: bool) -> None:
        """Show level and comment of then; ``asks`` whether a change was asked for here, so that it can be answered."""
        number = earlier.submission.attempt
        score = earlier.score(scorable_id)
        self.earlier_caption.setText(self.tr("At attempt {number}").format(number=number))
        self.earlier_level.setText(score.title if score is not None else "")
        self.earlier_level.setVisible(score is not None)
        self._tell_comment(score.comment.strip() if score is not None else "")
        self.earlier_quote.setVisible(score is not None)
        self.answer_box.setVisible(asks)
        self.changes_button.show()
        self._tell_feedback(earlier)
        self.show()

    def show_citations(self, change: CriterionChange | None) -> None:
        """Say which citations of the criterion in hand came and went; None while unknown or where none are asked."""
        told = [] if change is None else [one for one in change.citations if one.state != "same" or one.touched]
        lines = [citation_words(one) for one in told]
        if change is not None and change.citations and not lines:
            lines = [self.tr("The same places of the same files are cited as then.")]
        if change is not None and change.explanation:
            reworded = any(piece.change != "added" for piece in change.explanation)
            lines.append(self.tr("The explanation was reworded.") if reworded else self.tr("The explanation is new."))
        self.citations_label.setText("\n".join(lines))
        self.citations_label.setVisible(bool(lines))
        self.resized.emit()

    def show_answer(self, answer: ChangeAnswer | None, *, switching: bool = False) -> None:
        """Show the answer given; ``switching`` when it belongs to another criterion than before."""
        self._answer = answer
        # An exclusive group never lets go of its last choice.
        self._group.setExclusive(False)
        for verdict, radio in self._radios.items():
            radio.setChecked(answer is not None and answer.verdict == verdict)
        self._group.setExclusive(True)
        self.answer_note.show_text(answer.note if answer is not None else "")
        if switching:
            self.answer_note.forget_undo()
        self._enable()

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be answered any more, or let it again."""
        self._read_only = read_only
        self._enable()

    def _enable(self) -> None:
        for radio in self._radios.values():
            radio.setEnabled(not self._read_only)
        answered = self._answer is not None
        self.answer_note.setReadOnly(self._read_only)
        self.answer_note.setVisible(answered)
        self.clear_answer_button.setVisible(answered and not self._read_only)
        self.resized.emit()

    def _tell_comment(self, comment: str) -> None:
        self.earlier_comment.setText(comment or self.tr("No comment was written."))

    def _tell_feedback(self, earlier: EarlierAttempt) -> None:
        told = [say(earlier.decision)] if earlier.decision else []
        if earlier.decided_at is not None:
            told.append(day_words(earlier.decided_at))
        self.decision_label.setText(" · ".join(told))
        self.decision_label.setVisible(bool(told))
        self.feedback_label.setText(earlier.feedback.strip() or self.tr("No overall feedback was written."))
        self.feedback_button.show()
        self._unfold(self.feedback_button.isChecked())

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        words = self.tr("Overall feedback then")
        self.feedback_button.setText(f"{'▾' if shown else '▸'} {words}")
        self.feedback_button.setAccessibleName(words)
        self.feedback_quote.setVisible(shown)
        self.resized.emit()

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        verdict = next(key for key, radio in self._radios.items() if radio is button)
        if self._answer is None or self._answer.verdict != verdict:
            self.verdict_chosen.emit(verdict)

    @Slot()
    def _clear(self) -> None:
        # The button goes with the answer: the focus stays with the question.
        if self.clear_answer_button.hasFocus():
            self.answer_yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verdict_chosen.emit("")

    @Slot(str)
    def _edit(self, note: str) -> None:
        self.note_edited.emit(note[:MAX_NOTE])

    @Slot()
    def _fit(self) -> None:
        lines = self.answer_note.fontMetrics().lineSpacing() * _NOTE_LINES
        self.answer_note.setFixedHeight(lines + self._theme.px(12) + 14)
