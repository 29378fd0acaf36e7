"""The queue as Qt wants it: lines and headings in the order chosen, their words, and what is under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from assessor_app.gui.queue.arrangement import Arrangement, Heading, Order, in_order, lay_out
from assessor_app.gui.queue.due import is_sent, local_today, row_due_hint, today_of
from assessor_app.gui.queue.group_words import heading_words
from assessor_app.gui.queue.queue_lines import Column as Column
from assessor_app.gui.queue.queue_lines import Line, make_line, make_lines
from assessor_app.gui.queue.queue_words import attempt_hint, local_hint, local_words, missing_bytes, status_hint
from assessor_app.gui.queue.readiness_words import checking_words, needs_check, ready_hint, remarks

if TYPE_CHECKING:
    from assessor_app.workflows.desk import QueueRow, Readiness

Index = QModelIndex | QPersistentModelIndex


class QueueRole(IntEnum):
    """What delegates and the table ask for besides text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The QueueRow, None for a heading."""
    URGENCY = Qt.ItemDataRole.UserRole + 3
    DOWNLOAD = Qt.ItemDataRole.UserRole + 4
    """Share downloaded, 0 to 1; -1 while waiting its turn; None when no download is asked for."""
    READY = Qt.ItemDataRole.UserRole + 5
    """The ReadyState, and the share of what is under way, 0 to 1."""
    HEADING = Qt.ItemDataRole.UserRole + 6
    """The Heading, None for a row."""


class QueueModel(QAbstractTableModel):
    """Holds the rows last read and lays them out; ``arranged`` when other lines are shown or in another order."""

    arranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[QueueRow, ...] = ()
        self._named = False
        self._lines: dict[str, Line] = {}
        # All lines that the filters let pass, sorted, until rows or order change; typing only picks from them.
        self._ordered: list[Line] | None = None
        self._arranged = Arrangement()
        self._order = Order()
        self._words: tuple[str, ...] = ()
        self._collapsed: set[str] = set()
        self._downloads: dict[str, float] = {}
        self._check: tuple[str, int, int] | None = None
        self._today = local_today()
        self._titles_said = self._titles()

    # ---- what is known ------------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[QueueRow, ...]:
        """The rows in the order given, whatever is shown."""
        return self._rows

    @property
    def lines(self) -> Iterable[Line]:
        """The rows made ready, in the order given."""
        return self._lines.values()

    @property
    def today(self) -> date:
        """The day that due dates are counted from."""
        return self._today

    def offered(self) -> dict[Column, str]:
        """What the columns are called, without that of names where no row has one."""
        columns = zip(Column, self._titles_said, strict=True)
        return {column: title for column, title in columns if self._named or column != Column.PRACTITIONER}

    @property
    def order(self) -> Order:
        """How the lines are laid out now."""
        return self._order

    @property
    def matching(self) -> int:
        """How many rows pass search and filters, those under closed headings too."""
        return self._arranged.matching

    def row_of(self, assignment_id: str) -> QueueRow | None:
        """The row last read for an assignment."""
        line = self._lines.get(assignment_id)
        return None if line is None else line.row

    def downloading(self) -> Mapping[str, float]:
        """Assignments being downloaded (share) or waiting for it (-1)."""
        return dict(self._downloads)

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

    def missing(self) -> tuple[tuple[str, ...], int]:
        """Unfinished assignments with bytes to fetch that nobody is fetching yet, and how many bytes that is."""
        found = [
            row
            for row in self._rows
            if missing_bytes(row) and not is_sent(row) and row.assignment_id not in self._downloads
        ]
        return tuple(row.assignment_id for row in found), sum(missing_bytes(row) for row in found)

    # ---- what changes it ----------------------------------------------------------------------------------

    def set_rows(self, rows: tuple[QueueRow, ...], ready: Mapping[str, Line] | None = None) -> None:
        """Show these rows; where the same lines stay in place, selection and scroll position do too.

        ``ready`` are lines made of them today, away from the windows' thread.
        """
        day = today_of(rows)
        former = ready or (self._lines if day == self._today else {})
        self._today, self._rows = day, rows
        self._named = any(row.practitioner for row in rows)
        self._lines = make_lines(rows, day, self._downloads, self.checking(), former)
        self._arrange()

    def set_order(self, order: Order) -> None:
        """Lay the lines out in another way; every heading is open again where the grouping changes."""
        if order.group != self._order.group:
            self._collapsed.clear()
        self._order = order
        self._arrange()

    def set_search(self, text: str) -> None:
        """Keep rows whose code, names, due words, readiness and status hold every word of ``text``."""
        self._words = tuple(text.casefold().split())
        self._arrange(searched=True)

    def fold(self, key: str, closed: bool) -> None:
        """Close or open the group with this key."""
        if closed is not (key in self._collapsed):
            self._collapsed.symmetric_difference_update({key})
            self._arrange(searched=True)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """As a header asks for it."""
        if 0 <= column < len(Column):
            now = self._order
            self._order = Order(now.filters, Column(column), order == Qt.SortOrder.DescendingOrder, now.group)
            self._arrange()

    def set_download(self, assignment_id: str, share: float | None) -> None:
        """Note how far a download is: 0 to 1, -1 while waiting, None when it ended."""
        begun = assignment_id in self._downloads
        if share is None:
            self._downloads.pop(assignment_id, None)
        else:
            self._downloads[assignment_id] = share
        self._note_work(assignment_id, begun is not (share is not None))

    def set_check(self, assignment_id: str, done: int, total: int) -> None:
        """Note which submission is looked at just now, and how far that is; no id when none is."""
        former = self.checking()
        self._check = (assignment_id, done, total) if assignment_id else None
        for one in {former, assignment_id} - {""}:
            self._note_work(one, former != assignment_id)

    def _note_work(self, assignment_id: str, changed: bool) -> None:
        line = self._lines.get(assignment_id)
        if line is None:
            return
        place = self.place_of(assignment_id)
        if changed:
            running = assignment_id in self._downloads, assignment_id == self.checking()
            made = self._lines[assignment_id] = make_line(line.row, self._today, *running)
            self._ordered = None
            if place is not None:
                self._arranged.shown[place] = made
        if place is not None:
            self._announce(place, place)

    def _arrange(self, *, searched: bool = False) -> None:
        """Lay the lines out anew; ``searched`` where nothing but what is looked for has changed."""
        if self._ordered is None or not searched:
            self._ordered = in_order(self._lines.values(), self._order)
        found = lay_out(self._ordered, self._order.group, self._words, self._collapsed)
        if _alike(found.shown, self._arranged.shown):
            former, self._arranged = self._arranged, found
            if not searched or any(one is not other for one, other in zip(found.shown, former.shown, strict=True)):
                self._announce(0, len(found.shown) - 1)
            return
        self.beginResetModel()
        self._arranged = found
        self.endResetModel()
        self.arranged.emit()

    def _announce(self, first: int, last: int) -> None:
        if last >= first >= 0:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    # ---- what Qt asks -------------------------------------------------------------------------------------

    def place_of(self, assignment_id: str) -> int | None:
        """Where an assignment is shown, counted from the top, or None."""
        line = self._lines.get(assignment_id)
        return self._arranged.shown.index(line) if line is not None and line in self._arranged.shown else None

    def place_of_heading(self, key: str) -> int | None:
        """Where the heading of a group is shown, or None."""
        places = (place for place, one in self.headings() if one.key == key)
        return next(places, None)

    def headings(self) -> list[tuple[int, Heading]]:
        """Every heading with its place from the top."""
        if self._order.group == "none":
            return []
        return [(place, one) for place, one in enumerate(self._arranged.shown) if isinstance(one, Heading)]

    def entry(self, place: int) -> Line | Heading:
        """What is shown at a place counted from the top; painting asks here, past Qt's own slow way."""
        return self._arranged.shown[place]

    def entry_at(self, place: int) -> Line | Heading | None:
        """As :meth:`entry`, None for a place where nothing is shown."""
        shown = self._arranged.shown
        return shown[place] if 0 <= place < len(shown) else None

    def texts(self, line: Line) -> tuple[str, ...]:
        """The words of each column, with what is under way now."""
        row = line.row
        if row.assignment_id not in self._downloads and line.ready != "checking":
            return line.texts
        now = {
            Column.LAPTOP: self._laptop(row),
            Column.READY: self._ready_text(line),
            Column.STATUS: self._status(line),
        }
        return tuple(now.get(column, line.texts[column]) for column in Column)

    def text(self, line: Line, column: Column) -> str:
        """The words of one cell."""
        return self.texts(line)[column]

    def share(self, line: Line) -> float:
        """How far a download or a check of this line is, 0 to 1."""
        return self._share(line.row)

    def is_fetched(self, line: Line) -> bool:
        """Whether a download of this line runs or waits."""
        return line.row.assignment_id in self._downloads

    def widest(self, column: Column, most: int) -> list[str]:
        """The longest words that a column shows, few enough to be measured."""
        texts = {self.text(one, column) for one in self._arranged.shown[:200] if isinstance(one, Line)}
        return sorted(texts, key=len, reverse=True)[:most]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._arranged.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.DUE:
            return self.tr("Working days left, by the calendar of the programme")
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles_said[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._arranged.shown):
            return None
        line, column = self._arranged.shown[index.row()], Column(index.column())
        if isinstance(line, Heading):
            return _heading_data(line, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, column)
        if role == QueueRole.ROW:
            return line.row
        if role == QueueRole.URGENCY:
            return line.urgency
        if role == QueueRole.DOWNLOAD:
            return self._downloads.get(line.row.assignment_id)
        if role == QueueRole.READY:
            return line.ready, self._share(line.row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{self._titles_said[column]}: {self.text(line, column)}"
            return ". ".join((said, *remarks(line.row))) if column == Column.READY else said
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            "",
            self.tr("Submission"),
            self.tr("Practitioner"),
            self.tr("Credential"),
            self.tr("Attempt"),
            self.tr("Due"),
            self.tr("Progress"),
            self.tr("On this laptop"),
            self.tr("Ready to fly"),
            self.tr("Status"),
        )

    def _laptop(self, row: QueueRow) -> str:
        share = self._downloads.get(row.assignment_id)
        if share is None:
            return local_words(row)
        if share < 0:
            return self.tr("Waiting")
        return f"{int(share * 100)} %"

    def _ready_text(self, line: Line) -> str:
        if line.ready == "checking" and self._check is not None:
            return checking_words(*self._check[1:])
        if line.ready == "downloading" and self._downloads.get(line.row.assignment_id, 0.0) < 0:
            return self.tr("Waiting")
        return line.texts[Column.READY]

    def _share(self, row: QueueRow) -> float:
        """How far a download or a check of this row is."""
        if self._check is not None and self._check[0] == row.assignment_id:
            return self._check[1] / self._check[2] if self._check[2] else 0.0
        return max(0.0, self._downloads.get(row.assignment_id, 0.0))

    def _status(self, line: Line) -> str:
        share = self._downloads.get(line.row.assignment_id)
        if share is None or line.row.status not in ("not_downloaded", "downloading"):
            return line.texts[Column.STATUS]
        return self.tr("Waiting to download") if share < 0 else self.tr("Downloading")

    def _hint(self, line: Line, column: Column) -> str | None:
        row = line.row
        if column == Column.DUE:
            return row_due_hint(row, self._today)
        if column in (Column.STATUS, Column.DOT):
            return status_hint(row)
        if column == Column.LAPTOP:
            return local_hint(row)
        if column == Column.READY:
            return ready_hint(row, line.ready)
        if column == Column.ATTEMPT:
            return attempt_hint(row)
        return line.texts[column] if column in (Column.CREDENTIAL, Column.PRACTITIONER) else None


def _alike(shown: Sequence[Line | Heading], before: Sequence[Line | Heading]) -> bool:
    """Whether the same rows and headings stand in the same places, whatever their words."""
    return len(shown) == len(before) and all(
        one is other or _name(one) == _name(other) for one, other in zip(shown, before, strict=True)
    )


def _name(one: Line | Heading) -> tuple[str, bool]:
    return (one.key, one.collapsed) if isinstance(one, Heading) else (one.row.assignment_id, False)


def _heading_data(heading: Heading, column: Column, role: int) -> Any:
    if role == QueueRole.HEADING:
        return heading
    if column != Column.DOT:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{heading_words(heading)}  {QLocale().toString(heading.count)}"
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return heading_words(heading, spoken=True)
    return None
