"""What a look at the XML of worksheets gives beyond their values: how far they reach, errors and merged cells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

MOST_NOTED: Final = 100_000
_TAG: Final = re.compile(rb"<table:(table-row|covered-table-cell|table-cell|table)(?=[\s/>])([^>]*)>")
_TEXT: Final = re.compile(rb"<text:p[^>]*>([^<]{1,40})<")
_COUNT: Final = re.compile(rb"table:number-(rows|columns)-(repeated|spanned)=\"(\d{1,7})\"")


@dataclass(slots=True)
class SheetScan:
    """One worksheet: its rows and columns, errors by (row, column), and blocks (row, last row, column, last column).

    Places are 0-based.
    """

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


class OpenScan:
    """Walks through the tables of an OpenDocument spreadsheet."""

    def __init__(self) -> None:
        self.sheets: list[SheetScan] = []
        self._row = self._next_row = self._column = 0

    def walk(self, pieces: Iterable[bytes]) -> tuple[SheetScan, ...]:
        """The worksheets in order; each piece of XML must hold whole rows or cells."""
        for text in pieces:
            for tag in _TAG.finditer(text):
                self._take(tag[1], tag[2], text, tag.end())
        return tuple(self.sheets)

    def _take(self, name: bytes, attributes: bytes, text: bytes, past: int) -> None:
        if name == b"table":
            self.sheets.append(SheetScan())
            self._row = self._next_row = self._column = 0
            return
        if not self.sheets:
            return  # what was changed and deleted stands before the first table
        counts = {kind + way: int(count) for kind, way, count in _COUNT.findall(attributes)}
        if name == b"table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += max(1, counts.get(b"rowsrepeated", 1))
            return
        first, self._column = self._column, self._column + max(1, counts.get(b"columnsrepeated", 1))
        sheet = self.sheets[-1]
        if b"value-type=" in attributes:
            sheet.rows, sheet.columns = max(sheet.rows, self._next_row), max(sheet.columns, self._column)
            said = _TEXT.match(text, past) if b'calcext:value-type="error"' in attributes else None
            if said is not None and len(sheet.errors) < MOST_NOTED:
                sheet.errors[self._row, first] = html.unescape(said[1].decode("utf-8", "replace"))
        high, wide = counts.get(b"rowsspanned", 1), counts.get(b"columnsspanned", 1)
        if high * wide > 1 and len(sheet.merged) < MOST_NOTED:
            sheet.merged.append((self._row, self._row + high - 1, first, first + wide - 1))
