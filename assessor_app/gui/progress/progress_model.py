"""The lead's table as Qt wants it: everyone's assignments, sorted and searched, made ready before anybody types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assessor_app.gui.progress.lead_words import is_late, lead_due_words, progress_words, reader_words, state_words
from assessor_app.gui.queue.due import due_hint, local_today, today_of
from assessor_app.gui.widgets.sizes import ago_words, moment_words
from assessor_app.workflows.desk import LeadRow

Index = QModelIndex | QPersistentModelIndex
SortKey = float | str


class LeadColumn(IntEnum):
    """The columns from left to right."""

    CODE = 0
    CREDENTIAL = 1
    ASSESSOR = 2
    PROGRESS = 3
    DUE = 4
    CHANGED = 5
    STATE = 6


class LeadRole(IntEnum):
    """What is asked for besides text."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class LeadLine:
    """One row made ready: ``texts`` by column, ``searched`` in small letters."""

    row: LeadRow
    texts: tuple[str, ...]
    late: bool
    searched: str

    def key(self, column: LeadColumn) -> SortKey:
        """Where the line stands in the order of a column; of one type for each column."""
        row = self.row
        match column:
            case LeadColumn.PROGRESS:
                return row.scored / row.total if row.total else -1.0
            case LeadColumn.DUE:
                return row.due_at.timestamp() if row.due_at else float("inf")
            case LeadColumn.CHANGED:
                return row.updated_at.timestamp() if row.updated_at else 0.0
            case LeadColumn.STATE:
                # Those who ask for something come first, then cases that nobody reads.
                asks = {"recall_asked": 0, "released": 1}.get(row.state, 2)
                return f"{asks}{self.texts[column].casefold()}"
            case _:
                return self.texts[column].casefold()


class ProgressModel(QAbstractTableModel):
    """Holds the rows last read from the hub and shows those in which every word of a search occurs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LeadRow, ...] = ()
        self._lines: tuple[LeadLine, ...] = ()
        self._shown: list[LeadLine] = []
        self._words: tuple[str, ...] = ()
        self._column, self._descending = LeadColumn.STATE, False
        self._today = local_today()
        self._titles_said = self._titles()

    @property
    def rows(self) -> tuple[LeadRow, ...]:
        """The rows in the order given, whatever is shown."""
        return self._rows

    @property
    def today(self) -> date:
        """The day that due dates are counted from."""
        return self._today

    def set_rows(self, rows: tuple[LeadRow, ...]) -> None:
        """Show these rows."""
        self._rows, self._today = rows, today_of(rows)
        self._lines = tuple(_line(row, self._today) for row in rows)
        self._arrange()

    def set_search(self, text: str) -> None:
        """Keep rows whose words hold every word of ``text``."""
        self._words = tuple(text.casefold().split())
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """As a header asks for it."""
        if 0 <= column < len(LeadColumn):
            self._column, self._descending = LeadColumn(column), order == Qt.SortOrder.DescendingOrder
            self._arrange()

    def place_of(self, assignment_id: str) -> int | None:
        """Where an assignment is shown, counted from the top, or None."""
        places = (place for place, line in enumerate(self._shown) if line.row.assignment_id == assignment_id)
        return next(places, None)

    def line_at(self, place: int) -> LeadLine | None:
        """What is shown at a place counted from the top, None where nothing is."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def widest(self, column: LeadColumn, most: int) -> list[str]:
        """The longest words that a column shows, few enough to be measured."""
        texts = {line.texts[column] for line in self._shown[:200]}
        return sorted(texts, key=len, reverse=True)[:most]

    def _arrange(self) -> None:
        words, column = self._words, self._column
        found = [line for line in self._lines if all(word in line.searched for word in words)]
        found.sort(key=lambda line: line.key(column), reverse=self._descending)
        if [line.row.assignment_id for line in found] == [line.row.assignment_id for line in self._shown]:
            self._shown = found
            if found:
                self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(LeadColumn) - 1))
            return
        self.beginResetModel()
        self._shown = found
        self.endResetModel()

    # ---- what Qt asks -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(LeadColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._titles_said[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = LeadColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[column]
        if role == LeadRole.ROW:
            return line.row
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles_said[column]}: {line.texts[column]}"
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Submission"),
            self.tr("Credential"),
            self.tr("Assessor"),
            self.tr("Progress"),
            self.tr("Due"),
            self.tr("Last change"),
            self.tr("State"),
        )

    def _hint(self, line: LeadLine, column: LeadColumn) -> str | None:
        row = line.row
        if column == LeadColumn.DUE:
            return due_hint(row.due_at, self._today, row.working) if row.state != "released" else None
        if column == LeadColumn.CHANGED and row.updated_at is not None:
            return moment_words(row.updated_at)
        return line.texts[column] if column in (LeadColumn.STATE, LeadColumn.CREDENTIAL) else None


def _line(row: LeadRow, today: date) -> LeadLine:
    changed = ago_words(row.updated_at) if row.updated_at else "—"
    due = lead_due_words(row, today)
    texts = (row.code, row.credential_title, reader_words(row), progress_words(row), due, changed, state_words(row))
    return LeadLine(row, texts, is_late(row, today), " ".join(texts).casefold())
