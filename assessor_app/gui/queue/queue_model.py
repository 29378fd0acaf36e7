"""The queue as Qt wants it: one row per assignment, its words, its sort keys and its running download."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from assessor_app.gui.queue.due import due_hint, due_words, is_past, is_sent, local_today, urgency
from assessor_app.gui.queue.queue_words import local_hint, local_words, missing_bytes, status_hint, status_words
from assessor_app.gui.queue.readiness_words import (
    READY_ORDER,
    ReadyState,
    checking_words,
    needs_check,
    ready_hint,
    ready_state,
    ready_words,
    remarks,
)
from assessor_app.workflows.desk import QueueRow, Readiness

Index = QModelIndex | QPersistentModelIndex
_NO_DATE: Final = 1e12
_PRESSING: Final = ("overdue", "urgent", "soon", "later", "done")


class Column(IntEnum):
    """The columns from left to right."""

    DOT = 0
    CODE = 1
    CREDENTIAL = 2
    ATTEMPT = 3
    DUE = 4
    PROGRESS = 5
    LAPTOP = 6
    READY = 7
    STATUS = 8


class QueueRole(IntEnum):
    """What delegates and the filter ask for besides text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2
    URGENCY = Qt.ItemDataRole.UserRole + 3
    DOWNLOAD = Qt.ItemDataRole.UserRole + 4
    """Share downloaded, 0 to 1; -1 while waiting its turn; None when no download is asked for."""
    READY = Qt.ItemDataRole.UserRole + 5
    """The ReadyState, and the share of what is under way, 0 to 1."""


