"""Cells say what a user of Excel sees in them: percent, decimals, thousands, currency, dates, and errors."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.domain.citation import SheetFacts
from assessor_app.domain.citation.tokens import vocabulary
from assessor_app.errors import ArtifactError
from assessor_app.media.reading.binary_book import binary_codes, binary_scan, binary_styles, sheet_relations
from assessor_app.media.reading.cell_format import BUILT_IN, formatted
from assessor_app.media.reading.cell_styles import codes_of
from assessor_app.media.reading.compound_file import stream_in
from assessor_app.media.reading.format_code import LONGEST_CODE
from assessor_app.media.reading.old_workbook import OldWorkbook
from assessor_app.media.reading.room import ReadingRoom
from tests.support.calc_files import SHOWN, calc_file
from tests.support.office_files import needs_libreoffice
from tests.support.pdfs import MemorySource
from tests.support.sheets import Sheet, xlsb, xlsx

STYLED = (
    '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="2"><v>1234.5</v></c><c s="3" r="C1"><v>46085</v></c>'
    '<c r="D1" s="9"><v>0.25</v></c><c r="E1"><v>0.25</v></c>'
    '<c r="F1" s="1" t="inlineStr"><is><t>none</t></is></c></row>'
)


def book(styles: str, rows: str = STYLED) -> bytes:
    return xlsx(Sheet("One", xml=rows), extra={"xl/styles.xml": styles.encode()})


def style_sheet(*codes: str) -> str:
    formats = "".join(f'<numFmt numFmtId="{at}" formatCode="{code}"/>' for at, code in enumerate(codes, start=164))
    styles = "".join(f'<xf numFmtId="{at}"/>' for at in range(164, 164 + len(codes)))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<styleSheet xmlns="{space}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f'<cellXfs count="9"><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
    )


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("0%", 0.5, "50%"),
        ("0.00%", 0.12345, "12.35%"),
        ("#,##0", 1_234_567.8, "1,234,568"),
        ("#,##0.00", -1234.5, "-1,234.50"),
        ("0.00", 1.005, "1.01"),
        ("0", -0.2, "0"),
        ("000", 7, "007"),
        ("0.0##", 1.5, "1.5"),
        ('0 "kg"', 5, "5 kg"),
        ('0.0,," M"', 1_234_567, "1.2 M"),
        ("0.00E+00", 12345.6, "1.23E+04"),
        ('"$"#,##0.00_);("$"#,##0.00)', -12.3, "($12.30)"),
        ("#,##0.00 [$€-407];[Red]-#,##0.00 [$€-407]", -3, "-3.00 €"),
        ('"yes";"no";"none"', 0, "none"),
        (BUILT_IN[44], 0, "-"),
        ("yyyy-mm-dd", date(2026, 3, 4), "2026-03-04"),
        ("dddd, mmmm d, yyyy", datetime(2026, 3, 4, 13, 5), "Wednesday, March 4, 2026"),  # noqa: DTZ001 - as in a cell
        ("m/d/yyyy h:mm", datetime(2026, 3, 4, 13, 5, 59), "3/4/2026 13:05"),  # noqa: DTZ001
        ("h:mm AM/PM", time(0, 5), "12:05 AM"),
        ("[h]:mm:ss", timedelta(hours=30, minutes=5), "30:05:00"),
        ("mm:ss.0", time(0, 2, 3, 450_000), "02:03.5"),
    ],
)
def test_a_value_is_said_as_its_format_says(code: str, value: object, words: str) -> None:
    assert formatted(code, value) == words


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("General", 0.1), ("@", 5.0), ("# ?/?", 0.5), ("[>100]0", 5), ("000-0000", 5551234), (";;;", 5),
        ("0;-0;;@", 0), ("0%", "text"), ("0%", True), ("0%", float("inf")), ("0", 1e300), ("yyyy", 5.0),
        ("yyyy", time(1)), ("0" * (LONGEST_CODE + 1), 1), ("0.0.0", 1), ("0." + "0" * 99, 1), ("", 1),
    ],
)  # fmt: skip
def test_what_a_format_does_not_tell_or_would_hide_is_shown_plainly(code: str, value: object) -> None:
    assert formatted(code, value) is None


CODES = st.lists(
    st.sampled_from(
        sorted(vocabulary('0 # ? . , % E+0 E- " \\ _ * [ ] $ €-407 [h] mm yyyy h s AM/PM ; - / @ General x'))
    )
)
VALUES = st.one_of(st.floats(), st.integers(), st.datetimes(), st.dates(), st.times(), st.timedeltas(), st.text())


@settings(max_examples=600, deadline=None)
@given(st.one_of(st.text(), CODES.map("".join)), VALUES)
def test_no_format_and_no_value_does_harm(code: str, value: object) -> None:
    words = formatted(code, value)
    assert words is None or isinstance(words, str)


def test_a_workbook_shows_percent_currency_and_dates_as_excel_does(room: ReadingRoom) -> None:
    styles = style_sheet("0%", "&quot;$&quot;#,##0.00", "d\\.m\\.yyyy")
    source = MemorySource(book(styles))
    assert room.cells(source, 0, 0, 1) == (("50%", "$1,234.50", "4.3.2026", "0.25", "0.25", "none"),)
    assert room.find_cells(source, 0, "50%") == (((0, 0),), -1)
    assert room.cells(source, 0, 0, 1, 1, 1) == (("$1,234.50",),)


@pytest.mark.parametrize(
    "styles",
    [
        style_sheet("0" * 5000, "[$" * 400),
        style_sheet("&b;&b;", "&a;%"),
        style_sheet("0%").replace('numFmtId="164"', 'numFmtId="99999999"'),
        style_sheet("0%").replace('cellXfs count="9"', 'cellXfs count="9999999999"').replace("</cellXfs>", ""),
    ],
)
def test_styles_that_are_odd_or_hostile_leave_the_values(room: ReadingRoom, styles: str) -> None:
    try:
        shown = room.cells(MemorySource(book(styles)), 0, 0, 1)[0][0]
    except ArtifactError as error:
        shown = error.kind
    assert shown in ("0.5", "damaged")


def test_entities_are_never_expanded() -> None:
    doctype = '<!DOCTYPE x [<!ENTITY a "00000000"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert codes_of((doctype + style_sheet("&b;&b;", "0&amp;0%")).encode())[1:2] in ((), ("",))


def test_only_formats_that_tell_something_cost_anything() -> None:
    assert codes_of(style_sheet("General", "@").encode()) == ()
    assert codes_of(style_sheet("General", "0%").encode()) == ("", "", "0%")


def test_errors_of_a_binary_workbook_are_shown(room: ReadingRoom) -> None:
    source = MemorySource(xlsb("Shares", [[0.5, 0x07, None, 2.0], [None, 0x2A]]))
    assert room.sheets(source).sheets == (SheetFacts("Shares", 2, 4),)
    assert room.cells(source, 0, 0, 2) == (("0.5", "#DIV/0!", "", "2"), ("", "#N/A"))
    ends = xlsb("Ends", [[1.0], [0x17]])
    assert room.sheets(MemorySource(ends)).sheets == (SheetFacts("Ends", 2, 1),)


def test_numbers_of_a_binary_workbook_are_written_as_its_formats_say(room: ReadingRoom) -> None:
    source = MemorySource(xlsb("Shares", [[0.5, 1234.5, 46085.0, 0.25, 0x07]], ["0%", "#,##0.00", "d mmm yyyy", "@"]))
    assert room.sheets(source).sheets == (SheetFacts("Shares", 1, 5),)
    assert room.cells(source, 0, 0, 1) == (("50%", "1,234.50", "4 Mar 2026", "0.25", "#DIV/0!"),)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_records_of_any_bytes_do_no_harm(data: bytes) -> None:
    assert binary_scan(data).rows >= 0
    assert len(sheet_relations(data)) < 400
    assert len(binary_codes(data)) < 400
    assert len(list(binary_styles(data))) < 400
    assert isinstance(OldWorkbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data).scans(), tuple)


@needs_libreoffice
@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_what_libreoffice_writes_is_shown_as_it_was_meant(room: ReadingRoom, tmp_path: Path, suffix: str) -> None:
    source = MemorySource(calc_file(tmp_path, suffix))
    assert room.sheets(source).sheets == (SheetFacts("Row", 2, len(SHOWN)),)
    assert room.cells(source, 0, 0, 2) == (SHOWN, ("#DIV/0!",))


@needs_libreoffice
def test_a_damaged_xls_never_harms_who_looks_for_errors(tmp_path: Path) -> None:
    whole = calc_file(tmp_path, "xls")
    assert len(OldWorkbook(whole).scans()[0].errors) == 3
    for at in range(0, min(len(whole), 12_000), 61):
        bent = whole[:at] + bytes((whole[at] ^ 0xFF,)) + whole[at + 1 :]
        for scan in OldWorkbook(bent).scans():
            assert len(scan.errors) < 100
        OldWorkbook(whole[:at]).scans()
    assert stream_in(b"\xd0\xcf" * 300, ("Workbook",)) == b""
