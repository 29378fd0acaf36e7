"""What stands in the place of a locked file: it asks for the password and forgets it at once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme

# What the grid about the card takes on either side.
_SLACK: Final = 12


class PasswordCard(QFrame):
    """``password_entered`` carries what was typed, which is kept nowhere here; ``outside_requested`` the other way."""

    password_entered = Signal(str)
    outside_requested = Signal()

    lock_label: QLabel
    password_frame: QFrame
    password_box: QLineEdit
    wrong_label: QLabel
    unlock_button: QPushButton
    outside_button: QPushButton
    password_layout: QVBoxLayout
    password_buttons: QBoxLayout

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        load_form(self, "password_card")
        self.password_box.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.password_box.textChanged.connect(self._note_typing)
        self.password_box.returnPressed.connect(self._enter)
        self.unlock_button.clicked.connect(self._enter)
        self.outside_button.clicked.connect(self.outside_requested)
        theme.changed.connect(self._draw)
        self._draw()
        self.forget()

    def ask(self, *, wrong: bool) -> None:
        """Ask, or ask again because the password that was tried does not open the file."""
        self.forget()
        self._say(self.tr("That password does not open this file. Try again.") if wrong else "")

    @Slot()
    def forget(self) -> None:
        """Hold nothing of what was typed."""
        self.password_box.clear()
        self.password_box.setEnabled(True)
        self.unlock_button.setEnabled(False)
        self._say("")

    def focus_box(self) -> None:
        """Let the person type."""
        self.password_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.wrong_label.setText(words)
        self.wrong_label.setVisible(bool(words))
        self.password_box.setAccessibleDescription(words)

    @Slot()
    def _note_typing(self) -> None:
        self.unlock_button.setEnabled(bool(self.password_box.text()))

    @Slot()
    def _enter(self) -> None:
        password = self.password_box.text()
        if not password:
            return
        self.forget()
        # Until the answer is there a second try would only replace the first.
        self.password_box.setEnabled(False)
        self.password_entered.emit(password)

    @Slot()
    def _draw(self) -> None:
        side = self._theme.px(26)
        picture = self._theme.icon("file-lock-outline").pixmap(QSize(side, side), self.devicePixelRatioF())
        self.lock_label.setPixmap(picture)
        self.password_frame.setMaximumWidth(self._theme.px(380))
        self._place_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside each other, or one below the other where they would be cut off."""
        sides = self.password_layout.contentsMargins()
        room = min(self.password_frame.maximumWidth(), self.contentsRect().width()) - sides.left() - sides.right()
        needed = self.unlock_button.sizeHint().width() + self.outside_button.sizeHint().width()
        beside = needed + self.password_buttons.spacing() + 2 * _SLACK <= room
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self.password_buttons.direction() != way:
            self.password_buttons.setDirection(way)
