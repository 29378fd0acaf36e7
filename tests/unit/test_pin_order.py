"""The order of pins is that of a reader, so that list and flags carry the same numbers."""

from __future__ import annotations

from assessor_app.domain.annotation import Pin, Region
from assessor_app.domain.citation import CellPlace, LinePlace, PagePlace, TimePlace, WholePlace
from assessor_app.gui.pins.pin_order import in_reading_order


def test_pages_come_from_the_top_and_the_whole_before_its_parts() -> None:
    pins = {
        "low": Pin("", "a", place=PagePlace(3, 3), region=Region(0.1, 0.7, 0.2, 0.1)),
        "high": Pin("", "a", place=PagePlace(3, 3), region=Region(0.6, 0.2, 0.2, 0.1)),
        "page": Pin("", "a", place=PagePlace(3, 3)),
        "later": Pin("", "a", place=PagePlace(11, 11)),
        "early": Pin("", "a", place=PagePlace(0, 0), region=Region(0.1, 0.9, 0.1, 0.1)),
        "file": Pin("", "a", place=WholePlace()),
    }
    assert list(in_reading_order(pins)) == ["file", "early", "page", "high", "low", "later"]


def test_moments_cells_and_lines_come_as_they_are_met() -> None:
    times = {"b": Pin("", "a", place=TimePlace(9.5)), "a": Pin("", "a", place=TimePlace(9.5, 12)), "0": Pin("")}
    times["first"] = Pin("", "a", place=TimePlace(0.25))
    assert list(in_reading_order(times)) == ["0", "first", "b", "a"]
    cells = {
        "other": Pin("", "a", place=CellPlace(1, 0, 0)),
        "right": Pin("", "a", place=CellPlace(0, 4, 4, 3, 3)),
        "left": Pin("", "a", place=CellPlace(0, 4, 9, 1, 2)),
    }
    assert list(in_reading_order(cells)) == ["left", "right", "other"]
    lines = {"y": Pin("", "a", place=LinePlace(10, 10)), "x": Pin("", "a", place=LinePlace(2, 30))}
    assert list(in_reading_order(lines)) == ["x", "y"]
