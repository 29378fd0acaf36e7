"""What is printed on a sheet is said the way people say it."""

from __future__ import annotations

import pytest

from assessor_app.gui.pdf_view.sheet_words import printed_words, sheet_words


@pytest.mark.parametrize(
    ("label", "words"),
    [("5", "p. 5"), ("iv", "p. iv"), ("XXVIII", "p. XXVIII"), ("A-3", "p. A-3"), ("B", "p. B"), ("cover", "cover")],
)
def test_numbers_are_pages_and_names_stand_for_themselves(label: str, words: str) -> None:
    assert printed_words(label) == words


def test_a_sheet_says_its_number_and_what_is_printed_on_it() -> None:
    assert [sheet_words(1, "cover"), sheet_words(3, "iv"), sheet_words(6, "")] == [
        "cover · sheet 2",
        "p. iv · sheet 4",
        "7",
    ]
