"""Cited cells and lines are called what practitioners call them."""

from __future__ import annotations

import pytest

from assessor_app.domain.citation import (
    ArtifactFacts,
    CellPlace,
    LinePlace,
    PagePlace,
    Place,
    ResolvedCitation,
    SheetFacts,
)
from assessor_app.domain.citation.text import parse_citation
from assessor_app.gui.workspace.citation_chips import chips_for
from assessor_app.gui.workspace.place_words import long_words, place_words
from tests.support.viewers import artifact

SHEETS = (SheetFacts("Results", 40, 6), SheetFacts("Raw", 9, 9))


@pytest.mark.parametrize(
    ("place", "many", "alone"),
    [
        (CellPlace(0, 3, 8, 1, 3), "Results B4:D9", "B4:D9"),
        (CellPlace(0, 3, 3, 1, 1), "Results B4", "B4"),
        (CellPlace(0, 11, 17), "Results, rows 12–18", "rows 12–18"),
        (CellPlace(0, 11, 11), "Results, row 12", "row 12"),
        (CellPlace(0, 0, 39, 2, 2), "Results, column C", "column C"),
        (CellPlace(0, 0, 39, 1, 3), "Results, columns B–D", "columns B–D"),
        (CellPlace(0, 0, 39, 0, 5), "sheet Results", "sheet Results"),
        (LinePlace(2, 4), "lines 3–5", "lines 3–5"),
        (LinePlace(11, 11), "line 12", "line 12"),
    ],
)
def test_places_in_sheets_and_texts_are_said_shortly(place: Place, many: str, alone: str) -> None:
    assert place_words(place, (), (), SHEETS) == many
    assert place_words(place, (), (), SHEETS[:1]) == alone


def test_a_chip_names_the_sheet_and_the_cells() -> None:
    citation = ResolvedCitation(parse_citation("Results!B4:D9"), "art-1", (CellPlace(0, 3, 8, 1, 3),))
    survey = artifact("sheet", "survey.xlsx")
    (chip,) = chips_for([citation], {"art-1": survey}, {"art-1": ArtifactFacts(sheets=SHEETS)})
    assert chip.text == "Results B4:D9"
    assert "survey.xlsx" in chip.tooltip


def test_pages_of_a_deck_are_called_slides() -> None:
    assert place_words(PagePlace(3, 3), slides=True) == "slide 4"
    assert place_words(PagePlace(3, 4), slides=True) == "slides 4–5"
    assert long_words(PagePlace(3, 3), pages=8, slides=True) == "slide 4 of 8"
