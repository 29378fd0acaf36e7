"""Locators as W3C Web Annotation selectors, the shape in which places can be stored and exchanged.

https://www.w3.org/TR/annotation-model/#selectors; fragments by RFC 8118 (``page=``), W3C Media Fragments (``t=``)
RFC 7111 (``row=``, ``col=``, ``cell=``) and RFC 5147 (``line=``).
"""

from __future__ import annotations

from typing import Any, Final

from assessor_app.domain.citation import Citation, Locator
from assessor_app.domain.citation.grids import column_number
from assessor_app.domain.citation.numbering import LAST
from assessor_app.domain.citation.times import END_OF_RECORDING

PDF: Final = "http://tools.ietf.org/rfc/rfc8118"
MEDIA: Final = "http://www.w3.org/TR/media-frags/"
CSV: Final = "http://tools.ietf.org/rfc/rfc7111"
TEXT: Final = "http://tools.ietf.org/rfc/rfc5147"
WORKSHEET: Final = "worksheet "


def selectors_of(citation: Citation) -> list[dict[str, Any]]:
    """The selector of each locator, in order; empty objects for the artifact as a whole."""
    return [_within(citation, one) for one in citation.locators]


def _within(citation: Citation, locator: Locator) -> dict[str, Any]:
    """The selector, refined by the passage quoted from the place where there is one, and only one place."""
    found = selector(locator)
    if found and citation.quote and len(citation.locators) == 1:
        innermost = found
        while "refinedBy" in innermost:
            innermost = innermost["refinedBy"]
        innermost["refinedBy"] = {"type": "TextQuoteSelector", "exact": citation.quote}
    return found


def selector(locator: Locator) -> dict[str, Any]:
    """The selector of one locator; an empty object for the whole.

    Spans of pages are a RangeSelector; a paragraph, or cells on a named worksheet, refine the wider selector.
    What no fragment syntax covers (labels, sections, times from the end) is a TextQuoteSelector of its name.
    """
    if locator.kind in ("page", "slide"):
        return _page_selector(locator)
    if locator.kind == "time":
        return _time_selector(locator)
    if locator.kind in ("row", "cell"):
        return _grid_selector(locator)
    if locator.kind == "sheet":
        return _quote(f"{WORKSHEET}{locator.sheet or locator.start}")
    if locator.kind == "line" and (locator.start + locator.end).isdecimal():
        # RFC 5147 counts the places between lines from 0: line 1 lies between 0 and 1
        return _fragment(TEXT, f"line={max(0, int(locator.start) - 1)},{locator.end or locator.start}")
    if locator.kind == "whole":
        return {}
    return _quote(f"{locator.kind} {locator.start}" + (f"-{locator.end}" if locator.end != locator.start else ""))


def _page_selector(locator: Locator) -> dict[str, Any]:
    # RFC 8118 counts sheets of the file from 1, as a plain number does until the file itself says otherwise
    if not locator.start.isdecimal() or not (locator.end.isdecimal() or locator.end == LAST):
        name = locator.start if locator.start == locator.end else f"{locator.start}-{locator.end}"
        return _quote(f"{locator.kind} {name}")
    found = _fragment(PDF, f"page={locator.start}")
    if locator.paragraph is not None:
        found["refinedBy"] = _quote(f"paragraph {locator.paragraph}")
    elif locator.lines:
        found["refinedBy"] = _quote(f"lines {locator.lines}")
    if locator.end in (locator.start, LAST):
        return found
    return {
        "type": "RangeSelector",
        "startSelector": found,
        "endSelector": _fragment(PDF, f"page={locator.end}"),
    }


def _time_selector(locator: Locator) -> dict[str, Any]:
    if locator.start.startswith("-"):
        return _quote(f"last {locator.start[1:]} seconds")
    if locator.end in ("", END_OF_RECORDING):
        # Media Fragments know no instants: a start alone is where to begin
        return _fragment(MEDIA, f"t={locator.start}")
    return _fragment(MEDIA, f"t={locator.start},{locator.end}")


def _grid_selector(locator: Locator) -> dict[str, Any]:
    ends = list(dict.fromkeys((locator.start, locator.end)))
    if locator.kind == "row":
        found = _fragment(CSV, "row=" + "-".join("*" if one == LAST else one for one in ends))
    elif locator.start.isalpha():
        found = _fragment(CSV, "col=" + "-".join(str(column_number(one)) for one in ends))
    else:
        found = _fragment(CSV, "cell=" + "-".join(_cell(one) for one in ends))
    if not locator.sheet:
        return found
    return _quote(f"{WORKSHEET}{locator.sheet}") | {"refinedBy": found}


def _cell(name: str) -> str:
    """``B4`` as RFC 7111 writes it: row,column, both from 1."""
    letters = name.rstrip("0123456789")
    return f"{name[len(letters) :]},{column_number(letters)}"


def _quote(words: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": words}


def _fragment(standard: str, value: str) -> dict[str, Any]:
    return {"type": "FragmentSelector", "conformsTo": standard, "value": value}
