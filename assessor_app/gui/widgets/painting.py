"""Shapes that delegates paint alike: progress bars, state dots, selection grounds."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from assessor_app.gui.theme import Theme

DotShape = Literal["exclamation", "full", "tick", "ring"]


def paint_bar(painter: QPainter, box: QRectF, share: float, theme: Theme) -> None:
    """A rounded bar filled to ``share`` (0 to 1), on a ground that shows on selected rows too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    # in high contrast lines are as bright as the bar itself
    painter.setBrush(theme.color("track" if theme.high_contrast else "line"))
    painter.drawRoundedRect(box, radius, radius)
    share = min(1.0, max(0.0, share))
    if share > 0:
        filled = QRectF(box)
        # Never shorter than its own round ends, so that a first step can be seen.
        filled.setWidth(max(box.height(), box.width() * share))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()


def paint_dot(painter: QPainter, centre: QPointF, size: float, shape: DotShape, fill: QColor, ink: QColor) -> None:
    """A state dot of ``size`` pixels, whose shape tells as much as its colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = size / 2
    if shape == "ring":
        painter.setPen(QPen(fill, max(1.5, size / 7)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, half * 0.8, half * 0.8)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawEllipse(centre, half, half)
    painter.setPen(QPen(ink, max(1.4, size / 8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if shape == "tick":
        painter.drawPolyline(
            [
                centre + QPointF(-half * 0.45, half * 0.02),
                centre + QPointF(-half * 0.1, half * 0.38),
                centre + QPointF(half * 0.48, -half * 0.35),
            ]
        )
    elif shape == "exclamation":
        painter.drawLine(centre + QPointF(0, -half * 0.5), centre + QPointF(0, half * 0.08))
        painter.drawPoint(centre + QPointF(0, half * 0.5))
    painter.restore()
