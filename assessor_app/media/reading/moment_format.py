"""Writes dates, times of day and lengths of time as the number format of their cell says."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Final

from assessor_app.media.reading.format_code import Part

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MIDNIGHT: Final = datetime.time()


def moment_writer(parts: Sequence[Part]) -> Callable[[object], str | None]:
    """A function that writes a datetime, date, time or timedelta, and gives None for all else.

    A time of day has no date to be written, and gives None where the format asks for one.
    """
    named = tuple(_with_minutes(parts))
    dated = any(one.kind == "moment" and one.text[0] in "ymd" and "min" not in one.text for one in named)
    half = any(one.kind == "half" for one in named)

    def write(value: object) -> str | None:
        day, seconds = _taken_apart(value)
        if seconds is None or (dated and day is None):
            return None
        seconds = round(seconds, _decimals(named))
        if day is not None and seconds >= 86_400:
            day, seconds = day + datetime.timedelta(1), seconds - 86_400
        sign = "-" if seconds < 0 else ""
        return sign + "".join(_written(named, day, abs(seconds), half=half)).strip()

    return write


def _taken_apart(value: object) -> tuple[datetime.date | None, float | None]:
    """The day, if there is one, and the seconds since midnight or in all; None for what is no moment."""
    if isinstance(value, datetime.datetime):
        since = value - datetime.datetime.combine(value.date(), _MIDNIGHT)
        return value.date(), since.total_seconds()
    if isinstance(value, datetime.date):
        return value, 0.0
    if isinstance(value, datetime.time):
        return None, value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6
    if isinstance(value, datetime.timedelta):
        return None, value.total_seconds()
    return None, None


def _with_minutes(parts: Sequence[Part]) -> list[Part]:
    """ "m" beside hours or seconds is a minute and no month: such parts become "min" and "minmin"."""
    found = list(parts)
    clock = [at for at, one in enumerate(found) if one.kind in ("moment", "elapsed")]
    for place, at in enumerate(clock):
        one = found[at]
        if one.kind != "moment" or one.text not in ("m", "mm"):
            continue
        before = found[clock[place - 1]].text[0] if place else ""
        after = found[clock[place + 1]].text[0] if place + 1 < len(clock) else ""
        if before == "h" or after == "s":
            found[at] = Part("moment", "min" * len(one.text))
    return found


def _decimals(parts: Sequence[Part]) -> int:
    """How many decimals of a second are written: the zeros behind a point."""
    return min(3, next((len(one.text) for one in parts if one.kind == "digits"), 0))


def _written(parts: Sequence[Part], day: datetime.date | None, seconds: float, *, half: bool) -> list[str]:
    whole = int(seconds)
    said: list[str] = []
    for one in parts:
        if one.kind == "elapsed":
            size = {"h": 3600, "m": 60, "s": 1}[one.text[0]]
            said.append(f"{whole // size:0{len(one.text)}}")
        elif one.kind == "half":
            am, pm = one.text.split("/")
            said.append(pm if whole // 3600 % 24 >= 12 else am)
        elif one.kind == "moment":
            timed = one.text[0] in "hs" or "min" in one.text
            said.append(_clock(one.text, whole, half=half) if timed else _date(one.text, day))
        elif one.kind == "digits":
            said.append(f"{seconds - whole:.{_decimals(parts)}f}"[2:])
        elif one.kind != "general":
            said.append(one.text)
    return said


def _clock(text: str, whole: int, *, half: bool) -> str:
    if text[0] == "h":
        hour = whole // 3600 % 24
        hour = (hour % 12 or 12) if half else hour
        return f"{hour:0{min(2, len(text))}}"
    if text[0] == "s":
        return f"{whole % 60:0{min(2, len(text))}}"
    return f"{whole // 60 % 60:0{len(text) // 3}}"


def _date(text: str, day: datetime.date | None) -> str:
    assert day is not None
    size = len(text)
    if text[0] == "y":
        return f"{day.year:04}" if size > 2 else f"{day.year % 100:02}"
    number, name = (day.month, _MONTHS[day.month - 1]) if text[0] == "m" else (day.day, _DAYS[day.weekday()])
    if size < 3:
        return f"{number:0{size}}"
    if size == 3:
        return name[:3]
    return name[0] if size == 5 and text[0] == "m" else name
