"""Where a reader departs from the reference: levels given against levels that were right, each cell its cases."""

from __future__ import annotations

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
from assessor_app.gui.plots.number_words import percent, whole
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import ConfusionData

_WIDEST: Final = 110.0
_HIGH: Final = 40.0


class ConfusionDrawing(Drawing[MatrixScene]):
    """Rows are what was given, columns the reference, lowest level first; a key is (given, reference)."""

    walk: Walk = "grid"

    def __init__(self, data: ConfusionData) -> None:
        super().__init__()
        self.data = data
        self.title = data.title or QCoreApplication.translate("plots", "{reader} against {reference}").format(
            reader=data.given_by, reference=data.reference_by
        )
        self.sentence = data.sentence or self._own_sentence()
        self.explanation = explanations.confusion()

    def height_for(self, width: float, look: Look) -> float:
        grid = self._grid(QRectF(0, 0, width, 1e6), look)
        return grid.top + grid.high * grid.rows + look.px(8) + legend_height(self._legend(), width, look)

    def lay_out(self, rect: QRectF, look: Look) -> MatrixScene:
        scene = MatrixScene(rect, look)
        grid, line = self._grid(rect, look), look.line(HEAD_PX)
        heads = [step.label for step in self.data.steps]
        side = self._side(rect.width(), look)
        write_row_heads(scene, grid, heads, grid.left - side, "text")
        write_column_heads(scene, grid, heads, grid.top - line - look.px(4), "text", thinned=False)
        above = QRectF(grid.left, rect.top(), max(1.0, grid.wide * grid.columns), line)
        scene.write(above, f"{self.data.reference_by} →", "left", "muted", HEAD_PX, bold=True)
        corner = QRectF(grid.left - side, grid.top - line - look.px(4), side - look.px(6), line)
        scene.write(corner, f"{self.data.given_by} ↓", "right", "muted", HEAD_PX, bold=True)
        totals = {step.id: self._total(step.id) for step in self.data.steps}
        scene.text_px = fitting_px(look, [whole(count) for count in self.data.counts.values()], grid)
        for row, given in enumerate(self.data.steps):
            for column, right in enumerate(self.data.steps):
                count, area = self.data.counts.get((given.id, right.id), 0), grid.cell(row, column)
                share = count / totals[right.id] if count else None
                text = whole(count) if scene.text_px else ""
                scene.cells.append(MatrixCell(area, text, share, framed=row == column))
                if count:
                    scene.marks.append(Mark((given.id, right.id), area, area.center()))
        top = grid.top + grid.high * grid.rows + look.px(8)
        scene.add_legend(self._legend(), QRectF(rect.left(), top, rect.width(), line))
        return scene

    def paint_scene(self, painter: QPainter, scene: MatrixScene) -> None:
        paint_cells(painter, scene)

    def words_of(self, key: Key) -> str:
        labels = {step.id: step.label for step in self.data.steps}
        if len(key) != 2 or not labels.keys() >= set(key):
            return ""
        count, total = self.data.counts.get((key[0], key[1]), 0), self._total(key[1])
        return QCoreApplication.translate(
            "plots", "{reader} gave {given} where {reference} has {right}: {n} of {total} ({share})"
        ).format(
            reader=self.data.given_by,
            given=labels[key[0]],
            reference=self.data.reference_by,
            right=labels[key[1]],
            n=whole(count),
            total=whole(total),
            share=percent(count / total) if total else "–",
        )

    def table(self) -> Table:
        translate = QCoreApplication.translate
        header = (self.data.given_by, self.data.reference_by, translate("plots", "Cases"), translate("plots", "Share"))
        rows, keys = [], []
        for given in self.data.steps:
            for right in self.data.steps:
                count, total = self.data.counts.get((given.id, right.id), 0), self._total(right.id)
                rows.append((given.label, right.label, count, count / total if total else None))
                keys.append((given.id, right.id))
        return Table(header, tuple(rows), tuple(keys))

    @property
    def empty(self) -> bool:
        return not any(self.data.counts.values())

    def _total(self, right: str) -> int:
        return sum(self.data.counts.get((given.id, right), 0) for given in self.data.steps)

    def _side(self, width: float, look: Look) -> float:
        heads = [*(step.label for step in self.data.steps), f"{self.data.given_by} ↓ "]
        return head_room(look, heads, width * 0.3)

    def _grid(self, rect: QRectF, look: Look) -> Grid:
        count, side = max(1, len(self.data.steps)), self._side(rect.width(), look)
        top = 2 * look.line(HEAD_PX) + look.px(10)
        wide = min(look.px(_WIDEST), (rect.width() - side) / count)
        foot = look.px(8) + legend_height(self._legend(), rect.width(), look)
        high = max(1.0, min(look.px(_HIGH), (rect.height() - top - foot) / count))
        left = rect.left() + side + max(0.0, (rect.width() - side - wide * count) / 2)
        return Grid(left, rect.top() + top, wide, high, count, count)

    def _legend(self) -> list[LegendItem]:
        translate = QCoreApplication.translate
        share = translate("plots", "share of the column, 0 to 100 %")
        return [LegendItem(share, "ramp"), LegendItem(translate("plots", "same level"), "framed")]

    def _own_sentence(self) -> str:
        translate = QCoreApplication.translate
        place = {step.id: number for number, step in enumerate(self.data.steps)}
        counts = {key: count for key, count in self.data.counts.items() if place.keys() >= set(key)}
        total = sum(counts.values())
        if not total:
            return translate("plots", "There is nothing to compare yet.")
        same = sum(count for (given, right), count in counts.items() if given == right)
        above = sum(count for (given, right), count in counts.items() if place[given] > place[right])
        return translate(
            "plots", "Same level in {same} of {total} ({share}); higher in {above}, lower in {below}."
        ).format(
            same=whole(same),
            total=whole(total),
            share=percent(same / total),
            above=whole(above),
            below=whole(total - same - above),
        )


class ConfusionMatrix(Plot):
    """The matrix on screen; ``chosen`` carries the level given and that of the reference."""

    def set_data(self, data: ConfusionData) -> None:
        """Show this comparison."""
        self.draw(ConfusionDrawing(data))
