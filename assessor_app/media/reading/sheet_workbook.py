"""Workbooks of Excel and LibreOffice (xlsx, xlsm, xlsb, xls, ods), read by calamine within bounds."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from time import monotonic
from typing import Any, Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from assessor_app.media.reading.cell_format import formatted
from assessor_app.media.reading.cell_styles import MOST_STYLED, CellStyles
from assessor_app.media.reading.document import ReadingFaultError
from assessor_app.media.reading.old_workbook import OldWorkbook
from assessor_app.media.reading.sheet_guard import MOST_CELLS, PackedBook
from assessor_app.media.reading.sheet_scan import SheetScan
from assessor_app.media.reading.sheet_words import cell_words

MOST_SHEETS: Final = 200
_MOST_MERGED: Final = 2_000
# worksheets this small all stay in memory together; larger ones are read again when they are wanted again
_KEPT_CELLS: Final = 3_000_000
ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


class SheetsBook:
    """The worksheets of one workbook, visible ones first. Raises ReadingFaultError for what cannot be read."""

    def __init__(self, data: memoryview) -> None:
        packed = bytes(data[:4]) == ZIP
        whole = b"" if packed else bytes(data)
        if _LOCKED in whole:
            raise ReadingFaultError("password")
        # what calamine does not tell is looked up in the file itself: how far cells reach, errors, number formats
        self._file = PackedBook(data) if packed else OldWorkbook(whole)
        self._scans: Sequence[SheetScan] = self._file.scans()
        whole = whole or bytes(data)
        self._book = _opened(io.BytesIO(whole))
        metadata = [one for one in enumerate(self._book.sheets_metadata) if one[1].typ != SheetTypeEnum.Vba]
        metadata.sort(key=lambda one: one[1].visible != SheetVisibleEnum.Visible)
        self.left_out = max(0, len(metadata) - MOST_SHEETS)
        self._places = [place for place, _ in metadata[:MOST_SHEETS]]
        self.names = [one.name for _, one in metadata[:MOST_SHEETS]]
        self.hidden = [
            at for at, (_, one) in enumerate(metadata[:MOST_SHEETS]) if one.visible != SheetVisibleEnum.Visible
        ]
        self.sizes: list[tuple[int, int]] = []
        self.unread: list[int] = []
        self.merged: dict[int, list[tuple[int, int, int, int]]] = {}
        self._kept: dict[int, CalamineSheet] = {}
        self._styles: tuple[int, CellStyles | None] = -1, None
        self._cursor: tuple[int, int, Iterator[list[Any]]] | None = None

    def measure(self, deadline: float) -> None:
        """Find how far each worksheet reaches; those not reached by ``deadline`` (``time.monotonic``) stay unread."""
        for at in range(len(self.names)):
            sheet = self._sheet(at) if monotonic() < deadline else None
            if sheet is None:
                self.unread.append(at)
            self.sizes.append(_size(sheet))
            if sheet is not None:
                told = [(start[0], end[0], start[1], end[1]) for start, end in sheet.merged_cell_ranges or ()]
                if blocks := (told or self._scan(at).merged)[:_MOST_MERGED]:
                    self.merged[at] = blocks
        self._grow_for_errors()

    def rows_from(self, at: int, first: int) -> Iterator[list[str]]:
        """Rows of a worksheet from a 0-based row on, each up to its last filled cell."""
        sheet = self._sheet(at)
        if sheet is None or sheet.start is None:
            return
        row, values = first, self._from(at, sheet, first)
        indent = [""] * sheet.start[1]
        errors, styles = self._scan(at).errors, self._styles_of(at)
        for one in values:
            self._cursor = at, row + 1, values
            words = indent + (
                [cell_words(value) for value in one]
                if styles is None
                else [_shown(value, styles.code(row, column)) for column, value in enumerate(one, start=len(indent))]
            )
            if errors:
                for column in range(len(words)):
                    words[column] = words[column] or errors.get((row, column), "")
            while words and not words[-1]:
                words.pop()
            row += 1
            yield words

    def _from(self, at: int, sheet: CalamineSheet, first: int) -> Iterator[list[Any]]:
        """Values from a row on; going on where the last question ended costs nothing."""
        start, values = 0, None
        if self._cursor is not None and self._cursor[0] == at and self._cursor[1] <= first:
            _, start, values = self._cursor
        if values is None:
            values = sheet.iter_rows()
        deque(islice(values, first - start), maxlen=0)
        return values

    def _styles_of(self, at: int) -> CellStyles | None:
        """The formats of one worksheet at a time; none for one so large that they would cost more than they tell."""
        if self._styles[0] != at:
            rows, columns = self.sizes[at]
            small = 0 < rows * columns <= MOST_STYLED
            self._styles = at, self._file.styles(self._places[at], rows, columns) if small else None
        return self._styles[1]

    def _grow_for_errors(self) -> None:
        """Calamine takes errors for nothing: a last row of errors alone would be missing."""
        for at, (rows, columns) in enumerate(self.sizes):
            errors = self._scan(at).errors
            if errors and at not in self.unread:
                rows = max(rows, *(row + 1 for row, _ in errors))
                self.sizes[at] = rows, max(columns, *(column + 1 for _, column in errors))

    def _scan(self, at: int) -> SheetScan:
        place = self._places[at]
        return self._scans[place] if place < len(self._scans) else SheetScan()

    def _sheet(self, at: int) -> CalamineSheet | None:
        """A worksheet laid out in memory; None when it is too large or damaged by itself."""
        if at in self._kept:
            return self._kept[at]
        scan = self._scan(at)
        if at in self.unread or scan.rows * scan.columns > MOST_CELLS:
            return None
        held = sum(rows * columns for rows, columns in map(_size, self._kept.values()))
        if held > _KEPT_CELLS:
            self._kept.clear()
            self._cursor = None
        try:
            sheet = self._book.get_sheet_by_index(self._places[at])
        except CalamineError:
            return None
        self._kept[at] = sheet
        return sheet


def _shown(value: Any, code: str) -> str:
    words = formatted(code, value) if code and not isinstance(value, str) else None
    return cell_words(value) if words is None else words


def _size(sheet: CalamineSheet | None) -> tuple[int, int]:
    """Rows and columns counted from A1; calamine's own totals name the last indices instead."""
    end = sheet.end if sheet is not None else None
    return (end[0] + 1, end[1] + 1) if end is not None else (0, 0)


def _opened(stream: io.BytesIO) -> CalamineWorkbook:
    try:
        return load_workbook(stream)
    except PasswordError as error:
        raise ReadingFaultError("password") from error
    except CalamineError as error:
        raise ReadingFaultError("damaged", type(error).__name__) from error
