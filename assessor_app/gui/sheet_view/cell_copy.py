"""Cells as text for the clipboard: tab-separated, as spreadsheets take and give it."""

from __future__ import annotations

from typing import Final

from assessor_app.domain.citation import CellPlace
from assessor_app.gui.sheet_view.sheet_model import CellReader

_MOST_ROWS: Final = 50_000
_MOST_COLUMNS: Final = 1_024
_STEP: Final = 2_048


def block_text(reader: CellReader, block: CellPlace) -> str:
    """Read a block and write it, at most 50,000 rows and 1,024 columns; to be run off the GUI thread.

    Raises ArtifactError as the reader does.
    """
    assert block.last_column is not None, "whole rows have no last column to stop at"
    rows = min(_MOST_ROWS, block.last_row - block.first_row + 1)
    columns = min(_MOST_COLUMNS, block.last_column - block.first_column + 1)
    lines = []
    for start in range(block.first_row, block.first_row + rows, _STEP):
        count = min(_STEP, block.first_row + rows - start)
        found = reader(block.sheet, start, count, block.first_column, columns)
        for number in range(count):
            row = found[number] if number < len(found) else ()
            lines.append("\t".join(map(_field, (*row, *[""] * (columns - len(row))))))
    return "\n".join(lines)


def _field(text: str) -> str:
    """A cell that would break the grid is quoted."""
    if any(mark in text for mark in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text
