"""Spreadsheets of every kind are read as a person would read them, and none can harm the desk."""

from __future__ import annotations

import io
import os
import signal
import struct
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from assessor_app.domain.citation import CellPlace, SheetFacts
from assessor_app.errors import ArtifactError
from assessor_app.media.reading.document import ReadingFaultError
from assessor_app.media.reading.room import ReadingRoom
from assessor_app.media.reading.sheet_guard import PackedBook
from assessor_app.media.reading.sheet_words import cell_words
from tests.support.pdfs import MemorySource
from tests.support.sheets import Rows, Sheet, ods, xlsx

ROWS: Rows = [
    ["Question", "Agree", "Share"],
    ["Leaders listen", 12, 0.1 + 0.2],
    [None, True, date(2026, 3, 4)],
    ["#DIV/0!", 1e21, -3.5],
]
READ = (("Question", "Agree", "Share"), ("Leaders listen", "12", "0.3"), ("", "TRUE", "2026-03-04"))


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    room = ReadingRoom()
    yield room
    room.shutdown()


def fault_of(room: ReadingRoom, data: bytes) -> str:
    with pytest.raises(ArtifactError) as told:
        room.sheets(MemorySource(data))
    return told.value.kind


def test_a_workbook_is_read_with_its_values_dates_and_errors(room: ReadingRoom) -> None:
    book = xlsx(Sheet("Raw", [["a"]], hidden=True), Sheet("Results", ROWS, merged=["A1:B1"]), Sheet("Chart"))
    source = MemorySource(book)
    found = room.sheets(source)
    assert found.sheets == (SheetFacts("Results", 4, 3), SheetFacts("Chart", 0, 0), SheetFacts("Raw", 1, 1))
    assert (found.hidden, found.unread, found.cut, found.left_out) == ({2}, set(), set(), 0)
    assert found.merged == {0: (CellPlace(0, 0, 0, 0, 1),)}
    assert room.cells(source, 0, 0, 9) == (*READ, ("#DIV/0!", "1E+21", "-3.5"))
    assert room.cells(source, 0, 1, 2, 1, 1) == (("12",), ("TRUE",))
    assert room.cells(source, 2, 0, 9) == (("a",),)
    assert room.cells(source, 0, 1, 1) == (READ[1],)
    assert room.cells(source, 0, 4, 9) == ()
    assert source.opened == 1


def test_an_open_document_is_read_alike(room: ReadingRoom) -> None:
    source = MemorySource(ods(Sheet("Results", ROWS, merged=["A1:B1"]), Sheet("More", [["x"]])))
    book = room.sheets(source)
    assert book.sheets == (SheetFacts("Results", 4, 3), SheetFacts("More", 1, 1))
    assert book.merged == {0: (CellPlace(0, 0, 0, 0, 1),)}
    assert room.cells(source, 0, 0, 9) == ((READ[0][0], "", READ[0][2]), *READ[1:], ("#DIV/0!", "1E+21", "-3.5"))


def test_an_open_document_of_one_cell_repeated_everywhere_is_refused(room: ReadingRoom) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    xml = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert fault_of(room, ods(Sheet("Full", xml=xml), Sheet("More", [["x"]]))) == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_of_text_is_read_whatever_its_delimiter_and_encoding(
    room: ReadingRoom, encoding: str, mark: str
) -> None:
    text = f'name{mark}share{mark}note\r\nSchüler{mark}0.5{mark}"said ""yes""{mark}\r\nthen no"\r\n\r\nlast{mark}1\r\n'
    source = MemorySource(text.encode(encoding))
    assert room.sheets(source).sheets == (SheetFacts("", 4, 3),)
    assert room.cells(source, 0, 0, 9) == (
        ("name", "share", "note"),
        ("Schüler", "0.5", f'said "yes"{mark}\r\nthen no'),
        (),
        ("last", "1"),
    )


def test_a_decimal_comma_is_no_delimiter(room: ReadingRoom) -> None:
    source = MemorySource(b"name;share\nA;0,5\nB;1,25\nC;3\n")
    assert room.sheets(source).sheets[0].columns == 2
    assert room.cells(source, 0, 1, 1) == (("A", "0,5"),)
    named = MemorySource(b"sep=;\na,b;c\nd,e;f\n")
    assert room.cells(named, 0, 0, 1) == (("a,b", "c"),)


def test_old_line_ends_and_open_quotes_do_not_swallow_a_table(room: ReadingRoom) -> None:
    assert room.sheets(MemorySource(b"a,b\rc,d\re,f")).sheets == (SheetFacts("", 3, 2),)
    rows = b"".join(b"%d,x\n" % number for number in range(40_000))
    source = MemorySource(b'1,"never closed\n' + rows)
    assert room.sheets(source).sheets == (SheetFacts("", 40_001, 2),)
    assert room.cells(source, 0, 40_000, 1) == (("39999", "x"),)


