"""Tables of numbers with their words: a click on a header sorts, one row is chosen, Enter or a double click opens."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.row_painter import RowPainter, Span
from assessor_app.gui.widgets.row_table import ColumnPlan, RowTable

Index = QModelIndex | QPersistentModelIndex
SortKey = float | str
_MEASURED: Final = 200
_LEAST: Final = 90
_ALIGN_NUMBER: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ALIGN_WORDS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column: ``hint`` explains it on hover; numbers stand at the right."""

    title: str
    hint: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row: ``key`` names it for ever; ``sorts`` are the columns' places in an order, by default their texts.

    ``inks`` are tokens by column where a cell is not in plain text colour, ``hint`` is said on hover.
    """

    key: str
    texts: tuple[str, ...]
    sorts: Mapping[int, SortKey] = field(default_factory=dict)
    inks: Mapping[int, str] = field(default_factory=dict)
    hint: str = ""
    bold: bool = False

    def sort_key(self, column: int) -> SortKey | None:
        """Where the row stands in the order of a column; None for a number that is missing."""
        found = self.sorts.get(column, self.texts[column].casefold())
        return None if isinstance(found, float) and math.isnan(found) else found


class FactsModel(QAbstractTableModel):
    """Holds rows made ready; in the order given until a header is clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[FactColumn, ...] = ()
        self._given: tuple[FactRow, ...] = ()
        self._shown: list[FactRow] = []
        self._sorted: tuple[int, bool] | None = None

    @property
    def rows(self) -> Sequence[FactRow]:
        """The rows from the top."""
        return self._shown

    def set_rows(self, columns: tuple[FactColumn, ...], rows: Sequence[FactRow]) -> None:
        """Show these; the order chosen last stays where the columns are the same."""
        self.beginResetModel()
        if columns != self.columns:
            self._sorted = None
        self.columns, self._given = columns, tuple(rows)
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """As a header asks for it; -1 goes back to the order given."""
        wanted = (column, order == Qt.SortOrder.DescendingOrder) if 0 <= column < len(self.columns) else None
        if wanted == self._sorted:
            return
        self.beginResetModel()
        self._sorted = wanted
        self._arrange()
        self.endResetModel()

    def row_at(self, place: int) -> FactRow | None:
        """The row at a place counted from the top."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def place_of(self, key: str) -> int | None:
        """Where the row of this key stands now."""
        return next((place for place, row in enumerate(self._shown) if row.key == key), None)

    def _arrange(self) -> None:
        self._shown = list(self._given)
        if self._sorted is not None:
            column, descending = self._sorted
            keyed = [(key, row) for row in self._given if (key := row.sort_key(column)) is not None]
            keyed.sort(key=itemgetter(0), reverse=descending)
            # what has no number comes last in either order
            missing = [row for row in self._given if row.sort_key(column) is None]
            self._shown = [row for _, row in keyed] + missing

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN_NUMBER if column.is_number else _ALIGN_WORDS
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint or None
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        text = row.texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            # with large text the cell is cut
            return "\n".join(dict.fromkeys(filter(None, (text, row.hint))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].title}: {text}"
        return None


class FactsPainter(RowPainter):
    """Paints the rows of one model."""

    def __init__(self, theme: Theme, table: RowTable, model: FactsModel) -> None:
        super().__init__(theme, table)
        self._model = model

    def paint_row(self, painter: QPainter, place: int, top: int, spans: Sequence[Span]) -> None:
        row, pad = self._model.row_at(place), self.pad
        if row is None:
            return
        for column, left, width in spans:
            text, room = row.texts[column], width - 2 * pad
            start = left + pad
            if self._model.columns[column].is_number:
                start += max(0, room - self.metrics.horizontalAdvance(text))
            bold = row.bold and column == 0
            self.draw_text(painter, start, top, room, text, row.inks.get(column, "text"), bold=bold)


class FactsTable(RowTable):
    """``opened`` carries the key of the row that was opened, ``current_changed`` that of the row the keyboard is on.

    Say with :meth:`plan` which column takes what is left and which give way first.
    """

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FactsModel(self)
        self._last = -1
        self._most_rows = self._least_rows = 0
        self._giving: Mapping[int, int] = {}
        self._spare: tuple[int, ...] = ()
        self.follow(self._model)
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self._model.modelReset.connect(self._tell_current)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def facts(self) -> FactsModel:
        """The model that is shown."""
        return self._model

    def plan(self, *, last: int, giving: Mapping[int, int] | None = None, spare: tuple[int, ...] = ()) -> None:
        """``last`` takes the rest of the width; where it is short those of ``giving`` are cut in this order, each to
        so many pixels at 100 % text, then ``spare`` are left out."""
        self._last, self._giving, self._spare = last, giving or {last: _LEAST}, spare

    def show_rows(self, columns: tuple[FactColumn, ...], rows: Sequence[FactRow]) -> None:
        """Show these rows; the keyboard stays on the row it is on."""
        self._model.set_rows(columns, rows)
        self.fit_columns()
        self.choose_something()

    def make_painter(self, theme: Theme) -> FactsPainter:
        return FactsPainter(theme, self, self._model)

    def current_row(self) -> FactRow | None:
        """The row under the keyboard."""
        return self._model.row_at(self.currentIndex().row())

    def keyboard_name(self) -> str:
        row = self.current_row()
        return row.key if row is not None else ""

    def index_named(self, name: str) -> QModelIndex | None:
        place = self._model.place_of(name)
        return None if place is None else self._model.index(place, 0)

    @Slot()
    def fit_columns(self) -> None:
        """As every table; one that was told nothing yet has no columns to fit."""
        if self._model.columns:
            super().fit_columns()
            self._fit_height()

    def set_most_rows(self, rows: int) -> None:
        """Be as high as the rows are, up to so many; more of them are scrolled."""
        self._most_rows = rows
        self._fit_height()

    def set_least_rows(self, rows: int) -> None:
        """Never be lower than so many rows, and take whatever room there is above that."""
        self._least_rows = rows
        self._fit_height()

    def _fit_height(self) -> None:
        if self._most_rows or self._least_rows:
            rows = max(self._least_rows, min(self._most_rows, max(1, len(self._model.rows))))
            edges = 2 * self.frameWidth() + self.horizontalHeader().sizeHint().height()
            height = rows * self.verticalHeader().defaultSectionSize() + edges
            if height != self.minimumHeight():
                self.setMinimumHeight(height)

    def choose_key(self, key: str) -> None:
        """Bring the row of this key under the keyboard, where it is shown."""
        place = self._model.place_of(key)
        if place is not None:
            self.selectRow(place)

    def plan_columns(self, theme: Theme, shown: Sequence[int]) -> ColumnPlan:
        last = self._last if self._last >= 0 else len(self._model.columns) - 1
        rows = self._model.rows[:_MEASURED]
        natural = {column: self._natural(rows, column) for column in shown}
        least = {column: max(self.title_width(column), theme.px(pixels)) for column, pixels in self._giving.items()}
        roomy = [column for column in shown if column != last]
        return ColumnPlan(natural, wide=last, last=last, roomy=roomy, least=least, spare=self._spare)

    def _natural(self, rows: Sequence[FactRow], column: int) -> int:
        texts = sorted({row.texts[column] for row in rows}, key=len, reverse=True)[:8]
        return self.width_of(texts, column)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.opened.emit(row.key)

    @Slot()
    def _tell_current(self, _now: object = None, _before: object = None) -> None:
        self.current_changed.emit(self.keyboard_name())
