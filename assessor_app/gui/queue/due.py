"""How much time is left, in the working days of the programme and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.domain.business_days import business_days_left, named_zone
from assessor_app.gui.widgets.sizes import moment_words
from assessor_app.workflows.queue_row import WorkingDays

if TYPE_CHECKING:
    from assessor_app.workflows.desk import LeadRow, QueueRow

Urgency = Literal["overdue", "urgent", "soon", "later", "done"]
DueRange = Literal["overdue", "today", "week", "next_week", "later", "none"]
DUE_RANGES: Final[tuple[DueRange, ...]] = ("overdue", "today", "week", "next_week", "later", "none")
_SENT = ("waiting_to_send", "submitted", "recall_asked")
_USUAL: Final = WorkingDays()
_MOST_NAMED: Final = 3


def working_days_left(due: date, today: date, working: WorkingDays = _USUAL) -> int:
    """Working days after ``today`` up to and with ``due``; negative once that is over."""
    # at noon and in one zone, so that only the days count
    return business_days_left(_noon(today), _noon(due), working, UTC)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def local_today() -> date:
    """Today on the wall calendar of this laptop."""
    return day_of(datetime.now(UTC))


def today_of(rows: Iterable[QueueRow | LeadRow]) -> date:
    """Today where the programme of these rows counts its days, else on this laptop; one hub has one programme."""
    working = next((row.working for row in rows), _USUAL)
    return day_of(datetime.now(UTC), working)


def day_of(moment: datetime, working: WorkingDays = _USUAL) -> date:
    """The day of an aware moment in the programme's zone, on this laptop's calendar where it names none."""
    return moment.astimezone(named_zone(working.zone)).date()


def is_sent(row: QueueRow) -> bool:
    """Whether the assessor's part is done, so that the date no longer presses."""
    return row.status in _SENT


def is_past(row: QueueRow, today: date) -> bool:
    """Whether the due day lies behind us."""
    return row.due_at is not None and day_of(row.due_at, row.working) < today


def urgency(row: QueueRow, today: date) -> Urgency:
    """How pressing a row is: red up to three working days, amber up to six; nothing presses while the clock stands."""
    if is_sent(row):
        return "done"
    if row.due_at is None or row.stopped_since is not None:
        return "later"
    if is_past(row, today):
        return "overdue"
    left = working_days_left(day_of(row.due_at, row.working), today, row.working)
    if left <= 3:
        return "urgent"
    return "soon" if left <= 6 else "later"


def due_range(row: QueueRow, today: date) -> DueRange:
    """In which stretch of time a row is due; a week ends with its Sunday."""
    if row.due_at is None:
        return "none"
    due = day_of(row.due_at, row.working)
    if due < today:
        return "overdue"
    if due == today:
        return "today"
    sunday = today + timedelta(days=6 - today.weekday())
    if due <= sunday:
        return "week"
    return "next_week" if due <= sunday + timedelta(days=7) else "later"


def range_words(found: DueRange) -> str:
    """A stretch of time as a heading says it."""
    translate = QCoreApplication.translate
    return {
        "overdue": translate("due", "Late"),
        "today": translate("due", "Due today"),
        "week": translate("due", "Due this week"),
        "next_week": translate("due", "Due next week"),
        "later": translate("due", "Due later"),
        "none": translate("due", "Without a due date"),
    }[found]


@dataclass(frozen=True, slots=True)
class _Words:
    one: str
    many: str

    def count(self, n: int) -> str:
        return self.one if n == 1 else self.many.format(n=QLocale().toString(n))


