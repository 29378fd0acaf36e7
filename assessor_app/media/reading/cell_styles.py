"""Which number format each cell of a worksheet has, kept small: a number for each cell, and a table of formats."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterable, Sequence
from typing import Final

from assessor_app.media.reading.cell_format import BUILT_IN, is_telling

# a larger worksheet shows its values plainly, all of it alike
MOST_STYLED: Final = 4_000_000
MOST_FORMATS: Final = 65_000
_FORMAT: Final = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_STYLES: Final = re.compile(rb"<(?:\w+:)?cellXfs[\s>](.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE: Final = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_ATTRIBUTE: Final = re.compile(rb"(\w+)\s*=\s*\"([^\"]*)\"")


class CellStyles:
    """The formats of a worksheet of so many rows and columns; ``codes`` are the formats by style, "" for plain."""

    def __init__(self, rows: int, columns: int, codes: Sequence[str]) -> None:
        self._columns = columns
        self._codes = codes
        self._styles = array("H", bytes(2 * rows * columns))
        self._rows = rows

    def take(self, found: Iterable[tuple[int, int, int]]) -> None:
        """Note (row, column, style) of cells, 0-based; what lies outside is ignored."""
        for row, column, style in found:
            if 0 <= row < self._rows and 0 <= column < self._columns and 0 <= style < len(self._codes):
                self._styles[row * self._columns + column] = style

    def code(self, row: int, column: int) -> str:
        """The format of a cell, "" where its value is to be shown plainly."""
        if row >= self._rows or column >= self._columns:
            return ""
        return self._codes[self._styles[row * self._columns + column]]


def codes_of(styles: bytes) -> tuple[str, ...]:
    """The formats by style out of ``xl/styles.xml``, "" for those that say nothing; no entity is ever expanded."""
    own: dict[int, str] = {}
    for tag in _FORMAT.findall(styles)[:MOST_FORMATS]:
        told = dict(_ATTRIBUTE.findall(tag))
        number = told.get(b"numFmtId", b"")
        if number.isdigit() and len(number) < 7:
            own[int(number)] = html.unescape(told.get(b"formatCode", b"")[:1024].decode("utf-8", "replace"))
    block = _STYLES.search(styles)
    if block is None:
        return ()
    numbers = [dict(_ATTRIBUTE.findall(tag)).get(b"numFmtId", b"0") for tag in _STYLE.findall(block[1])[:MOST_FORMATS]]
    return telling_codes([int(one) if one.isdigit() and len(one) < 7 else 0 for one in numbers], own)


def telling_codes(numbers: Sequence[int], own: dict[int, str]) -> tuple[str, ...]:
    """The format behind each number, the workbook's ``own`` first; nothing if none of them says anything."""
    codes = [own.get(one) or BUILT_IN.get(one, "") for one in numbers]
    told = tuple(code if code and is_telling(code) else "" for code in codes)
    return told if any(told) else ()
