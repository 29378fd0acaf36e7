"""The one way to speak to the user: a bar above the page, never a box in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme

Kind = Literal["info", "warning", "error"]
_PICTURES: Final[dict[Kind, tuple[str, str]]] = {
    "info": ("information-outline", "accent"),
    "warning": ("alert-outline", "warn"),
    "error": ("alert-circle-outline", "bad"),
}


class NoticeBar(QFrame):
    """Shows one sentence at a time, with at most one action; stays until closed, acted on, or replaced.

    ``closed`` is emitted whenever it disappears.
    """

    closed = Signal()

    kind_picture: QToolButton
    sentence_label: QLabel
    action_button: QPushButton
    close_button: QToolButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._kind: Kind = "info"
        self._topic = ""
        self._action: Callable[[], object] | None = None
        load_form(self, "notice_bar")
        self.action_button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.close_notice)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said, empty when nothing is."""
        return "" if self.isHidden() else self.sentence_label.text()

    @property
    def topic(self) -> str:
        """What the present notice is about, as given to :meth:`show_notice`."""
        return "" if self.isHidden() else self._topic

    def dress(self, theme: Theme) -> None:
        """Take icons and sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def show_notice(
        self,
        sentence: str,
        kind: Kind = "info",
        action_text: str = "",
        action: Callable[[], object] | None = None,
        *,
        topic: str = "",
    ) -> None:
        """Say one sentence. ``action`` is a bound method called when ``action_text`` is pressed.

        ``topic`` lets the speaker take the notice back later with :meth:`take_back`.
        """
        self._kind, self._action, self._topic = kind, action, topic
        self.sentence_label.setText(sentence)
        self.action_button.setText(action_text)
        self.action_button.setVisible(bool(action_text))
        self.setProperty("kind", kind)
        self.setAccessibleName(sentence)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw()
        self.show()

    def take_back(self, topic: str) -> None:
        """Close the notice if it is still the one about ``topic``."""
        if topic and self.topic == topic:
            self.close_notice()

    @Slot()
    def close_notice(self) -> None:
        """Say nothing any more."""
        self._action = None
        self._topic = ""
        self.hide()
        self.closed.emit()

    @Slot()
    def _act(self) -> None:
        action = self._action
        self.close_notice()
        if action is not None:
            action()

    @Slot()
    def _draw(self) -> None:
        if self._theme is None:
            return
        picture, color = _PICTURES[self._kind]
        side = self._theme.px(18)
        for button, icon in (
            (self.kind_picture, self._theme.icon(picture, color)),
            (self.close_button, self._theme.icon("close")),
        ):
            button.setIcon(icon)
            button.setIconSize(QSize(side, side))
