"""Lines of a text: how people write them, and the place they lead to."""

from __future__ import annotations

from typing import Final

from assessor_app.domain.citation import LinePlace, Locator, Place, Problem
from assessor_app.domain.citation.numbering import LAST, spans_at
from assessor_app.domain.citation.pages import skip_number_word
from assessor_app.domain.citation.tokens import Tokens
from assessor_app.sentences import sentence

_WORDS: Final = frozenset(("line", "lines", "ll"))


def lines_at(tokens: Tokens, at: int) -> tuple[list[Locator], int] | None:
    """ "line 12", "lines 3-5", "ll. 3, 9": the locators and the position after them."""
    if tokens.low(at) not in _WORDS:
        return None
    past = skip_number_word(tokens, at + 1)
    single = tokens.low(at) == "line"
    spans = spans_at(tokens, past, single=single, words=_WORDS, between=tokens.low(at - 1) == "between")
    if spans is None or any(not (one.start + one.end).isdecimal() for one in spans[0]):
        return None
    return [Locator("line", one.start, one.end, elided=one.elided) for one in spans[0]], spans[1]


def resolve_lines(locator: Locator) -> tuple[Place | Problem, str]:
    """The lines of a text, counted from 1 as written; how long the text is only its viewer knows."""
    first = int(locator.start)
    last = first if locator.end in ("", LAST) else int(locator.end)
    if min(first, last) < 1:
        said = sentence("There is no row 0.") if locator.kind == "row" else sentence("There is no line 0.")
        return Problem("cell_beyond_end", said, (LinePlace(0, 0),)), ""
    return LinePlace(min(first, last) - 1, max(first, last) - 1), ""
