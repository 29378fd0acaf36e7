"""Submissions, readers, criteria and thresholds on one axis, so that one sees which of them are far from the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from assessor_app.gui.plots import explanations
from assessor_app.gui.plots.axes import TICK_PX, Axis, Tick, span_of
from assessor_app.gui.plots.chart_ground import paint_upright, write_ends, write_ticks_below
from assessor_app.gui.plots.drawing import Cell, Drawing, Key, Mark, Scene, Table, Walk
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.number_words import number, whole
from assessor_app.gui.plots.packing import Packed, pack
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import WrightBin, WrightData, WrightMark
from assessor_app.gui.plots.ramp import Ramp
from assessor_app.gui.plots.signs import Sign, paint_sign

_ITEM_PX: Final = 11.0
_HEAD_PX: Final = 11.0
_SIGN: Final = 8.0
_BARS: Final = 64.0
_WIDEST: Final = 150.0
_MARGIN: Final = 12.0
# of readers or criteria that lie close together no more than so many stand below one another
_MOST_LANES: Final = 12
_LANES: Final[tuple[tuple[str, Sign, str], ...]] = (
    ("readers", "circle", "accent"),
    ("details", "triangle", "text"),
    ("thresholds", "diamond", "muted"),
)


@dataclass
class WrightScene(Scene):
    """The axis, the bars of submissions, signs by lane, and where upright lines of thresholds go."""

    axis: Axis = field(default_factory=lambda: Axis(-1, 1, 0, 1))
    ticks: list[Tick] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0
    bars: list[tuple[QRectF, float]] = field(default_factory=list)
    signs: list[tuple[QPointF, Sign, str]] = field(default_factory=list)
    thresholds: list[tuple[float, float]] = field(default_factory=list)


class WrightDrawing(Drawing[WrightScene]):
    """A key is (kind, key) with the kinds ``submissions`` (and the number of the bar), ``readers``, ``details`` and
    ``thresholds``."""

    walk: Walk = "rows"

    def __init__(self, data: WrightData) -> None:
        super().__init__()
        self.data = data
        self.title = data.title or QCoreApplication.translate("plots", "All on one scale")
        self.sentence = data.sentence or self._own_sentence()
        self.explanation = explanations.wright()

    def height_for(self, width: float, look: Look) -> float:
        axis = self._axis(QRectF(0, 0, width, 1), look)
        high = self._head(look) + look.px(_BARS)
        for _, marks in self._lanes():
            high += self._head(look) + self._depth(self._packed(marks, axis, QRectF(0, 0, width, 1), look), look)
        return high + look.px(8) + 2 * look.line(TICK_PX) + look.px(4)

    def lay_out(self, rect: QRectF, look: Look) -> WrightScene:
        axis = self._axis(rect, look)
        scene = WrightScene(rect, look, axis=axis, ticks=axis.ticks(look, signed=True), top=rect.top())
        y = self._add_bars(scene, rect.top())
        for (kind, sign, ink), (title, marks) in zip(_LANES, self._lanes(), strict=True):
            self._write_head(scene, title, y)
            y += self._head(look)
            packed = self._packed(marks, axis, rect, look)
            for one in sorted(packed, key=lambda one: (one.lane, one.at)):
                self._add(scene, (kind, marks[one.place].key), one, y, sign, ink)
            y += self._depth(packed, look)
        scene.bottom = y + look.px(2)
        line = look.line(TICK_PX)
        write_ticks_below(scene, scene.ticks, scene.bottom + look.px(3))
        translate = QCoreApplication.translate
        ends = translate("plots", "lower, more lenient, easier"), translate("plots", "higher, stricter, harder")
        if look.width(f"← {ends[0]}{ends[1]} →", TICK_PX) + look.px(20) > axis.end - axis.start:
            ends = translate("plots", "lower"), translate("plots", "higher")
        write_ends(scene, axis, scene.bottom + look.px(3) + line, ends[0], self.data.unit, ends[1])
        return scene

    def paint_scene(self, painter: QPainter, scene: WrightScene) -> None:
        look, ramp = scene.look, Ramp(scene.look)
        paint_upright(painter, look, scene.ticks, scene.top, scene.bottom)
        painter.setPen(QPen(look.color("muted"), look.px(1), Qt.PenStyle.DashLine))
        painter.drawLines([QLineF(x, scene.top, x, bottom) for x, bottom in scene.thresholds])
        for area, share in scene.bars:
            painter.fillRect(area, ramp.ground(share))
        for spot, sign, ink in scene.signs:
            paint_sign(painter, sign, spot, look.px(_SIGN), look.color(ink))

    def words_of(self, key: Key) -> str:
        translate = QCoreApplication.translate
        if len(key) != 2:
            return ""
        if key[0] == "submissions":
            found = dict(self._bins()).get(key[1])
            if found is None:
                return ""
            return translate("plots", "{n} submissions from {low} to {high}").format(
                n=whole(found.n), low=number(found.low, signed=True), high=number(found.high, signed=True)
            )
        for (kind, _, _), (title, marks) in zip(_LANES, self._lanes(), strict=True):
            for mark in marks if kind == key[0] else ():
                if mark.key == key[1]:
                    return f"{title}: {mark.label}, {number(mark.value, signed=True)} {self.data.unit}".rstrip()
        return ""

    def table(self) -> Table:
        translate = QCoreApplication.translate
        header = (
            translate("plots", "Kind"),
            translate("plots", "Name"),
            self.data.unit or translate("plots", "Place"),
            translate("plots", "Up to"),
            translate("plots", "n"),
        )
        kind = translate("plots", "Submissions")
        rows: list[tuple[Cell, ...]] = [(kind, "", one.low, one.high, one.n) for _, one in self._bins()]
        keys: list[Key] = [("submissions", place) for place, _ in self._bins()]
        for (name, _, _), (title, marks) in zip(_LANES, self._lanes(), strict=True):
            rows += [(title, mark.label, mark.value, None, None) for mark in marks]
            keys += [(name, mark.key) for mark in marks]
        return Table(header, tuple(rows), tuple(keys))

    # ---- places ---------------------------------------------------------------------------------------------

    def _bins(self) -> Iterator[tuple[str, WrightBin]]:
        return ((str(place), one) for place, one in enumerate(self.data.submissions) if one.n)

    def _lanes(self) -> tuple[tuple[str, tuple[WrightMark, ...]], ...]:
        translate, data = QCoreApplication.translate, self.data
        return (
            (translate("plots", "Readers"), data.readers),
            (translate("plots", "Criteria"), data.details),
            (translate("plots", "Thresholds"), data.thresholds),
        )

    def _axis(self, rect: QRectF, look: Look) -> Axis:
        values = [mark.value for _, marks in self._lanes() for mark in marks]
        values += [end for _, one in self._bins() for end in (one.low, one.high)]
        low, high = span_of(values, least=1.0)
        start = rect.left() + look.px(_MARGIN)
        return Axis(low, high, start, max(start + 40, rect.right() - look.px(_MARGIN)))

    def _packed(self, marks: tuple[WrightMark, ...], axis: Axis, rect: QRectF, look: Look) -> list[Packed]:
        wanted = [(axis.at(mark.value), mark.label) for mark in marks]
        return pack(wanted, rect.left(), rect.right(), look, _ITEM_PX, gap=7, widest=_WIDEST, most=_MOST_LANES)

    def _head(self, look: Look) -> float:
        return look.line(_HEAD_PX) + look.px(6)

    def _step(self, look: Look) -> float:
        return look.line(_ITEM_PX) + look.px(3)

    def _depth(self, packed: list[Packed], look: Look) -> float:
        return self._step(look) * max((one.lane + 1 for one in packed), default=1) + look.px(4)

    def _write_head(self, scene: WrightScene, title: str, top: float) -> None:
        look = scene.look
        wide = min(look.width(title, _HEAD_PX, bold=True) + look.px(4), scene.rect.width())
        area = QRectF(scene.rect.left(), top + look.px(3), wide, look.line(_HEAD_PX))
        scene.write(area, title, "left", "muted", _HEAD_PX, bold=True, patched=True)

    def _add_bars(self, scene: WrightScene, top: float) -> float:
        look, axis = scene.look, scene.axis
        self._write_head(scene, QCoreApplication.translate("plots", "Submissions"), top)
        top += self._head(look)
        most, bottom = max((one.n for one in self.data.submissions), default=1) or 1, top + look.px(_BARS)
        for place, one in self._bins():
            left, right = axis.at(one.low), axis.at(one.high)
            high = look.px(_BARS) * one.n / most
            bar = QRectF(left + 0.5, bottom - high, max(1.0, right - left - 1), high)
            scene.bars.append((bar, 0.45))
            area = QRectF(bar.left(), top, bar.width(), look.px(_BARS))
            scene.marks.append(Mark(("submissions", place), area, QPointF(bar.center().x(), bar.top())))
        return bottom

    def _add(self, scene: WrightScene, key: Key, one: Packed, top: float, sign: Sign, ink: str) -> None:
        look, step = scene.look, self._step(scene.look)
        y = top + (one.lane + 0.5) * step
        high = look.line(_ITEM_PX)
        words = QRectF(one.left, y - high / 2, one.width, high)
        if one.label:
            scene.write(words, one.label, "left", "text", _ITEM_PX, patched=True)
        scene.signs.append((QPointF(one.at, y), sign, ink))
        if key[0] == "thresholds":
            scene.thresholds.append((one.at, y))
        reach = look.px(7)
        area = words.united(QRectF(one.at - reach, y - step / 2, 2 * reach, step))
        scene.marks.append(Mark(key, area, QPointF(one.at, y)))

    def _own_sentence(self) -> str:
        translate, data = QCoreApplication.translate, self.data
        readers = [mark.value for mark in data.readers]
        total = sum(one.n for one in data.submissions)
        if not readers or not total:
            return translate("plots", "There is nothing to compare yet.")
        return translate("plots", "{n} submissions; readers lie between {low} and {high}.").format(
            n=whole(total), low=number(min(readers), signed=True), high=number(max(readers), signed=True)
        )


class WrightMap(Plot):
    """The map on screen; ``chosen`` carries the kind and the key."""

    def set_data(self, data: WrightData) -> None:
        """Show this scale."""
        self.draw(WrightDrawing(data))
