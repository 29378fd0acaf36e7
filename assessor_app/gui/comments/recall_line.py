"""One line under the editor that offers a comment written before; it takes no focus from the typing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.key_chip import paint_chip

_HEIGHT = 24
_PAD = 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecallLine(QAbstractButton):
    """Shows the beginning of a text and the key that takes it."""

    def __init__(self, theme: Theme, key_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key_words = key_words
        # Reached by Tab from behind, but a click leaves the cursor in the comment.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def offer(self, text: str) -> None:
        """Offer this text."""
        line = " ".join(text.split())
        self.setText(line)
        self.setToolTip(text if len(text) <= 600 else text[:600] + "…")
        self.setAccessibleName(self.tr("Insert “{text}”").format(text=line[:200]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(self.rect(), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        pad = theme.px(_PAD)
        right = paint_chip(painter, self.rect(), self.width() - 2, self._key_words, theme, ink="muted") - pad
        font = theme.font(12.5)
        room = QRect(pad, 0, max(0, right - pad), self.height())
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(
            room, _LEFT, QFontMetrics(font).elidedText(self.text()[:400], Qt.TextElideMode.ElideRight, room.width())
        )
