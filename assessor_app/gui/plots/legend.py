"""What signs, tones and patterns stand for, in as many lines as the width needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from assessor_app.gui.plots.hatching import Pattern, hatch
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.ramp import Ramp, mixed
from assessor_app.gui.plots.signs import SIGN_PX, Sign, paint_sign

LEGEND_PX: Final = 11.0
_SWATCH: Final = 16.0
_WORDS_GAP: Final = 5.0
_ITEM_GAP: Final = 16.0

Kind = Literal["sign", "tone", "ramp", "hatched", "framed", "line", "dashed", "band", "doubt"]


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry: ``sign`` with ``ink`` (and ``hollow``), a ``tone`` with its pattern, or a line."""

    words: str
    kind: Kind
    sign: Sign = "circle"
    ink: str = "accent"
    hollow: bool = False
    share: float = 0.0
    pattern: Pattern = "plain"


@dataclass(frozen=True, slots=True)
class LegendSpot:
    """An entry and where its swatch is painted."""

    item: LegendItem
    area: QRectF


def legend_height(items: Sequence[LegendItem], width: float, look: Look) -> float:
    """How high a legend is at this width."""
    placed = arrange(items, QRectF(0, 0, width, 1e6), look)
    return max((words.bottom() for _, _, words in placed), default=0.0)


def arrange(items: Sequence[LegendItem], area: QRectF, look: Look) -> list[tuple[LegendItem, QRectF, QRectF]]:
    """Each entry with the area of its swatch and that of its words."""
    made = []
    x, y, line = area.left(), area.top(), look.line(LEGEND_PX) + look.px(4)
    for item in items:
        swatch = look.px(_SWATCH * (2.6 if item.kind == "ramp" else 1.0))
        words = min(look.width(item.words, LEGEND_PX), area.width() - swatch - look.px(_WORDS_GAP))
        whole = swatch + look.px(_WORDS_GAP) + words
        if x > area.left() and x + whole > area.right() + 0.5:
            x, y = area.left(), y + line
        left = x + swatch + look.px(_WORDS_GAP)
        made.append((item, QRectF(x, y, swatch, line), QRectF(left, y, max(1.0, words), line)))
        x += whole + look.px(_ITEM_GAP)
    return made


def paint_legend(painter: QPainter, spots: Sequence[LegendSpot], look: Look) -> None:
    """Paint the swatches; the words are labels of the scene."""
    ramp = Ramp(look) if spots else None
    for spot in spots:
        item, area = spot.item, spot.area
        box = QRectF(area.left(), area.center().y() - look.px(5), area.width(), look.px(10))
        if item.kind == "sign":
            hollow = look.color("panel") if item.hollow else None
            paint_sign(painter, item.sign, area.center(), look.px(SIGN_PX), look.color(item.ink), hollow=hollow)
        elif item.kind == "tone" and ramp is not None:
            paint_tone(painter, box, item.share, item.pattern, ramp, look)
        elif item.kind == "ramp" and ramp is not None:
            _paint_ramp(painter, box, ramp)
        elif item.kind == "hatched":
            painter.setPen(QPen(look.color("scroll"), look.px(1)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawLines(hatch(box, "rising", look.px(5)))
            painter.drawRect(box)
        elif item.kind == "framed":
            painter.setPen(QPen(look.color("text"), look.px(1.6)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        elif item.kind == "doubt":
            paint_doubt(painter, QRectF(box.left(), area.center().y() - look.px(7), look.px(14), look.px(14)), look)
        elif item.kind == "band":
            painter.fillRect(box, look.color(item.ink))
        else:
            style = Qt.PenStyle.DashLine if item.kind == "dashed" else Qt.PenStyle.SolidLine
            painter.setPen(QPen(look.color(item.ink), look.px(2), style))
            middle = area.center().y()
            painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))


def paint_tone(painter: QPainter, area: QRectF, share: float, pattern: Pattern, ramp: Ramp, look: Look) -> None:
    """A tone of the ramp with its pattern over it."""
    ground = ramp.ground(share)
    painter.fillRect(area, ground)
    if pattern != "plain":
        painter.setPen(QPen(mixed(ground, ramp.ink(share), 0.45), look.px(1)))
        painter.drawLines(hatch(area, pattern, look.px(5)))
    painter.setPen(QPen(look.color("panel"), look.px(1)))
    painter.drawLine(QLineF(area.topRight(), area.bottomRight()))


def paint_doubt(painter: QPainter, area: QRectF, look: Look) -> None:
    """The sign of something that may be unclear: a question mark in a square of its own."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("warn"))
    painter.drawRoundedRect(area, look.px(4), look.px(4))
    painter.setPen(look.color("on_status"))
    painter.setFont(look.font(LEGEND_PX, bold=True))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), "?")


def _paint_ramp(painter: QPainter, box: QRectF, ramp: Ramp) -> None:
    parts = 6
    for part in range(parts):
        wide = box.width() / parts
        painter.fillRect(
            QRectF(box.left() + part * wide, box.top(), wide, box.height()), ramp.ground(part / (parts - 1))
        )