def due_words(due_at: datetime | None, today: date, working: WorkingDays = _USUAL) -> str:
    """The due date in words: "in 4 working days", "today", "this weekend", "2 working days late", "—"."""
    translate = QCoreApplication.translate
    if due_at is None:
        return "—"
    due = day_of(due_at, working)
    if due == today:
        return translate("due", "today")
    left = working_days_left(due, today, working)
    if due < today:
        late = _Words(translate("due", "1 working day late"), translate("due", "{n} working days late"))
        return late.count(-left) if left else translate("due", "late")
    if left == 0:
        return (
            translate("due", "this weekend") if due.weekday() in working.weekend else translate("due", "on a day off")
        )
    return _Words(translate("due", "in 1 working day"), translate("due", "in {n} working days")).count(left)


def row_due_words(row: QueueRow, today: date) -> str:
    """As :func:`due_words`; a clock that stands still comes first, what is handed in waits for no date any more."""
    if is_sent(row):
        return "—"
    since = row.stopped_since
    if since is not None:
        words = QCoreApplication.translate("due", "stopped since {day}")
        return words.format(day=_short(day_of(since, row.working)))
    return due_words(row.due_at, today, row.working)


def due_hint(due_at: datetime | None, today: date, working: WorkingDays = _USUAL) -> str:
    """The tool tip of a due date: the moment itself, and which days were not counted."""
    translate = QCoreApplication.translate
    if due_at is None:
        return translate("due", "No due date was set.")
    lines = [
        translate("due", "Due {moment} ({words}).").format(
            moment=moment_words(due_at), words=due_words(due_at, today, working)
        )
    ]
    skipped = _skipped(day_of(due_at, working), today, working)
    if skipped:
        lines.append(translate("due", "Not counted: {days}.").format(days=skipped))
    if named_zone(working.zone) is not None:
        lines.append(translate("due", "Days begin and end as in {zone}.").format(zone=working.zone.replace("_", " ")))
    return "\n".join(lines)


def row_due_hint(row: QueueRow, today: date) -> str:
    """As :func:`due_hint`, with every time the clock stood still."""
    translate = QCoreApplication.translate
    if is_sent(row) and row.due_at is not None:
        return translate("due", "It was due {moment}.").format(moment=moment_words(row.due_at))
    lines = [due_hint(row.due_at, today, row.working)]
    for since, until in row.stops:
        if until is None:
            words = translate("due", "The clock stands still since {since}: the date moves on with every day.")
            lines.append(words.format(since=moment_words(since)))
        else:
            words = translate("due", "The clock stood still from {since} to {until}; these days do not count.")
            lines.append(words.format(since=moment_words(since), until=moment_words(until)))
    return "\n".join(lines)


def _skipped(due: date, today: date, working: WorkingDays) -> str:
    """Days off between today and the due day: weekdays by their names, the first few holidays by their dates."""
    first, last = min(due, today), max(due, today)
    off = {
        (first + timedelta(days=number)).weekday()
        for number in range(1, min(7, (last - first).days) + 1)
        if (first + timedelta(days=number)).weekday() in working.weekend
    }
    parts = [QLocale().dayName(day + 1, QLocale.FormatType.LongFormat) for day in sorted(off)]
    holidays = sorted(one for one in working.holidays if first < one <= last and one.weekday() not in working.weekend)
    holiday = QCoreApplication.translate("due", "{day} (holiday)")
    parts += [holiday.format(day=_short(one)) for one in holidays[:_MOST_NAMED]]
    if len(holidays) > _MOST_NAMED:
        more = _Words(
            QCoreApplication.translate("due", "1 more holiday"), QCoreApplication.translate("due", "{n} more holidays")
        )
        parts.append(more.count(len(holidays) - _MOST_NAMED))
    return ", ".join(parts)


def _short(day: date) -> str:
    """A day without its year, in the order of the country: "9 Nov", "Nov 9"."""
    locale = QLocale()
    text = locale.dateFormat(QLocale.FormatType.LongFormat)
    month_first = 0 <= text.find("MMM") < text.replace("dddd", "    ").find("d")
    month = locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    number = locale.toString(day.day)
    return f"{month} {number}" if month_first else f"{number} {month}"
