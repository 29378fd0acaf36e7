"""What the reading child answers about spreadsheets: their sheets, blocks of cells, and where a text occurs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from time import monotonic
from typing import Final

from assessor_app.media.child_wire import Header
from assessor_app.media.reading.document import ReadingDocument, ReadingFaultError, Reply
from assessor_app.media.reading.sheet_table import TextTable
from assessor_app.media.reading.sheet_workbook import COMPOUND, ZIP, SheetsBook

# the child is ended after 20 seconds: what is not counted by then is cut off and said to be
_COUNT_SECONDS: Final = 12.0
_FIND_SECONDS: Final = 1.0
_MOST_HITS: Final = 500
_MOST_ASKED: Final = 4_096


def sheets(document: ReadingDocument, _ask: Header) -> Reply:
    """The worksheets: ``sheets`` as (name, rows, columns), and indices of those hidden, unread and cut."""
    book = _book(document)
    if isinstance(book, TextTable):
        cut = [0] if book.cut else []
        plain = {"sheets": [("", book.rows, book.columns)], "hidden": [], "unread": [], "cut": cut}
        return {**plain, "left_out": 0, "merged": {}}, b""
    named = [(name, *size) for name, size in zip(book.names, book.sizes, strict=True)]
    told = {"sheets": named, "hidden": book.hidden, "unread": book.unread, "cut": []}
    return {**told, "left_out": book.left_out, "merged": {str(at): blocks for at, blocks in book.merged.items()}}, b""


def cells(document: ReadingDocument, ask: Header) -> Reply:
    """The texts of a block of cells as JSON rows in the payload."""
    count = min(int(ask["rows"]), _MOST_ASKED)
    first, columns = int(ask["column"]), int(ask["columns"])
    past = first + columns if columns else None
    rows = islice(_rows(document, int(ask["sheet"]), int(ask["row"])), count)
    return {}, json.dumps([_trimmed(row[first:past]) for row in rows], ensure_ascii=False).encode("utf-8", "replace")


def find_cells(document: ReadingDocument, ask: Header) -> Reply:
    """``hits`` as (row, column) of cells that hold a text in any case, and the row to go on from, -1 at the end."""
    wanted = str(ask["text"]).casefold()
    row = int(ask["row"])
    end = monotonic() + _FIND_SECONDS
    hits: list[tuple[int, int]] = []
    for words in _rows(document, int(ask["sheet"]), row):
        hits += [(row, column) for column, cell in enumerate(words) if wanted in cell.casefold()]
        row += 1
        if len(hits) >= _MOST_HITS or (row % 256 == 0 and monotonic() > end):
            return {"hits": hits, "next": row}, b""
    return {"hits": hits, "next": -1}, b""


def _rows(document: ReadingDocument, sheet: int, first: int) -> Iterator[list[str]]:
    book = _book(document)
    if isinstance(book, TextTable):
        return book.rows_from(first)
    if not 0 <= sheet < len(book.names):
        raise ReadingFaultError("missing", "no such sheet")
    return book.rows_from(sheet, first)


def _book(document: ReadingDocument) -> TextTable | SheetsBook:
    book = document.kept.get("book")
    if book is None:
        book = document.kept["book"] = _opened(document)
    assert isinstance(book, TextTable | SheetsBook)
    return book


def _opened(document: ReadingDocument) -> TextTable | SheetsBook:
    deadline = monotonic() + _COUNT_SECONDS
    if bytes(document.data[:8]).startswith((ZIP, COMPOUND)):
        book = SheetsBook(document.data)
        book.measure(deadline)
        if not book.names:
            raise ReadingFaultError("empty")
        return book
    return TextTable(document.data, document.media_type, deadline)


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row
