"""Values of cells as a person would read them: plain numbers, ISO dates, TRUE and FALSE."""

from __future__ import annotations

import datetime
from typing import Final

LONGEST_CELL: Final = 32_767
# what a spreadsheet counts its days from; times of day beyond it would be a date
_MIDNIGHT: Final = datetime.time()


def cell_words(value: object) -> str:
    """One cell's value as text, at most LONGEST_CELL characters; empty for an empty cell."""
    if isinstance(value, str):
        return value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime.datetime):
        return _date(value.date()) if value.time() == _MIDNIGHT else f"{_date(value.date())} {_time(value.time())}"
    if isinstance(value, datetime.date):
        return _date(value)
    if isinstance(value, datetime.time):
        return _time(value)
    if isinstance(value, datetime.timedelta):
        return _span(value)
    return "" if value is None else str(value)


def _number(value: float) -> str:
    """Fifteen figures, as spreadsheets show: 0.1 + 0.2 is 0.3."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(value, ".15g").replace("e", "E")


def _date(value: datetime.date) -> str:
    return value.isoformat()


def _time(value: datetime.time) -> str:
    rounded = value.replace(microsecond=0)
    return rounded.isoformat("seconds" if rounded.second else "minutes")


def _span(value: datetime.timedelta) -> str:
    whole = round(value.total_seconds())
    minutes, seconds = divmod(abs(whole), 60)
    return f"{'-' if whole < 0 else ''}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
