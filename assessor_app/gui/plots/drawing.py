"""What all plots have in common: one data set as sentence, table, marks with places, and paint; no widget in sight."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from assessor_app.gui.plots.legend import LEGEND_PX, LegendItem, LegendSpot, arrange, paint_legend
from assessor_app.gui.plots.look import BASE_PX, Look

Key: TypeAlias = tuple[str, ...]
Cell: TypeAlias = str | int | float | None
Align: TypeAlias = Literal["left", "centre", "right"]
Walk: TypeAlias = Literal["line", "rows", "grid"]
Direction: TypeAlias = Literal["left", "right", "up", "down", "first", "last"]

# marks so near to one height are in one row
_SAME_ROW = 3.0
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a plot for eyes and files: numbers stay numbers, None is an empty cell.

    ``keys`` has the key of each row, to be chosen there as on the plot; () where nothing can be.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that can be pointed at and chosen: ``spot`` is where its number lies, ``area`` what takes a click."""

    key: Key
    area: QRectF
    spot: QPointF


@dataclass(frozen=True, slots=True)
class Label:
    """Words as they are drawn; ``whole`` is what they say where ``text`` had to be shortened.

    ``patched``: with a patch of quiet ground behind them, where lines pass.
    """

    area: QRectF
    text: str
    whole: str
    align: Align = "left"
    ink: str = "text"
    pixels: float = BASE_PX
    bold: bool = False
    patched: bool = False

    @property
    def cut(self) -> bool:
        """Whether not all of it is shown."""
        return self.text != self.whole


@dataclass
class Scene:
    """Where everything lies in one rectangle; each drawing adds what it paints besides marks and labels."""

    rect: QRectF
    look: Look
    marks: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    legend: list[LegendSpot] = field(default_factory=list)

    @cached_property
    def by_key(self) -> dict[Key, Mark]:
        """The marks by their keys."""
        return {mark.key: mark for mark in self.marks}

    @cached_property
    def _boxes(self) -> list[tuple[float, float, float, float, Mark]]:
        # plain numbers: asking thousands of Qt's rectangles at each move of the pointer would take milliseconds
        areas = ((mark.area, mark) for mark in self.marks)
        return [(area.left(), area.top(), area.right(), area.bottom(), mark) for area, mark in areas]

    def mark_at(self, point: QPointF) -> Mark | None:
        """The mark under a point: of several the one whose spot is nearest."""
        x, y = point.x(), point.y()
        under = [mark for left, top, right, end, mark in self._boxes if left <= x <= right and top <= y <= end]
        return min(under, key=lambda mark: _far(mark.spot, point), default=None)

    def write(
        self,
        area: QRectF,
        whole: str,
        align: Align = "left",
        ink: str = "text",
        pixels: float = BASE_PX,
        *,
        bold: bool = False,
        patched: bool = False,
    ) -> None:
        """Put words into ``area``, shortened at their end where they do not fit."""
        metrics = self.look.metrics(pixels, bold=bold)
        text = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, area.width() + 0.5)
        self.labels.append(Label(area, text, whole, align, ink, pixels, bold, patched))

    def add_legend(self, items: Sequence[LegendItem], area: QRectF) -> None:
        """Put a legend into ``area``, in as many lines as it takes (see ``legend.legend_height``)."""
        for item, swatch, words in arrange(items, area, self.look):
            self.legend.append(LegendSpot(item, swatch))
            self.write(words, item.words, "left", "muted", LEGEND_PX)


S = TypeVar("S", bound=Scene)


