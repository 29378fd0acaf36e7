"""Whether a reader has changed: results over time, their moving average with limits, and what happened meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from assessor_app.gui.plots import explanations
from assessor_app.gui.plots.axes import TICK_PX, Axis, Tick, span_of
from assessor_app.gui.plots.chart_ground import paint_level, write_ticks_below, write_ticks_beside
from assessor_app.gui.plots.drawing import Cell, Drawing, Key, Mark, Scene, Table
from assessor_app.gui.plots.legend import LegendItem, legend_height
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.number_words import number, whole
from assessor_app.gui.plots.packing import Packed, pack
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import DriftData, DriftPoint
from assessor_app.gui.plots.signs import SIGN_PX, paint_sign
from assessor_app.gui.plots.time_axis import day_ticks, day_words, days_of

_HIGH: Final = 190.0
_LOWEST: Final = 120.0
_TALLEST: Final = 320.0
_EVENT_PX: Final = 11.0
_EVENT_WIDEST: Final = 190.0
_LEAST_DAYS: Final = 2.0
_MOST_LANES: Final = 4
_REACH: Final = 4.0


@dataclass
class DriftScene(Scene):
    """Both axes with their ticks, the room of the chart, and the events in lanes above it."""

    days: Axis = field(default_factory=lambda: Axis(0, 1, 0, 1))
    values: Axis = field(default_factory=lambda: Axis(-1, 1, 1, 0))
    ticks: list[Tick] = field(default_factory=list)
    room: QRectF = field(default_factory=QRectF)
    events: list[tuple[float, float]] = field(default_factory=list)


class DriftDrawing(Drawing[DriftScene]):
    """A key is that of the point."""

    def __init__(self, data: DriftData) -> None:
        super().__init__()
        self.data = data
        translate = QCoreApplication.translate
        self.title = data.title or translate("plots", "{reader} over time").format(reader=data.reader)
        self.sentence = data.sentence or self._own_sentence()
        self.explanation = explanations.drift()

    def height_for(self, width: float, look: Look) -> float:
        lanes = self._lanes(self._days(0, width, look), QRectF(0, 0, width, 1), look)
        return look.px(_HIGH) + self._head(lanes, look) + self._foot(width, look)

    def least_height_for(self, width: float, look: Look) -> float:
        return self.height_for(width, look) - look.px(_HIGH - _LOWEST)

    def lay_out(self, rect: QRectF, look: Look) -> DriftScene:
        left, right = rect.left() + self._side(look), rect.right() - look.px(8)
        days = self._days(rect.left(), rect.width(), look)
        lanes = self._lanes(days, rect, look)
        top = rect.top() + self._head(lanes, look)
        bottom = max(top + 20, min(top + look.px(_TALLEST), rect.bottom() - self._foot(rect.width(), look)))
        ends = [end for one in self.data.points for end in (one.low, one.high, one.average, one.value)]
        low, high = span_of(ends, least=0.3, centre=self.data.centre)
        values = Axis(low, high, bottom, top)
        scene = DriftScene(rect, look, days=days, values=values, room=QRectF(left, top, right - left, bottom - top))
        scene.ticks = values.ticks(look, signed=True, upright=True)
        write_ticks_beside(scene, scene.ticks, rect.left(), left - look.px(6))
        # below the lowest number beside the axis, which may reach under it
        below = bottom + look.line(TICK_PX) * 0.6
        write_ticks_below(scene, day_ticks(days, look), below)
        self._add_events(scene, lanes)
        for point in self.data.points:
            self._add(scene, point)
        line = look.line(TICK_PX)
        self._write_unit(scene, below + line)
        legend = below + look.px(6) + 2 * line
        scene.add_legend(self._legend(), QRectF(rect.left(), legend, rect.width(), line))
        return scene

    def paint_scene(self, painter: QPainter, scene: DriftScene) -> None:
        look, points = scene.look, self.data.points
        at = [(scene.days.at(days_of(one.when)), one) for one in points]
        self._paint_limits(painter, scene, at)
        paint_level(painter, look, scene.ticks, scene.room.left(), scene.room.right())
        painter.setPen(QPen(look.color("muted"), look.px(1.2), Qt.PenStyle.DashLine))
        painter.drawLines([QLineF(x, top, x, scene.room.bottom()) for x, top in scene.events])
        for x, point in at:
            if point.value is not None:
                spot = QPointF(x, scene.values.at(point.value))
                paint_sign(painter, "circle", spot, look.px(6), look.color("muted"), hollow=look.color("panel"))
        painter.setPen(QPen(look.color("accent"), look.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(x, scene.values.at(one.average)) for x, one in at]))
        for x, point in at:
            spot = QPointF(x, scene.values.at(point.average))
            if point.outside:
                paint_sign(painter, "square", spot, look.px(SIGN_PX), look.color("bad"))
            elif len(at) <= 60:
                paint_sign(painter, "circle", spot, look.px(4), look.color("accent"))

    def words_of(self, key: Key) -> str:
        translate = QCoreApplication.translate
        point = next((one for one in self.data.points if (one.key,) == key), None)
        if point is None:
            return ""
        parts = [
            ", ".join(part for part in (day_words(point.when), point.label) if part),
            translate("plots", "moving average {value}, limits {low} to {high}").format(
                value=number(point.average, signed=True),
                low=number(point.low, signed=True),
                high=number(point.high, signed=True),
            ),
        ]
        if point.value is not None:
            words = translate("plots", "this result {value}").format(value=number(point.value, signed=True))
            parts.insert(1, words)
        if point.outside:
            parts.append(translate("plots", "outside the limits, look here"))
        return "; ".join(parts)

    def words_at(self, point: QPointF, rect: QRectF, look: Look) -> str:
        found = super().words_at(point, rect, look)
        if found:
            return found
        lines = zip(self.data.events, self.scene(rect, look).events, strict=True)
        near = [event for event, (x, top) in lines if abs(point.x() - x) <= look.px(_REACH) and point.y() >= top]
        return "; ".join(f"{day_words(event.when)}, {event.label}" for event in near)

    def table(self) -> Table:
        translate = QCoreApplication.translate
        header = (
            translate("plots", "Day"),
            translate("plots", "What"),
            translate("plots", "Result"),
            translate("plots", "Moving average"),
            translate("plots", "Lower limit"),
            translate("plots", "Upper limit"),
            translate("plots", "Note"),
        )
        outside = translate("plots", "outside the limits")
        rows: list[tuple[datetime, tuple[Cell, ...], Key]] = []
        for point in self.data.points:
            numbers = (point.value, point.average, point.low, point.high)
            note = outside if point.outside else ""
            rows.append((point.when, (_day(point.when), point.label, *numbers, note), (point.key,)))
        for event in self.data.events:
            note = translate("plots", "event")
            rows.append((event.when, (_day(event.when), event.label, None, None, None, None, note), ()))
        rows.sort(key=lambda row: row[0])
        return Table(header, tuple(row[1] for row in rows), tuple(row[2] for row in rows))

    @property
    def empty(self) -> bool:
        return not self.data.points

    # ---- places ---------------------------------------------------------------------------------------------

    def _side(self, look: Look) -> float:
        return look.width("+0.00", TICK_PX) + look.px(8)

    def _days(self, left: float, width: float, look: Look) -> Axis:
        moments = [days_of(point.when) for point in self.data.points]
        moments += [days_of(event.when) for event in self.data.events]
        low, high = min(moments, default=0.0), max(moments, default=1.0)
        missing = max(0.0, _LEAST_DAYS - (high - low)) / 2
        air = (high - low) * 0.02 + missing
        start = left + self._side(look) + look.px(6)
        return Axis(low - air, high + air, start, max(start + 20, left + width - look.px(14)))

    def _lanes(self, days: Axis, rect: QRectF, look: Look) -> list[Packed]:
        wanted = [(days.at(days_of(one.when)), one.label) for one in self.data.events]
        return pack(wanted, rect.left(), rect.right(), look, _EVENT_PX, gap=4, widest=_EVENT_WIDEST)

    def _head(self, lanes: list[Packed], look: Look) -> float:
        count = min(_MOST_LANES, max((one.lane + 1 for one in lanes), default=0))
        return count * (look.line(_EVENT_PX) + look.px(3)) + look.px(8)

    def _foot(self, width: float, look: Look) -> float:
        return look.px(8) + 2.6 * look.line(TICK_PX) + legend_height(self._legend(), width, look)

    def _add_events(self, scene: DriftScene, lanes: list[Packed]) -> None:
        look = scene.look
        high = look.line(_EVENT_PX) + look.px(3)
        for one in lanes:
            if one.lane >= _MOST_LANES:
                # where so much happened, the rest is told on pointing at its line
                scene.events.append((one.at, scene.room.top()))
                continue
            top = scene.rect.top() + one.lane * high
            scene.write(QRectF(one.left, top, one.width, high), one.label, "left", "muted", _EVENT_PX)
            scene.events.append((one.at, top + look.px(2)))

    def _add(self, scene: DriftScene, point: DriftPoint) -> None:
        x, reach = scene.days.at(days_of(point.when)), scene.look.px(9)
        average = QPointF(x, scene.values.at(point.average))
        other = average if point.value is None else QPointF(x, scene.values.at(point.value))
        area = QRectF(average, other).normalized().adjusted(-reach, -reach, reach, reach)
        scene.marks.append(Mark((point.key,), area, average))

    def _write_unit(self, scene: DriftScene, top: float) -> None:
        data, line = self.data, scene.look.line(TICK_PX)
        ends = [f"↑ {data.high_words}" if data.high_words else "", f"↓ {data.low_words}" if data.low_words else ""]
        words = " · ".join(part for part in (data.unit, *ends) if part)
        scene.write(QRectF(scene.room.left(), top, scene.room.width(), line), words, "left", "muted", TICK_PX)

    def _paint_limits(self, painter: QPainter, scene: DriftScene, at: list[tuple[float, DriftPoint]]) -> None:
        if not at:
            return
        look, values = scene.look, scene.values
        lower = [QPointF(x, values.at(one.low)) for x, one in at]
        upper = [QPointF(x, values.at(one.high)) for x, one in at]
        if len(at) == 1:
            lower = [lower[0] + QPointF(-look.px(12), 0), lower[0] + QPointF(look.px(12), 0)]
            upper = [upper[0] + QPointF(-look.px(12), 0), upper[0] + QPointF(look.px(12), 0)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent_soft"))
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setPen(QPen(look.color("scroll"), look.px(1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(upper))
        painter.drawPolyline(QPolygonF(lower))

    def _legend(self) -> list[LegendItem]:
        translate = QCoreApplication.translate
        items = [
            LegendItem(translate("plots", "single result"), "sign", ink="muted", hollow=True),
            LegendItem(translate("plots", "moving average"), "line"),
            LegendItem(translate("plots", "limits"), "band", ink="accent_soft"),
        ]
        if any(point.outside for point in self.data.points):
            items.append(LegendItem(translate("plots", "look here"), "sign", "square", "bad"))
        return items

    def _own_sentence(self) -> str:
        translate = QCoreApplication.translate
        points = self.data.points
        if not points:
            return translate("plots", "There is nothing to show over time yet.")
        outside = [one for one in points if one.outside]
        if not outside:
            return translate("plots", "Steady: the moving average stayed within its limits.")
        return translate("plots", "Outside the limits at {n} of {total} moments, first on {day}.").format(
            n=whole(len(outside)), total=whole(len(points)), day=day_words(outside[0].when)
        )


class DriftChart(Plot):
    """The chart on screen; ``chosen`` carries the key of a point."""

    def set_data(self, data: DriftData) -> None:
        """Show this reader."""
        self.draw(DriftDrawing(data))


def _day(moment: datetime) -> str:
    """A day as files want it."""
    return moment.astimezone().date().isoformat()
