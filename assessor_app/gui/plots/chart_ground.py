"""What charts with axes have in common: names beside rows, ticks with labels, quiet lines behind the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from assessor_app.gui.plots.axes import TICK_PX, Axis, Tick
from assessor_app.gui.plots.drawing import Scene
from assessor_app.gui.plots.look import Look

NAME_PX: Final = 12.0
_NAME_GAP: Final = 10.0


def names_width(look: Look, names: Iterable[str], width: float, most: float = 0.3, *, bold: bool = False) -> float:
    """How wide a column of names is, at most that share of the width, with the gap to what follows."""
    widest = max((look.width(name, NAME_PX, bold=bold) for name in names), default=0.0)
    return min(widest, width * most) + look.px(_NAME_GAP)


def write_name(scene: Scene, left: float, right: float, middle: float, name: str, *, bold: bool = False) -> None:
    """A name at the left of a row, ending before ``right``."""
    high = scene.look.line(NAME_PX)
    area = QRectF(left, middle - high / 2, max(1.0, right - scene.look.px(_NAME_GAP) - left), high)
    scene.write(area, name, "right", "text", NAME_PX, bold=bold)


def write_ticks_below(scene: Scene, ticks: Sequence[Tick], top: float) -> None:
    """The numbers below a horizontal axis, kept inside the picture."""
    look, high = scene.look, scene.look.line(TICK_PX)
    for tick in ticks:
        wide = look.width(tick.words, TICK_PX) + 1
        left = min(max(tick.at - wide / 2, scene.rect.left()), scene.rect.right() - wide)
        scene.write(QRectF(left, top, wide, high), tick.words, "centre", "muted", TICK_PX)


def write_ticks_beside(scene: Scene, ticks: Sequence[Tick], left: float, right: float) -> None:
    """The numbers at the left of an upright axis."""
    high = scene.look.line(TICK_PX)
    for tick in ticks:
        area = QRectF(left, tick.at - high / 2, max(1.0, right - left), high)
        scene.write(area, tick.words, "right", "muted", TICK_PX)


def write_ends(scene: Scene, axis: Axis, top: float, low: str, middle: str, high: str) -> None:
    """What lies at both ends of an axis, and its unit between them, as far as there is room for whole words."""
    look, line = scene.look, scene.look.line(TICK_PX)
    left, right = min(axis.start, axis.end), max(axis.start, axis.end)
    ends = [f"← {low}" if low else "", f"{high} →" if high else ""]
    widths = [look.width(words, TICK_PX) + 1 if words else 0.0 for words in ends]
    if sum(widths) + look.px(12) > right - left:
        # one end tells the other
        ends[0], widths[0] = "", 0.0
    if ends[0]:
        scene.write(QRectF(left, top, widths[0], line), ends[0], "left", "muted", TICK_PX)
    if ends[1]:
        start = max(scene.rect.left(), right - widths[1])
        scene.write(QRectF(start, top, max(1.0, right - start), line), ends[1], "right", "muted", TICK_PX)
    room = right - left - 2 * max(widths) - look.px(16)
    if middle and room >= look.width(middle, TICK_PX):
        scene.write(QRectF((left + right - room) / 2, top, room, line), middle, "centre", "muted", TICK_PX)


def paint_upright(painter: QPainter, look: Look, ticks: Sequence[Tick], top: float, bottom: float) -> None:
    """Quiet lines at ticks of a horizontal axis; the one at zero is a little stronger."""
    for strong in (False, True):
        painter.setPen(QPen(look.color("scroll") if strong else look.grid, look.px(1)))
        painter.drawLines([QLineF(one.at, top, one.at, bottom) for one in ticks if (abs(one.value) < 1e-9) is strong])


def paint_level(painter: QPainter, look: Look, ticks: Sequence[Tick], left: float, right: float) -> None:
    """Quiet lines at ticks of an upright axis."""
    for strong in (False, True):
        painter.setPen(QPen(look.color("scroll") if strong else look.grid, look.px(1)))
        painter.drawLines([QLineF(left, one.at, right, one.at) for one in ticks if (abs(one.value) < 1e-9) is strong])
