"""The frame round what a citation points at, and the badge that says what it is cited for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from assessor_app.gui.theme import Theme

_LINE: Final = 3.0
_REGION_LINE: Final = 2.0


@dataclass(frozen=True, slots=True)
class CitedFrame:
    """Pages ``first``..``last`` (0-based, both included) cited for what ``badge`` says.

    ``region`` is a part of page ``first`` in points from its top left, or None for whole pages.
    """

    first: int
    last: int
    badge: str
    region: QRectF | None = None

    def covers(self, page: int) -> bool:
        """Whether a page is cited."""
        return self.first <= page <= self.last


def paint_frame(painter: QPainter, frame: CitedFrame, box: QRectF, window: QRectF, theme: Theme) -> QRectF:
    """Frame ``box`` and hang the badge on it; returns the badge's box.

    The badge stays in ``window`` while any of the framed box does.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    region = frame.region is not None
    line = _REGION_LINE if region else _LINE
    reach = 5.0 if region else line / 2
    outline = box.adjusted(-reach, -reach, reach, reach)
    if region:
        tint = QColor(theme.color("accent"))
        tint.setAlphaF(0.10)
        painter.setBrush(tint)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), line))
    painter.drawRoundedRect(outline, 4, 4)
    badge = _paint_badge(painter, frame.badge, outline, window, theme)
    painter.restore()
    return badge


def _paint_badge(painter: QPainter, text: str, outline: QRectF, window: QRectF, theme: Theme) -> QRectF:
    if not text:
        return QRectF()
    font = theme.font(12, bold=True)
    metrics = QFontMetricsF(font)
    height = metrics.height() + theme.px(6)
    room = max(40.0, window.width() - 16)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - theme.px(16))
    width = metrics.horizontalAdvance(shown) + theme.px(16)
    # Sitting on the frame's edge; once that has scrolled off, held at the top of the window.
    top = max(outline.top() - height + 1, window.top() + 6)
    top = min(top, max(outline.bottom() - height - 6, outline.top() - height + 1))
    left = max(outline.left() - 1, window.left() + 8)
    badge = QRectF(left, top, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(badge, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.color("on_accent"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, shown)
    return badge
