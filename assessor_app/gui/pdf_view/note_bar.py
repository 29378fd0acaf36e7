"""What has to be known about the pages shown, as that they were made from an office file; it can be put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme


class NoteBar(QFrame):
    """One sentence in plain text, with at most one thing to be done about it; hidden while there is none."""

    note_picture: QLabel
    note_label: QLabel
    note_action_button: QPushButton
    close_note_button: QToolButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        load_form(self, "note_bar")
        self._action: Callable[[], None] | None = None
        self.note_action_button.clicked.connect(self._act)
        self.close_note_button.clicked.connect(self.put_away)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def say(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a sentence; "" puts the bar away. ``action`` is a bound method for the button ``action_text``."""
        self._action = action
        self.note_action_button.setText(action_text)
        self.note_action_button.setVisible(bool(action_text))
        self.note_label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    @Slot()
    def put_away(self) -> None:
        """Say nothing any more."""
        self.say("")

    @Slot()
    def _act(self) -> None:
        action = self._action
        self.put_away()
        if action is not None:
            action()

    @Slot()
    def _draw(self) -> None:
        side = self._theme.px(17)
        icon = self._theme.icon("information-outline", "accent")
        self.note_picture.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self.close_note_button.setIcon(self._theme.icon("close"))
        self.close_note_button.setIconSize(QSize(side, side))
