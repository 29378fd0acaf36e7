"""The head of the page in one line or two: what does not fit makes way, and no button is ever cut off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

_GAP: Final = 12
# of Qt: a widget as wide as it likes
_UNBOUND: Final = 16_777_215


class HeadLines:
    """``title``, ``main`` and ``filters`` from the left, ``buttons`` with what they say at length and in short.

    Where one line is too short the filters get a line of their own, then ``main`` goes with them; where even that does
    not do the buttons say the short words, and the long ones on hover and to a screen reader.
    """

    def __init__(
        self,
        lines: tuple[QHBoxLayout, QHBoxLayout],
        title: QWidget,
        main: QWidget,
        filters: Sequence[QWidget],
        buttons: Mapping[QPushButton, tuple[str, str]],
    ) -> None:
        self._first, self._second = lines
        self._title, self._main, self._filters, self._buttons = title, main, tuple(filters), buttons
        self._split = 0
        for button, (long, _) in buttons.items():
            button.setAccessibleName(long)

    def fit(self, width: int) -> int:
        """Arrange it for so many pixels; returns how many all of it would take in one line."""
        named = self._wide(self._title) + 2 * _GAP
        acts = sum(map(self._wide, self._buttons))
        whole = named + acts + sum(map(self._wide, (self._main, *self._filters)))
        least = named + acts + self._main.minimumSizeHint().width() + _GAP
        split = 0 if whole <= width else 1 if least <= width else 2
        self._part(split)
        self._say(1 if named + acts > width else 0)
        # the list of credentials gives way, which can be read on hover and when it is open
        self._main.setMaximumWidth(max(1, width - named - acts) if split == 1 else _UNBOUND)
        return whole

    def _wide(self, part: QWidget) -> int:
        if part.isHidden():
            return 0
        wide = part.sizeHint().width() + _GAP
        if isinstance(part, QPushButton):
            metrics = part.fontMetrics()
            wide += metrics.horizontalAdvance(self._buttons[part][0]) - metrics.horizontalAdvance(part.text())
        return wide

    def _part(self, split: int) -> None:
        if split == self._split:
            return
        self._split = split
        self._first.removeWidget(self._main)
        for part in self._filters:
            (self._first if split else self._second).removeWidget(part)
        below = [self._main] if split == 2 else []
        below += self._filters if split else []
        above = [] if split == 2 else [self._main]
        above += [] if split else self._filters
        for place, part in enumerate(above):
            self._first.insertWidget(1 + place, part)
        for place, part in enumerate(below):
            self._second.insertWidget(place, part)

    def _say(self, form: int) -> None:
        for button, words in self._buttons.items():
            if button.text() != words[form]:
                button.setText(words[form])
                button.setToolTip(words[0] if form else "")
