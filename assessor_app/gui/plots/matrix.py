"""The ground of plots made of cells: heads beside and above, as many as there is room for, cells in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QStaticText

from assessor_app.gui.plots.drawing import Scene
from assessor_app.gui.plots.hatching import hatch
from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.ramp import Ramp, ink_on

HEAD_PX: Final = 12.0
_GAP: Final = 6.0


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """``share`` picks the tone (None: no tone); ``text`` is written if it fits; ``framed`` gets a strong edge."""

    area: QRectF
    text: str
    share: float | None
    hatched: bool = False
    framed: bool = False


@dataclass
class MatrixScene(Scene):
    """Cells by row and column, and the size of text that fits into them (0: none does)."""

    cells: list[MatrixCell] = field(default_factory=list)
    text_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Where cells lie: ``left`` and ``top`` of the first, ``wide`` and ``high`` each, so many of them."""

    left: float
    top: float
    wide: float
    high: float
    rows: int
    columns: int

    def cell(self, row: int, column: int) -> QRectF:
        """The area of a cell, with the seam to its neighbours taken off."""
        seam = 1.0 if self.wide >= 9 else 0.5
        left, top = self.left + column * self.wide + seam, self.top + row * self.high + seam
        return QRectF(left, top, self.wide - 2 * seam, self.high - 2 * seam)


def write_row_heads(scene: Scene, grid: Grid, heads: Sequence[str], left: float, ink: str = "muted") -> None:
    """Names at the left of rows; only every so many where rows are lower than a line of words."""
    look = scene.look
    every = max(1, -(-round(look.line(HEAD_PX)) // max(1, round(grid.high))))
    for row in range(0, len(heads), every):
        middle, half = grid.top + (row + 0.5) * grid.high, look.line(HEAD_PX) / 2
        area = QRectF(left, middle - half, grid.left - look.px(_GAP) - left, 2 * half)
        scene.write(area, heads[row], "right", ink, HEAD_PX)


def write_column_heads(
    scene: Scene, grid: Grid, heads: Sequence[str], top: float, ink: str = "muted", *, thinned: bool = True
) -> None:
    """Names above columns, never turned: only every so many where they would touch, or all of them cut short."""
    look = scene.look
    wanted = max((look.width(head, HEAD_PX) for head in heads), default=0.0) + look.px(6)
    every = max(1, -(-round(wanted) // max(1, round(grid.wide)))) if thinned else 1
    end = scene.rect.left()
    for column in range(0, len(heads), every):
        middle = grid.left + (column + 0.5) * grid.wide
        half = every * grid.wide / 2 - look.px(2)
        area = QRectF(middle - half, top, 2 * half, look.line(HEAD_PX))
        if area.right() > scene.rect.right():
            area.moveRight(scene.rect.right())
        if area.left() < end and column:
            # the last one would stand on its neighbour
            break
        area.setLeft(max(area.left(), end))
        scene.write(area, heads[column], "centre", ink, HEAD_PX)
        end = area.right() - 1


def head_room(look: Look, heads: Sequence[str], most: float) -> float:
    """How wide a column of names is, at most ``most`` pixels, with the gap to what follows."""
    return min(max((look.width(head, HEAD_PX) for head in heads), default=0.0), most) + look.px(_GAP)


def fitting_px(look: Look, texts: Sequence[str], grid: Grid) -> float:
    """The size of text that fits into each cell, 0 where even the smallest does not."""
    longest = max(texts, key=len, default="")
    for pixels in (13.0, 12.0, 11.0, 10.0):
        if look.width(longest, pixels) + look.px(4) <= grid.wide and look.line(pixels) <= grid.high:
            return pixels
    return 0.0


def paint_cells(painter: QPainter, scene: MatrixScene) -> None:
    """Paint all cells: tones together, then hatching, then text in the ink that reads well on each tone."""
    look, ramp = scene.look, Ramp(scene.look)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    by_tone: dict[int, list[QRectF]] = {}
    for cell in scene.cells:
        if cell.share is not None:
            by_tone.setdefault(ramp.step(cell.share), []).append(cell.area)
    painter.setPen(Qt.PenStyle.NoPen)
    for step, areas in by_tone.items():
        painter.setBrush(ramp.tone(step)[0])
        painter.drawRects(areas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_hatched(painter, scene)
    if scene.text_px:
        _paint_texts(painter, scene, ramp)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("text"), look.px(1.6)))
    inset = look.px(0.8)
    painter.drawRects([one.area.adjusted(inset, inset, -inset, -inset) for one in scene.cells if one.framed])


def _paint_texts(painter: QPainter, scene: MatrixScene, ramp: Ramp) -> None:
    look = scene.look
    font = look.font(scene.text_px)
    painter.setFont(font)
    ready: dict[str, tuple[QStaticText, QPointF]] = {}
    by_ink: dict[int, list[MatrixCell]] = {}
    quiet = ink_on(look.color("panel"), look)
    for cell in scene.cells:
        ink = quiet if cell.share is None else ramp.ink(cell.share)
        by_ink.setdefault(ink.rgba(), []).append(cell)
    for rgba, cells in by_ink.items():
        painter.setPen(QColor.fromRgba(rgba))
        for cell in cells:
            if cell.text not in ready:
                made = QStaticText(cell.text)
                made.setTextFormat(Qt.TextFormat.PlainText)
                made.prepare(painter.transform(), font)
                ready[cell.text] = made, QPointF(made.size().width() / 2, made.size().height() / 2)
            text, half = ready[cell.text]
            painter.drawStaticText(cell.area.center() - half, text)


def _paint_hatched(painter: QPainter, scene: MatrixScene) -> None:
    look = scene.look
    hatched = [cell for cell in scene.cells if cell.hatched]
    lines: list[QLineF] = []
    for cell in hatched:
        lines.extend(hatch(cell.area, "rising", look.px(5)))
    painter.setPen(QPen(hatch_ink(look), look.px(1)))
    painter.drawLines(lines)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects([cell.area for cell in hatched])
    if scene.text_px:
        # words on lines are hard to read: a patch of quiet ground behind them
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("panel"))
        high = look.line(scene.text_px)
        for cell in hatched:
            wide = look.width(cell.text, scene.text_px) + look.px(4)
            painter.drawRect(
                QRectF(cell.area.center().x() - wide / 2, cell.area.center().y() - high / 2, wide, high).intersected(
                    cell.area
                )
            )


def hatch_ink(look: Look) -> QColor:
    """The colour of hatching: seen, and quieter than words."""
    return look.color("scroll")
