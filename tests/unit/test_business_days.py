"""Business days are counted without the first, past weekends, holidays and stops, in half-open days of one zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.business_days import (
    business_days_left,
    due_date,
    effective_deadline,
    is_business_day,
    named_zone,
    zone_of,
)
from assessor_app.domain.programme import Clock, Programme

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIVE = Programme(turnaround_days=5)
LAST = timedelta(hours=23, minutes=59, seconds=59)
DAY = timedelta(days=1)

_moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
_days = st.dates(date(2020, 1, 1), date(2036, 1, 1))
_programmes = st.builds(
    Programme,
    turnaround_days=st.integers(1, 60),
    holidays=st.frozensets(_days, max_size=12),
    weekend=st.frozensets(st.integers(0, 6), max_size=6),
)
_zones = st.sampled_from([UTC, timezone(timedelta(hours=-6)), timezone(timedelta(hours=13))])


def _end_of(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC) + LAST


def test_the_day_of_receipt_does_not_count_and_the_last_runs_to_its_end() -> None:
    assert due_date(Clock(MONDAY), FIVE, MONDAY) == _end_of(2026, 3, 9)
    assert due_date(Clock(MONDAY.replace(hour=0)), FIVE, MONDAY) == _end_of(2026, 3, 9)
    assert due_date(Clock(MONDAY - timedelta(seconds=9 * 3600 + 1)), FIVE, MONDAY) == _end_of(2026, 3, 6)


def test_holidays_and_another_weekend_are_passed_over() -> None:
    holidays = Programme(turnaround_days=2, holidays=frozenset({date(2026, 3, 3), date(2026, 3, 7)}))
    assert due_date(Clock(MONDAY), holidays, MONDAY) == _end_of(2026, 3, 5)
    friday = Programme(turnaround_days=4, weekend=frozenset({4, 5}))
    assert due_date(Clock(MONDAY), friday, MONDAY) == _end_of(2026, 3, 8)


def test_a_day_the_clock_stood_still_for_any_moment_does_not_count() -> None:
    tuesday = MONDAY + DAY
    one_hour = Clock(MONDAY, ((tuesday, tuesday + timedelta(hours=1)),))
    assert due_date(one_hour, Programme(turnaround_days=1), MONDAY) == _end_of(2026, 3, 4)
    to_midnight = Clock(MONDAY, ((tuesday, datetime(2026, 3, 4, tzinfo=UTC)),))
    assert due_date(to_midnight, Programme(turnaround_days=1), MONDAY) == _end_of(2026, 3, 4)
    for_no_time = Clock(MONDAY, ((tuesday, tuesday),))
    assert due_date(for_no_time, Programme(turnaround_days=1), MONDAY) == _end_of(2026, 3, 3)


def test_while_the_clock_stands_still_the_deadline_moves_on_with_the_days() -> None:
    clock = Clock(MONDAY, ((MONDAY + DAY, None),))
    one = Programme(turnaround_days=1)
    assert due_date(clock, one, MONDAY + DAY) == _end_of(2026, 3, 4)
    assert due_date(clock, one, MONDAY + 3 * DAY) == _end_of(2026, 3, 6)


def test_days_are_those_of_the_zone() -> None:
    late = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
    west = timezone(timedelta(hours=-6))
    due = due_date(Clock(late), Programme(turnaround_days=1), late, west)
    assert due == datetime(2026, 3, 3, 23, 59, 59, tzinfo=west)
    assert due_date(Clock(late), Programme(turnaround_days=1), late) == _end_of(2026, 3, 4)


def test_a_programme_that_names_its_zone_has_its_days_there_in_summer_and_winter() -> None:
    there = Programme(turnaround_days=1, timezone="America/Chicago")
    friday = datetime(2026, 3, 7, 3, 0, tzinfo=UTC)  # still Friday in Chicago; on Sunday the clocks go forward
    due = due_date(Clock(friday), there, friday)
    assert due.astimezone(UTC) == datetime(2026, 3, 10, 4, 59, 59, tzinfo=UTC)
    assert effective_deadline(Clock(friday), there, None, friday) == due
    assert business_days_left(friday, due, there) == 1
    assert zone_of(Programme(timezone="Mars/Olympus")) is UTC
    assert [named_zone(name) for name in ("", "../../etc/passwd", "/etc/passwd", "America")] == [None] * 4


def test_a_programme_without_days_or_without_working_days_is_an_error() -> None:
    with pytest.raises(ValueError, match="counts no business days"):
        due_date(Clock(MONDAY), Programme(), MONDAY)
    with pytest.raises(ValueError, match="no day of the week"):
        due_date(Clock(MONDAY), Programme(turnaround_days=1, weekend=frozenset(range(7))), MONDAY)


def test_the_earlier_of_both_deadlines_holds() -> None:
    sooner, later = MONDAY + 2 * DAY, MONDAY + 60 * DAY
    assert effective_deadline(Clock(MONDAY), FIVE, sooner, MONDAY) == sooner
    assert effective_deadline(Clock(MONDAY), FIVE, later, MONDAY) == _end_of(2026, 3, 9)
    assert effective_deadline(Clock(MONDAY), FIVE, None, MONDAY) == _end_of(2026, 3, 9)
    assert effective_deadline(Clock(MONDAY), Programme(), later, MONDAY) == later
    assert effective_deadline(None, None, None, MONDAY) is None
    never = Programme(turnaround_days=1, weekend=frozenset(range(7)))
    assert effective_deadline(Clock(MONDAY), never, later, MONDAY) == later


def test_days_left_go_below_nothing_once_it_is_over() -> None:
    due = _end_of(2026, 3, 9)
    left = [business_days_left(MONDAY + number * DAY, due, FIVE) for number in range(11)]
    assert left == [5, 4, 3, 2, 1, 1, 1, 0, -1, -2, -3]


@given(_moments, _programmes, _zones)
def test_what_is_left_at_the_start_is_what_was_promised(
    started: datetime, programme: Programme, zone: timezone
) -> None:
    due = due_date(Clock(started), programme, started, zone)
    assert is_business_day(due.astimezone(zone).date(), programme)
    assert business_days_left(started, due, programme, zone) == programme.turnaround_days


@given(_moments, _moments, _programmes, _zones)
def test_counting_agrees_with_looking_at_every_day(
    now: datetime, due: datetime, programme: Programme, zone: timezone
) -> None:
    first, last = sorted((now.astimezone(zone).date(), due.astimezone(zone).date()))
    days = sum(is_business_day(first + DAY * number, programme) for number in range(1, (last - first).days + 1))
    sign = 1 if due.astimezone(zone).date() >= now.astimezone(zone).date() else -1
    assert business_days_left(now, due, programme, zone) == sign * days


@given(
    _moments,
    _programmes,
    st.lists(
        st.tuples(st.timedeltas(timedelta(-30), timedelta(90)), st.timedeltas(timedelta(0), timedelta(30))), max_size=5
    ),
)
def test_a_stop_never_brings_the_deadline_nearer(
    started: datetime, programme: Programme, stops: list[tuple[timedelta, timedelta]]
) -> None:
    pairs = tuple((started + after, started + after + length) for after, length in stops)
    whole = due_date(Clock(started, pairs), programme, started)
    assert whole >= due_date(Clock(started, pairs[1:]), programme, started)
    touched = whole.date()
    assert not any(
        since < until and since.date() <= touched <= (until - timedelta.resolution).date() for since, until in pairs
    )


@given(_moments, _programmes, st.timedeltas(timedelta(0), timedelta(200)), st.timedeltas(timedelta(0), timedelta(200)))
def test_an_open_stop_is_as_one_that_ends_now(
    started: datetime, programme: Programme, after: timedelta, length: timedelta
) -> None:
    now = started + after + length
    still = due_date(Clock(started, ((started + after, None),)), programme, now)
    over = due_date(Clock(started, ((started + after, now + timedelta.resolution),)), programme, now)
    assert still == over
