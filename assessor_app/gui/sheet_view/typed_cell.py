"""Reads what a person types to go to: "B4", "B4:D9", "120", "row 12", "Results!B4"."""

from __future__ import annotations

from dataclasses import replace

from assessor_app.domain.citation import ArtifactFacts, CellPlace
from assessor_app.domain.citation.cells import resolve_cells
from assessor_app.domain.citation.text import parse_citation
from assessor_app.media.reading.sheet_book import Workbook


def typed_place(text: str, book: Workbook, current: int) -> CellPlace | None:
    """The cells meant on the sheet named, else on the ``current`` one; None where there are none."""
    said = text.strip().upper() if "!" not in text and " " not in text.strip() else text.strip()
    for reading in (f"cell {said}", f"row {said}", f"column {said}", said):
        locators = parse_citation(reading).locators
        if len(locators) != 1 or locators[0].kind not in ("cell", "row", "sheet"):
            continue
        locator = locators[0]
        sheets = book.sheets if locator.sheet else book.sheets[current : current + 1]
        place, _note = resolve_cells(locator, ArtifactFacts(sheets=sheets))
        if isinstance(place, CellPlace):
            return place if locator.sheet else replace(place, sheet=current)
    return None
