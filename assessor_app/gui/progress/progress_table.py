"""The lead's table: progress bars, words, and column widths that never clip a header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from assessor_app.gui.progress.progress_model import LeadColumn, LeadLine, ProgressModel
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.row_painter import RowPainter, Span
from assessor_app.gui.widgets.row_table import ColumnPlan, RowTable
from assessor_app.workflows.desk import LeadRow

_MEASURED: Final = 8
_BAR: Final = 90
# What there is no room for at a large text size, the first to go first; the details then say it for one row.
_SPARE: Final = (LeadColumn.CHANGED, LeadColumn.PROGRESS, LeadColumn.CREDENTIAL, LeadColumn.DUE)
_ROOMY: Final = (LeadColumn.CODE, LeadColumn.ASSESSOR, LeadColumn.PROGRESS, LeadColumn.DUE, LeadColumn.CHANGED)


class ProgressPainter(RowPainter):
    """Paints the lines of one model."""

    def __init__(self, theme: Theme, table: RowTable, model: ProgressModel) -> None:
        super().__init__(theme, table)
        self._model = model

    def paint_row(self, painter: QPainter, place: int, top: int, spans: Sequence[Span]) -> None:
        line, pad = self._model.line_at(place), self.pad
        if line is None:
            return
        for column, left, width in spans:
            if column == LeadColumn.PROGRESS and line.row.total:
                row = line.row
                self.draw_share(painter, left, top, width, row.scored, row.total, line.texts[column])
            else:
                ink, bold = _ink(line, column), column == LeadColumn.STATE and _asks(line.row)
                self.draw_text(painter, left + pad, top, width - 2 * pad, line.texts[column], ink, bold=bold)


class ProgressTable(RowTable):
    """One row per assignment; one row is chosen at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = ProgressModel(self)
        self.follow(self._lines)

    @property
    def lines(self) -> ProgressModel:
        """The model that is shown."""
        return self._lines

    def make_painter(self, theme: Theme) -> ProgressPainter:
        return ProgressPainter(theme, self, self._lines)

    def current_row(self) -> LeadRow | None:
        """The row that the keyboard is on."""
        line = self._lines.line_at(self.currentIndex().row())
        return None if line is None else line.row

    def keyboard_name(self) -> str:
        row = self.current_row()
        return row.assignment_id if row is not None else ""

    def index_named(self, name: str) -> QModelIndex | None:
        place = self._lines.place_of(name)
        return None if place is None else self._lines.index(place, LeadColumn.CODE)

    def plan_columns(self, theme: Theme, shown: Sequence[int]) -> ColumnPlan:
        title = self.title_width
        return ColumnPlan(
            {column: self._natural(LeadColumn(column)) for column in shown},
            wide=LeadColumn.CREDENTIAL,
            last=LeadColumn.STATE,
            roomy=_ROOMY,
            least={
                LeadColumn.STATE: theme.px(170),
                LeadColumn.CREDENTIAL: theme.px(150),
                LeadColumn.PROGRESS: max(title(LeadColumn.PROGRESS), theme.px(70)),
            },
            spare=_SPARE,
        )

    def _natural(self, column: LeadColumn) -> int:
        extra = _BAR if column == LeadColumn.PROGRESS else 0
        return self.width_of(self._lines.widest(column, _MEASURED), column, extra)


def _asks(row: LeadRow) -> bool:
    """Whether somebody has to do something about it."""
    return row.state in ("recall_asked", "released")


def _ink(line: LeadLine, column: int) -> str:
    return "bad" if column == LeadColumn.DUE and line.late else "text"
