"""Paints score badges, flags and ticks, centred on the row they belong to, readable without colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.score_badges import Badge, Tone

_FONT_PIXELS: Final = 12
_TONES: Final[dict[Tone, str]] = {
    "best": "info",
    "good": "good",
    "warn": "warn",
    "bad": "bad",
    "outside": "muted",
    "none": "track",
}


def badge_color(theme: Theme, tone: Tone) -> QColor:
    """The fill of a badge of this tone."""
    return theme.color(_TONES[tone])


def badge_rect(right: float, middle: float, theme: Theme) -> QRectF:
    """The box of a badge whose right edge is at ``right`` and whose centre lies on ``middle``."""
    height, width = theme.px(18), theme.px(28)
    return QRectF(right - width, round(middle - height / 2), width, height)


def paint_badge(painter: QPainter, box: QRectF, badge: Badge, theme: Theme) -> None:
    """Paint ``badge`` into ``box``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = badge_color(theme, badge.tone)
    ink = _paint_shape(painter, box, badge, theme, fill)
    if badge.text in ("✓", "✕"):
        paint_sign(painter, box, badge.text, ink)
    elif badge.shape == "dot":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("muted"))
        painter.drawEllipse(box.center(), box.height() * 0.1, box.height() * 0.1)
    else:
        _paint_text(painter, box, badge.text, theme.font(_FONT_PIXELS, bold=True), ink)
    painter.restore()


def _paint_shape(painter: QPainter, box: QRectF, badge: Badge, theme: Theme, fill: QColor) -> QColor:
    """The outline and fill of a badge; returns the ink for what stands inside."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    if badge.shape == "triangle":
        painter.drawPath(_triangle(box))
        return theme.color("on_status")
    if badge.shape == "outline":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(fill, 1.3))
        painter.drawRoundedRect(box.adjusted(0.65, 0.65, -0.65, -0.65), 4, 4)
        return theme.color("text")
    if badge.shape == "dot" and badge.text == "✓":
        return theme.color("muted")
    radius = box.height() / 2 if badge.shape == "round" else 4.0
    painter.drawRoundedRect(box, radius, radius)
    return theme.color("on_status")


def _triangle(box: QRectF) -> QPainterPath:
    half = box.height() * 0.62
    centre = box.center().x()
    path = QPainterPath()
    path.addPolygon(
        QPolygonF(
            [
                QPointF(centre, box.top() - 0.5),
                QPointF(centre + half, box.bottom()),
                QPointF(centre - half, box.bottom()),
                QPointF(centre, box.top() - 0.5),
            ]
        )
    )
    return path


def paint_sign(painter: QPainter, box: QRectF, sign: str, ink: QColor) -> None:
    """Draw a tick or a cross as strokes, so that it looks the same with every font."""
    unit = box.height() / 18
    middle = box.center()
    pen = QPen(ink, 2.0 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if sign == "✓":
        points = [QPointF(-4.0, 0.3), QPointF(-1.2, 3.2), QPointF(4.2, -3.2)]
        painter.drawPolyline([middle + point * unit for point in points])
        return
    for end in (QPointF(3.3, 3.3), QPointF(3.3, -3.3)):
        painter.drawLine(middle - end * unit, middle + end * unit)


def paint_flag(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Draw the flag for the lead: a pole and a pennant inside ``box``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, top, high = box.left() + 1.5, box.top() + 1, box.height() - 2
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(left, top), QPointF(left, top + high))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    wide = box.width() - 3
    points = [QPointF(left, top), QPointF(left + wide, top + high * 0.28), QPointF(left, top + high * 0.58)]
    painter.drawPolygon(QPolygonF(points))
    painter.restore()


def _paint_text(painter: QPainter, box: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """Digits and letters centred by what is seen of them, not by the font's line."""
    metrics = QFontMetricsF(font)
    drop = 0.08 * box.height() if text == "!" else 0.0
    start = QPointF(
        box.center().x() - metrics.horizontalAdvance(text) / 2, box.center().y() + metrics.capHeight() / 2 + drop
    )
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(start, text)
