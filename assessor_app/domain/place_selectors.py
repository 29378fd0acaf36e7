"""Places as W3C Web Annotation selectors and back, exactly: what was pinned is found again to the last digit.

Pages by RFC 8118, moments and regions by W3C Media Fragments, cells by RFC 7111 and lines by RFC 5147, as in
:mod:`selectors`; those are about what was written, these about what a viewer shows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from assessor_app.domain.annotation import Quote, Region
from assessor_app.domain.citation import CellPlace, LinePlace, PagePlace, Place, TimePlace
from assessor_app.domain.selectors import CSV, MEDIA, PDF, TEXT

MAX_COUNT: Final = 10_000_000
MAX_SECONDS: Final = 10_000_000.0
MAX_QUOTE: Final = 20_000
MAX_AROUND: Final = 1_000
_MAX_VALUE: Final = 2_000
_NUMBER: Final = r"\d{1,8}(?:\.\d{1,400})?"
_PAGE: Final = re.compile(r"page=(\d{1,8})")
_TIME: Final = re.compile(rf"t=({_NUMBER})(?:,({_NUMBER}))?")
_REGION: Final = re.compile(rf"xywh=percent:({_NUMBER}),({_NUMBER}),({_NUMBER}),({_NUMBER})")
_ROWS: Final = re.compile(r"row=(\d{1,8})-(\d{1,8})")
_CELLS: Final = re.compile(r"cell=(\d{1,8}),(\d{1,8})-(\d{1,8}),(\d{1,8}|\*)")
_LINES: Final = re.compile(r"line=(\d{1,8}),(\d{1,8})")


def place_selector(place: Place) -> dict[str, Any]:
    """The selector of one place; the sheet of cells is our own key. Raises ValueError for the whole, or nonsense."""
    if isinstance(place, PagePlace):
        first = _fragment(PDF, f"page={_ordinal(place.first)}")
        if place.first == place.last:
            return first
        last = _fragment(PDF, f"page={_ordinal(place.last)}")
        return {"type": "RangeSelector", "startSelector": first, "endSelector": last}
    if isinstance(place, TimePlace):
        end = "" if place.end is None else f",{_digits(place.end)}"
        return _fragment(MEDIA, f"t={_digits(place.start)}{end}")
    if isinstance(place, CellPlace):
        return _fragment(CSV, _cells(place)) | {"sheet": place.sheet}
    if isinstance(place, LinePlace):
        return _fragment(TEXT, f"line={place.first},{_ordinal(place.last)}")
    raise ValueError("the whole of something has no selector")


def region_selector(region: Region) -> dict[str, Any]:
    """The selector of a rectangle, in percent."""
    values = (region.x, region.y, region.width, region.height)
    return _fragment(MEDIA, "xywh=percent:" + ",".join(_digits(one, shift=2) for one in values))


def quote_selector(quote: Quote) -> dict[str, Any]:
    """The selector of a passage."""
    return {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}


def read_selector(selector: Mapping[str, Any]) -> Place | Region | Quote:
    """What one selector (without its ``refinedBy``) stands for. Raises ValueError for anything not written here."""
    kind = selector.get("type")
    if kind == "RangeSelector":
        return _read_range(selector)
    if kind == "TextQuoteSelector":
        check_keys(selector, {"type", "exact", "prefix", "suffix"})
        exact = read_text(selector["exact"], MAX_QUOTE)
        return Quote(exact, read_text(selector["prefix"], MAX_AROUND), read_text(selector["suffix"], MAX_AROUND))
    if kind != "FragmentSelector":
        raise ValueError("a selector of an unknown type")
    standard, value = selector.get("conformsTo"), read_text(selector.get("value"), _MAX_VALUE)
    check_keys(selector, {"type", "conformsTo", "value"} | ({"sheet"} if standard == CSV else set()))
    if standard == PDF:
        page = _page(value)
        return PagePlace(page, page)
    if standard == MEDIA:
        return _read_region(value) if value.startswith("xywh=") else _read_time(value)
    if standard == CSV:
        return _read_cells(value, read_count(selector["sheet"]))
    if standard == TEXT:
        found = _match(_LINES, value)
        return _span(LinePlace(int(found[1]), int(found[2]) - 1))
    raise ValueError("a fragment of an unknown standard")


def check_keys(found: Mapping[str, Any], expected: set[str]) -> None:
    """Raises ValueError unless these are exactly the keys."""
    if set(found) != expected:
        raise ValueError("keys that do not belong there, or are missing")


def read_text(value: object, limit: int) -> str:
    """A text of at most ``limit`` characters that can be stored and sent anywhere. Raises ValueError."""
    if not isinstance(value, str) or len(value) > limit or "\x00" in value:
        raise ValueError("a text that is none, or too long")
    # half characters raise UnicodeEncodeError, a ValueError too
    value.encode()
    return value


def read_count(value: object) -> int:
    """A whole number from 0. Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < MAX_COUNT:
        raise ValueError("a number that counts nothing")
    return value


