"""The one way to speak to the user: a bar above the page, never a box in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QLocale, QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.worn_property import wear

Kind = Literal["info", "warning", "error"]
_PICTURES: Final[dict[Kind, tuple[str, str]]] = {
    "info": ("information-outline", "accent"),
    "warning": ("alert-outline", "warn"),
    "error": ("alert-circle-outline", "bad"),
}


@dataclass(frozen=True, slots=True)
class _Notice:
    """One thing said; what only informs and asks nothing is over once something else is said."""

    sentence: str
    kind: Kind
    action_text: str
    action: Callable[[], object] | None
    topic: str

    @property
    def stays(self) -> bool:
        return self.kind != "info" or self.action is not None

    def replaces(self, other: _Notice) -> bool:
        return (bool(self.topic) and self.topic == other.topic) or self.sentence == other.sentence


class NoticeBar(QFrame):
    """Shows one sentence at a time, with at most one action; stays until closed, acted on, or taken back.

    The latest is in front. Warnings, errors and questions that it covers wait below, are counted beside it, and come
    back one after the other. ``closed`` is emitted whenever the one in front goes for good.
    """

    closed = Signal()

    kind_picture: QToolButton
    sentence_label: QLabel
    action_button: QPushButton
    more_label: QLabel
    close_button: QToolButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        # the last one is in front
        self._said: list[_Notice] = []
        load_form(self, "notice_bar")
        self.action_button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.close_notice)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said, empty when nothing is."""
        return self._said[-1].sentence if self._said else ""

    @property
    def topic(self) -> str:
        """What the present notice is about, as given to :meth:`show_notice`."""
        return self._said[-1].topic if self._said else ""

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

        ``topic`` lets the speaker take the notice back later with :meth:`take_back`; of one topic only the latest is
        said, and the same sentence never twice.
        """
        notice = _Notice(sentence, kind, action_text, action, topic)
        self._said = [one for one in self._said if one.stays and not notice.replaces(one)]
        self._said.append(notice)
        self._tell()

    def take_back(self, topic: str) -> None:
        """Say no more about ``topic``."""
        left = [one for one in self._said if one.topic != topic]
        if topic and len(left) < len(self._said):
            self._keep(left)

    @Slot()
    def close_notice(self) -> None:
        """Say this no more: what waited below comes back."""
        self._keep(self._said[:-1])

    def close_all(self) -> None:
        """Say nothing any more."""
        self._keep([])

    def _keep(self, notices: list[_Notice]) -> None:
        front = self._said[-1:]
        self._said = notices
        self._tell()
        if front != notices[-1:]:
            self.closed.emit()

    def _tell(self) -> None:
        if not self._said:
            self.hide()
            return
        front, more = self._said[-1], len(self._said) - 1
        words = self.tr("1 more") if more == 1 else self.tr("{n} more").format(n=QLocale().toString(more))
        self.sentence_label.setText(front.sentence)
        self.action_button.setText(front.action_text)
        self.action_button.setVisible(bool(front.action_text))
        self.more_label.setText(words)
        self.more_label.setVisible(more > 0)
        self.setAccessibleName(f"{front.sentence} ({words})" if more else front.sentence)
        wear(self, "kind", front.kind)
        self._draw()
        self.show()

    @Slot()
    def _act(self) -> None:
        action = self._said[-1].action if self._said else None
        self.close_notice()
        if action is not None:
            action()

    @Slot()
    def _draw(self) -> None:
        if self._theme is None or not self._said:
            return
        picture, color = _PICTURES[self._said[-1].kind]
        side = self._theme.px(18)
        for button, icon in (
            (self.kind_picture, self._theme.icon(picture, color)),
            (self.close_button, self._theme.icon("close")),
        ):
            button.setIcon(icon)
            button.setIconSize(QSize(side, side))
