"""What a check must find behind each citation of the demo, known from making the files and not from reading them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assessor_app.demo.artifact_making import Made
from assessor_app.demo.documents import SheetMap
from assessor_app.office.program import find_libreoffice

_ANCHOR = re.compile(r"\{([a-z]+)(?:\.label)?\}")
_CELL = re.compile(r"([A-Z])(\d+)")


def expectation(criterion_id: str, artifact: str, made: Made, raw: str, lead: Any = None) -> dict[str, Any]:
    """One citation's expectation, ready for JSON.

    ``sheet`` counts from 1; ``heading`` are words that stand on it; ``office`` is "pages" where LibreOffice was there
    to make them, "words" where it was not, "" where none is needed; ``cells`` are the texts of the rows cited, with
    the row and column (from 0) of the first; ``words`` are to be read in the text shown, ``lines`` in those marked.
    """
    found = _ANCHOR.search(raw)
    anchor = found[1] if found and found[1] != "total" else ""
    told = lead if isinstance(lead, Mapping) else {}
    return {
        "criterion": criterion_id,
        "raw": fill_citation(raw, made.pages),
        "artifact": artifact,
        "sheet": made.pages.anchors[anchor] if anchor else None,
        "heading": made.headings.get(anchor, ""),
        "office": _office() if made.by_office else "",
        "seconds": lead if isinstance(lead, int | float) else None,
        "nowhere": lead == "nowhere",
        "cells": _cells(made, *told["cells"]) if "cells" in told else None,
        "words": made.words,
        "lines": told.get("lines", ""),
        "card": told.get("card", ""),
        "password": made.password,
        "address": made.address,
    }


def _office() -> str:
    return "pages" if find_libreoffice() is not None else "words"


def _cells(made: Made, sheet: str, first: str, last: str) -> dict[str, Any]:
    (column, row), (last_column, last_row) = _place(first), _place(last)
    rows = made.tables[sheet][row : last_row + 1]
    return {
        "sheet": sheet,
        "row": row,
        "column": column,
        "texts": [list(one[column : last_column + 1]) for one in rows],
    }


def _place(name: str) -> tuple[int, int]:
    """Column and row of a cell, counted from 0."""
    found = _CELL.fullmatch(name)
    if found is None:
        raise ValueError(name)
    return ord(found[1]) - ord("A"), int(found[2]) - 1


def fill_citation(raw: str, sheets: SheetMap) -> str:
    """Put numbers into a citation recipe: ``{anchor}`` the sheet, ``{anchor.label}`` its label, ``{total}``."""

    def value(match: re.Match[str]) -> str:
        anchor, _, printed = match[1].partition(".")
        if anchor == "total":
            return str(sheets.total)
        sheet = sheets.anchors[anchor]
        return sheets.labels[sheet - 1] if printed else str(sheet)

    return re.sub(r"\{([a-z.]+)\}", value, raw)
