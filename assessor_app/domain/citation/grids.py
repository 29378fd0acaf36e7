"""Grammar of worksheets: rows, columns, cells and the names of sheets."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from assessor_app.domain.citation import Locator
from assessor_app.domain.citation.names import is_filler
from assessor_app.domain.citation.numbering import range_mark_at, separator_at, spans_at
from assessor_app.domain.citation.pages import skip_number_word
from assessor_app.domain.citation.tokens import Tokens, tokens_of, vocabulary
from assessor_app.domain.citation.values import counted_at, ordinal_at

Found = tuple[list[Locator], int]

_ROWS: Final = frozenset(("row", "rows", "fila", "filas"))
_COLUMNS: Final = frozenset(("column", "columns", "col", "cols", "columna", "columnas"))
_CELLS: Final = frozenset(("cell", "cells", "range", "celda", "celdas"))
_SHEETS: Final = frozenset(("sheet", "worksheet", "tab", "worksheets", "sheets", "tabs", "hoja"))
_LETTERS: Final = re.compile(r"[A-Za-z]{1,3}\Z")
_MAX_NAME_WORDS: Final = 6
# what may follow the letter of a column and no article ("column a and b", "the column a teacher made")
_AFTER_LETTER: Final = vocabulary("and or to through y row rows of in on de en")


def grids_at(tokens: Tokens, at: int) -> Found | None:
    """Rows, columns, cells or a sheet at the position."""
    return _rows_at(tokens, at) or _columns_at(tokens, at) or _cells_at(tokens, at) or _sheet_at(tokens, at)


def _rows_at(tokens: Tokens, at: int) -> Found | None:
    if tokens.low(at) not in _ROWS:
        return None
    past = skip_number_word(tokens, at + 1)
    block = _row_block_at(tokens, past)
    if block is not None:
        return [block[0]], block[1]
    spans = spans_at(tokens, past, single=False, words=_ROWS, between=tokens.low(at - 1) == "between")
    if spans is None or any(one.label for one in spans[0]):
        return None
    return [Locator("row", one.start, one.end) for one in spans[0]], spans[1]


def _columns_at(tokens: Tokens, at: int) -> Found | None:
    if tokens.low(at) not in _COLUMNS:
        return None
    found: list[Locator] = []
    past = at + 2 if tokens.is_mark(at + 1, ".") else at + 1
    while (first := _column_at(tokens, past)) is not None:
        end, past = first, past + 1
        mark = past + 1 if tokens.is_mark(past, ":", tight=True) else range_mark_at(tokens, past)
        last = _column_at(tokens, mark) if mark is not None else None
        if mark is not None and last is not None:
            end, past = last, mark + 1
        found.append(_columns(first, end))
        following = separator_at(tokens, past)
        if following is None or _column_at(tokens, following) is None:
            break
        past = following
    return (found, past) if found else None


def _column_at(tokens: Tokens, at: int) -> str | None:
    """The letters of a column; in lower case only one, and only where no word of a sentence follows."""
    token, after, second = tokens[at], tokens[at + 1], tokens[at + 2]
    if token.kind != "word" or not _LETTERS.match(token.text):
        return None
    if token.text.isupper():
        return token.text
    # "column p. 3" and "column e-mail" go on with something else
    goes_on = (after.text == "." and second.kind != "end") or (second.tight and len(second.text) > 1)
    parted = after.kind in ("end", "mark") and not goes_on
    return token.text.upper() if len(token.text) == 1 and (parted or after.low in _AFTER_LETTER) else None


def _columns(first: str, last: str) -> Locator:
    low, high = sorted((first, last), key=column_number)
    return Locator("cell", low, high)


def column_number(letters: str) -> int:
    """``A`` is 1, ``Z`` 26, ``AA`` 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _cells_at(tokens: Tokens, at: int) -> Found | None:
    """ "cells B4–D9", "cell c7", "b4:d9"; one cell without a keyword could be a room and is none."""
    named = tokens.low(at) in _CELLS
    past = at + 2 if named and tokens.is_mark(at + 1, ":.") else at + named
    found: list[Locator] = []
    while True:
        read = _block_at(tokens, past, small=named or tokens.is_mark(past + 2, ":", tight=True))
        if read is None or not (named or found or read[0].start != read[0].end):
            break
        found.append(read[0])
        past = read[1]
        following = separator_at(tokens, past)
        if following is None or _block_at(tokens, following, small=named) is None:
            break
        past = following
    return (found, past) if found else None


