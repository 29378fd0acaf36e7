"""The shapes that stand for numbers: a flag is told by shape as well as by colour."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from assessor_app.gui.plots.look import Look

Sign = Literal["circle", "diamond", "square", "triangle"]
SIGN_OF_FLAG: Final[dict[str, Sign]] = {"inside": "circle", "watch": "diamond", "act": "square"}
INK_OF_FLAG: Final[dict[str, str]] = {"inside": "accent", "watch": "warn", "act": "bad"}
SIGN_PX: Final = 10.0


def paint_sign(
    painter: QPainter, sign: Sign, centre: QPointF, size: float, ink: QColor, *, hollow: QColor | None = None
) -> None:
    """A filled sign of ``size`` pixels; filled with ``hollow`` and edged with ``ink`` where that is given."""
    painter.setPen(
        QPen(ink, max(1.4, size / 7), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.setBrush(ink if hollow is None else hollow)
    half = size / 2
    if sign == "circle":
        painter.drawEllipse(centre, half * 0.92, half * 0.92)
    elif sign == "square":
        painter.drawRect(QRectF(centre.x() - half * 0.82, centre.y() - half * 0.82, half * 1.64, half * 1.64))
    elif sign == "diamond":
        _polygon(painter, centre, ((0, -half * 1.15), (half * 1.15, 0), (0, half * 1.15), (-half * 1.15, 0)))
    else:
        _polygon(painter, centre, ((0, -half), (half * 1.05, half * 0.8), (-half * 1.05, half * 0.8)))


def paint_span(painter: QPainter, low: float, high: float, y: float, look: Look, ink: QColor) -> None:
    """An interval from ``low`` to ``high`` at ``y``, with small feet at its ends."""
    foot = look.px(3)
    painter.setPen(QPen(ink, look.px(1.8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLines(
        [QLineF(low, y, high, y), QLineF(low, y - foot, low, y + foot), QLineF(high, y - foot, high, y + foot)]
    )


def _polygon(painter: QPainter, centre: QPointF, corners: tuple[tuple[float, float], ...]) -> None:
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
