"""What is printed as a page's number, and which page a person means by what they type."""

from __future__ import annotations

import pytest

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.media.pdf.layout import LabelRule, PageSize, PdfLayout, page_labels

FRONT_MATTER = [LabelRule(0, "r"), LabelRule(4, "D")]


def layout(labels: tuple[str, ...], pages: int = 20) -> PdfLayout:
    return PdfLayout(tuple(PageSize(595, 842) for _ in range(pages)), labels)


def test_front_matter_is_roman_and_the_body_starts_at_one() -> None:
    labels = page_labels(FRONT_MATTER, 7)
    assert labels == ("i", "ii", "iii", "iv", "1", "2", "3")


def test_labels_that_only_count_the_sheets_are_no_labels() -> None:
    assert page_labels([LabelRule(0, "D")], 5) == ()
    assert page_labels([], 5) == ()


def test_pages_before_the_first_rule_keep_their_sheet_number() -> None:
    assert page_labels([LabelRule(2, "A", "App-")], 4) == ("1", "2", "App-A", "App-B")


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [("r", 1994, "mcmxciv"), ("R", 44, "XLIV"), ("a", 27, "aa"), ("A", 53, "AAA"), ("", 9, ""), ("D", 0, "0")],
)
def test_every_style_of_numeral_counts_as_the_standard_says(style: str, number: int, text: str) -> None:
    assert page_labels([LabelRule(0, style, "x", number)], 1) == (f"x{text}",)


def test_a_prefix_turns_no_line_around_and_breaks_none() -> None:
    assert page_labels([LabelRule(0, "D", "\u202eA\n-")], 2) == ("A-1", "A-2")


def test_an_absurd_starting_number_stays_short() -> None:
    (label,) = page_labels([LabelRule(0, "r", "", 2_000_000_000)], 1)
    assert len(label) <= 64


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("3", 2),  # what the page box shows is the sheet number
        (" 12 ", 11),
        ("iii", 2),
        ("III", 2),
        ("p. 3", 6),  # with "p." the printed number is meant
        ("pp 3", 6),
        ("20", 19),
        ("21", None),
        ("v", None),
        ("", None),
        ("p.", None),
    ],
)
def test_the_page_box_takes_sheet_numbers_and_printed_labels(typed: str, page: int | None) -> None:
    assert layout(page_labels(FRONT_MATTER, 20)).find_page(typed) == page


def test_a_number_beyond_the_last_sheet_is_looked_up_among_the_labels() -> None:
    report = layout(page_labels([LabelRule(0, "D", "", 101)], 20))
    assert report.find_page("105") == 4
    assert report.find_page("5") == 4


def test_a_word_for_page_is_understood_without_labels_too() -> None:
    assert layout(()).find_page("p. 7") == 6


def test_the_label_is_only_told_where_it_differs() -> None:
    mixed = layout(("1", "2", "iii"), 3)
    assert [mixed.label(page) for page in range(3)] == ["", "", "iii"]


def test_facts_carry_pages_and_labels() -> None:
    assert layout(("i",), 1).facts() == ArtifactFacts(pages=1, page_labels=("i",))
