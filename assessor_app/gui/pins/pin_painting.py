"""How a pin looks wherever it is drawn: a small numbered flag, and a soft frame about what it is pinned to."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from assessor_app.gui.theme import Theme

_FONT: Final = 11
_NARROWEST: Final = 18
_HIGH: Final = 17
_LONGEST_HINT: Final = 600


def flag_size(theme: Theme, words: str) -> QSizeF:
    """What a flag with these words on it takes, logical pixels."""
    metrics = QFontMetricsF(theme.font(_FONT, bold=True))
    wide = metrics.horizontalAdvance(words) + theme.px(9)
    return QSizeF(max(wide, theme.px(_NARROWEST)), max(metrics.height(), theme.px(_HIGH)))


def paint_flag(painter: QPainter, theme: Theme, box: QRectF, words: str, *, current: bool) -> None:
    """A flag whose left edge is notched towards what it belongs to; the one in hand is ringed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)
    # A light edge parts it from dark print and from its neighbours alike.
    painter.setPen(QPen(theme.color("on_status"), 1))
    painter.setBrush(theme.color("warn"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font(_FONT, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def paint_pinned(painter: QPainter, theme: Theme, box: QRectF, *, current: bool) -> None:
    """A frame about a part of a page or a block of cells: the one in hand stands out."""
    if not current:
        paint_soft_frames(painter, theme, (box,))
        return
    tint = QColor(theme.color("warn"))
    tint.setAlphaF(0.14)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("warn"), 2.0))
    painter.setBrush(tint)
    painter.drawRoundedRect(box, 3, 3)
    painter.restore()


def paint_soft_frames(painter: QPainter, theme: Theme, boxes: Sequence[QRectF]) -> None:
    """Soft frames about much at once, quickly: pages are scrolled with hundreds of them in view."""
    ink, tint = QColor(theme.color("warn")), QColor(theme.color("warn"))
    ink.setAlphaF(0.6)
    tint.setAlphaF(0.06)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(tint)
    painter.drawRects(list(boxes))
    painter.restore()


def paint_corner(painter: QPainter, theme: Theme, box: QRectF, *, current: bool) -> None:
    """A folded corner at the upper right of a cell: there is a note on it."""
    side = min(theme.px(10 if current else 8), box.height() - 2, box.width() - 2)
    corner = box.topRight()
    corners = [corner, QPointF(corner.x() - side, corner.y()), QPointF(corner.x(), corner.y() + side)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("warn"))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def paint_rubber(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The rectangle being drawn."""
    paint_pinned(painter, theme, box, current=True)


def hint_markup(words: str) -> str:
    """Words for a tool tip, broken into lines and never taken for markup."""
    shown = words if len(words) <= _LONGEST_HINT else words[: _LONGEST_HINT - 1] + "…"
    lines = escape(shown).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if lines else ""
