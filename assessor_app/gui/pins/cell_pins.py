"""Pins on the cells of a workbook: a corner folded on the first cell, a soft frame about a block, found by pointer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import CellPlace
from assessor_app.gui.pins.flag_words import flag_words


@dataclass(frozen=True, slots=True)
class CellPin:
    """One pin on cells, with its number."""

    id: str
    number: int
    place: CellPlace
    pin: Pin

    def reaches(self, first_row: int, last_row: int) -> bool:
        """Whether any of these rows (both included) is pinned."""
        return self.place.first_row <= last_row and first_row <= self.place.last_row

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is pinned."""
        last = self.place.last_column
        return self.reaches(row, row) and self.place.first_column <= column and (last is None or column <= last)


class CellPins:
    """The pins of one workbook by worksheet (0-based)."""

    def __init__(self) -> None:
        self._on_sheet: dict[int, list[CellPin]] = {}
        self.current = ""

    def set_pins(self, pins: Mapping[str, Pin], current: str) -> None:
        """Take the pins of a workbook, numbered in this order."""
        found: defaultdict[int, list[CellPin]] = defaultdict(list)
        for number, (key, pin) in enumerate(pins.items(), start=1):
            if isinstance(pin.place, CellPlace):
                found[pin.place.sheet].append(CellPin(key, number, pin.place, pin))
        self._on_sheet, self.current = dict(found), current

    def between(self, sheet: int, first_row: int, last_row: int) -> list[CellPin]:
        """The pins that reach into these rows (both included) of a worksheet."""
        return [one for one in self._on_sheet.get(sheet, ()) if one.reaches(first_row, last_row)]

    def at(self, sheet: int, row: int, column: int) -> list[CellPin]:
        """The pins on a cell."""
        return [one for one in self._on_sheet.get(sheet, ()) if one.holds(row, column)]

    def words(self, sheet: int, row: int, column: int) -> str:
        """What a tool tip says of the pins on a cell; "" where none is."""
        return "\n".join(flag_words(one.number, one.pin) for one in self.at(sheet, row, column))
