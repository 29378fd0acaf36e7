"""A table in which several rows are picked by a tick: submissions of a set, criteria to score again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from assessor_app.gui.calibration.facts_table import FactColumn, FactRow, FactsModel, FactsPainter, FactsTable
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.row_painter import Span

_BOX: Final = 15
_TICK_COLUMN: Final = 0


class PickPainter(FactsPainter):
    """Draws a box with or without a tick where the first column begins."""

    def __init__(self, theme: Theme, table: PickTable, model: FactsModel) -> None:
        super().__init__(theme, table, model)
        self._picks = table

    def paint_row(self, painter: QPainter, place: int, top: int, spans: Sequence[Span]) -> None:
        row = self._picks.facts.row_at(place)
        if row is None:
            return
        shift = self._picks.box_room()
        moved = [
            (column, left + shift, width - shift) if column == _TICK_COLUMN else (column, left, width)
            for column, left, width in spans
        ]
        super().paint_row(painter, place, top, moved)
        left = next((left for column, left, _ in spans if column == _TICK_COLUMN), None)
        if left is not None:
            self._draw_box(painter, left + self.pad, top, picked=row.key in self._picks.picked)

    def _draw_box(self, painter: QPainter, left: int, top: int, *, picked: bool) -> None:
        side = self.theme.px(_BOX)
        box = QRectF(left + 0.5, top + (self.height - side) / 2 + 0.5, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("accent" if picked else "field_line"), 1))
        painter.setBrush(self.theme.color("accent" if picked else "field"))
        painter.drawRoundedRect(box, 3, 3)
        if picked:
            cap = Qt.PenCapStyle.RoundCap
            painter.setPen(QPen(self.theme.color("on_accent"), max(1.6, side / 8), Qt.PenStyle.SolidLine, cap))
            steps = ((0.24, 0.54), (0.43, 0.72), (0.77, 0.3))
            lines = [(box.x() + x * side, box.y() + y * side) for x, y in steps]
            for (x, y), (to_x, to_y) in pairwise(lines):
                painter.drawLine(round(x), round(y), round(to_x), round(to_y))
        painter.restore()


class PickTable(FactsTable):
    """Space or a click ticks the row and takes the tick away; ``picks_changed`` after each."""

    picks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: set[str] = set()
        self._dressed: Theme | None = None

    @property
    def picked(self) -> Collection[str]:
        """The keys of the rows that are ticked."""
        return self._picked

    def picked_in_order(self) -> tuple[str, ...]:
        """The same, from the top."""
        return tuple(row.key for row in self.facts.rows if row.key in self._picked)

    def dress(self, theme: Theme) -> None:
        self._dressed = theme
        super().dress(theme)

    def make_painter(self, theme: Theme) -> FactsPainter:
        return PickPainter(theme, self, self.facts)

    def box_room(self) -> int:
        """Pixels that the boxes take in the first column."""
        return self._dressed.px(_BOX + 8) if self._dressed is not None else 0

    def width_of(self, texts: Sequence[str], column: int, extra: int = 0) -> int:  # type: ignore[override]
        return super().width_of(texts, column, extra + (_BOX + 8 if column == _TICK_COLUMN else 0))

    def offer(self, columns: tuple[FactColumn, ...], rows: Sequence[FactRow], picked: Collection[str] = ()) -> None:
        """Show rows to pick from, these of them ticked."""
        self._picked = set(picked) & {row.key for row in rows}
        self.show_rows(columns, rows)
        self.picks_changed.emit()

    def pick(self, key: str, *, picked: bool = True) -> None:
        """Tick a row, or take the tick away."""
        if (key in self._picked) is picked or self.facts.place_of(key) is None:
            return
        if picked:
            self._picked.add(key)
        else:
            self._picked.discard(key)
        self.viewport().update()
        self.picks_changed.emit()

    @Slot()
    def _turn_current(self) -> None:
        key = self.keyboard_name()
        if key:
            self.pick(key, picked=key not in self._picked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn_current()
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index: QModelIndex = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._turn_current()
