"""Locators as W3C Web Annotation selectors, the shape in which places are stored and exchanged.

https://www.w3.org/TR/annotation-model/#fragment-selector; fragments by RFC 8118 (``page=``), W3C Media Fragments
(``t=``) and RFC 7111 (``row=``, ``cell=``).
"""

from __future__ import annotations

from typing import Any

from assessor_app.domain.citation import Citation, Locator

PDF = "http://tools.ietf.org/rfc/rfc8118"
MEDIA = "http://www.w3.org/TR/media-frags/"
CSV = "http://tools.ietf.org/rfc/rfc7111"


def selectors_of(citation: Citation) -> list[dict[str, Any]]:
    """One SpecificResource-shaped selector a locator, in order; the raw text stays beside them as ``source`` text."""
    return [selector(one) | {"rawText": citation.raw} for one in citation.locators]


def selector(locator: Locator) -> dict[str, Any]:
    """The selector of one locator. What no fragment syntax covers becomes a TextQuote of what was written."""
    if locator.kind in ("page", "slide") and locator.start.isdigit():
        found = _fragment(PDF, f"page={locator.start}")
        if locator.end != locator.start:
            return {
                "type": "RangeSelector",
                "startSelector": found,
                "endSelector": _fragment(PDF, f"page={locator.end}"),
            }
        return found
    if locator.kind == "time" and not locator.start.startswith("-"):
        end = f",{locator.end}" if locator.end not in ("", "end") else ""
        return _fragment(MEDIA, f"t={locator.start}{end}")
    if locator.kind == "row":
        return _fragment(CSV, f"row={locator.start}" + (f"-{locator.end}" if locator.end != locator.start else ""))
    if locator.kind == "cell":
        return _fragment(CSV, "cell=" + "-".join(_cell(one) for one in dict.fromkeys((locator.start, locator.end))))
    words = " ".join(word for word in (locator.kind, locator.start) if word)
    return {"type": "TextQuoteSelector", "exact": words}


def _fragment(standard: str, value: str) -> dict[str, Any]:
    return {"type": "FragmentSelector", "conformsTo": standard, "value": value}


def _cell(name: str) -> str:
    """``B4`` as RFC 7111 writes it: row,column, both from 1."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return f"{name[len(letters) :]},{column}"
