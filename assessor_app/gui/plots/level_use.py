"""How much of the scale each reader uses: one bar of shares for each, told apart by tone and by pattern."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from assessor_app.gui.plots import explanations
from assessor_app.gui.plots.chart_ground import NAME_PX, names_width, write_name
from assessor_app.gui.plots.drawing import Cell, Drawing, Key, Mark, Scene, Table, Walk
from assessor_app.gui.plots.hatching import Pattern, pattern_of
from assessor_app.gui.plots.legend import LegendItem, legend_height, paint_tone
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.number_words import percent, whole
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import LevelUseData, LevelUseRow
from assessor_app.gui.plots.ramp import Ramp

_ROW: Final = 27.0
_LOWEST_ROW: Final = 20.0
_TALLEST_ROW: Final = 38.0
_BAR: Final = 0.7
_SHARE_PX: Final = 11.0


@dataclass(frozen=True, slots=True)
class Segment:
    """One level of one reader; ``text`` is "" where it does not fit."""

    area: QRectF
    share: float
    pattern: Pattern
    text: str


@dataclass
class LevelUseScene(Scene):
    """The segments of all bars, and the line below the row of all readers."""

    segments: list[Segment] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)


class LevelUseDrawing(Drawing[LevelUseScene]):
    """All readers together come first; a key is (row, step)."""

    walk: Walk = "rows"

    def __init__(self, data: LevelUseData) -> None:
        super().__init__()
        self.data = data
        self.rows = tuple(sorted(data.rows, key=lambda row: not row.pooled))
        self.title = data.title or QCoreApplication.translate("plots", "Levels given")
        self.sentence = data.sentence or self._own_sentence()
        self.explanation = explanations.level_use()

    def height_for(self, width: float, look: Look) -> float:
        return self._head(width, look) + look.px(_ROW) * len(self.rows) + look.px(6)

    def least_height_for(self, width: float, look: Look) -> float:
        return self._head(width, look) + look.px(_LOWEST_ROW) * len(self.rows) + look.px(6)

    def lay_out(self, rect: QRectF, look: Look) -> LevelUseScene:
        scene = LevelUseScene(rect, look)
        scene.add_legend(self._legend(), QRectF(rect.left(), rect.top(), rect.width(), look.line()))
        names = names_width(look, [row.label for row in self.rows], rect.width(), bold=True)
        counts = max((look.width(_n_words(row), _SHARE_PX) for row in self.rows), default=0.0) + look.px(10)
        left, right = rect.left() + names, rect.right() - counts
        top = rect.top() + self._head(rect.width(), look)
        step = min(look.px(_TALLEST_ROW), (rect.bottom() - look.px(6) - top) / max(1, len(self.rows)))
        for place, row in enumerate(self.rows):
            middle = top + (place + 0.5) * step
            write_name(scene, rect.left(), left, middle, row.label, bold=row.pooled)
            high = look.line(NAME_PX)
            area = QRectF(right + look.px(8), middle - high / 2, counts - look.px(8), high)
            scene.write(area, _n_words(row), "right", "muted", _SHARE_PX)
            self._add_bar(scene, row, QRectF(left, middle - step * _BAR / 2, max(1.0, right - left), step * _BAR))
            if row.pooled:
                scene.rules.append((rect.left(), rect.right(), top + (place + 1) * step))
        return scene

    def paint_scene(self, painter: QPainter, scene: LevelUseScene) -> None:
        look, ramp = scene.look, Ramp(scene.look)
        painter.setFont(look.font(_SHARE_PX))
        for one in scene.segments:
            paint_tone(painter, one.area, one.share, one.pattern, ramp, look)
            if one.text:
                wide, high = look.width(one.text, _SHARE_PX) + look.px(4), look.line(_SHARE_PX)
                middle = one.area.center()
                patch = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
                painter.fillRect(patch.intersected(one.area), ramp.ground(one.share))
                painter.setPen(ramp.ink(one.share))
                painter.drawText(one.area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), one.text)
        painter.setPen(QPen(look.grid, look.px(1)))
        for left, right, y in scene.rules:
            painter.drawLine(round(left), round(y), round(right), round(y))

    def words_of(self, key: Key) -> str:
        row = next((one for one in self.rows if key[:1] == (one.key,)), None)
        step = next((one for one in self.data.steps if key[1:] == (one.id,)), None)
        if row is None or step is None:
            return ""
        count, total = row.counts.get(step.id, 0), _total(self.data, row)
        return QCoreApplication.translate("plots", "{reader}: {level} {n} of {total} ({share})").format(
            reader=row.label,
            level=step.label,
            n=whole(count),
            total=whole(total),
            share=percent(count / total) if total else "–",
        )

    def table(self) -> Table:
        translate = QCoreApplication.translate
        header = (
            translate("plots", "Reader"),
            translate("plots", "n"),
            *(step.label for step in self.data.steps),
            *(translate("plots", "{level}, share").format(level=step.label) for step in self.data.steps),
        )
        rows: list[tuple[Cell, ...]] = []
        for row in self.rows:
            total, counts = _total(self.data, row), [row.counts.get(step.id, 0) for step in self.data.steps]
            rows.append((row.label, total, *counts, *(one / total if total else None for one in counts)))
        first = self.data.steps[0].id if self.data.steps else ""
        return Table(header, tuple(rows), tuple((row.key, first) for row in self.rows))

    def _add_bar(self, scene: LevelUseScene, row: LevelUseRow, bar: QRectF) -> None:
        total, look = _total(self.data, row), scene.look
        if not total:
            missing = QCoreApplication.translate("plots", "nothing scored")
            scene.write(bar, missing, "left", "muted", _SHARE_PX)
            return
        x = bar.left()
        for place, step in enumerate(self.data.steps):
            part = row.counts.get(step.id, 0) / total
            if part <= 0:
                continue
            area = QRectF(x, bar.top(), bar.width() * part, bar.height())
            x += area.width()
            text = percent(part)
            fits = look.width(text, _SHARE_PX) + look.px(8) <= area.width() and look.line(_SHARE_PX) <= area.height()
            scene.segments.append(Segment(area, self._tone(place), pattern_of(place), text if fits else ""))
            scene.marks.append(Mark((row.key, step.id), area, area.center()))

    def _tone(self, place: int) -> float:
        return (place + 0.3) / max(1, len(self.data.steps) - 0.4)

    def _head(self, width: float, look: Look) -> float:
        return legend_height(self._legend(), width, look) + look.px(8)

    def _legend(self) -> list[LegendItem]:
        return [
            LegendItem(step.label, "tone", share=self._tone(place), pattern=pattern_of(place))
            for place, step in enumerate(self.data.steps)
        ]

    def _own_sentence(self) -> str:
        translate, data = QCoreApplication.translate, self.data
        told = [row for row in self.rows if not row.pooled and _total(data, row) >= data.enough]
        if not told or len(data.steps) < 2:
            return translate("plots", "Too few scores to say how the levels are used.")
        ends = (data.steps[0].id, data.steps[-1].id)
        shares = {row.label: sum(row.counts.get(end, 0) for end in ends) / _total(data, row) for row in told}
        least, most = min(shares, key=lambda one: shares[one]), max(shares, key=lambda one: shares[one])
        return translate(
            "plots", "The lowest and the highest level are used least by {a} ({least}) and most by {b} ({most})."
        ).format(a=least, least=percent(shares[least]), b=most, most=percent(shares[most]))


class LevelUse(Plot):
    """The bars on screen; ``chosen`` carries the row and the step."""

    def set_data(self, data: LevelUseData) -> None:
        """Show these readers."""
        self.draw(LevelUseDrawing(data))


def _total(data: LevelUseData, row: LevelUseRow) -> int:
    return sum(row.counts.get(step.id, 0) for step in data.steps)


def _n_words(row: LevelUseRow) -> str:
    return QCoreApplication.translate("plots", "n = {n}").format(n=whole(sum(row.counts.values())))
