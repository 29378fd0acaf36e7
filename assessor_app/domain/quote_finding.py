"""Finds a quoted passage again in its text, and makes the quote of a passage (W3C TextQuoteSelector)."""

from __future__ import annotations

from typing import Final

from assessor_app.domain.annotation import Quote

_AROUND: Final = 32
_MOST_PLACES: Final = 2_000


def quote_of(text: str, start: int, end: int) -> Quote:
    """The passage from ``start`` to ``end`` with some of what stands before and after it."""
    return Quote(text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND])


def find_quote(text: str, quote: Quote) -> tuple[int, int] | None:
    """Where a quote stands: of several places with its words the one whose surroundings agree best; None for none."""
    if not quote.exact:
        return None
    best, agreed = None, -1
    place = text.find(quote.exact)
    for _ in range(_MOST_PLACES):
        if place < 0:
            break
        end = place + len(quote.exact)
        agrees = _alike(quote.prefix[::-1], text[max(0, place - len(quote.prefix)) : place][::-1])
        agrees += _alike(quote.suffix, text[end : end + len(quote.suffix)])
        if agrees > agreed:
            best, agreed = (place, end), agrees
        place = text.find(quote.exact, place + 1)
    return best


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count
