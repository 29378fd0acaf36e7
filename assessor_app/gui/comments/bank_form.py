"""Keeping a comment in one's own bank, or changing one that is there: its words and what it is for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from assessor_app.domain.marking import MAX_COMMENT
from assessor_app.domain.programme import OVERALL, BankComment
from assessor_app.gui.comments.in_hand import InHand
from assessor_app.gui.forms import load_form
from assessor_app.gui.preferences.controls import CalmCombo
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.plain_editor import PlainEditor


class BankForm(QWidget):
    """``kept`` carries the BankComment to store, ``left`` that nothing is to be kept."""

    kept = Signal(object)
    left = Signal()

    bank_text: PlainEditor
    placeholder_label: QLabel
    use_caption: QLabel
    use_layout: QVBoxLayout
    bank_trouble: QLabel
    keep_button: QPushButton
    back_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._uses: list[tuple[str, str, str]] = []
        load_form(self, "bank_form", promoted=(PlainEditor,))
        self.bank_trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.keep_button.clicked.connect(self._keep)
        self.back_button.clicked.connect(self.left)
        self.bank_text.textChanged.connect(self._judge)

    def dress(self, theme: Theme) -> None:
        """Add the list of uses in the theme's looks; call once."""
        self.use_box: QComboBox = CalmCombo(theme, self)
        self.use_box.setObjectName("use_box")
        self.use_box.setAccessibleName(self.use_caption.text())
        self.use_caption.setBuddy(self.use_box)
        self.use_layout.addWidget(self.use_box)
        self.setTabOrder(self.bank_text, self.use_box)

    def show_comment(self, comment: BankComment, in_hand: InHand) -> None:
        """Show a comment (its id empty for a new one) with the uses it can be given."""
        self._id = comment.id
        self.bank_text.show_text(comment.text)
        self.bank_text.forget_undo()
        self.use_box.clear()
        self._uses = []
        own = (comment.credential_id, comment.scorable_id, comment.level)
        if in_hand.scorable_id == OVERALL:
            self._offer_overall(in_hand)
        else:
            self._offer_criterion(in_hand)
        # nothing is cited where nothing is said of a criterion
        self.placeholder_label.setVisible(in_hand.scorable_id != OVERALL)
        if comment.id and own not in self._uses:
            self._offer(self.tr("As it is: another criterion or level"), own)
        if comment.id:
            self.use_box.setCurrentIndex(self._uses.index(own))
        self._judge()
        self.bank_text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bank_text.moveCursor(self.bank_text.textCursor().MoveOperation.End)

    def _offer_overall(self, in_hand: InHand) -> None:
        self._offer(self.tr("The overall feedback of this credential"), (in_hand.credential_id, OVERALL, ""))
        self._offer(self.tr("The overall feedback of any credential"), ("", OVERALL, ""))

    def _offer_criterion(self, in_hand: InHand) -> None:
        here = (in_hand.credential_id, in_hand.scorable_id)
        if in_hand.level:
            words = self.tr("{criterion} at {level}").format(criterion=in_hand.label, level=in_hand.level_title)
            self._offer(words, (*here, in_hand.level))
        self._offer(self.tr("{criterion} at any level").format(criterion=in_hand.label), (*here, ""))
        self._offer(self.tr("Any criterion of this credential"), (in_hand.credential_id, "", ""))
        self._offer(self.tr("Any credential"), ("", "", ""))

    def _offer(self, words: str, use: tuple[str, str, str]) -> None:
        self.use_box.addItem(words)
        self._uses.append(use)

    @Slot()
    def _judge(self) -> None:
        text = self.bank_text.toPlainText()
        over = len(text) - MAX_COMMENT
        self.keep_button.setEnabled(bool(text.strip()) and over <= 0)
        self.bank_trouble.setVisible(over > 0)
        self.bank_trouble.setText(self.tr("{n} characters too many.").format(n=over))

    @Slot()
    def _keep(self) -> None:
        credential_id, scorable_id, level = self._uses[self.use_box.currentIndex()]
        text = self.bank_text.toPlainText().strip()
        self.kept.emit(BankComment(self._id, text, credential_id, scorable_id, level, own=True))
