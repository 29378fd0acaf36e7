"""A key drawn as a small plate, alike in the palette and in the list of keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from assessor_app.gui.theme import Theme

_PAD = 7
_HEIGHT = 20


def chip_width(words: str, theme: Theme) -> int:
    """How wide the plate of ``words`` is, in pixels."""
    return QFontMetrics(theme.font(12, bold=True)).horizontalAdvance(words) + theme.px(2 * _PAD)


def paint_chip(painter: QPainter, row: QRect, right: int, words: str, theme: Theme, *, ink: str = "text") -> int:
    """Draw the plate in the middle of ``row`` so that it ends at ``right``; returns where it begins."""
    painter.save()
    width = chip_width(words, theme)
    height = theme.px(_HEIGHT)
    box = QRectF(right - width, row.center().y() - height / 2 + 1, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.color(ink))
    painter.setFont(theme.font(12, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return right - width
