"""Citations of rows, cells, worksheets and lines lead to the cells that are really there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.domain.citation import (
    ArtifactFacts,
    CellPlace,
    LinePlace,
    PagePlace,
    Place,
    ResolvedCitation,
    SheetFacts,
    WholePlace,
)
from assessor_app.domain.citation.artifacts import fits, kind_name
from assessor_app.domain.citation.cells import column_letters
from assessor_app.domain.citation.grids import column_number
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.citation.text import parse_citation
from assessor_app.domain.submission import Artifact, ArtifactKind, CitedText

RESULTS, NOTES, RAW = SheetFacts("Results", 40, 6), SheetFacts("R&D Notes", 0, 0), SheetFacts("Raw data", 200, 30)
BOOK = ArtifactFacts(sheets=(RESULTS, NOTES, RAW))
WORDS = "sheet tab worksheet Results Raw 2 rows row 12–18 column C B4:D9 ! cell B4 , and 0 99999 XFD9"
TABLE = ArtifactFacts(sheets=(SheetFacts("", 100, 4),))


def artifact(kind: ArtifactKind, name: str, media_type: str = "application/octet-stream") -> Artifact:
    return Artifact("a1", name, kind, media_type, 1, "0" * 64)


SURVEY = artifact("sheet", "climate-survey.xlsx")


def resolve(raw: str, facts: ArtifactFacts = BOOK, one: Artifact = SURVEY) -> ResolvedCitation:
    (found,) = resolve_cited(CitedText(raw, one.id), (one,), {one.id: facts})
    return found


@pytest.mark.parametrize(
    ("raw", "place", "note"),
    [
        ("sheet Results B4:D9", CellPlace(0, 3, 8, 1, 3), ""),
        ("Results!B4", CellPlace(0, 3, 3, 1, 1), ""),
        ("'Raw data'!$B$4:$D$9", CellPlace(2, 3, 8, 1, 3), ""),
        ("results!B4", CellPlace(0, 3, 3, 1, 1), ""),
        ("worksheet RawData, rows 12–18", CellPlace(2, 11, 17), ""),
        ("tab 3, row 1", CellPlace(2, 0, 0), "worksheet 3 is Raw data"),
        ("worksheet Raw, row 3", CellPlace(2, 2, 2), "“Raw” read as the worksheet Raw data"),
        ("Results tab, column C", CellPlace(0, 0, 39, 2, 2), ""),
        ("worksheet Results", CellPlace(0, 0, 39, 0, 5), ""),
        ("rows 12–18", CellPlace(0, 11, 17), "no worksheet is named; read as the first, Results"),
        ("row 120", CellPlace(2, 119, 119), "the first that reaches so far, Raw data"),
        ("Results, rows 38–44", CellPlace(0, 37, 39), "end with row 40"),
        ("Results!E4:H4", CellPlace(0, 3, 3, 4, 5), "end with column F"),
        ("rows 3-5 of the Results sheet", CellPlace(0, 2, 4), ""),
        ("results!b4", CellPlace(0, 3, 3, 1, 1), ""),
        ("Results!A:C", CellPlace(0, 0, 39, 0, 2), ""),
        ("Results!3:7", CellPlace(0, 2, 6), ""),
        ("cell b4", CellPlace(0, 3, 3, 1, 1), "no worksheet is named"),
        ("b4", CellPlace(0, 3, 3, 1, 1), "no worksheet is named"),
        ("Results b4.", CellPlace(0, 3, 3, 1, 1), ""),
        ("b4:d6", CellPlace(0, 3, 5, 1, 3), "no worksheet is named"),
        ("column b", CellPlace(0, 0, 39, 1, 1), "no worksheet is named"),
        ("row 3:7", CellPlace(0, 2, 6), "no worksheet is named"),
        ("first row", CellPlace(0, 0, 0), "no worksheet is named"),
    ],
)
def test_cells_are_found_on_their_worksheet(raw: str, place: Place, note: str) -> None:
    found = resolve(raw)
    assert (found.places, found.problems) == ((place,), ())
    assert note in found.note
    assert bool(note) or not found.note


@pytest.mark.parametrize(
    ("raw", "code", "words", "likely"),
    [
        ("Results!B62", "cell_beyond_end", "Cell B62 of Results: the filled cells end", CellPlace(2, 61, 61, 1, 1)),
        ("Results!B52", "cell_beyond_end", "row 40", CellPlace(0, 24, 24, 1, 1)),
        ("Results tab, rows 50-52", "cell_beyond_end", "Rows 50–52 of Results", CellPlace(2, 49, 51)),
        ("Results tab, column K", "cell_beyond_end", "Column K of Results", CellPlace(2, 0, 199, 10, 10)),
        ("row 999", "cell_beyond_end", "Row 999", CellPlace(0, 39, 39)),
        ("row 0", "cell_beyond_end", "no row 0", CellPlace(0, 0, 0)),
        ("worksheet Resluts, B4", "no_such_label", "called “Resluts”; the file has Results", CellPlace(0, 3, 3, 1, 1)),
        ("tab 9", "no_such_label", "Worksheet 9 of 3", CellPlace(2, 0, 199, 0, 29)),
        ("'R&D Notes'!B4", "cell_beyond_end", "no filled cells", CellPlace(0, 3, 3, 1, 1)),
    ],
)  # fmt: skip
def test_cells_that_are_not_there_say_why_and_what_was_probably_meant(
    raw: str, code: str, words: str, likely: Place
) -> None:
    found = resolve(raw)
    assert found.places == ()
    (problem,) = found.problems
    assert problem.code == code
    assert words in problem.sentence
    assert likely in problem.likely


def test_a_sheet_is_looked_for_by_name_before_it_is_counted() -> None:
    facts = ArtifactFacts(sheets=(SheetFacts("2025", 5, 5), SheetFacts("Sheet3", 5, 5), SheetFacts("2", 5, 5)))
    assert resolve("tab 2", facts).places == (CellPlace(2, 0, 4, 0, 4),)
    assert resolve("tab 2025", facts).places == (CellPlace(0, 0, 4, 0, 4),)
    third = resolve("Sheet 3, cells A1:B2", facts)
    assert third.places == (CellPlace(1, 0, 1, 0, 1),)
    assert "called Sheet3" in third.note


def test_a_csv_is_a_spreadsheet_of_one_table_whatever_it_was_handed_in_as() -> None:
    csv = artifact("text", "survey.csv", "text/csv; charset=utf-8")
    assert kind_name(csv) == "a spreadsheet"
    assert resolve("rows 12–18", TABLE, csv).places == (CellPlace(0, 11, 17),)
    line = resolve("line 12", TABLE, csv)
    assert line.places == (CellPlace(0, 11, 11),)
    assert "line 12 is row 12" in line.note
    named = resolve("worksheet Results, B4", TABLE, csv)
    assert named.places == (CellPlace(0, 3, 3, 1, 1),)
    assert "one table" in named.note


@pytest.mark.parametrize(("name", "media_type"), [("b.epub", "application/epub+zip"), ("b.html", "text/html")])
def test_books_and_pages_of_the_web_are_documents(name: str, media_type: str) -> None:
    book = artifact("text", name, media_type)
    assert kind_name(book) == "a document"
    assert fits(parse_citation("p. 3").locators[0], book)
    assert resolve("p. 3", ArtifactFacts(pages=9), book).places == (PagePlace(2, 2),)


def test_lines_of_a_text_are_places() -> None:
    notes = artifact("text", "notes.txt", "text/plain")
    assert resolve("lines 3-5", ArtifactFacts(), notes).places == (LinePlace(2, 4),)
    assert resolve("line 12", ArtifactFacts(), notes).places == (LinePlace(11, 11),)
    assert resolve("row 12", ArtifactFacts(), notes).places == (LinePlace(11, 11),)
    assert resolve("line 0", ArtifactFacts(), notes).problems[0].sentence == "There is no line 0."


def test_lines_on_a_page_are_said_and_the_page_is_shown() -> None:
    plan = artifact("pdf", "plan.pdf", "application/pdf")
    found = resolve("p. 3, lines 4-7", ArtifactFacts(pages=9), plan)
    assert found.places == (PagePlace(2, 2),)
    assert "look for lines 4–7 on the page" in found.note


def test_slides_and_pages_are_those_of_the_rendition() -> None:
    deck = artifact("slides", "deck.pptx")
    assert resolve("slide 4", ArtifactFacts(pages=9, pages_from="hub"), deck).places == (PagePlace(3, 3),)
    beyond = resolve("slide 14", ArtifactFacts(pages=9, pages_from="hub"), deck)
    assert beyond.problems[0].sentence.startswith("Slide 14 of 9")
    essay = artifact("document", "essay.docx")
    assert resolve("p. 4", ArtifactFacts(pages=9, pages_from="laptop"), essay).places == (PagePlace(3, 3),)


def test_a_page_of_a_spreadsheet_is_one_of_its_rendition_or_to_be_looked_for() -> None:
    assert resolve("p. 2", ArtifactFacts(pages=3, pages_from="hub", sheets=BOOK.sheets)).places == (PagePlace(1, 1),)
    unknown = resolve("p. 2")
    assert (unknown.places, unknown.problems) == ((WholePlace(),), ())
    assert "look for page 2" in unknown.note


def test_until_the_file_is_read_cells_are_to_be_looked_for() -> None:
    found = resolve("Results!B4", ArtifactFacts())
    assert (found.places, found.problems) == ((WholePlace(),), ())
    assert "worksheet Results, cell B4" in found.note


@given(st.integers(0, 20_000))
def test_letters_of_columns_and_their_numbers_agree(index: int) -> None:
    assert column_number(column_letters(index)) == index + 1


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=7,
    ).map(" ".join),
    st.integers(0, 60),
    st.integers(1, 9),
)  # fmt: skip
def test_cells_are_always_inside_the_real_sheets(raw: str, rows: int, columns: int) -> None:
    sheets = (SheetFacts("Results", rows, columns if rows else 0), SheetFacts("Raw", 7, 3))
    found = resolve(raw, ArtifactFacts(sheets=sheets))
    assert found.places or found.problems
    for place in (*found.places, *(place for problem in found.problems for place in problem.likely)):
        if isinstance(place, CellPlace):
            sheet = sheets[place.sheet]
            assert 0 <= place.first_row <= place.last_row < max(1, sheet.rows)
            assert 0 <= place.first_column < max(1, sheet.columns)
            assert place.last_column is None or place.first_column <= place.last_column < max(1, sheet.columns)
