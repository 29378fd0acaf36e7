"""Axes: from numbers to pixels and back, with round ticks whose labels never touch."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from assessor_app.gui.plots.look import Look
from assessor_app.gui.plots.number_words import number

_ROUND = (1.0, 2.0, 2.5, 5.0)
TICK_PX = 11.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number on an axis: its value, its pixel, its words."""

    value: float
    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """``low`` lies at the pixel ``start``, ``high`` at ``end``, which may be the smaller."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a number; what lies outside is drawn in to the edge."""
        inside = min(self.high, max(self.low, value))
        return self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start)

    def holds(self, value: float) -> bool:
        """Whether a number lies on the axis."""
        return self.low <= value <= self.high

    def ticks(self, look: Look, *, signed: bool = False, upright: bool = False) -> list[Tick]:
        """Round numbers, so far apart that their words leave air between them."""
        room, span = abs(self.end - self.start), self.high - self.low
        # closer than this no two labels ever are
        step = span * look.px(12) / max(1.0, room)
        while True:
            step = _next_round(step)
            values = [count * step for count in range(math.ceil(self.low / step - 1e-9), _last(self.high, step) + 1)]
            digits = _digits(step)
            made = [Tick(value, self.at(value), number(value, digits, signed=signed)) for value in values]
            widest = max((look.width(one.words, TICK_PX) for one in made), default=0.0)
            needed = look.line(TICK_PX) * 2.2 if upright else widest + look.px(18)
            if step / span * room >= needed or len(made) <= 1:
                return made


def span_of(values: Iterable[float | None], *, least: float, centre: float = 0.0) -> tuple[float, float]:
    """From the smallest to the greatest number, with some air, at least ``least`` on both sides of ``centre``."""
    found = [value for value in values if value is not None and math.isfinite(value)]
    low, high = min(found, default=centre), max(found, default=centre)
    air = (high - low) * 0.04
    return min(centre - least, low - air), max(centre + least, high + air)


def _next_round(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step) + 1e-9)
    for factor in (*_ROUND, 10.0):
        if factor * power > step * (1 + 1e-9):
            return factor * power
    return 20.0 * power


def _last(high: float, step: float) -> int:
    return math.floor(high / step + 1e-9)


def _digits(step: float) -> int:
    digits = 0
    while digits < 6 and abs(round(step, digits) - step) > step * 1e-6:
        digits += 1
    return digits
