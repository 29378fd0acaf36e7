"""How one reader is told from another wherever their work is drawn: a letter, a tone, a shape and a kind of line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from assessor_app.gui.theme import Theme

_Kind = TypeVar("_Kind")
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# so many tones and shapes that the first twelve readers have no pair of them in common
_TONES: Final = ("reader_a", "reader_b", "reader_c", "reader_d", "reader_e", "reader_f")
_SHAPES: Final = ("square", "circle", "diamond", "hexagon")
_LINES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_FILLS: Final = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.FDiagPattern,
)
_FONT: Final = 11
_SIGN: Final = 17
_PAD: Final = 6
_BETWEEN: Final = 2
# paper is white in the dark too: a tone made for dark ground has to be deepened there
_FULLER: Final = 2.2
_DEEPER: Final = 0.62


def letter_of(number: int) -> str:
    """The letter of a reader by place (0-based); readers beyond the alphabet share the last."""
    return LETTERS[min(number, len(LETTERS) - 1)]


def reader_color(theme: Theme, letter: str, *, on_paper: bool = False) -> QColor:
    """The tone of a reader; ``on_paper`` where the ground is white whatever the theme."""
    color = theme.color(_of(_TONES, letter))
    if not on_paper or not theme.dark:
        return color
    fuller, deeper = min(1.0, color.saturationF() * _FULLER), color.valueF() * _DEEPER
    return QColor.fromHsvF(max(0.0, color.hueF()), fuller, deeper)


def reader_pen(theme: Theme, letter: str, width: float) -> QPen:
    """The line about a part of a page: unbroken for A, dashed for B, dotted for C, both for D; and again."""
    return QPen(reader_color(theme, letter, on_paper=True), width, _of(_LINES, letter))


def reader_fill(theme: Theme, letter: str) -> QBrush:
    """A reader's fill along a line of time: full for A, half for B, striped either way for C and D; and again."""
    return QBrush(reader_color(theme, letter), _of(_FILLS, letter))


def tag_size(theme: Theme, words: str, signs: int = 1) -> QSizeF:
    """What a tag takes: the signs of so many readers with words behind them, logical pixels."""
    side = _side(theme)
    signed = signs * (side + _BETWEEN) - _BETWEEN
    if not words:
        return QSizeF(signed, side)
    wide = QFontMetricsF(theme.font(_FONT)).horizontalAdvance(words)
    return QSizeF(signed + wide + 2 * theme.px(_PAD), side)


def paint_tag(painter: QPainter, theme: Theme, box: QRectF, letters: Sequence[str], words: str) -> None:
    """The signs of readers and words on a page, on a plate of their own so that print does not shine through."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # what several left is in nobody's tone; the rail is dark in every theme
    tone = reader_color(theme, letters[0], on_paper=True) if len(letters) == 1 else theme.color("rail")
    high = box.height()
    signed = len(letters) * (high + _BETWEEN) - _BETWEEN
    if words:
        painter.setPen(QPen(tone, 1.2))
        painter.setBrush(theme.color("paper"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(theme.font(_FONT))
        painter.setPen(tone)
        room = box.adjusted(signed + theme.px(_PAD), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    for place, letter in enumerate(letters):
        sign = QRectF(box.left() + place * (high + _BETWEEN), box.top(), high, high)
        inset = high * 0.12 if _of(_SHAPES, letter) == "diamond" else 0.0
        ink = reader_color(theme, letter, on_paper=True)
        paint_sign(painter, theme, sign.adjusted(inset, inset, -inset, -inset), letter, ink, theme.color("paper"))
    painter.restore()


def paint_sign(painter: QPainter, theme: Theme, box: QRectF, letter: str, tone: QColor, ink: QColor) -> None:
    """The letter in its shape: a square for A, a circle for B, a diamond for C, a hexagon for D, and again."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    shape, middle = _of(_SHAPES, letter), box.center()
    if shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRoundedRect(box, 3, 3)
    else:
        corners = _corners(4, box.height() * 0.62) if shape == "diamond" else _corners(6, box.height() * 0.55)
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
    font = theme.font(_FONT, bold=True)
    font.setPixelSize(max(7, round(box.height() * 0.66)))
    metrics = QFontMetricsF(font)
    left = box.center().x() - metrics.horizontalAdvance(letter) / 2
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QPointF(left, box.center().y() + metrics.capHeight() / 2), letter)
    painter.restore()


def sign_pixmap(theme: Theme, letter: str, ratio: float) -> QPixmap:
    """The sign of a reader for a label or a button on a panel; ``ratio`` is device pixels for each logical one."""
    side = theme.px(20)
    size = QSize(round(side * ratio), round(side * ratio))
    pixmap = QPixmap(size)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    box = QRectF(0, 0, side, side).adjusted(1.5, 1.5, -1.5, -1.5)
    if _of(_SHAPES, letter) == "diamond":
        box = box.adjusted(2, 2, -2, -2)
    paint_sign(painter, theme, box, letter, reader_color(theme, letter), theme.color("on_status"))
    painter.end()
    return pixmap


def _of(kinds: Sequence[_Kind], letter: str) -> _Kind:
    """One of these for a letter, beginning again after the last."""
    return kinds[max(0, LETTERS.find(letter)) % len(kinds)]


def _corners(count: int, reach: float) -> list[QPointF]:
    """Of a polygon of equal sides that stands on a point, about (0, 0)."""
    turns = [math.tau * (place / count - 0.25) for place in range(count)]
    return [QPointF(reach * math.cos(turn), reach * math.sin(turn)) for turn in turns]


def _side(theme: Theme) -> float:
    return max(QFontMetricsF(theme.font(_FONT)).height() + 3, theme.px(_SIGN))
