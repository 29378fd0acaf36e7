"""One step of the tour in words, with the ways on, back and out."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme

_WIDTH = 340
_WIDEST = 620


class CoachCard(QFrame):
    """``next_requested``, ``back_requested`` and ``skip_requested`` as its buttons are pressed."""

    next_requested = Signal()
    back_requested = Signal()
    skip_requested = Signal()

    step_label: QLabel
    title_label: QLabel
    sentence_label: QLabel
    skip_button: QPushButton
    back_button: QPushButton
    next_button: QPushButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("coach_card")
        self._theme = theme
        load_form(self, "coach_card")
        self.setFocusProxy(self.next_button)
        self.next_button.clicked.connect(self.next_requested)
        self.back_button.clicked.connect(self.back_requested)
        self.skip_button.clicked.connect(self.skip_requested)
        for button in (self.next_button, self.back_button, self.skip_button):
            button.setAutoDefault(True)
        theme.changed.connect(self.fit)
        self.fit()

    def show_step(self, number: int, count: int, title: str, sentence: str) -> None:
        """Show step ``number`` (from 1) of ``count``; the last one only ends."""
        write = QLocale().toString
        self.step_label.setText(self.tr("Step {n} of {all}").format(n=write(number), all=write(count)))
        self.title_label.setText(title)
        self.sentence_label.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        last = number == count
        if number == 1 and self.back_button.hasFocus():
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.back_button.setEnabled(number > 1)
        self.skip_button.setVisible(not last)
        self.next_button.setText(self.tr("Done") if last else self.tr("Next"))
        self.fit()

    def stops(self) -> tuple[QPushButton, ...]:
        """The buttons that can be pressed now, in reading order; never none."""
        found = (self.skip_button, self.back_button, self.next_button)
        return tuple(one for one in found if one.isEnabled() and not one.isHidden())

    @Slot()
    def fit(self) -> None:
        """Take the size that the words need at the present text size."""
        width = min(_WIDEST, self._theme.px(_WIDTH))
        layout = self.layout()
        if layout is not None:
            layout.activate()
            # with what the frame around the words takes
            width = max(width, self.minimumSizeHint().width())
            self.setFixedSize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
