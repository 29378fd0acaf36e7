"""What a page says when it has nothing to show: what happened, what is safe, and the next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.heading_words import as_heading
from assessor_app.gui.widgets.when_shown import hear_when_shown


class EmptyState(QFrame):
    """Picture, heading, sentence and at most one button; ``action_chosen`` when that is pressed."""

    action_chosen = Signal()

    picture_label: QLabel
    heading_label: QLabel
    sentence_label: QLabel
    action_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._picture = ""
        self._action: Callable[[], None] | None = None
        load_form(self, "empty_state")
        self.action_button.clicked.connect(self._act)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        hear_when_shown(self, theme.changed, self._draw)

    def tell(
        self,
        picture: str,
        heading: str,
        sentence: str,
        action_text: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        """Show this state; ``action`` is a bound method called when the button is pressed.

        ``heading`` may be a sentence: it is shown without its full stop.
        """
        self._picture = picture
        self.heading_label.setText(as_heading(heading))
        self.sentence_label.setText(sentence)
        self.action_button.setText(action_text)
        self.action_button.setVisible(bool(action_text))
        self._action = action
        self._draw()
        layout = self.layout()
        if layout is not None and self.isVisible():
            # a state told again must not be painted with its new words in the room of the old ones
            layout.activate()

    @Slot()
    def _act(self) -> None:
        self.action_chosen.emit()
        if self._action is not None:
            self._action()

    @Slot()
    def _draw(self) -> None:
        if self._theme is None or not self._picture:
            return
        side = self._theme.px(40)
        ratio = self.devicePixelRatioF()
        self.picture_label.setPixmap(self._theme.icon(self._picture).pixmap(QSize(side, side), ratio))
