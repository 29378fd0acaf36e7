"""Criterion by criterion: how hard it is, how readers agree on it, and where the descriptor itself may be unclear."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from assessor_app.gui.plots import explanations
from assessor_app.gui.plots.axes import TICK_PX, Axis, Tick, span_of
from assessor_app.gui.plots.chart_ground import NAME_PX, names_width, paint_upright, write_ends, write_ticks_below
from assessor_app.gui.plots.drawing import Drawing, Key, Mark, Scene, Table
from assessor_app.gui.plots.legend import LegendItem, legend_height, paint_doubt
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.number_words import measured_words, number
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import CriteriaData, CriterionRow, Measured
from assessor_app.gui.plots.signs import Sign, paint_sign, paint_span

_ROW: Final = 34.0
_TALLEST_ROW: Final = 48.0
# below this width names stand above the points instead of beside them
_BESIDE_FROM: Final = 560.0
_APART: Final = 5.0
_SIGN: Final = 9.0
_DOUBT: Final = 20.0


@dataclass
class CriteriaScene(Scene):
    """Both axes with their ticks, and the rows with the y of each."""

    hard: Axis = field(default_factory=lambda: Axis(-1, 1, 0, 1))
    agreed: Axis = field(default_factory=lambda: Axis(0, 1, 0, 1))
    ticks: tuple[list[Tick], list[Tick]] = field(default_factory=lambda: ([], []))
    top: float = 0.0
    bottom: float = 0.0
    rows: list[tuple[CriterionRow, float]] = field(default_factory=list)
    doubts: list[QRectF] = field(default_factory=list)


class CriteriaDrawing(Drawing[CriteriaScene]):
    """One row for each criterion; a key is that of the row."""

    def __init__(self, data: CriteriaData) -> None:
        super().__init__()
        self.data = data
        self.title = data.title or QCoreApplication.translate("plots", "Criteria")
        self.sentence = data.sentence or self._own_sentence()
        self.explanation = explanations.criteria()

    def height_for(self, width: float, look: Look) -> float:
        return self._head(look) + self._row(width, look) * len(self.data.rows) + self._foot(width, look)

    def lay_out(self, rect: QRectF, look: Look) -> CriteriaScene:
        beside = self._is_beside(rect.width(), look)
        names = names_width(look, [row.label for row in self.data.rows], rect.width(), 0.36) if beside else look.px(8)
        hard, agreed = self._axes(rect.left() + names, rect.right() - look.px(_DOUBT + 8), look)
        scene = CriteriaScene(rect, look, hard=hard, agreed=agreed, top=rect.top() + self._head(look))
        scene.ticks = hard.ticks(look, signed=True), agreed.ticks(look)
        room = rect.height() - self._head(look) - self._foot(rect.width(), look)
        most = self._row(rect.width(), look) + look.px(_TALLEST_ROW - _ROW)
        step = min(most, room / max(1, len(self.data.rows)))
        for place, row in enumerate(self.data.rows):
            self._add(scene, row, scene.top + place * step, step, names if beside else 0.0)
        scene.bottom = scene.top + step * len(self.data.rows)
        translate, line = QCoreApplication.translate, look.line(TICK_PX)
        for axis, words in ((hard, translate("plots", "Difficulty")), (agreed, translate("plots", "Agreement"))):
            # the second has all that is left: beyond its axis only marks follow
            end = axis.end if axis is hard else rect.right()
            area = QRectF(axis.start, rect.top(), end - axis.start, look.line(NAME_PX))
            scene.write(area, words, "left", "muted", NAME_PX, bold=True)
        for ticks in scene.ticks:
            write_ticks_below(scene, ticks, scene.bottom + look.px(3))
        below = scene.bottom + look.px(3) + line
        write_ends(scene, hard, below, translate("plots", "easier"), self.data.unit, translate("plots", "harder"))
        area = QRectF(rect.left(), below + line + look.px(6), rect.width(), line)
        scene.add_legend(self._legend(), area)
        return scene

    def paint_scene(self, painter: QPainter, scene: CriteriaScene) -> None:
        look = scene.look
        for ticks in scene.ticks:
            paint_upright(painter, look, ticks, scene.top, scene.bottom)
        target = self.data.target
        if target is not None:
            painter.setPen(QPen(look.color("muted"), look.px(1.4), Qt.PenStyle.DashLine))
            x = scene.agreed.at(target)
            painter.drawLine(QLineF(x, scene.top, x, scene.bottom))
        apart = look.px(_APART)
        for row, y in scene.rows:
            _paint_point(painter, scene.hard, row.difficulty, y, "circle", "accent", look)
            _paint_point(painter, scene.agreed, row.alpha, y - apart, "circle", "accent", look)
            _paint_point(painter, scene.agreed, row.ac2, y + apart, "triangle", "text", look)
        for area in scene.doubts:
            paint_doubt(painter, area, look)

    def words_of(self, key: Key) -> str:
        translate = QCoreApplication.translate
        row = next((one for one in self.data.rows if (one.key,) == key), None)
        if row is None:
            return ""
        words = translate("plots", "{criterion}: difficulty {hard}; α {alpha}; {second} {ac2}").format(
            criterion=row.label,
            hard=measured_words(row.difficulty, signed=True),
            alpha=measured_words(row.alpha),
            second=self.data.second,
            ac2=measured_words(row.ac2),
        )
        doubt = translate("plots", "descriptor unclear?") if row.unclear else ""
        return "; ".join(part for part in (words, doubt, row.note) if part)

    def table(self) -> Table:
        translate, second = QCoreApplication.translate, self.data.second
        low, high = translate("plots", "Low"), translate("plots", "High")
        names = (self.data.unit or translate("plots", "Difficulty"), "α", second)
        header = (
            translate("plots", "Criterion"),
            *(head for name in names for head in (name, f"{name}, {low}", f"{name}, {high}")),
            translate("plots", "n"),
            translate("plots", "Descriptor unclear?"),
            translate("plots", "Note"),
        )
        rows = tuple(
            (
                row.label,
                *(end for one in (row.difficulty, row.alpha, row.ac2) for end in (one.value, one.low, one.high)),
                row.alpha.n,
                translate("plots", "yes") if row.unclear else "",
                row.note or row.alpha.note,
            )
            for row in self.data.rows
        )
        return Table(header, rows, tuple((row.key,) for row in self.data.rows))

    # ---- places ---------------------------------------------------------------------------------------------

    def _is_beside(self, width: float, look: Look) -> bool:
        return width >= look.px(_BESIDE_FROM)

    def _row(self, width: float, look: Look) -> float:
        return look.px(_ROW) + (0.0 if self._is_beside(width, look) else look.line(NAME_PX))

    def _head(self, look: Look) -> float:
        return look.line(NAME_PX) + look.px(4)

    def _foot(self, width: float, look: Look) -> float:
        return look.px(13) + 2 * look.line(TICK_PX) + legend_height(self._legend(), width, look)

    def _axes(self, left: float, right: float, look: Look) -> tuple[Axis, Axis]:
        rows = self.data.rows
        hard = span_of(_ends([row.difficulty for row in rows]), least=1.0)
        ends = _ends([one for row in rows for one in (row.alpha, row.ac2)])
        agreed = min([0.0, *ends]), max([1.0, *ends])
        gap = look.px(26)
        half = max(20.0, (right - left - gap) / 2)
        return Axis(*hard, left, left + half), Axis(*agreed, left + half + gap, left + 2 * half + gap)

    def _add(self, scene: CriteriaScene, row: CriterionRow, top: float, step: float, names: float) -> None:
        look, rect = scene.look, scene.rect
        high = look.line(NAME_PX)
        if names:
            middle = top + step / 2
            words = QRectF(rect.left(), middle - high / 2, names - look.px(10), high)
        else:
            middle = top + high + (step - high) / 2
            words = QRectF(rect.left(), top + look.px(1), rect.width(), high)
        scene.write(words, row.label, "left", "text", NAME_PX, patched=not names)
        scene.rows.append((row, middle))
        value = row.alpha.value if row.alpha.value is not None else 0.0
        spot = QPointF(scene.agreed.at(value), middle - look.px(_APART))
        scene.marks.append(Mark((row.key,), QRectF(rect.left(), top, rect.width(), step), spot))
        if row.alpha.value is None and row.ac2.value is None:
            area = QRectF(scene.agreed.start, middle - high / 2, scene.agreed.end - scene.agreed.start, high)
            missing = row.alpha.note or QCoreApplication.translate("plots", "too few to say")
            scene.write(area, missing, "left", "muted", TICK_PX)
        if row.unclear:
            size = look.px(_DOUBT - 3)
            scene.doubts.append(QRectF(rect.right() - look.px(2) - size, middle - size / 2, size, size))

    def _legend(self) -> list[LegendItem]:
        translate, rows = QCoreApplication.translate, self.data.rows
        items = [LegendItem("α", "sign"), LegendItem(self.data.second, "sign", "triangle", "text")]
        if self.data.target is not None:
            words = translate("plots", "target {value}").format(value=number(self.data.target))
            items.append(LegendItem(words, "dashed", ink="muted"))
        if any(one.few for row in rows for one in (row.difficulty, row.alpha, row.ac2) if one.value is not None):
            items.append(LegendItem(translate("plots", "too few to say"), "sign", "circle", "muted", hollow=True))
        if any(row.unclear for row in rows):
            items.append(LegendItem(translate("plots", "descriptor unclear?"), "doubt"))
        return items

    def _own_sentence(self) -> str:
        translate = QCoreApplication.translate
        unclear = [row.label for row in self.data.rows if row.unclear]
        if not self.data.rows:
            return translate("plots", "There is nothing to compare yet.")
        if unclear:
            return translate("plots", "Descriptor unclear? {which}.").format(which="; ".join(unclear[:3]))
        return translate("plots", "No criterion stands out.")


class CriteriaPlot(Plot):
    """The criteria on screen; ``chosen`` carries the key of a row."""

    def set_data(self, data: CriteriaData) -> None:
        """Show these criteria."""
        self.draw(CriteriaDrawing(data))


def _ends(measured: list[Measured]) -> list[float]:
    ends = (end for one in measured for end in (one.low, one.value, one.high))
    return [end for end in ends if end is not None and math.isfinite(end)]


def _paint_point(painter: QPainter, axis: Axis, measured: Measured, y: float, sign: Sign, ink: str, look: Look) -> None:
    if measured.value is None:
        return
    color = look.color("muted" if measured.few else ink)
    if measured.low is not None and measured.high is not None:
        paint_span(painter, axis.at(measured.low), axis.at(measured.high), y, look, color)
    hollow = look.color("panel") if measured.few else None
    paint_sign(painter, sign, QPointF(axis.at(measured.value), y), look.px(_SIGN), color, hollow=hollow)
