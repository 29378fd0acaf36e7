"""Pins on the lines of a text, at hand line by line for the margin that paints them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import LinePlace, WholePlace
from assessor_app.gui.pins.flag_words import flag_words

_Entry = tuple[str, int, Pin]


class LinePins:
    """The pins of one text by first line (0-based); those on the whole of it stand at its first line."""

    def __init__(self) -> None:
        self._on_line: dict[int, list[_Entry]] = {}
        self._current = ""

    def set_pins(self, pins: Mapping[str, Pin], current: str) -> None:
        """Take the pins of a text, numbered in this order."""
        found: defaultdict[int, list[_Entry]] = defaultdict(list)
        for number, (key, pin) in enumerate(pins.items(), start=1):
            if isinstance(pin.place, LinePlace):
                found[pin.place.first].append((key, number, pin))
            elif isinstance(pin.place, WholePlace):
                found[0].append((key, number, pin))
        self._on_line, self._current = dict(found), current

    def __bool__(self) -> bool:
        return bool(self._on_line)

    def flag(self, line: int) -> str:
        """What stands on the flag beside a line; "" where none is."""
        found = self._on_line.get(line, [])
        if not found:
            return ""
        return str(found[0][1]) if len(found) == 1 else f"{found[0][1]}…"

    def widest(self) -> str:
        """The longest words on any flag."""
        return max((self.flag(line) for line in self._on_line), key=len, default="")

    def is_current(self, line: int) -> bool:
        """Whether the pin in hand stands at a line."""
        return any(key == self._current for key, _, _ in self._on_line.get(line, ()))

    def current_lines(self) -> tuple[int, int] | None:
        """The lines (both included) of the pin in hand."""
        for found in self._on_line.values():
            for key, _, pin in found:
                if key == self._current and isinstance(pin.place, LinePlace):
                    return pin.place.first, pin.place.last
        return None

    def next_on(self, line: int) -> str:
        """The id a press beside a line chooses: the one after the one in hand, else the first; "" for none."""
        ids = [key for key, _, _ in self._on_line.get(line, ())]
        if not ids:
            return ""
        return ids[(ids.index(self._current) + 1) % len(ids)] if self._current in ids else ids[0]

    def words(self, line: int) -> str:
        """What a tool tip says of the pins at a line; "" where none is."""
        return "\n".join(flag_words(number, pin) for _, number, pin in self._on_line.get(line, ()))