def read_seconds(value: object) -> float:
    """A moment in seconds from the start. Raises ValueError, also for what is not a number at all (NaN)."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MAX_SECONDS:
        raise ValueError("a moment that is none")
    return float(value)


def _read_range(selector: Mapping[str, Any]) -> PagePlace:
    check_keys(selector, {"type", "startSelector", "endSelector"})
    pages: list[int] = []
    for end in (selector["startSelector"], selector["endSelector"]):
        if not isinstance(end, Mapping) or end.get("type") != "FragmentSelector" or end.get("conformsTo") != PDF:
            raise ValueError("a range of something else than pages")
        check_keys(end, {"type", "conformsTo", "value"})
        pages.append(_page(read_text(end["value"], _MAX_VALUE)))
    if pages[0] >= pages[1]:
        raise ValueError("a range that ends before it begins")
    return PagePlace(pages[0], pages[1])


def _read_time(value: str) -> TimePlace:
    found = _match(_TIME, value)
    start = read_seconds(_number(found[1]))
    if found[2] is None:
        return TimePlace(start)
    end = read_seconds(_number(found[2]))
    if end < start:
        raise ValueError("a span that ends before it begins")
    return TimePlace(start, end)


def _read_region(value: str) -> Region:
    found = _match(_REGION, value)
    values = [_number(one, shift=-2) for one in found.groups()]
    if any(one > 1 for one in values):
        raise ValueError("a region beyond the edge")
    return Region(*values)


def _read_cells(value: str, sheet: int) -> CellPlace:
    if value.startswith("row="):
        rows = _match(_ROWS, value)
        return _span_of_cells(CellPlace(sheet, _index(rows[1]), _index(rows[2])))
    found = _match(_CELLS, value)
    last = None if found[4] == "*" else _index(found[4])
    if last is None and found[2] == "1":
        raise ValueError("whole rows are written as rows")
    return _span_of_cells(CellPlace(sheet, _index(found[1]), _index(found[3]), _index(found[2]), last))


def _cells(place: CellPlace) -> str:
    first, last = _ordinal(place.first_row), _ordinal(place.last_row)
    if place.last_column is None and place.first_column == 0:
        return f"row={first}-{last}"
    until = "*" if place.last_column is None else _ordinal(place.last_column)
    return f"cell={first},{_ordinal(place.first_column)}-{last},{until}"


def _span(place: LinePlace) -> LinePlace:
    if not 0 <= place.first <= place.last < MAX_COUNT:
        raise ValueError("lines that end before they begin")
    return place


def _span_of_cells(place: CellPlace) -> CellPlace:
    wrong = place.last_column is not None and place.last_column < place.first_column
    if wrong or place.last_row < place.first_row:
        raise ValueError("cells that end before they begin")
    return place


def _page(value: str) -> int:
    return _index(_match(_PAGE, value)[1])


def _match(pattern: re.Pattern[str], value: str) -> re.Match[str]:
    found = pattern.fullmatch(value)
    if found is None or not value.isascii():
        raise ValueError("a fragment that cannot be read")
    return found


def _index(ordinal: str) -> int:
    """0-based from the 1-based number of a standard."""
    if not 1 <= int(ordinal) <= MAX_COUNT:
        raise ValueError("counted from something else than 1")
    return int(ordinal) - 1


def _ordinal(index: int) -> int:
    return read_count(index) + 1


def _digits(value: float, shift: int = 0) -> str:
    """A number without exponent, so that reading it gives the very same float; ``shift`` moves the decimal point."""
    if not math.isfinite(value) or value < 0:
        raise ValueError("no number a place can have")
    # adding zero turns the negative one into the plain one
    return format(Decimal(repr(float(value) + 0.0)).scaleb(shift), "f")


def _number(digits: str, shift: int = 0) -> float:
    # through text: the shift is exact, and so is what Python reads from the shortest digits
    return float(format(Decimal(digits).scaleb(shift), "f"))


def _fragment(standard: str, value: str) -> dict[str, Any]:
    return {"type": "FragmentSelector", "conformsTo": standard, "value": value}
