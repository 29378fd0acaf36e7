"""Grammar of worksheets: rows, columns, cells and the names of sheets."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from assessor_app.domain.citation import Locator
from assessor_app.domain.citation.numbering import range_mark_at, separator_at, spans_at
from assessor_app.domain.citation.pages import skip_number_word
from assessor_app.domain.citation.tokens import Tokens, tokens_of
from assessor_app.domain.citation.values import counted_at

Found = tuple[list[Locator], int]

_ROWS: Final = frozenset(("row", "rows", "fila", "filas"))
_COLUMNS: Final = frozenset(("column", "columns", "col", "cols", "columna", "columnas"))
_CELLS: Final = frozenset(("cell", "cells", "range", "celda", "celdas"))
_SHEETS: Final = frozenset(("sheet", "worksheet", "tab", "worksheets", "sheets", "tabs", "hoja"))
_LETTERS: Final = re.compile(r"[A-Za-z]{1,3}\Z")
_MAX_NAME_WORDS: Final = 6


def grids_at(tokens: Tokens, at: int) -> Found | None:
    """Rows, columns, cells or a sheet at the position."""
    return _rows_at(tokens, at) or _columns_at(tokens, at) or _cells_at(tokens, at) or _sheet_at(tokens, at)


def _rows_at(tokens: Tokens, at: int) -> Found | None:
    if tokens.low(at) not in _ROWS:
        return None
    past = skip_number_word(tokens, at + 1)
    spans = spans_at(tokens, past, single=False, words=_ROWS, between=tokens.low(at - 1) == "between")
    if spans is None or any(one.label for one in spans[0]):
        return None
    return [Locator("row", one.start, one.end) for one in spans[0]], spans[1]


def _columns_at(tokens: Tokens, at: int) -> Found | None:
    if tokens.low(at) not in _COLUMNS:
        return None
    found: list[Locator] = []
    past = at + 2 if tokens.is_mark(at + 1, ".") else at + 1
    while True:
        first = tokens[past]
        if first.kind != "word" or not _LETTERS.match(first.text) or not first.text.isupper():
            break
        end, past = first, past + 1
        mark = past + 1 if tokens.is_mark(past, ":", tight=True) else range_mark_at(tokens, past)
        if mark is not None and _LETTERS.match(tokens[mark].text) and tokens[mark].text.isupper():
            end, past = tokens[mark], mark + 1
        low, high = sorted((first.text, end.text), key=column_number)
        found.append(Locator("cell", low, high))
        following = separator_at(tokens, past)
        if following is None or not (_LETTERS.match(tokens[following].text) and tokens[following].text.isupper()):
            break
        past = following
    return (found, past) if found else None


def column_number(letters: str) -> int:
    """``A`` is 1, ``Z`` 26, ``AA`` 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _cells_at(tokens: Tokens, at: int) -> Found | None:
    """ "cells B4–D9", "cell C7", "B4:D9"; one cell without a keyword could be a room and is none."""
    named = tokens.low(at) in _CELLS
    past = at + 2 if named and tokens.is_mark(at + 1, ":.") else at + named
    found: list[Locator] = []
    while True:
        read = _block_at(tokens, past)
        if read is None or not (named or found or read[0].start != read[0].end):
            break
        found.append(read[0])
        past = read[1]
        following = separator_at(tokens, past)
        if following is None or _block_at(tokens, following) is None:
            break
        past = following
    return (found, past) if found else None


def lone_cells(text: str) -> tuple[Locator, ...]:
    """Cells that stand alone ("Results B4"): places for whoever knows that a worksheet is cited."""
    tokens = tokens_of(text)
    found: list[Locator] = []
    at = 0
    while at < len(tokens):
        read = None if tokens[at].tight and tokens[at].kind == "word" else _block_at(tokens, at)
        if read is not None and not tokens[read[1]].tight:
            found.append(read[0])
        at = at + 1 if read is None else read[1]
    return tuple(found)


