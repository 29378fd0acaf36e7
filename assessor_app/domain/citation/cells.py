"""Finds the worksheet and cells a citation means, counted as a spreadsheet shows them: row 1 is the header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from assessor_app.domain.citation import ArtifactFacts, CellPlace, Locator, Place, Problem, SheetFacts
from assessor_app.domain.citation.grids import column_number
from assessor_app.domain.citation.numbering import LAST
from assessor_app.sentences import joined, sentence

_MAX_LIKELY: Final = 3
_CELL: Final = re.compile(r"([A-Za-z]{1,3})(\d{1,9})\Z")
_FAR: Final = 1 << 30
# a longer number counts nothing in a file
_MAX_DIGITS: Final = 9
# one, several
_SPANS: Final = {
    "row": ("Row {span}", "Rows {span}"),
    "column": ("Column {span}", "Columns {span}"),
    "cell": ("Cell {span}", "Cells {span}"),
}
# a worksheet's name has 31 characters at most, and comparing long ones letter by letter costs their square
_LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class _Block:
    """Cells wanted, 0-based and included; a ``last_row`` or ``last_column`` of None reaches to the end."""

    first_row: int
    last_row: int | None
    first_column: int = 0
    last_column: int | None = None

    @property
    def whole_columns(self) -> bool:
        """Whether no rows were named."""
        return self.last_row is None


def column_letters(index: int) -> str:
    """``0`` is A, ``26`` AA."""
    letters, rest = "", index + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def resolve_cells(locator: Locator, facts: ArtifactFacts, hint: str = "") -> tuple[Place | Problem, str]:
    """The cells of a row, cell or sheet locator within ``facts.sheets`` (at least one), or why there are none.

    A worksheet is found by its name, else by its number; without either by ``hint``, the artifact named in the text
    ("rows 3-5 of the Results sheet"), else it is the first that reaches as far as what is cited. The note tells of
    every choice.
    """
    block = _block(locator)
    if block is None:
        return Problem("cell_beyond_end", sentence("There is no row 0."), _first_cells(facts)), ""
    if not locator.sheet:
        called = _hinted(hint, facts.sheets)
        sheet, note = (called, "") if called is not None else _unnamed(block, facts.sheets)
    else:
        found, note = _named(locator.sheet, facts.sheets)
        if found is None:
            return _no_sheet(locator.sheet, block, facts), ""
        sheet = found
    place, cut = _within(block, sheet, facts.sheets[sheet])
    if place is None:
        return _beyond(locator, block, sheet, facts), ""
    return place, joined("; ", (part for part in (note, cut) if part))


def _block(locator: Locator) -> _Block | None:
    """What is wanted of a worksheet; None for a row 0."""
    if locator.kind in ("row", "line"):
        first = _row(locator.start)
        last = None if locator.end == LAST else _row(locator.end or locator.start)
        if first < 0 or (last is not None and last < 0):
            return None
        return _Block(first, last) if last is None else _Block(min(first, last), max(first, last))
    if locator.kind == "cell":
        start, end = _CELL.match(locator.start), _CELL.match(locator.end or locator.start)
        if start and end:
            rows, columns = sorted((_row(start[2]), _row(end[2]))), sorted((_column(start[1]), _column(end[1])))
            return _Block(rows[0], rows[1], columns[0], columns[1]) if rows[0] >= 0 else None
        columns = sorted((_column(locator.start), _column(locator.end or locator.start)))
        return _Block(0, None, columns[0], columns[1])
    return _Block(0, None)


def _row(text: str) -> int:
    """The row or worksheet of a number, 0-based."""
    if not text.isdecimal():
        return 0
    return (int(text) if len(text) <= _MAX_DIGITS else _FAR) - 1


def _column(letters: str) -> int:
    return column_number(letters) - 1


def _named(name: str, sheets: Sequence[SheetFacts]) -> tuple[int | None, str]:
    """A worksheet by its name as written, by its words, by its number, by a name that holds what was written."""
    if len(sheets) == 1 and not sheets[0].name:
        return 0, "" if name == "1" else sentence("the file is one table without worksheets")
    wanted = _plain(name)
    plain = [_plain(sheet.name) for sheet in sheets]
    if wanted in plain:
        return plain.index(wanted), ""
    if name.isdecimal():
        # "Sheet 2" is read as the number 2, and a worksheet may well be called Sheet2
        called = [at for at, one in enumerate(plain) if one in (f"sheet{name}", f"tab{name}", f"worksheet{name}")]
        if called:
            index = called[0]
            said = sentence("read as the worksheet called {name}", name=sheets[index].name)
            return index, "" if index == _row(name) else said
        index = _row(name)
        if not 0 <= index < len(sheets):
            return None, ""
        return index, sentence("worksheet {number} is {name}", number=name, name=sheets[index].name)
    holding = [at for at, one in enumerate(plain) if wanted and one and (wanted in one or one in wanted)]
    if len(holding) == 1:
        held = sheets[holding[0]].name
        return holding[0], sentence("“{written}” read as the worksheet {name}", written=name, name=held)
    return None, ""


def _hinted(hint: str, sheets: Sequence[SheetFacts]) -> int | None:
    """A worksheet that bears the name by which the text calls the artifact; there is nothing to explain then."""
    wanted = _plain(hint)
    called = [at for at, sheet in enumerate(sheets) if wanted and _plain(sheet.name) in (wanted, *_shortened(wanted))]
    return called[0] if len(called) == 1 else None


def _shortened(wanted: str) -> tuple[str, ...]:
    return tuple(wanted.removesuffix(word) for word in ("sheet", "worksheet", "tab") if wanted.endswith(word))


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _unnamed(block: _Block, sheets: Sequence[SheetFacts]) -> tuple[int, str]:
    filled = [at for at, sheet in enumerate(sheets) if sheet.rows] or [0]
    reaching = [at for at in filled if _within(block, at, sheets[at])[0] is not None]
    index = (reaching or filled)[0]
    if len(filled) == 1:
        return index, ""
    first = "no worksheet is named; read as the first, {name}"
    reached = "no worksheet is named; read as the first that reaches so far, {name}"
    return index, sentence(first if index == filled[0] else reached, name=sheets[index].name)


def _within(block: _Block, index: int, sheet: SheetFacts) -> tuple[CellPlace | None, str]:
    """The place inside the filled cells and a note where it had to be cut; no place where nothing is filled."""
    if block == _Block(0, None):
        return CellPlace(index, 0, max(0, sheet.rows - 1), 0, max(0, sheet.columns - 1)), (
            "" if sheet.rows else sentence("{table} has no filled cells", table=_called(sheet))
        )
    if block.first_row >= sheet.rows or block.first_column >= sheet.columns:
        return None, ""
    last_row = sheet.rows - 1 if block.last_row is None else min(block.last_row, sheet.rows - 1)
    last_column = block.last_column if block.last_column is None else min(block.last_column, sheet.columns - 1)
    cut = []
    if block.last_row is not None and last_row < block.last_row:
        cut.append(sentence("the filled cells end with row {n}", n=sheet.rows))
    if block.last_column is not None and last_column is not None and last_column < block.last_column:
        cut.append(sentence("the filled cells end with column {letters}", letters=column_letters(sheet.columns - 1)))
    return CellPlace(index, block.first_row, last_row, block.first_column, last_column), joined("; ", cut)


def _called(sheet: SheetFacts) -> str:
    return sentence("The worksheet {name}", name=sheet.name) if sheet.name else sentence("The table")


def _beyond(locator: Locator, block: _Block, index: int, facts: ArtifactFacts) -> Problem:
    sheet = facts.sheets[index]
    span = locator.start if locator.end in ("", locator.start) else f"{locator.start}–{locator.end}"
    if not sheet.rows:
        said = sentence("{table} has no filled cells.", table=_called(sheet))
        return Problem("cell_beyond_end", said, _elsewhere(block, index, facts))
    what = "row" if locator.kind in ("row", "line") else "column" if block.whole_columns else "cell"
    cells: str = sentence(_SPANS[what][span != locator.start], span=span)
    if sheet.name:
        cells = sentence("{cells} of {sheet}", cells=cells, sheet=sheet.name)
    end = sentence("row {n}", n=sheet.rows)
    if block.first_row < sheet.rows:
        end = sentence("column {letters}", letters=column_letters(sheet.columns - 1))
    likely = (*_elsewhere(block, index, facts), *_nearby(block, index, sheet))
    return Problem(
        "cell_beyond_end",
        sentence("{cells}: the filled cells end with {end}.", cells=cells, end=end),
        tuple(dict.fromkeys(likely))[:_MAX_LIKELY],
    )


def _elsewhere(block: _Block, index: int, facts: ArtifactFacts) -> tuple[Place, ...]:
    """The same cells on other worksheets that reach so far."""
    places = (_within(block, at, sheet)[0] for at, sheet in enumerate(facts.sheets) if at != index and sheet.rows)
    return tuple(place for place in places if place is not None)[:_MAX_LIKELY]


def _nearby(block: _Block, index: int, sheet: SheetFacts) -> tuple[Place, ...]:
    """The same figures swapped or with one too many, and the last row."""
    if block.first_row < sheet.rows:
        last = sheet.rows - 1 if block.last_row is None else min(block.last_row, sheet.rows - 1)
        return (CellPlace(index, block.first_row, last, 0, sheet.columns - 1 if block.whole_columns else None),)
    text = str(block.first_row + 1)
    swapped = [text[::-1]] if len(text) == 2 else []
    shorter = [text[:at] + text[at + 1 :] for at in range(len(text)) if len(text) > 2]
    rows = [int(one) - 1 for one in swapped + shorter if 0 < int(one) <= sheet.rows]
    last_column = block.last_column if block.last_column is None else min(block.last_column, sheet.columns - 1)
    first_column = min(block.first_column, sheet.columns - 1)
    return tuple(CellPlace(index, row, row, first_column, last_column) for row in (*rows, sheet.rows - 1))


def _no_sheet(name: str, block: _Block, facts: ArtifactFacts) -> Problem:
    count = len(facts.sheets)
    names = [sheet.name for sheet in facts.sheets]
    if name.isdecimal():
        said = sentence("Worksheet {number} of {total}: the file ends before it.", number=name, total=count)
        near = [count - 1]
    else:
        listed = ", ".join(names[:4]) + (" …" if count > 4 else "")
        said = sentence("No worksheet is called “{name}”; the file has {listed}.", name=name, listed=listed)
        plain = [_plain(one) for one in names]
        beginnings = [one[:_LONGEST_NAME] for one in plain]
        alike = get_close_matches(_plain(name)[:_LONGEST_NAME], beginnings, _MAX_LIKELY, 0.6)
        near = [at for one in dict.fromkeys(alike) for at, start in enumerate(beginnings) if start == one]
    near = near or list(range(count))
    likely = [_within(block, at, facts.sheets[at])[0] for at in near]
    return Problem("no_such_label", said, tuple(one for one in likely if one is not None)[:_MAX_LIKELY])


def _first_cells(facts: ArtifactFacts) -> tuple[Place, ...]:
    return (CellPlace(0, 0, 0),) if facts.sheets[0].rows else ()