class Drawing(ABC, Generic[S]):
    """One picture of one data set. Made and used on any one thread; it holds no widget and changes nothing.

    ``title`` and ``sentence`` are what a screen reader says first; ``explanation`` tells in plain words what the
    statistic is. ``choosable``: whether something opens when a mark is chosen. ``walk``: how arrow keys go through the
    marks, see :func:`next_mark`.
    """

    title: str = ""
    sentence: str = ""
    explanation: str = ""
    choosable: bool = True
    walk: Walk = "line"

    def __init__(self) -> None:
        self._last: S | None = None

    @abstractmethod
    def height_for(self, width: float, look: Look) -> float:
        """How high it wants to be at this width, in pixels."""

    def least_height_for(self, width: float, look: Look) -> float:
        """How low it may become where there is less room, before it has to be scrolled."""
        return self.height_for(width, look)

    @abstractmethod
    def lay_out(self, rect: QRectF, look: Look) -> S:
        """Where everything lies in ``rect``."""

    @abstractmethod
    def paint_scene(self, painter: QPainter, scene: S) -> None:
        """Paint all but the labels."""

    @abstractmethod
    def table(self) -> Table:
        """The same numbers as a table, one row for each mark or thing."""

    @abstractmethod
    def words_of(self, key: Key) -> str:
        """All there is to say about a mark, in a sentence; "" for a key that is none."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.table().rows

    def scene(self, rect: QRectF, look: Look) -> S:
        """As :meth:`lay_out`, kept until asked for another rectangle or look."""
        last = self._last
        if last is None or last.rect != rect or last.look is not look:
            last = self._last = self.lay_out(rect, look)
        return last

    def marks(self, rect: QRectF, look: Look) -> Sequence[Mark]:
        """What can be pointed at, in reading order."""
        return self.scene(rect, look).marks

    def paint_on(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Paint all of it into ``rect``; the painter is left as it was."""
        scene = self.scene(rect, look)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_scene(painter, scene)
            paint_legend(painter, scene.legend, look)
            paint_labels(painter, scene.labels, look)
        finally:
            painter.restore()

    def words_at(self, point: QPointF, rect: QRectF, look: Look) -> str:
        """What there is to say about a point: its mark, or the whole of words cut short; "" for nothing."""
        scene = self.scene(rect, look)
        for label in scene.labels:
            if label.cut and label.area.contains(point):
                return label.whole
        mark = scene.mark_at(point)
        return self.words_of(mark.key) if mark is not None else ""


# a drawing whatever its scene
AnyDrawing: TypeAlias = Drawing[Any]


def paint_labels(painter: QPainter, labels: Sequence[Label], look: Look) -> None:
    """Write the labels of a scene."""
    for label in labels:
        if label.patched:
            wide = look.width(label.text, label.pixels, bold=label.bold) + 2
            painter.fillRect(
                QRectF(label.area.left() - 1, label.area.top(), wide, label.area.height()), look.color("panel")
            )
        painter.setFont(look.font(label.pixels, bold=label.bold))
        painter.setPen(look.color(label.ink))
        flags = _ALIGN[label.align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(label.area, int(flags) | int(Qt.TextFlag.TextSingleLine), label.text)


def next_mark(marks: Sequence[Mark], current: Mark | None, direction: Direction, walk: Walk) -> Mark | None:
    """Where an arrow key leads from a mark; at the edge the mark itself. None without marks.

    Marks in a ``line`` follow one another whichever way the arrow points. In ``rows`` left and right go through the
    reading order, up and down to the nearest of the next row. In a ``grid`` arrows go straight, over gaps too.
    """
    if not marks:
        return None
    if direction == "last":
        return marks[-1]
    if current is None or direction == "first":
        return marks[0]
    if walk == "line" or (walk == "rows" and direction in ("left", "right")):
        place = next((number for number, mark in enumerate(marks) if mark.key == current.key), 0)
        place += 1 if direction in ("right", "down") else -1
        return marks[min(len(marks) - 1, max(0, place))]
    return _nearest_ahead(marks, current, direction, straight=walk == "grid")


def _nearest_ahead(marks: Sequence[Mark], current: Mark, direction: Direction, *, straight: bool) -> Mark:
    across, sign = direction in ("left", "right"), 1 if direction in ("right", "down") else -1
    here = current.spot
    found: list[tuple[bool, float, float, Mark]] = []
    for mark in marks:
        way_x, way_y = mark.spot.x() - here.x(), mark.spot.y() - here.y()
        ahead, aside = (way_x * sign, abs(way_y)) if across else (way_y * sign, abs(way_x))
        if ahead > _SAME_ROW:
            found.append((straight and aside > _SAME_ROW, ahead, aside, mark))
    if not found:
        return current
    # straight ahead if there is anything, else the nearest row, and in that the nearest mark
    turned, row = min((turned, ahead) for turned, ahead, _, _ in found)
    in_row = [one for one in found if one[0] == turned and one[1] <= row + _SAME_ROW]
    return min(in_row, key=lambda one: one[2])[3]


def _far(one: QPointF, other: QPointF) -> float:
    way = one - other
    return way.x() ** 2 + way.y() ** 2
