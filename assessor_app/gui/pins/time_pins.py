"""Pins along a line of time: a pennant where each begins, a thin bar where it lasts, one for each place on screen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import TimePlace
from assessor_app.gui.pins.flag_words import flag_words
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.time_scale import TimeScale

_REACH: Final = 5.0
_CLOSEST: Final = 3.0
_HIGH: Final = 11


@dataclass(frozen=True, slots=True)
class TimePin:
    """One pin at a moment (``end`` None) or span, in seconds, with its number."""

    id: str
    number: int
    start: float
    end: float | None
    pin: Pin


class TimePins:
    """The pins of one recording in order of time."""

    def __init__(self) -> None:
        self._all: tuple[TimePin, ...] = ()
        self._current = ""
        self._thinned: tuple[TimeScale, list[TimePin]] | None = None

    def set_pins(self, pins: Mapping[str, Pin], current: str) -> None:
        """Take the pins of a recording, numbered in this order."""
        found = [
            TimePin(key, number, pin.place.start, pin.place.end, pin)
            for number, (key, pin) in enumerate(pins.items(), start=1)
            if isinstance(pin.place, TimePlace)
        ]
        self._all, self._current = tuple(sorted(found, key=_by_start)), current
        self._thinned = None

    def __len__(self) -> int:
        return len(self._all)

    def paint(self, painter: QPainter, theme: Theme, scale: TimeScale) -> None:
        """Paint along the upper edge; the one in hand on top and larger."""
        painter.setPen(Qt.PenStyle.NoPen)
        for pin in self._shown(scale):
            self._paint_one(painter, theme, scale, pin, current=False)
        for pin in self._all:
            if pin.id == self._current and pin.start <= scale.duration:
                self._paint_one(painter, theme, scale, pin, current=True)

    def at(self, scale: TimeScale, x: float, y: float, high: float) -> list[TimePin]:
        """The pins whose pennant is under a point, the nearest first; ``high`` is how far down pennants reach."""
        if y > high or scale.duration <= 0:
            return []
        slack = _REACH / scale.width * scale.duration
        seconds = scale.second(x)
        first = bisect_left(self._all, seconds - 2 * slack, key=_start)
        found = []
        for pin in self._all[first:]:
            if pin.start > seconds + slack:
                break
            if -_REACH <= x - scale.x(pin.start) <= 2 * _REACH:
                found.append(pin)
        return found

    def next_of(self, pins: list[TimePin]) -> TimePin:
        """Which of several pins a press chooses: the one after the one in hand, else the first."""
        ids = [one.id for one in pins]
        return pins[(ids.index(self._current) + 1) % len(pins)] if self._current in ids else pins[0]

    def words(self, pins: list[TimePin]) -> list[str]:
        """What a tool tip says of pins."""
        return [flag_words(one.number, one.pin) for one in pins]

    def _shown(self, scale: TimeScale) -> list[TimePin]:
        """One pin for each place on screen: more would only be painted over each other."""
        if self._thinned is None or self._thinned[0] != scale:
            kept: list[TimePin] = []
            last = -_CLOSEST
            for pin in self._all:
                x = scale.x(pin.start)
                if pin.start <= scale.duration and x - last >= _CLOSEST:
                    kept.append(pin)
                    last = x
            self._thinned = scale, kept
        return self._thinned[1]

    def _paint_one(self, painter: QPainter, theme: Theme, scale: TimeScale, pin: TimePin, *, current: bool) -> None:
        x, high = scale.x(pin.start), theme.px(_HIGH if current else _HIGH - 2)
        ink = QColor(theme.color("warn"))
        if pin.end is not None:
            soft = QColor(ink)
            soft.setAlphaF(0.9 if current else 0.5)
            wide = max(2.0, scale.x(pin.end) - x)
            painter.fillRect(QRectF(x, 0, wide, 3.0 if current else 2.0), soft)
        painter.setBrush(ink)
        painter.drawRect(QRectF(x - 0.75, 0, 1.5, high + theme.px(3)))
        corners = [QPointF(x, 0), QPointF(x + high * 0.9, high * 0.45), QPointF(x, high * 0.9)]
        painter.drawPolygon(QPolygonF(corners))


def _by_start(pin: TimePin) -> tuple[float, int]:
    return pin.start, pin.number


def _start(pin: TimePin) -> float:
    return pin.start
