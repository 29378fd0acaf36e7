"""Where saving stands, in words; where there is no room for them, as a sign."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel

_SIDE: Final = 16


class SaveState(ElidedLabel):
    """One line at the right; words that do not fit give way to their sign, never to a part of them.

    The words stay the label's text: they are read aloud, and said on hover.
    """

    _theme: Theme | None = None
    _sign = _ink = ""
    _brief = False

    def dress(self, theme: Theme) -> None:
        """Take signs and sizes from ``theme``; call once."""
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def tell(self, words: str, sign: str = "", ink: str = "muted") -> None:
        """Say ``words``; ``sign`` is the icon for them, in a token's colour."""
        self._sign, self._ink = sign, ink
        self.setText(words)

    def fit(self, room: int) -> None:
        """Ask for the width of the words where ``room`` pixels are enough for them, else for that of their sign."""
        brief = self.fontMetrics().horizontalAdvance(self.text()) > room
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()

    def shows_sign(self) -> bool:
        """Whether the sign stands for the words now."""
        return bool(self._sign) and self.is_cut()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() if self._brief or not self.text() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        side = self._side()
        return QSize(side if self._sign else 0, max(side, self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None or not self.shows_sign():
            super().paintEvent(event)
            return
        side, room = self._side(), self.contentsRect()
        box = QRect(room.right() + 1 - side, room.center().y() - side // 2, side, side)
        painter = QPainter(self)
        self._theme.icon(self._sign, self._ink).paint(painter, box)
        painter.end()

    def _side(self) -> int:
        return self._theme.px(_SIDE) if self._theme is not None else _SIDE
