"""How strict each reader is: a point with its interval for each, the harmless band behind them, and words beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from assessor_app.gui.plots import explanations
from assessor_app.gui.plots.axes import TICK_PX, Axis, Tick, span_of
from assessor_app.gui.plots.chart_ground import (
    NAME_PX,
    names_width,
    paint_upright,
    write_ends,
    write_name,
    write_ticks_below,
)
from assessor_app.gui.plots.drawing import Drawing, Key, Mark, Scene, Table
from assessor_app.gui.plots.legend import LegendItem, legend_height
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.number_words import measured_words, number
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import ForestData, ForestRow
from assessor_app.gui.plots.signs import INK_OF_FLAG, SIGN_OF_FLAG, SIGN_PX, paint_sign, paint_span

_ROW: Final = 27.0
_LOWEST_ROW: Final = 19.0
_TALLEST_ROW: Final = 42.0
# from this width on, words stand beside the points
_WORDS_FROM: Final = 540.0
_LEAST_SPAN: Final = 1.2


@dataclass
class ForestScene(Scene):
    """The axis with its ticks, the band, and the rows with the y of each."""

    axis: Axis = field(default_factory=lambda: Axis(-1, 1, 0, 1))
    ticks: list[Tick] = field(default_factory=list)
    band: QRectF = field(default_factory=QRectF)
    rows: list[tuple[ForestRow, float]] = field(default_factory=list)


class ForestDrawing(Drawing[ForestScene]):
    """One row for each reader; a key is that of the row."""

    def __init__(self, data: ForestData) -> None:
        super().__init__()
        self.data = data
        self.rows = _sorted(data)
        self.title = data.title or QCoreApplication.translate("plots", "Severity of readers")
        self.sentence = data.sentence or self._own_sentence()
        self.explanation = explanations.forest()

    @property
    def empty(self) -> bool:
        return all(row.measured.value is None for row in self.rows)

    def height_for(self, width: float, look: Look) -> float:
        return look.px(_ROW) * len(self.rows) + self._foot(width, look)

    def least_height_for(self, width: float, look: Look) -> float:
        return look.px(_LOWEST_ROW) * len(self.rows) + self._foot(width, look)

    def lay_out(self, rect: QRectF, look: Look) -> ForestScene:
        names = names_width(look, [row.label for row in self.rows], rect.width())
        words = self._words_width(rect.width(), look)
        left, right = rect.left() + names + look.px(6), rect.right() - words - look.px(10)
        ends = [end for row in self.rows for end in (row.measured.low, row.measured.value, row.measured.high)]
        low, high = span_of(ends, least=max(_LEAST_SPAN, self.data.band * 1.5))
        axis = Axis(low, high, left, max(left + 40, right))
        scene = ForestScene(rect, look, axis=axis, ticks=axis.ticks(look, signed=True))
        step = min(look.px(_TALLEST_ROW), (rect.height() - self._foot(rect.width(), look)) / max(1, len(self.rows)))
        for place, row in enumerate(self.rows):
            self._add(scene, row, rect.top() + (place + 0.5) * step, step, words)
        bottom = rect.top() + step * len(self.rows)
        band_left, band_right = axis.at(-self.data.band), axis.at(self.data.band)
        scene.band = QRectF(band_left, rect.top(), band_right - band_left, bottom - rect.top())
        write_ticks_below(scene, scene.ticks, bottom + look.px(3))
        line = look.line(TICK_PX)
        write_ends(scene, axis, bottom + look.px(3) + line, self.data.low_words, self.data.unit, self.data.high_words)
        top = bottom + look.px(9) + 2 * line
        scene.add_legend(self._legend(), QRectF(rect.left(), top, rect.width(), rect.bottom() - top))
        return scene

    def paint_scene(self, painter: QPainter, scene: ForestScene) -> None:
        look = scene.look
        painter.fillRect(scene.band, look.color("accent_soft"))
        paint_upright(painter, look, scene.ticks, scene.band.top(), scene.band.bottom())
        for row, y in scene.rows:
            measured = row.measured
            if measured.value is None:
                continue
            ink = look.color("muted" if measured.few else INK_OF_FLAG[row.flag])
            if measured.low is not None and measured.high is not None:
                paint_span(painter, scene.axis.at(measured.low), scene.axis.at(measured.high), y, look, ink)
            spot = QPointF(scene.axis.at(measured.value), y)
            sign = "circle" if measured.few else SIGN_OF_FLAG[row.flag]
            hollow = look.color("panel") if measured.few else None
            paint_sign(painter, sign, spot, look.px(SIGN_PX), ink, hollow=hollow)

    def words_of(self, key: Key) -> str:
        row = next((one for one in self.rows if (one.key,) == key), None)
        if row is None:
            return ""
        parts = [f"{row.label}: {measured_words(row.measured, signed=True)}", row.words, _flag_words(row)]
        return ". ".join(part.rstrip(".") for part in parts if part)

    def table(self) -> Table:
        translate = QCoreApplication.translate
        header = (
            translate("plots", "Reader"),
            self.data.unit or translate("plots", "Severity"),
            translate("plots", "Low"),
            translate("plots", "High"),
            translate("plots", "n"),
            translate("plots", "In words"),
            translate("plots", "Note"),
        )
        rows = tuple(
            (row.label, one.value, one.low, one.high, one.n, row.words, one.note or _flag_words(row))
            for row in self.rows
            for one in (row.measured,)
        )
        return Table(header, rows, tuple((row.key,) for row in self.rows))

    def _add(self, scene: ForestScene, row: ForestRow, y: float, step: float, words: float) -> None:
        look, axis, rect = scene.look, scene.axis, scene.rect
        scene.rows.append((row, y))
        write_name(scene, rect.left(), axis.start - look.px(6), y, row.label)
        value = row.measured.value
        spot = QPointF(axis.at(value if value is not None else 0.0), y)
        scene.marks.append(Mark((row.key,), QRectF(rect.left(), y - step / 2, rect.width(), step), spot))
        high = look.line(NAME_PX)
        if value is None:
            missing = row.measured.note or QCoreApplication.translate("plots", "too few to say")
            area = QRectF(axis.start, y - high / 2, axis.end - axis.start, high)
            scene.write(area, missing, "centre", "muted", TICK_PX)
        elif words:
            area = QRectF(rect.right() - words + look.px(8), y - high / 2, words - look.px(8), high)
            scene.write(area, row.words, "left", "muted", TICK_PX)

    def _words_width(self, width: float, look: Look) -> float:
        if width < look.px(_WORDS_FROM):
            return 0.0
        widest = max((look.width(row.words, TICK_PX) for row in self.rows), default=0.0)
        return min(widest + look.px(14), width * 0.3) if widest else 0.0

    def _foot(self, width: float, look: Look) -> float:
        return look.px(14) + 2 * look.line(TICK_PX) + legend_height(self._legend(), width, look)

    def _legend(self) -> list[LegendItem]:
        translate = QCoreApplication.translate
        within = translate("plots", "within ±{band}").format(band=number(self.data.band, 1))
        items = [LegendItem(within, "band", ink="accent_soft")]
        flags = {row.flag for row in self.rows if not row.measured.few and row.measured.value is not None}
        for flag, words in (("inside", translate("plots", "steady")), *_flags()):
            if flag in flags:
                items.append(LegendItem(words, "sign", SIGN_OF_FLAG[flag], INK_OF_FLAG[flag]))
        if any(row.measured.few and row.measured.value is not None for row in self.rows):
            items.append(LegendItem(translate("plots", "too few to say"), "sign", "circle", "muted", hollow=True))
        return items

    def _own_sentence(self) -> str:
        translate = QCoreApplication.translate
        flagged = [row for row in self.rows if row.flag != "inside" and not row.measured.few]
        if not self.rows:
            return translate("plots", "There is nothing to compare yet.")
        if not flagged:
            return translate("plots", "No reader stands out.")
        told = "; ".join(f"{row.label} {row.words}".strip() for row in flagged[:4])
        return translate("plots", "Worth a look: {who}.").format(who=told)


class SeverityForest(Plot):
    """The forest on screen; ``chosen`` carries the key of a row."""

    def set_data(self, data: ForestData) -> None:
        """Show these readers."""
        self.draw(ForestDrawing(data))


def _flags() -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    return ("watch", translate("plots", "watch")), ("act", translate("plots", "look here"))


def _flag_words(row: ForestRow) -> str:
    return dict(_flags()).get(row.flag, "") if not row.measured.few else ""


def _sorted(data: ForestData) -> tuple[ForestRow, ...]:
    if not data.by_value:
        return data.rows

    def place(row: ForestRow) -> tuple[int, float]:
        value = row.measured.value
        if value is None:
            return 2, 0.0
        return int(row.measured.few), -value

    return tuple(sorted(data.rows, key=place))