def _block_at(tokens: Tokens, at: int) -> tuple[Locator, int] | None:
    first = _cell_at(tokens, at)
    if first is None:
        return None
    past = first[2]
    mark = past + 1 if tokens.is_mark(past, ":") else range_mark_at(tokens, past)
    last = _cell_at(tokens, mark) if mark is not None else None
    if last is None:
        return Locator("cell", f"{first[0]}{first[1]}", f"{first[0]}{first[1]}"), past
    columns = sorted((first[0], last[0]), key=column_number)
    rows = sorted((first[1], last[1]))
    return Locator("cell", f"{columns[0]}{rows[0]}", f"{columns[1]}{rows[1]}"), last[2]


def _cell_at(tokens: Tokens, at: int) -> tuple[str, int, int] | None:
    """Column letters, row number and the position after "B4" or "$B$4"."""
    past = at + 1 if tokens.is_mark(at, "$") else at
    letters = tokens[past]
    if letters.kind != "word" or not letters.text.isupper() or not _LETTERS.match(letters.text):
        return None
    past += 1
    past += tokens.is_mark(past, "$", tight=True)
    row = tokens[past]
    if row.kind != "number" or not row.tight or row.number < 1:
        return None
    return letters.text, row.number, past + 1


def _sheet_at(tokens: Tokens, at: int) -> Found | None:
    """A sheet, alone or with the cells in it: "sheet Results B4:D9", "Results!B4", "tab 2", "Results tab"."""
    read = _address_sheet_at(tokens, at) or _keyword_sheet_at(tokens, at) or _sheet_before_keyword_at(tokens, at)
    if read is None:
        return None
    name, past = read
    if not name:
        return None
    following = past
    while tokens.is_mark(following, ",:!(") or tokens.low(following) in _CELLS:
        following += 1
    block = _block_at(tokens, following)
    if block is not None:
        return [replace(block[0], sheet=name)], block[1]
    return [Locator("sheet", name, name, sheet=name)], past


def _address_sheet_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """ "Results!" and "'Family Survey'!" before cells."""
    if tokens.is_mark(at, "'"):
        for past in range(at + 2, min(at + 2 + 2 * _MAX_NAME_WORDS, len(tokens))):
            if tokens.is_mark(past, "'"):
                return (tokens.written(at + 1, past), past + 2) if tokens.is_mark(past + 1, "!", tight=True) else None
        return None
    past = at + 1
    while tokens.is_tight_number(past):
        past += 1
    is_name = tokens[at].kind in ("word", "quote")
    if is_name and tokens.is_mark(past, "!", tight=True) and _cell_at(tokens, past + 1) is not None:
        return (tokens[at].text if past == at + 1 else tokens.written(at, past)), past + 1
    return None


def _keyword_sheet_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    if tokens.low(at) not in _SHEETS:
        return None
    past = at + 1
    called = tokens.low(past) in ("named", "called", "titled")
    past = past + 1 if called else skip_number_word(tokens, past)
    if tokens[past].kind == "quote":
        return tokens[past].text, past + 1
    if tokens.is_mark(past, "'"):
        closing = next((end for end in range(past + 2, past + 14) if tokens.is_mark(end, "'")), None)
        return (tokens.written(past + 1, closing), closing + 1) if closing is not None else None
    counted = counted_at(tokens, past)
    if counted is not None and tokens.low(at) not in ("sheets", "tabs"):
        return str(counted[0]), counted[1]
    end = past
    while end < past + _MAX_NAME_WORDS and _is_name(tokens, end) and _cell_at(tokens, end) is None:
        end += 1
    return (tokens.written(past, end), end) if end > past else None


def _sheet_before_keyword_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """ "Results tab": the name comes first."""
    if tokens[at].kind == "quote" and tokens.low(at + 1) in ("tab", "worksheet", "sheet"):
        return tokens[at].text, at + 2
    end = at
    while end < at + _MAX_NAME_WORDS and _is_name(tokens, end):
        end += 1
    if end > at and tokens.low(end) in ("tab", "worksheet") and counted_at(tokens, end + 1) is None:
        return tokens.written(at, end), end + 1
    return None


def _is_name(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return (
        token.kind == "word"
        and token.text[0].isupper()
        and token.low not in _ROWS | _COLUMNS | _CELLS | _SHEETS
        and token.low not in ("the", "on", "in", "see", "page", "pages", "p", "pp", "slide")
    )
