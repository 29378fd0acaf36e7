"""Cells as text for the clipboard: tab-separated, as spreadsheets take and give it."""

from __future__ import annotations

from typing import Final

from assessor_app.gui.sheet_view.sheet_model import CellReader

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 1_024
_STEP: Final = 2_048


def tab_separated(reader: CellReader, sheet: int, first_row: int, rows: int, first_column: int, columns: int) -> str:
    """Read a block and write it; to be run off the GUI thread. Raises ArtifactError as the reader does."""
    lines = []
    for start in range(first_row, first_row + rows, _STEP):
        count = min(_STEP, first_row + rows - start)
        block = reader(sheet, start, count, first_column, columns)
        for number in range(count):
            row = block[number] if number < len(block) else ()
            lines.append("\t".join(map(_field, (*row, *[""] * (columns - len(row))))))
    return "\n".join(lines)


def _field(text: str) -> str:
    """A cell that would break the grid is quoted."""
    if any(mark in text for mark in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text
