"""Reads the records of an xlsb as far as calamine leaves them out: errors, number formats, how far cells reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assessor_app.media.reading.cell_styles import MOST_FORMATS, telling_codes
from assessor_app.media.reading.old_workbook import ERRORS
from assessor_app.media.reading.sheet_scan import MOST_NOTED, SheetScan

_ROW, _CELL_ERROR, _FORMULA_ERROR, _SHEET = 0, 3, 11, 156
_CELLS: Final = range(1, 12)
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 44, 47, 617, 618
_MOST_SHEETS: Final = 4_096


def sheet_relations(workbook: bytes) -> tuple[str, ...]:
    """The relations of ``xl/workbook.bin`` that lead to its worksheets, in the order of the tabs."""
    found: list[str] = []
    for kind, body in _records(workbook):
        if kind == _SHEET and len(body) >= 12 and len(found) < _MOST_SHEETS:
            size = int.from_bytes(body[8:12], "little")
            found.append(body[12 : 12 + 2 * min(size, 255)].decode("utf-16-le", "replace"))
    return tuple(found)


def binary_scan(sheet: bytes) -> SheetScan:
    """What is in one worksheet; never raises for what is in it."""
    scan, row = SheetScan(), 0
    for kind, body in _records(sheet):
        if kind == _ROW and len(body) >= 4:
            row = int.from_bytes(body[:4], "little")
        elif kind in _CELLS and len(body) >= 8:
            column = int.from_bytes(body[:4], "little")
            scan.rows, scan.columns = max(scan.rows, row + 1), max(scan.columns, column + 1)
            code = ERRORS.get(body[8], "") if kind in (_CELL_ERROR, _FORMULA_ERROR) and len(body) > 8 else ""
            if code and len(scan.errors) < MOST_NOTED:
                scan.errors[row, column] = code
    return scan


def binary_codes(styles: bytes) -> tuple[str, ...]:
    """The formats by style out of ``xl/styles.bin``, "" for those that say nothing."""
    own: dict[int, str] = {}
    numbers: list[int] = []
    inside = False
    for kind, body in _records(styles):
        if kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _FORMAT and len(body) >= 6 and len(own) < MOST_FORMATS:
            size = int.from_bytes(body[2:6], "little")
            code = body[6 : 6 + 2 * min(size, 255)].decode("utf-16-le", "replace")
            own[int.from_bytes(body[:2], "little")] = code
        elif kind == _STYLE and inside and len(body) >= 4 and len(numbers) < MOST_FORMATS:
            numbers.append(int.from_bytes(body[2:4], "little"))
    return telling_codes(numbers, own)


def binary_styles(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column (0-based) and style of the cells of one worksheet."""
    row = 0
    for kind, body in _records(sheet):
        if kind == _ROW and len(body) >= 4:
            row = int.from_bytes(body[:4], "little")
        elif kind in _CELLS and len(body) >= 8:
            yield row, int.from_bytes(body[:4], "little"), int.from_bytes(body[4:7], "little")


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kinds and bodies up to the first record that does not fit."""
    at = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        if at + size > len(data):
            return
        yield kind, data[at : at + size]
        at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in bytes of seven bits, the lowest first, and the place behind it."""
    value = 0
    for shift in range(most):
        byte = data[at] if at < len(data) else 0
        at += 1
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            break
    return value, at