class QueueModel(QAbstractTableModel):
    """Holds the rows last read; it asks nobody for anything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[QueueRow, ...] = ()
        self._downloads: dict[str, float] = {}
        self._check: tuple[str, int, int] | None = None
        self._today = local_today()

    @property
    def rows(self) -> tuple[QueueRow, ...]:
        """The rows in the order given."""
        return self._rows

    @property
    def today(self) -> date:
        """The day that due dates are counted from."""
        return self._today

    def downloading(self) -> Mapping[str, float]:
        """Assignments being downloaded (share) or waiting for it (-1)."""
        return dict(self._downloads)

    def set_rows(self, rows: tuple[QueueRow, ...], today: date | None = None) -> None:
        """Show these rows; where the same assignments stay in place, selection and scroll position do too."""
        self._today = today or local_today()
        same = [row.assignment_id for row in rows] == [row.assignment_id for row in self._rows]
        if same:
            self._rows = rows
            self._announce(0, len(rows) - 1)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_download(self, assignment_id: str, share: float | None) -> None:
        """Note how far a download is: 0 to 1, -1 while waiting, None when it ended."""
        if share is None:
            self._downloads.pop(assignment_id, None)
        else:
            self._downloads[assignment_id] = share
        place = self.place_of(assignment_id)
        if place is not None:
            self._announce(place, place)

    def set_check(self, assignment_id: str, done: int, total: int) -> None:
        """Note which submission is looked at just now, and how far that is; no id when none is."""
        former = "" if self._check is None else self._check[0]
        self._check = (assignment_id, done, total) if assignment_id else None
        for one in {former, assignment_id} - {""}:
            place = self.place_of(one)
            if place is not None:
                self._announce(place, place)

    def checking(self) -> str:
        """The assignment whose files are looked at just now, or nothing."""
        return "" if self._check is None else self._check[0]

    def unchecked(self) -> dict[str, Readiness]:
        """What is here and nobody has looked at, by assignment; what is sent or being fetched is nobody's hurry."""
        return {
            row.assignment_id: row.readiness
            for row in self._rows
            if not is_sent(row) and row.assignment_id not in self._downloads and needs_check(row)
        }

    def place_of(self, assignment_id: str) -> int | None:
        """The row number of an assignment, or None."""
        for place, row in enumerate(self._rows):
            if row.assignment_id == assignment_id:
                return place
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.DUE:
            return self.tr("Business days left, Monday to Friday")
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == QueueRole.ROW:
            return row
        if role == QueueRole.SORT:
            return self._sort_key(row, column)
        if role == QueueRole.URGENCY:
            return urgency(row, self._today)
        if role == QueueRole.DOWNLOAD:
            return self._downloads.get(row.assignment_id)
        if role == QueueRole.READY:
            return self._ready(row), self._share(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{self._titles()[column]}: {self._text(row, column)}"
            return ". ".join((said, *remarks(row))) if column == Column.READY else said
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            "",
            self.tr("Submission"),
            self.tr("Credential"),
            self.tr("Attempt"),
            self.tr("Due"),
            self.tr("Progress"),
            self.tr("On this laptop"),
            self.tr("Ready to fly"),
            self.tr("Status"),
        )

    def _text(self, row: QueueRow, column: Column) -> str:
        match column:
            case Column.DOT:
                return ""
            case Column.CODE:
                return row.code
            case Column.CREDENTIAL:
                return row.credential_title
            case Column.ATTEMPT:
                return str(row.attempt)
            case Column.DUE:
                return "—" if is_sent(row) and is_past(row, self._today) else due_words(row.due_at, self._today)
            case Column.PROGRESS:
                return f"{row.scored} / {row.total}"
            case Column.LAPTOP:
                return self._laptop(row)
            case Column.READY:
                return self._ready_text(row)
            case Column.STATUS:
                return self._status(row)

    def _laptop(self, row: QueueRow) -> str:
        share = self._downloads.get(row.assignment_id)
        if share is None:
            return local_words(row)
        if share < 0:
            return self.tr("Waiting")
        return f"{int(share * 100)} %"

    def _ready(self, row: QueueRow) -> ReadyState:
        return ready_state(row, row.assignment_id in self._downloads, row.assignment_id == self.checking())

    def _ready_text(self, row: QueueRow) -> str:
        state = self._ready(row)
        if state == "checking" and self._check is not None:
            return checking_words(*self._check[1:])
        if state == "downloading" and self._downloads[row.assignment_id] < 0:
            return self.tr("Waiting")
        return ready_words(state)

    def _share(self, row: QueueRow) -> float:
        """How far a download or a check of this row is."""
        if self._check is not None and self._check[0] == row.assignment_id:
            return self._check[1] / self._check[2] if self._check[2] else 0.0
        return max(0.0, self._downloads.get(row.assignment_id, 0.0))

    def _status(self, row: QueueRow) -> str:
        share = self._downloads.get(row.assignment_id)
        if share is None or row.status not in ("not_downloaded", "downloading"):
            return status_words(row)
        return self.tr("Waiting to download") if share < 0 else self.tr("Downloading")

    def _hint(self, row: QueueRow, column: Column) -> str | None:
        if column == Column.DUE:
            return due_hint(row.due_at, self._today)
        if column in (Column.STATUS, Column.DOT):
            return status_hint(row)
        if column == Column.LAPTOP:
            return local_hint(row)
        if column == Column.READY:
            return ready_hint(row, self._ready(row))
        if column == Column.CREDENTIAL:
            return row.credential_title
        return None

    def _sort_key(self, row: QueueRow, column: Column) -> Any:
        match column:
            case Column.DOT:
                return _PRESSING.index(urgency(row, self._today))
            case Column.ATTEMPT:
                return row.attempt
            case Column.DUE:
                # What is sent no longer presses: it stands below everything that is still to be done.
                return (row.due_at.timestamp() if row.due_at else _NO_DATE) + (2 * _NO_DATE if is_sent(row) else 0.0)
            case Column.PROGRESS:
                return row.scored / row.total if row.total else 0.0
            case Column.LAPTOP:
                return float(row.local_bytes)
            case Column.READY:
                return READY_ORDER.index(self._ready(row))
            case _:
                return self._text(row, column).casefold()

    def _announce(self, first: int, last: int) -> None:
        if last >= first >= 0:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def missing(self) -> tuple[tuple[str, ...], int]:
        """Unfinished assignments with bytes to fetch that nobody is fetching yet, and how many bytes that is."""
        found = [
            row
            for row in self._rows
            if missing_bytes(row) and not is_sent(row) and row.assignment_id not in self._downloads
        ]
        return tuple(row.assignment_id for row in found), sum(missing_bytes(row) for row in found)


class QueueFilter(QSortFilterProxyModel):
    """Sorts by what a column means, and keeps rows in which every typed word occurs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSortRole(QueueRole.SORT)
        self.setDynamicSortFilter(True)

    def set_filter(self, text: str) -> None:
        """Keep rows whose code, credential, due words, readiness and status hold every word of ``text``."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._words:
            return True
        model = self.sourceModel()
        columns = (Column.CODE, Column.CREDENTIAL, Column.DUE, Column.READY, Column.STATUS)
        text = " ".join(model.index(source_row, column, source_parent).data() for column in columns).casefold()
        return all(word in text for word in self._words)