def lone_places(text: str) -> tuple[Locator, ...]:
    """Cells that stand alone ("Results B4") and rows by their order ("first row"), for those who cite a worksheet.

    In lower case only where nothing is said beside them.
    """
    tokens = tokens_of(text)
    small = all(
        token.kind != "word" or is_filler(token.low) or tokens.is_tight_number(at + 1)
        for at, token in enumerate(tokens.items)
    )
    found: list[Locator] = []
    at = 0
    while at < len(tokens):
        read = None if tokens[at].tight and tokens[at].kind == "word" else _lone_place_at(tokens, at, small=small)
        if read is not None and not _goes_on(tokens, read[1]):
            found.append(read[0])
        at = at + 1 if read is None else read[1]
    return tuple(found)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether what follows is tied to what was read and no mere full stop ("B4x", "B4.2")."""
    return tokens[at].tight and (tokens[at].kind != "mark" or tokens[at + 1].tight)


def _lone_place_at(tokens: Tokens, at: int, *, small: bool) -> tuple[Locator, int] | None:
    ordinal = ordinal_at(tokens, at)
    if ordinal is not None and tokens.low(ordinal[1]) in _ROWS:
        return Locator("row", str(ordinal[0]), str(ordinal[0])), ordinal[1] + 1
    return _block_at(tokens, at, small=small)


def _block_at(tokens: Tokens, at: int, *, small: bool = False) -> tuple[Locator, int] | None:
    """One cell or a block of them; ``small`` letters are accepted where nothing else can be meant."""
    first = _cell_at(tokens, at, small=small)
    if first is None:
        return None
    past = first[2]
    mark = past + 1 if tokens.is_mark(past, ":") else range_mark_at(tokens, past)
    last = _cell_at(tokens, mark, small=small) if mark is not None else None
    if last is None:
        return Locator("cell", f"{first[0]}{first[1]}", f"{first[0]}{first[1]}"), past
    columns = sorted((first[0], last[0]), key=column_number)
    rows = sorted((first[1], last[1]))
    return Locator("cell", f"{columns[0]}{rows[0]}", f"{columns[1]}{rows[1]}"), last[2]


def _inside_at(tokens: Tokens, at: int) -> tuple[Locator, int] | None:
    """What may stand after "Results!": cells, whole columns ("A:C") or whole rows ("3:7")."""
    tied = tokens[at].tight
    block = _block_at(tokens, at, small=tied) or (_row_block_at(tokens, at) if tied else None)
    if block is not None or not tied or not tokens.is_mark(at + 1, ":", tight=True):
        return block
    first, last = _column_at(tokens, at), _column_at(tokens, at + 2)
    return (_columns(first, last), at + 3) if first is not None and last is not None else None


def _row_block_at(tokens: Tokens, at: int) -> tuple[Locator, int] | None:
    """ "3:7" after a word or a mark that speaks of cells."""
    tied = tokens[at].kind == "number" and tokens.is_mark(at + 1, ":", tight=True) and tokens.is_tight_number(at + 2)
    if not tied or (tokens[at + 3].tight and tokens[at + 4].tight):
        return None
    low, high = sorted((tokens[at].number, tokens[at + 2].number))
    return Locator("row", str(low), str(high)), at + 3


def _cell_at(tokens: Tokens, at: int, *, small: bool = False) -> tuple[str, int, int] | None:
    """Column letters, row number and the position after "B4" or "$B$4"."""
    past = at + 1 if tokens.is_mark(at, "$") else at
    letters = tokens[past]
    if letters.kind != "word" or not (small or letters.text.isupper()) or not _LETTERS.match(letters.text):
        return None
    past += 1
    past += tokens.is_mark(past, "$", tight=True)
    row = tokens[past]
    if row.kind != "number" or not row.tight or row.number < 1:
        return None
    return letters.text.upper(), row.number, past + 1


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
    addressed = tokens.is_mark(following - 1, "!")
    block = _inside_at(tokens, following) if addressed else _block_at(tokens, following)
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
    if is_name and tokens.is_mark(past, "!", tight=True) and _inside_at(tokens, past + 1) is not None:
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
