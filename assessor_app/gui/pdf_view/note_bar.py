"""What has to be known about the pages shown, as that they were made from an office file; it can be put away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme

# below this the button would leave the sentence a column of single words
_NARROW: Final = 480


class NoteBar(QFrame):
    """One sentence in plain text, with at most one thing to be done about it; hidden while there is none."""

    note_picture: QLabel
    note_label: QLabel
    note_action_button: QPushButton
    close_note_button: QToolButton
    note_layout: QGridLayout

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        load_form(self, "note_bar")
        self._action: Callable[[], None] | None = None
        self._narrow = False
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        """Beside the sentence where there is room for both, else under it."""
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.note_layout.removeWidget(self.note_action_button)
        if narrow:
            self.note_layout.addWidget(self.note_action_button, 1, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self.note_layout.addWidget(self.note_action_button, 0, 2)

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
        self._place_button()
