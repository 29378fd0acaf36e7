"""The cells of one worksheet as Qt's tables want them: fetched in tiles off the GUI thread, newest wish first."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from assessor_app.domain.citation import SheetFacts
from assessor_app.domain.citation.cells import column_letters
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.media.reading.sheet_book import CellRows

TILE_ROWS: Final = 128
TILE_COLUMNS: Final = 64
_KEPT_TILES: Final = 160
_MOST_WISHES: Final = 8
_SHOWN: Final = 400
# 12, -3.5, 1 200, 1.200,50, 45 %, $12, (3) … and dates stay left, as texts do
_NUMBER: Final = re.compile(r"[(+-]?\s?[$€£]?\s?\d[\d\s.,'  ]*(?:[eE][+-]?\d+)?\s?[%€)]?\Z")

# sheet, first row, rows, first column, columns -> texts
CellReader = Callable[[int, int, int, int, int], CellRows]
_Tile = tuple[int, int]
_Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """One worksheet at a time. ``tile_loaded`` tells that cells have come, ``failed`` carries what went wrong."""

    tile_loaded = Signal()
    failed = Signal(object)

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._reader: CellReader | None = None
        self._sheet = 0
        self._rows = self._columns = 0
        self._tiles: OrderedDict[_Tile, CellRows] = OrderedDict()
        self._wishes: OrderedDict[_Tile, None] = OrderedDict()
        self._task: Task | None = None
        # Wishes come while painting; what scrolls past within one turn of the event loop is never asked for.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._fetch)

    def show_sheet(self, reader: CellReader | None, sheet: int, facts: SheetFacts) -> None:
        """Start anew with a worksheet; None for none."""
        self.beginResetModel()
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._turn.stop()
        self._tiles.clear()
        self._wishes.clear()
        self._reader, self._sheet = reader, sheet
        self._rows, self._columns = (facts.rows, facts.columns) if reader is not None else (0, 0)
        self.endResetModel()

    @property
    def sheet(self) -> int:
        """The worksheet shown, 0-based."""
        return self._sheet

    def text(self, row: int, column: int) -> str | None:
        """The full text of a cell, None while it has not come; it is fetched then."""
        key = row // TILE_ROWS, column // TILE_COLUMNS
        tile = self._tiles.get(key)
        if tile is None:
            self._wish(key)
            return None
        self._tiles.move_to_end(key)
        line = row - key[0] * TILE_ROWS
        place = column - key[1] * TILE_COLUMNS
        return tile[line][place] if line < len(tile) and place < len(tile[line]) else ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _one_line(self.text(index.row(), index.column()) or "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.text(index.row(), index.column())
            return f"{column_letters(index.column())}{index.row() + 1} {said or ''}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = is_number(self.text(index.row(), index.column()) or "")
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def _wish(self, key: _Tile) -> None:
        self._wishes[key] = None
        self._wishes.move_to_end(key)
        while len(self._wishes) > _MOST_WISHES:
            self._wishes.popitem(last=False)
        if self._task is None and not self._turn.isActive():
            self._turn.start()

    @Slot()
    def _fetch(self) -> None:
        if self._task is not None or self._reader is None:
            return
        while self._wishes:
            key = self._wishes.popitem()[0]
            if key in self._tiles:
                continue
            first_row, first_column = key[0] * TILE_ROWS, key[1] * TILE_COLUMNS
            work = partial(self._reader, self._sheet, first_row, TILE_ROWS, first_column, TILE_COLUMNS)
            self._task = self._runner.run("media", work, partial(self._take, key), self)
            return

    def _take(self, key: _Tile, rows: CellRows | None, error: Exception | None) -> None:
        self._task = None
        if rows is None:
            self._wishes.clear()
            self.failed.emit(error)
            return
        self._tiles[key] = rows
        while len(self._tiles) > _KEPT_TILES:
            self._tiles.popitem(last=False)
        first = self.index(key[0] * TILE_ROWS, key[1] * TILE_COLUMNS)
        last_row = min(self._rows, (key[0] + 1) * TILE_ROWS) - 1
        last = self.index(last_row, min(self._columns, (key[1] + 1) * TILE_COLUMNS) - 1)
        self.dataChanged.emit(first, last, [Qt.ItemDataRole.DisplayRole])
        self.tile_loaded.emit()
        self._fetch()


def is_number(text: str) -> bool:
    """Whether a person would line this up on the right."""
    return len(text) < 40 and _NUMBER.match(text) is not None and text.count("-") < 2


def _one_line(text: str) -> str:
    return " ".join(text[:_SHOWN].split()) if "\n" in text or len(text) > _SHOWN else text
