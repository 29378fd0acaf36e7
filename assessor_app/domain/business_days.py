"""When a result is due where a programme counts business days, with its holidays, weekend and stopped clocks.

Counted as US federal courts count (Fed. R. Civ. P. 6(a)(1) and (4)), applied to business days: the day of the event
itself does not count, the day after it is the first, and the last day runs to its midnight. A day is half-open, from
its midnight to the next one in the programme's zone, so every moment lies in exactly one. A day on which the clock
stood still for any moment does not count: a stop can only move a deadline back, never forward.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from assessor_app.domain.programme import Clock, Programme


_DAY = timedelta(days=1)
_LAST_SECOND = time(23, 59, 59)
_WEEKDAYS = frozenset(range(7))


class Calendar(Protocol):
    """What of a programme says which days count; a whole programme is one."""

    @property
    def weekend(self) -> frozenset[int]: ...

    @property
    def holidays(self) -> frozenset[date]: ...

    @property
    def timezone(self) -> str: ...


def zone_of(programme: Calendar) -> tzinfo:
    """The zone a programme counts its days in; UTC where it names none, or one this machine knows nothing of."""
    return named_zone(programme.timezone) or UTC


@lru_cache(maxsize=8)
def named_zone(name: str) -> tzinfo | None:
    """The zone of an IANA name ("America/Chicago"), None for "" and for what this machine knows nothing of."""
    if not name:
        return None
    from zoneinfo import ZoneInfo  # late: few programmes name a zone, and finding the list of zones takes its time

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        # no such zone (a KeyError), a name that is a folder or no path, or no list of zones on this machine
        return None


def is_business_day(day: date, programme: Programme) -> bool:
    """Whether the programme works on this day."""
    return day.weekday() not in programme.weekend and day not in programme.holidays


def due_date(clock: Clock, programme: Programme, now: datetime, zone: tzinfo | None = None) -> datetime:
    """The last second of the last of ``programme.turnaround_days``, aware, in ``zone`` (None: the programme's own).

    While the clock stands still this is what it would be if it went on ``now``; before a stop begins it is unknown.
    Raises ValueError when the programme counts no business days, or has no day on which it works.
    """
    if programme.turnaround_days is None:
        raise ValueError("this programme counts no business days")
    zone = zone or zone_of(programme)
    started = clock.started_at.astimezone(zone).date()
    still = tuple(_stopped_days(clock, now, zone))
    left = programme.turnaround_days
    for day in _business_days_after(started, programme):
        if any(first <= day <= last for first, last in still):
            continue
        left -= 1
        if left <= 0:
            return datetime.combine(day, _LAST_SECOND, zone)
    raise AssertionError("there is always another day")


def effective_deadline(
    clock: Clock | None, programme: Programme | None, due_at: datetime | None, now: datetime
) -> datetime | None:
    """The earlier of the hub's own date and the business days' end; None where there is neither.

    A programme that works on no day of the week has no such end.
    """
    counted = None
    if clock is not None and programme is not None and programme.turnaround_days is not None:
        with suppress(ValueError):
            counted = due_date(clock, programme, now)
    return min((one for one in (counted, due_at) if one is not None), default=None)


def business_days_left(now: datetime, due: datetime, programme: Calendar, zone: tzinfo | None = None) -> int:
    """Business days after today up to the day of ``due``; 0 on that day.

    Negative once it is over: how many business days have begun since. Between the last business day and the next the
    answer is 0 as well, so whether something is overdue is told by ``now > due`` and not by this.
    """
    zone = zone or zone_of(programme)
    today, last = now.astimezone(zone).date(), due.astimezone(zone).date()
    if last >= today:
        return _business_days_between(today, last, programme)
    return -_business_days_between(last, today, programme)


def _business_days_between(after: date, until: date, programme: Calendar) -> int:
    """How many there are later than ``after`` and not later than ``until``, in time independent of their distance."""
    days = (until - after).days
    working = _WEEKDAYS - programme.weekend
    count = days // 7 * len(working)
    count += sum((after + _DAY * number).weekday() in working for number in range(1, days % 7 + 1))
    return count - sum(after < one <= until and one.weekday() in working for one in programme.holidays)


def _business_days_after(day: date, programme: Programme) -> Iterator[date]:
    if programme.weekend >= _WEEKDAYS:
        raise ValueError("the programme works on no day of the week")
    while True:
        day += _DAY
        if is_business_day(day, programme):
            yield day


def _stopped_days(clock: Clock, now: datetime, zone: tzinfo) -> Iterator[tuple[date, date]]:
    """First and last day touched by each stop; one that ends as it begins touches none."""
    for since, until in clock.stops:
        end = max(now, since) if until is None else until
        if until is not None and until <= since:
            continue
        # Half-open: a stop that ends at midnight leaves the day that begins there alone.
        last = end if until is None else end - timedelta.resolution
        yield since.astimezone(zone).date(), last.astimezone(zone).date()
