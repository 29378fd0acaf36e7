"""Reads W3C Web Annotation selectors back into locators, so that what :mod:`selectors` wrote survives a round trip."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from assessor_app.domain.citation import Locator
from assessor_app.domain.citation_cells import column_letters
from assessor_app.domain.selectors import WORKSHEET

_PAGE: Final = re.compile(r"page=(\d{1,9})\Z")
_TIME: Final = re.compile(r"t=(\d{1,9}(?:\.\d{1,9})?)(?:,(\d{1,9}(?:\.\d{1,9})?))?\Z")
_LINE: Final = re.compile(r"line=(\d{1,9}),(\d{1,9})(?:;.*)?\Z")
_SPAN: Final = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?\Z")
_CELL: Final = re.compile(r"(\d{1,9}),(\d{1,5})(?:-(\d{1,9}),(\d{1,5}))?\Z")


def locators_of(selector: Mapping[str, Any]) -> tuple[Locator, ...]:
    """The places a selector names, in order; empty for what no locator can say. Never raises.

    A RangeSelector of pages is one span; an RFC 7111 fragment may list several blocks; an empty selector is the whole.
    """
    if not selector:
        return (Locator("whole"),)
    kind = selector.get("type")
    if kind == "RangeSelector":
        return _range(selector)
    if kind == "FragmentSelector":
        return _fragment(str(selector.get("value", "")))
    exact = str(selector.get("exact", ""))
    if kind != "TextQuoteSelector" or not exact.startswith(WORKSHEET):
        return ()
    name, inner = exact.removeprefix(WORKSHEET), selector.get("refinedBy")
    if not isinstance(inner, Mapping):
        return (Locator("sheet", name, name, sheet=name),)
    return tuple(Locator(one.kind, one.start, one.end, sheet=name) for one in locators_of(inner))


def _range(selector: Mapping[str, Any]) -> tuple[Locator, ...]:
    ends = [selector.get(name) for name in ("startSelector", "endSelector")]
    pages = [one for end in ends if isinstance(end, Mapping) for one in locators_of(end) if one.kind == "page"]
    return (Locator("page", pages[0].start, pages[1].start),) if len(pages) == 2 else ()


def _fragment(value: str) -> tuple[Locator, ...]:
    name, _, blocks = value.partition("=")
    if name in _GRIDS:
        found = [_GRIDS[name](block) for block in blocks.split(";")]
        return tuple(one for one in found if one is not None)
    if page := _PAGE.match(value):
        return (Locator("page", page[1], page[1]),)
    if time := _TIME.match(value):
        return (Locator("time", time[1], time[2] or ""),)
    if (line := _LINE.match(value)) and int(line[1]) < int(line[2]):
        return (Locator("line", str(int(line[1]) + 1), line[2]),)
    return ()


def _row(block: str) -> Locator | None:
    span = _SPAN.match(block)
    return Locator("row", span[1], span[2] or span[1]) if span else None


def _column(block: str) -> Locator | None:
    span = _SPAN.match(block)
    if span is None or not int(span[1]) or len(span[1] + (span[2] or "")) > 10:
        return None
    return Locator("cell", column_letters(int(span[1]) - 1), column_letters(int(span[2] or span[1]) - 1))


def _cell(block: str) -> Locator | None:
    cell = _CELL.match(block)
    if cell is None or not int(cell[2]):
        return None
    start = f"{column_letters(int(cell[2]) - 1)}{cell[1]}"
    return Locator("cell", start, f"{column_letters(int(cell[4]) - 1)}{cell[3]}" if cell[4] else start)


_GRIDS: Final[Mapping[str, Callable[[str], Locator | None]]] = {"row": _row, "col": _column, "cell": _cell}
