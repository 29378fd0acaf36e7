"""What the queue knows of a row before anybody types: its words, its place in each order, and what search looks in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.gui.queue.due import DueRange, Urgency, due_range, is_sent, row_due_words, urgency
from assessor_app.gui.queue.queue_words import attempt_words, local_words, state_words, status_words
from assessor_app.gui.queue.readiness_words import READY_ORDER, ReadyState, ready_state, ready_words

if TYPE_CHECKING:
    from assessor_app.workflows.desk import QueueRow

DueGroup = DueRange | Literal["done"]
SortKey = float | str
_NO_DATE: Final = 1e12
_PRESSING: Final = ("overdue", "urgent", "soon", "later", "done")


class Column(IntEnum):
    """The columns from left to right; names are there only where the programme hides none."""

    DOT = 0
    CODE = 1
    PRACTITIONER = 2
    CREDENTIAL = 3
    ATTEMPT = 4
    DUE = 5
    PROGRESS = 6
    LAPTOP = 7
    READY = 8
    STATUS = 9


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One row of the queue made ready: searching, sorting and painting two thousand of them asks nothing of anybody.

    ``texts`` are the words of each column while nothing is under way with the row.
    """

    row: QueueRow
    texts: tuple[str, ...]
    ready: ReadyState
    urgency: Urgency
    due_group: DueGroup
    searched: str

    def key(self, column: Column) -> SortKey:
        """Where the line stands in the order of a column; of one type for each column."""
        row = self.row
        match column:
            case Column.DOT:
                return float(_PRESSING.index(self.urgency))
            case Column.ATTEMPT:
                return float(row.attempt)
            case Column.DUE:
                # What is sent no longer presses: it stands below everything that is still to be done.
                return (row.due_at.timestamp() if row.due_at else _NO_DATE) + (2 * _NO_DATE if is_sent(row) else 0.0)
            case Column.PROGRESS:
                return row.scored / row.total if row.total else 0.0
            case Column.LAPTOP:
                return float(row.local_bytes)
            case Column.READY:
                return float(READY_ORDER.index(self.ready))
            case Column.CODE:
                return row.code.casefold()
            case Column.CREDENTIAL:
                return row.credential_title.casefold()
            case Column.PRACTITIONER:
                return row.practitioner.casefold()
            case Column.STATUS:
                return self.texts[column].casefold()


def make_line(row: QueueRow, today: date, downloading: bool, checking: bool) -> Line:
    """A row made ready on a given day."""
    ready = ready_state(row, downloading, checking)
    due, status, ready_text = row_due_words(row, today), status_words(row), ready_words(ready)
    progress = f"{row.scored} / {row.total}"
    local = local_words(row)
    about = (row.code, row.practitioner, row.credential_title)
    texts = ("", *about, attempt_words(row), due, progress, local, ready_text, status)
    group: DueGroup = "done" if is_sent(row) else due_range(row, today)
    searched = " ".join((*about, due, ready_text, status, state_words(row.status))).casefold()
    return Line(row, texts, ready, urgency(row, today), group, searched)


def make_lines(
    rows: tuple[QueueRow, ...],
    today: date,
    downloads: Mapping[str, float],
    checking: str,
    former: Mapping[str, Line],
) -> dict[str, Line]:
    """The lines of all rows by assignment, in order; a line of ``former`` (of the same day) is taken where it fits."""
    made: dict[str, Line] = {}
    for row in rows:
        known, one = former.get(row.assignment_id), row.assignment_id
        if known is None or (known.row is not row and known.row != row):
            known = make_line(row, today, one in downloads, one == checking)
        made[one] = known
    return made
