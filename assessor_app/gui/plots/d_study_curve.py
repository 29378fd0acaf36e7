"""How many readers are needed: what could be relied on with one, two, three … of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from assessor_app.gui.plots import explanations
from assessor_app.gui.plots.axes import TICK_PX, Axis, Tick
from assessor_app.gui.plots.chart_ground import paint_level, write_ticks_below, write_ticks_beside
from assessor_app.gui.plots.drawing import Drawing, Key, Mark, Scene, Table
from assessor_app.gui.plots.legend import LegendItem, legend_height
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.number_words import measured_words, number, whole
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import DStudyData, DStudyPoint
from assessor_app.gui.plots.signs import SIGN_PX, paint_sign

_HIGH: Final = 180.0
_LOWEST: Final = 120.0
_TALLEST: Final = 300.0


@dataclass
class DStudyScene(Scene):
    """Readers from left to right, reliability upwards, and the room between."""

    readers: Axis = field(default_factory=lambda: Axis(0, 1, 0, 1))
    values: Axis = field(default_factory=lambda: Axis(0, 1, 1, 0))
    ticks: list[Tick] = field(default_factory=list)
    room: QRectF = field(default_factory=QRectF)


class DStudyDrawing(Drawing[DStudyScene]):
    """A key is (number of readers,); nothing opens when a point is chosen."""

    choosable = False

    def __init__(self, data: DStudyData) -> None:
        super().__init__()
        self.data = data
        self.title = data.title or QCoreApplication.translate("plots", "How many readers are needed")
        self.sentence = data.sentence or self._own_sentence()
        self.explanation = explanations.d_study()

    def height_for(self, width: float, look: Look) -> float:
        return look.px(_HIGH) + look.px(22) + 2 * look.line(TICK_PX) + legend_height(self._legend(), width, look)

    def least_height_for(self, width: float, look: Look) -> float:
        return self.height_for(width, look) - look.px(_HIGH - _LOWEST)

    def lay_out(self, rect: QRectF, look: Look) -> DStudyScene:
        counts, line = [point.readers for point in self.data.points], look.line(TICK_PX)
        left, right = rect.left() + look.width("0.00", TICK_PX) + look.px(10), rect.right() - look.px(8)
        top, legend = rect.top() + look.px(8), legend_height(self._legend(), rect.width(), look)
        bottom = max(top + 20, min(top + look.px(_TALLEST), rect.bottom() - look.px(14) - 2 * line - legend))
        readers = Axis(min(counts, default=1) - 0.4, max(counts, default=2) + 0.4, left, max(left + 20, right))
        scene = DStudyScene(rect, look, readers=readers, values=Axis(0.0, 1.0, bottom, top))
        scene.room = QRectF(left, top, readers.end - left, bottom - top)
        scene.ticks = scene.values.ticks(look, upright=True)
        write_ticks_beside(scene, scene.ticks, rect.left(), left - look.px(6))
        write_ticks_below(scene, [Tick(one, readers.at(one), whole(one)) for one in counts], bottom + look.px(3))
        words = QCoreApplication.translate("plots", "readers for each submission")
        scene.write(
            QRectF(left, bottom + look.px(3) + line, readers.end - left, line), words, "centre", "muted", TICK_PX
        )
        for point in self.data.points:
            x, reach = readers.at(point.readers), look.px(14)
            value = point.phi.value if point.phi.value is not None else point.g.value
            spot = QPointF(x, scene.values.at(value if value is not None else 0.0))
            scene.marks.append(Mark((str(point.readers),), QRectF(x - reach, top, 2 * reach, bottom - top), spot))
        area = QRectF(rect.left(), bottom + look.px(9) + 2 * line, rect.width(), line)
        scene.add_legend(self._legend(), area)
        return scene

    def paint_scene(self, painter: QPainter, scene: DStudyScene) -> None:
        look = scene.look
        now = next((point for point in self.data.points if point.readers == self.data.now), None)
        if now is not None:
            x, half = scene.readers.at(now.readers), look.px(12)
            painter.fillRect(QRectF(x - half, scene.room.top(), 2 * half, scene.room.height()), look.color("track"))
        self._paint_interval(painter, scene)
        paint_level(painter, look, scene.ticks, scene.room.left(), scene.room.right())
        if self.data.target is not None:
            painter.setPen(QPen(look.color("muted"), look.px(1.4), Qt.PenStyle.DashLine))
            y = scene.values.at(self.data.target)
            painter.drawLine(QLineF(scene.room.left(), y, scene.room.right(), y))
        for name, sign, ink in (("g", "triangle", "muted"), ("phi", "circle", "accent")):
            spots = [
                QPointF(scene.readers.at(point.readers), scene.values.at(measured.value))
                for point in self.data.points
                for measured in (point.g if name == "g" else point.phi,)
                if measured.value is not None
            ]
            painter.setPen(QPen(look.color(ink), look.px(2 if name == "phi" else 1.4)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(spots))
            for spot in spots:
                paint_sign(
                    painter, "circle" if sign == "circle" else "triangle", spot, look.px(SIGN_PX - 2), look.color(ink)
                )

    def words_of(self, key: Key) -> str:
        point = next((one for one in self.data.points if (str(one.readers),) == key), None)
        if point is None:
            return ""
        words = QCoreApplication.translate("plots", "{n} readers: Φ {phi}; G {g}").format(
            n=whole(point.readers), phi=measured_words(point.phi), g=measured_words(point.g)
        )
        return f"{words}; {_today()}" if point.readers == self.data.now else words

    def table(self) -> Table:
        translate = QCoreApplication.translate
        low, high = translate("plots", "Low"), translate("plots", "High")
        header = (translate("plots", "Readers"), "Φ", f"Φ, {low}", f"Φ, {high}", "G", translate("plots", "Note"))
        rows = tuple(
            (one.readers, one.phi.value, one.phi.low, one.phi.high, one.g.value, one.phi.note)
            for one in self.data.points
        )
        return Table(header, rows, tuple((str(one.readers),) for one in self.data.points))

    @property
    def empty(self) -> bool:
        return all(one.phi.value is None and one.g.value is None for one in self.data.points)

    def _paint_interval(self, painter: QPainter, scene: DStudyScene) -> None:
        known = [
            (scene.readers.at(one.readers), scene.values.at(one.phi.low), scene.values.at(one.phi.high))
            for one in self.data.points
            if one.phi.low is not None and one.phi.high is not None
        ]
        if len(known) > 1:
            upper = [QPointF(x, high) for x, _, high in known]
            lower = [QPointF(x, low) for x, low, _ in reversed(known)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(scene.look.color("accent_soft"))
            painter.drawPolygon(QPolygonF([*upper, *lower]))

    def _legend(self) -> list[LegendItem]:
        translate, points = QCoreApplication.translate, self.data.points
        items = [LegendItem(translate("plots", "Φ, for decisions"), "sign")]
        if any(point.phi.low is not None for point in points):
            items.append(LegendItem(translate("plots", "95 % interval"), "band", ink="accent_soft"))
        if any(point.g.value is not None for point in points):
            items.append(LegendItem(translate("plots", "G, for an order"), "sign", "triangle", "muted"))
        if self.data.target is not None:
            words = translate("plots", "target {value}").format(value=number(self.data.target))
            items.append(LegendItem(words, "dashed", ink="muted"))
        if any(point.readers == self.data.now for point in points):
            items.append(LegendItem(_today(), "band", ink="track"))
        return items

    def _own_sentence(self) -> str:
        translate = QCoreApplication.translate
        known: list[tuple[DStudyPoint, float]] = [
            (one, one.phi.value) for one in self.data.points if one.phi.value is not None
        ]
        if not known:
            return translate("plots", "Too few submissions were read twice to say.")
        target = self.data.target
        enough = next((one for one, value in known if target is not None and value >= target), None)
        if target is not None and enough is not None:
            return translate("plots", "Φ reaches {target} with {n} readers.").format(
                target=number(target), n=whole(enough.readers)
            )
        best, value = known[-1]
        return translate("plots", "With {n} readers Φ is {value}.").format(n=whole(best.readers), value=number(value))


class DStudyCurve(Plot):
    """The curve on screen."""

    def set_data(self, data: DStudyData) -> None:
        """Show this curve."""
        self.draw(DStudyDrawing(data))


def _today() -> str:
    return QCoreApplication.translate("plots", "as it is today")
