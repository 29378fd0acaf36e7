"""What calamine leaves out of an xls: cells that hold errors, and the number formats of the others."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from assessor_app.media.reading.cell_styles import CellStyles, telling_codes
from assessor_app.media.reading.compound_file import stream_in
from assessor_app.media.reading.sheet_scan import MOST_NOTED, SheetScan

ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_BOF, _EOF, _SHEET, _FORMAT, _XF = 0x809, 0x0A, 0x85, 0x41E, 0xE0
_NUMBER, _RK, _MANY_RK, _FORMULA, _BOOL_OR_ERROR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_MOST_SHEETS: Final = 4_096
_MOST_FORMATS: Final = 65_000
# a minute's work would be too much for what errors and formats tell
_MOST_RECORDS: Final = 2_000_000
_HEAD: Final = struct.Struct("<HH")
_CELL: Final = struct.Struct("<HHH")


class OldWorkbook:
    """Reads the records of one xls, as far as they can be understood; never raises for what is in them."""

    def __init__(self, data: bytes) -> None:
        self._stream = stream_in(data, ("Workbook", "Book"))
        self._places: list[int] = []
        numbers: list[int] = []
        own: dict[int, str] = {}
        for kind, body in self._records(0):
            if kind == _SHEET and len(body) >= 4 and len(self._places) < _MOST_SHEETS:
                self._places.append(int.from_bytes(body[:4], "little"))
            elif kind == _XF and len(body) >= 4 and len(numbers) < _MOST_FORMATS:
                numbers.append(int.from_bytes(body[2:4], "little"))
            elif kind == _FORMAT and len(body) > 5 and len(own) < _MOST_FORMATS:
                own[int.from_bytes(body[:2], "little")] = _text(body)
        self._codes = telling_codes(numbers, own)

    def scans(self) -> tuple[SheetScan, ...]:
        """The errors of each worksheet, in the order of the tabs."""
        found = []
        for place in self._places:
            scan = SheetScan()
            for kind, body in self._records(place):
                at, code = _error(kind, body) if kind in (_BOOL_OR_ERROR, _FORMULA) else ((0, 0), "")
                if code and len(scan.errors) < MOST_NOTED:
                    scan.errors[at] = code
            found.append(scan)
        return tuple(found)

    def styles(self, sheet: int, rows: int, columns: int) -> CellStyles | None:
        """The formats of a worksheet, None where none says anything."""
        if not self._codes or not 0 <= sheet < len(self._places):
            return None
        styles = CellStyles(rows, columns, self._codes)
        styles.take(cell for kind, body in self._records(self._places[sheet]) for cell in _styled(kind, body))
        return styles

    def _records(self, place: int) -> Iterator[tuple[int, memoryview]]:
        """The records of one part of the stream, charts inside it left out."""
        view, depth = memoryview(self._stream), 0
        for _ in range(_MOST_RECORDS):
            if place + _HEAD.size > len(view):
                return
            kind, size = _HEAD.unpack_from(view, place)
            body = view[place + _HEAD.size : place + _HEAD.size + size]
            place += _HEAD.size + size
            depth += (kind == _BOF) - (kind == _EOF)
            if depth < 1 or len(body) < size:
                return
            if depth == 1:
                yield kind, body


def _error(kind: int, body: memoryview) -> tuple[tuple[int, int], str]:
    """Place and text of an error, "" for a record that is none."""
    code: int | None = None
    if kind == _BOOL_OR_ERROR and len(body) >= 8 and body[7] == 1:
        code = body[6]
    elif kind == _FORMULA and len(body) >= 14 and bytes(body[12:14]) == b"\xff\xff" and body[6] == 2:
        code = body[8]
    if code is None:
        return (0, 0), ""
    row, column, _ = _CELL.unpack_from(body)
    return (row, column), ERRORS.get(code, "")


def _styled(kind: int, body: memoryview) -> Iterator[tuple[int, int, int]]:
    """Row, column and style of the cells with numbers in one record."""
    if kind in (_NUMBER, _RK, _FORMULA) and len(body) >= 6:
        yield _CELL.unpack_from(body)
    elif kind == _MANY_RK and len(body) >= 6:
        row, first = _HEAD.unpack_from(body)
        for number, at in enumerate(range(4, len(body) - 7, 6)):
            yield row, first + number, int.from_bytes(body[at : at + 2], "little")


def _text(body: memoryview) -> str:
    """The code of a format record: its length, whether its characters take two bytes, and they."""
    size = int.from_bytes(body[2:4], "little")
    wide = body[4] & 1
    return bytes(body[5 : 5 + size * (1 + wide)]).decode("utf-16-le" if wide else "latin-1", "replace")
