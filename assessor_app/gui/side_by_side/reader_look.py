"""How one reader is told from another wherever their work is drawn: a letter, a tone, a shape and a kind of line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from assessor_app.gui.theme import Theme

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TONES: Final[Mapping[str, str]] = {"A": "reader_a", "B": "reader_b", "C": "reader_c"}
_LINES: Final[Mapping[str, Qt.PenStyle]] = {"A": Qt.PenStyle.SolidLine, "B": Qt.PenStyle.DashLine}
_FILLS: Final[Mapping[str, Qt.BrushStyle]] = {"A": Qt.BrushStyle.SolidPattern, "B": Qt.BrushStyle.Dense4Pattern}
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
    color = theme.color(_TONES.get(letter, "muted"))
    if not on_paper or not theme.dark:
        return color
    fuller, deeper = min(1.0, color.saturationF() * _FULLER), color.valueF() * _DEEPER
    return QColor.fromHsvF(max(0.0, color.hueF()), fuller, deeper)


def reader_pen(theme: Theme, letter: str, width: float) -> QPen:
    """The line of a reader about a part of a page: unbroken for A, dashed for B, dotted for the others."""
    return QPen(reader_color(theme, letter, on_paper=True), width, _LINES.get(letter, Qt.PenStyle.DotLine))


def reader_fill(theme: Theme, letter: str) -> QBrush:
    """The fill of a reader along a line of time: full for A, half for B, striped for the others."""
    return QBrush(reader_color(theme, letter), _FILLS.get(letter, Qt.BrushStyle.BDiagPattern))


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
        inset = high * 0.12 if letter == "C" else 0.0
        ink = reader_color(theme, letter, on_paper=True)
        paint_sign(painter, theme, sign.adjusted(inset, inset, -inset, -inset), letter, ink, theme.color("paper"))
    painter.restore()


def paint_sign(painter: QPainter, theme: Theme, box: QRectF, letter: str, tone: QColor, ink: QColor) -> None:
    """The letter in its shape: a square for A, a circle for B, a diamond for C, squares for all others."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    if letter == "B":
        painter.drawEllipse(box)
    elif letter == "C":
        reach, middle = box.height() * 0.62, box.center()
        corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    else:
        painter.drawRoundedRect(box, 3, 3)
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
    if letter == "C":
        box = box.adjusted(2, 2, -2, -2)
    paint_sign(painter, theme, box, letter, reader_color(theme, letter), theme.color("on_status"))
    painter.end()
    return pixmap


def _side(theme: Theme) -> float:
    return max(QFontMetricsF(theme.font(_FONT)).height() + 3, theme.px(_SIGN))
