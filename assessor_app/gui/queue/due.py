"""How much time is left, in business days and in words; Monday to Friday until programmes publish holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.gui.widgets.sizes import moment_words
from assessor_app.workflows.desk import QueueRow

Urgency = Literal["overdue", "urgent", "soon", "later", "done"]
_SENT = ("waiting_to_send", "submitted", "recall_asked")


def business_days(start: date, end: date) -> int:
    """Business days after ``start`` up to and with ``end``; negative when ``end`` lies before ``start``."""
    if end < start:
        return -business_days(end, start)
    weeks, rest = divmod((end - start).days, 7)
    extra = sum(1 for step in range(1, rest + 1) if (start + timedelta(days=step)).weekday() < 5)
    return weeks * 5 + extra


def local_today(now: datetime | None = None) -> date:
    """Today on the wall calendar of this laptop."""
    return (now or datetime.now(UTC)).astimezone().date()


def is_sent(row: QueueRow) -> bool:
    """Whether the assessor's part is done, so that the date no longer presses."""
    return row.status in _SENT


def is_past(row: QueueRow, today: date) -> bool:
    """Whether the due day lies behind us."""
    return row.due_at is not None and row.due_at.astimezone().date() < today


def urgency(row: QueueRow, today: date) -> Urgency:
    """How pressing a row is: red up to three business days, amber up to six."""
    if is_sent(row):
        return "done"
    if row.due_at is None:
        return "later"
    if is_past(row, today):
        return "overdue"
    left = business_days(today, row.due_at.astimezone().date())
    if left <= 3:
        return "urgent"
    return "soon" if left <= 6 else "later"


def due_this_week(row: QueueRow, today: date) -> bool:
    """Whether the row is still to be done and due between today and Sunday."""
    if row.due_at is None or is_sent(row):
        return False
    due = row.due_at.astimezone().date()
    return today <= due <= today + timedelta(days=6 - today.weekday())


@dataclass(frozen=True, slots=True)
class _Words:
    one: str
    many: str

    def count(self, n: int) -> str:
        return self.one if n == 1 else self.many.format(n=QLocale().toString(n))


def due_words(due_at: datetime | None, today: date) -> str:
    """The due date in words: "3 days" (business days), "today", "this weekend", "2 days overdue", "—"."""
    translate = QCoreApplication.translate
    if due_at is None:
        return "—"
    due = due_at.astimezone().date()
    if due == today:
        return translate("due", "today")
    left = business_days(today, due)
    if due < today:
        late = _Words(translate("due", "1 day overdue"), translate("due", "{n} days overdue"))
        return late.count(max(1, -left))
    if left == 0:
        return translate("due", "this weekend")
    return _Words(translate("due", "1 day"), translate("due", "{n} days")).count(left)


def due_hint(due_at: datetime | None, today: date) -> str:
    """The tool tip of a due date: the moment itself, and how the days were counted."""
    translate = QCoreApplication.translate
    if due_at is None:
        return translate("due", "No due date was set.")
    words = due_words(due_at, today)
    return translate("due", "Due {moment} ({words}, counted in business days, Monday to Friday).").format(
        moment=moment_words(due_at), words=words
    )