def test_any_row_of_a_long_table_is_reached_and_found(room: ReadingRoom) -> None:
    text = "id,name\n" + "".join(f'{number},"line one\nof {number}"\n' for number in range(5_000))
    source = MemorySource(text.encode())
    assert room.sheets(source).sheets == (SheetFacts("", 5_001, 2),)
    assert room.cells(source, 0, 4_711, 1) == (("4710", "line one\nof 4710"),)
    assert room.find_cells(source, 0, "OF 4710") == (((4_711, 1),), -1)
    assert room.find_cells(source, 0, "of 4710", 4_712) == ((), -1)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (b"\0\1\2 no text", "unsupported"),
        (b"<html><table><tr><td>1</td></tr></table>", "unsupported"),
        (b"PK\3\4 no archive", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 4096, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 512 + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_its_class(room: ReadingRoom, data: bytes, kind: str) -> None:
    assert fault_of(room, data) == kind


def test_one_cell_in_the_last_corner_costs_its_sheet_and_not_the_file(room: ReadingRoom) -> None:
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    source = MemorySource(xlsx(Sheet("Corner", xml=corner), Sheet("Results", ROWS)))
    book = room.sheets(source)
    assert book.unread == {0}
    assert book.sheets[1] == SheetFacts("Results", 4, 3)
    assert room.cells(source, 1, 0, 3) == READ
    assert room.cells(source, 0, 0, 3) == ()


def test_coloured_but_empty_cells_are_no_burden(room: ReadingRoom) -> None:
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="1"/><c r="XFD{row}" s="1"/></row>' for row in range(1, 2_000))
    rows = f'<row r="1"><c r="A1"><v>7</v></c></row>{empty}'
    source = MemorySource(xlsx(Sheet("Coloured", xml=rows)))
    assert room.sheets(source).sheets == (SheetFacts("Coloured", 1, 1),)


def test_an_archive_that_unpacks_beyond_measure_is_refused_before_it_is_parsed(room: ReadingRoom) -> None:
    held = io.BytesIO(xlsx(Sheet("Results", ROWS)))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (80 << 20))
    assert fault_of(room, held.getvalue()) == "too_large"


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    honest = xlsx(Sheet("Results", ROWS), extra={"xl/sharedStrings.xml": b"<sst>" + b" " * 50_000 + b"</sst>"})
    told = struct.pack("<I", 50_011)
    assert honest.count(told) == 2
    with pytest.raises(ReadingFaultError) as fault:
        PackedBook(memoryview(honest.replace(told, struct.pack("<I", 11))))
    assert fault.value.kind == "damaged"
    assert PackedBook(memoryview(honest)).scans()[0].errors == {(3, 0): "#DIV/0!"}


def test_a_dead_child_is_replaced_and_asked_again(room: ReadingRoom) -> None:
    source = MemorySource(b"a,b\n1,2\n")
    room.sheets(source)
    first = room.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert room.cells(source, 0, 1, 1) == (("1", "2"),)
    assert room.pid not in (None, first)


def test_forgotten_files_are_read_anew_and_a_shut_room_says_so() -> None:
    room = ReadingRoom()
    source = MemorySource(b"a,b\n")
    room.sheets(source)
    room.forget(source)
    room.sheets(source)
    assert source.opened == 2
    room.shutdown()
    room.shutdown()
    with pytest.raises(ArtifactError):
        room.sheets(source)
    assert room.pid is None


def test_a_source_shorter_than_it_says_is_missing(room: ReadingRoom) -> None:
    with pytest.raises(ArtifactError) as told:
        room.sheets(MemorySource(b"a,b\n", size=99))
    assert told.value.kind == "missing"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3.0, "3"), (0.1 + 0.2, "0.3"), (1e-7, "1E-07"), (1e15, "1E+15"), (False, "FALSE"), (None, ""), (7, "7"),
        (datetime(2026, 3, 4, 14, 5), "2026-03-04 14:05"),  # noqa: DTZ001 - spreadsheets know no zones
        (datetime(2026, 3, 4), "2026-03-04"),  # noqa: DTZ001 - as above
        (time(14, 5, 9), "14:05:09"),
        (timedelta(hours=26, seconds=5), "26:00:05"), (timedelta(seconds=-90), "-0:01:30"),
        ("x" * 40_000, "x" * 32_766 + "…"),
    ],
)  # fmt: skip
def test_values_are_said_plainly(value: object, words: str) -> None:
    assert cell_words(value) == words
