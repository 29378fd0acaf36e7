"""An axis of days: from moments to pixels, with dates in the reader's locale that never touch."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale

from assessor_app.gui.plots.axes import TICK_PX, Axis, Tick
from assessor_app.gui.plots.look import Look

_DAY: Final = 86_400.0
_STEPS: Final = (1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 1456, 3640)


def days_of(moment: datetime) -> float:
    """A moment as days, a number an axis can hold."""
    return moment.timestamp() / _DAY


def day_words(moment: datetime) -> str:
    """The local day of an aware moment, in short."""
    local = moment.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)


def day_ticks(axis: Axis, look: Look) -> list[Tick]:
    """Where local days begin along an axis of days, as many as there is room for."""
    first, last = (_local_day(edge) for edge in (axis.low, axis.high))
    made: list[Tick] = []
    for step in _STEPS:
        if step < _STEPS[-1] and abs(axis.end - axis.start) * step < look.px(40) * (axis.high - axis.low):
            continue
        days = (date.fromordinal(number) for number in range(first, last + 1, step))
        begun = [datetime(day.year, day.month, day.day).astimezone() for day in days]
        made = [Tick(days_of(one), axis.at(days_of(one)), day_words(one)) for one in begun if axis.holds(days_of(one))]
        widest = max((look.width(one.words, TICK_PX) for one in made), default=0.0)
        room = abs(axis.end - axis.start) * step / (axis.high - axis.low)
        if len(made) <= 1 or room >= widest + look.px(14):
            return made
    return made[:1]


def _local_day(days: float) -> int:
    return datetime.fromtimestamp(days * _DAY, UTC).astimezone().toordinal()
