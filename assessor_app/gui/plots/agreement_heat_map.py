"""Who agrees with whom: a reader × reader map, in which pairs that hardly met are hatched instead of coloured."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from assessor_app.gui.plots import explanations
from assessor_app.gui.plots.drawing import Drawing, Key, Mark, Table, Walk
from assessor_app.gui.plots.legend import LegendItem, legend_height
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.matrix import (
    HEAD_PX,
    Grid,
    MatrixCell,
    MatrixScene,
    fitting_px,
    head_room,
    paint_cells,
    write_column_heads,
    write_row_heads,
)
from assessor_app.gui.plots.number_words import measured_words, number, short
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import HeatMapData, Measured

_WIDEST: Final = 54.0
_HIGHEST: Final = 44.0
_LOWEST: Final = 6.0
_LOWEST_READ: Final = 19.0
_HEAD: Final = 130.0


class HeatMapDrawing(Drawing[MatrixScene]):
    """Both halves show the same, so that a reader's row has all of their pairs; a key is (row, column)."""

    walk: Walk = "grid"

    def __init__(self, data: HeatMapData) -> None:
        super().__init__()
        self.data = data
        translate = QCoreApplication.translate
        self.title = data.title or translate("plots", "Agreement of pairs ({statistic})").format(
            statistic=data.statistic
        )
        self.sentence = data.sentence or self._own_sentence()
        self.explanation = explanations.heat_map()

    def pair(self, one: str, other: str) -> Measured | None:
        """What two readers have in common; None where they never met."""
        return self.data.pairs.get((one, other)) or self.data.pairs.get((other, one))

    def height_for(self, width: float, look: Look) -> float:
        grid = self._grid(QRectF(0, 0, width, 1e6), look)
        return grid.top + grid.high * grid.rows + look.px(8) + self._legend_height(grid, width, look)

    def least_height_for(self, width: float, look: Look) -> float:
        grid = self._grid(QRectF(0, 0, width, 1e6), look)
        least = min(grid.high, look.px(_LOWEST_READ))
        return self.height_for(width, look) - (grid.high - least) * grid.rows

    def lay_out(self, rect: QRectF, look: Look) -> MatrixScene:
        scene = MatrixScene(rect, look)
        grid, readers = self._grid(rect, look), self.data.readers
        write_row_heads(scene, grid, readers, grid.left - head_room(look, readers, _most_head(rect, look)))
        write_column_heads(scene, grid, readers, grid.top - look.line(HEAD_PX) - look.px(4))
        scene.text_px = fitting_px(look, [_words(one) for one in self.data.pairs.values()], grid)
        place = {reader: number for number, reader in enumerate(readers)}
        found: dict[tuple[int, int], Measured] = {}
        for (one, other), measured in self.data.pairs.items():
            if one not in place or other not in place:
                continue
            found[place[one], place[other]] = found[place[other], place[one]] = measured
        for row, column in sorted(found):
            self._add(scene, grid.cell(row, column), (readers[row], readers[column]), found[row, column])
        top = grid.top + grid.high * grid.rows + look.px(8)
        scene.add_legend(
            self._legend(), QRectF(grid.left, top, max(look.px(60), rect.right() - grid.left), look.line())
        )
        return scene

    def paint_scene(self, painter: QPainter, scene: MatrixScene) -> None:
        paint_cells(painter, scene)

    def words_of(self, key: Key) -> str:
        measured = self.pair(*key) if len(key) == 2 else None
        if measured is None:
            return ""
        return QCoreApplication.translate("plots", "{one} and {other}: {statistic} {value}").format(
            one=key[0], other=key[1], statistic=self.data.statistic, value=measured_words(measured)
        )

    def table(self) -> Table:
        translate = QCoreApplication.translate
        header = (
            translate("plots", "Reader"),
            translate("plots", "With"),
            self.data.statistic,
            translate("plots", "Low"),
            translate("plots", "High"),
            translate("plots", "Submissions in common"),
            translate("plots", "Note"),
        )
        rows = tuple(
            (one, other, found.value, found.low, found.high, found.n, found.note)
            for (one, other), found in self.data.pairs.items()
        )
        return Table(header, rows, tuple(self.data.pairs))

    def _grid(self, rect: QRectF, look: Look) -> Grid:
        count = max(1, len(self.data.readers))
        side = head_room(look, self.data.readers, _most_head(rect, look))
        top = look.line(HEAD_PX) + look.px(4)
        wide = min(look.px(_WIDEST), (rect.width() - side) / count)
        # in the middle of what there is, names and cells together
        left = rect.left() + side + max(0.0, (rect.width() - side - wide * count) / 2)
        high = min(look.px(_HIGHEST), max(_LOWEST, wide * 0.82))
        whole = Grid(left, rect.top() + top, wide, high, count, count)
        room = rect.height() - top - look.px(8) - self._legend_height(whole, rect.right(), look)
        return replace(whole, high=max(1.0, min(high, room / count)))

    def _legend_height(self, grid: Grid, right: float, look: Look) -> float:
        return legend_height(self._legend(), max(look.px(60), right - grid.left), look)

    def _legend(self) -> list[LegendItem]:
        translate = QCoreApplication.translate
        span = translate("plots", "{low} to {high}").format(low=_plain(self.data.low), high=_plain(self.data.high))
        thin = translate("plots", "fewer than {n} in common").format(n=self.data.enough)
        return [LegendItem(span, "ramp"), LegendItem(thin, "hatched")]

    def _is_thin(self, measured: Measured) -> bool:
        return measured.few or measured.n < self.data.enough or measured.value is None

    def _add(self, scene: MatrixScene, area: QRectF, pair: tuple[str, str], measured: Measured) -> None:
        share = None
        if measured.value is not None and not self._is_thin(measured):
            share = (measured.value - self.data.low) / max(1e-9, self.data.high - self.data.low)
        scene.cells.append(MatrixCell(area, _words(measured) if scene.text_px else "", share, share is None))
        scene.marks.append(Mark(pair, area, area.center()))

    def _own_sentence(self) -> str:
        translate = QCoreApplication.translate
        known = {
            pair: one.value
            for pair, one in self.data.pairs.items()
            if one.value is not None and one.n >= self.data.enough and not one.few
        }
        thin = len(self.data.pairs) - len(known)
        parts = []
        if known:
            best, worst = max(known, key=lambda pair: known[pair]), min(known, key=lambda pair: known[pair])
            parts.append(
                translate("plots", "Closest: {a} and {b} ({best}); furthest apart: {c} and {d} ({worst}).").format(
                    a=best[0], b=best[1], best=short(known[best]), c=worst[0], d=worst[1], worst=short(known[worst])
                )
            )
        if thin:
            parts.append(
                translate("plots", "{n} of {all} pairs have too few submissions in common to say.").format(
                    n=thin, all=len(self.data.pairs)
                )
            )
        return " ".join(parts) or translate("plots", "No two readers have scored the same submission yet.")


class AgreementHeatMap(Plot):
    """The map on screen; ``chosen`` carries the two readers."""

    def set_data(self, data: HeatMapData) -> None:
        """Show this agreement."""
        self.draw(HeatMapDrawing(data))


def _most_head(rect: QRectF, look: Look) -> float:
    return min(look.px(_HEAD), rect.width() * 0.3)


def _plain(value: float) -> str:
    return number(value, 0) if value == round(value) else short(value)


def _words(measured: Measured) -> str:
    return "–" if measured.value is None else short(round(measured.value, 2))
