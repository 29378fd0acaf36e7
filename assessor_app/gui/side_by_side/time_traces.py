"""What several readers left along a line of time: a lane for each, below the line, with their letter before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from assessor_app.domain.citation import TimePlace
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.side_by_side.reader_look import paint_sign, reader_color, reader_fill
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.clock_text import span_text
from assessor_app.gui.video_view.time_scale import TimeScale

_LANE, _LOW_LANE = 14, 11
# lanes beyond so many are lower
_ROOMY: Final = 4
_BAR: Final = 4
_MARK: Final = 8
_NARROWEST: Final = 3.0
_REACH: Final = 5.0
_MOST: Final = 500


class TimeTraces:
    """Lanes by reader, top down in the order of their letters."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._lanes: dict[str, list[tuple[TimePlace, Trace]]] = {}

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Take those of a recording; what is at no moment is somebody else's business."""
        lanes: dict[str, list[tuple[TimePlace, Trace]]] = {}
        for trace in traces:
            if isinstance(trace.place, TimePlace):
                lanes.setdefault(trace.letter, []).append((trace.place, trace))
        self._lanes = {letter: sorted(found, key=_order)[:_MOST] for letter, found in sorted(lanes.items())}

    @property
    def lanes(self) -> tuple[str, ...]:
        """The letters that have a lane, top down."""
        return tuple(self._lanes)

    def _lane(self) -> int:
        return self._theme.px(_LANE if len(self._lanes) <= _ROOMY else _LOW_LANE)

    def height(self) -> int:
        """How much room all lanes take, logical pixels."""
        return len(self._lanes) * self._lane()

    def paint(self, painter: QPainter, scale: TimeScale, top: float) -> None:
        """Paint all lanes below ``top``: what was played as bars, marks and pins on them."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (letter, found) in enumerate(self._lanes.items()):
            middle = top + (number + 0.5) * self._lane()
            self._paint_ground(painter, scale, middle, letter)
            for place, trace in found:
                self._paint_one(painter, scale, middle, place, trace)
        painter.restore()

    def hint(self, scale: TimeScale, x: float, y: float, top: float) -> str:
        """What is to be said of what lies under a point; "" where nothing does."""
        number = int((y - top) // self._lane()) if y >= top else -1
        if not 0 <= number < len(self._lanes):
            return ""
        letter = self.lanes[number]
        near = [
            f"{trace.said}  {span_text(place.start, place.end)}"
            for place, trace in self._lanes[letter]
            if scale.x(place.start) - _REACH <= x <= scale.x(_end(place)) + _REACH
        ]
        return "\n".join(near[-3:])

    def _paint_ground(self, painter: QPainter, scale: TimeScale, middle: float, letter: str) -> None:
        side = min(float(self._lane() - 2), scale.left)
        box = QRectF(max(0.0, scale.left - side - 1), middle - side / 2, side, side)
        tone = reader_color(self._theme, letter)
        paint_sign(painter, self._theme, box, letter, tone, self._theme.color("on_status"))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(QPointF(scale.left, middle), QPointF(scale.left + scale.width, middle))

    def _paint_one(self, painter: QPainter, scale: TimeScale, middle: float, place: TimePlace, trace: Trace) -> None:
        left = scale.x(place.start)
        wide = max(_NARROWEST, scale.x(_end(place)) - left)
        tone = reader_color(self._theme, trace.letter)
        painter.setPen(Qt.PenStyle.NoPen)
        if trace.kind == "seen":
            high = self._theme.px(_BAR)
            painter.setBrush(reader_fill(self._theme, trace.letter))
            painter.drawRect(QRectF(left, middle - high / 2, wide, high))
            return
        high = self._theme.px(_MARK)
        painter.setBrush(tone)
        if trace.kind == "mark":
            painter.setPen(QPen(tone, 1.4))
            painter.setBrush(self._theme.color("panel"))
            painter.drawRoundedRect(QRectF(left, middle - high / 2, max(wide, high), high), 2, 2)
        else:
            corners = (QPointF(left, middle - high / 2), QPointF(left + high, middle), QPointF(left, middle + high / 2))
            painter.drawPolygon(QPolygonF(list(corners)))


def _order(found: tuple[TimePlace, Trace]) -> tuple[bool, float]:
    """What was played lies under marks and pins."""
    return found[1].kind != "seen", found[0].start


def _end(place: TimePlace) -> float:
    return place.start if place.end is None else place.end
