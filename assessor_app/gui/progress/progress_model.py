"""The lead's table as Qt wants it: everyone's assignments, how far they are, and who asks for one back."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from assessor_app.gui.queue.due import due_hint, due_words, local_today
from assessor_app.gui.widgets.sizes import ago_words, moment_words
from assessor_app.workflows.desk import LeadRow

Index = QModelIndex | QPersistentModelIndex
_FINISHED = ("submitted", "received", "recall_asked")


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
    """What the delegate asks for besides text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2


def state_words(row: LeadRow) -> str:
    """The state of an assignment in the lead's words, with the recommendation once there is one."""
    translate = QCoreApplication.translate
    if row.state == "recall_asked":
        reason = row.recall_reason.strip()
        asked = translate("progress", "Asked back")
        return f"{asked}: {reason}" if reason else asked
    if row.state in ("submitted", "received"):
        done = translate("progress", "Submitted")
        return f"{done} — {row.decision}" if row.decision else done
    if row.scored == 0:
        return translate("progress", "Not begun")
    if row.scored == row.total:
        return translate("progress", "Complete — not submitted")
    return translate("progress", "In progress")


def reader_words(row: LeadRow) -> str:
    """Who reads, and as what: "A-07 · first reader"."""
    translate = QCoreApplication.translate
    roles = {
        "reader_1": translate("progress", "first reader"),
        "reader_2": translate("progress", "second reader"),
        "adjudicator": translate("progress", "adjudicator"),
    }
    return f"{row.assessor} · {roles.get(row.role, row.role)}"


def is_late(row: LeadRow, today: date) -> bool:
    """Whether the due date has passed with nothing submitted."""
    if row.due_at is None or row.state in _FINISHED:
        return False
    return row.due_at.astimezone().date() < today


def summary_words(rows: tuple[LeadRow, ...], today: date) -> str:
    """The line beside the title: "46 assignments · 12 submitted · 2 overdue · 1 asked back"."""
    translate = QCoreApplication.translate
    sent = sum(row.state in _FINISHED for row in rows)
    late = sum(is_late(row, today) for row in rows)
    asked = sum(row.state == "recall_asked" for row in rows)
    parts = [
        translate("progress", "{n} assignments").format(n=len(rows))
        if len(rows) != 1
        else translate("progress", "1 assignment"),
        translate("progress", "{n} submitted").format(n=sent),
    ]
    if late:
        parts.append(translate("progress", "{n} overdue").format(n=late))
    if asked:
        parts.append(translate("progress", "{n} asked back").format(n=asked))
    return " · ".join(parts)


class ProgressModel(QAbstractTableModel):
    """Holds the rows last read from the hub."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LeadRow, ...] = ()
        self._today = local_today()

    @property
    def rows(self) -> tuple[LeadRow, ...]:
        """The rows in the order given."""
        return self._rows

    @property
    def today(self) -> date:
        """The day that due dates are counted from."""
        return self._today

    def set_rows(self, rows: tuple[LeadRow, ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self._today = local_today()
        self.endResetModel()

    def place_of(self, assignment_id: str) -> int | None:
        """The row number of an assignment, or None."""
        places = (place for place, row in enumerate(self._rows) if row.assignment_id == assignment_id)
        return next(places, None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(LeadColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], LeadColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == LeadRole.ROW:
            return row
        if role == LeadRole.SORT:
            return self._sort_key(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles()[column]}: {self._text(row, column)}"
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

    def _text(self, row: LeadRow, column: LeadColumn) -> str:
        match column:
            case LeadColumn.CODE:
                return row.code
            case LeadColumn.CREDENTIAL:
                return row.credential_title
            case LeadColumn.ASSESSOR:
                return reader_words(row)
            case LeadColumn.PROGRESS:
                return f"{row.scored} / {row.total}"
            case LeadColumn.DUE:
                return due_words(row.due_at, self._today)
            case LeadColumn.CHANGED:
                return ago_words(row.updated_at) if row.updated_at else "—"
            case LeadColumn.STATE:
                return state_words(row)

    def _hint(self, row: LeadRow, column: LeadColumn) -> str | None:
        if column == LeadColumn.DUE:
            return due_hint(row.due_at, self._today)
        if column == LeadColumn.CHANGED and row.updated_at is not None:
            return moment_words(row.updated_at)
        return self._text(row, column) if column in (LeadColumn.STATE, LeadColumn.CREDENTIAL) else None

    def _sort_key(self, row: LeadRow, column: LeadColumn) -> Any:
        match column:
            case LeadColumn.PROGRESS:
                return row.scored / row.total if row.total else 0.0
            case LeadColumn.DUE:
                return row.due_at.timestamp() if row.due_at else float("inf")
            case LeadColumn.CHANGED:
                return row.updated_at.timestamp() if row.updated_at else 0.0
            case LeadColumn.STATE:
                # Those who ask for something come first.
                return f"{row.state != 'recall_asked':d}{state_words(row).casefold()}"
            case _:
                return self._text(row, column).casefold()


class ProgressFilter(QSortFilterProxyModel):
    """Sorts by what a column means, and keeps rows in which every typed word occurs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSortRole(LeadRole.SORT)
        self.setDynamicSortFilter(True)

    def set_filter(self, text: str) -> None:
        """Keep rows whose words hold every word of ``text``."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._words:
            return True
        model = self.sourceModel()
        text = " ".join(str(model.index(source_row, column, source_parent).data()) for column in LeadColumn).casefold()
        return all(word in text for word in self._words)
