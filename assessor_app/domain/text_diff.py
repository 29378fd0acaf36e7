"""What became of a text, word by word: what stayed, what was added, what was taken away.

The answer is exact: what stayed and what was added make the new text again, what stayed and what was taken away the
old one, down to the last space. How well the two are lined up is best effort within a bound, since a text may be
anything: natural prose is compared by words, what would take too long by lines, and what still would as a whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Final, Literal

PieceChange = Literal["kept", "added", "removed"]

# Pairs of like words that may be weighed at once; a narrative of 2,000 words in plain prose has some 80,000.
_MOST_PAIRS: Final = 1_500_000
# Fewer words than these between two changes are chance ("of the"), and read better as part of them.
_CHANCE_WORDS: Final = 3
_PIECES: Final = re.compile(r"\s+|\S+")
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A run of text with what became of it; never empty."""

    change: PieceChange
    text: str


def word_diff(before: str, after: str) -> tuple[TextPiece, ...]:
    """The pieces of both texts in reading order; of one change what was taken away comes first."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    pieces: list[TextPiece] = []
    old_from = new_from = 0
    for old_at, new_at, size in _kept_runs(old, new):
        _add_change(pieces, old[old_from:old_at], new[new_from:new_at])
        _add(pieces, "kept", old[old_at : old_at + size])
        old_from, new_from = old_at + size, new_at + size
    _add_change(pieces, old[old_from:], new[new_from:])
    return tuple(_without_chance(pieces))


def is_changed(pieces: Sequence[TextPiece]) -> bool:
    """Whether anything but spaces was added or taken away."""
    return any(piece.change != "kept" and piece.text.strip() for piece in pieces)


def counted(pieces: Sequence[TextPiece]) -> tuple[int, int]:
    """How many words were added and how many taken away; words are what stands between spaces."""
    added = sum(len(piece.text.split()) for piece in pieces if piece.change == "added")
    removed = sum(len(piece.text.split()) for piece in pieces if piece.change == "removed")
    return added, removed


def matching_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[tuple[int, int, int], ...] | None:
    """Runs alike in both, as (start in old, start in new, length), in order; None where that would take too long."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    counts = Counter(new_middle)
    if sum(counts[one] for one in old_middle) > _MOST_PAIRS:
        return None
    blocks = SequenceMatcher(None, old_middle, new_middle, autojunk=False).get_matching_blocks()
    inner = ((one.a + head, one.b + head, one.size) for one in blocks if one.size)
    ends = ((0, 0, head),), inner, ((len(old) - tail, len(new) - tail, tail),)
    return tuple(run for run in chain(*ends) if run[2])


def _kept_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of pieces (words and the spaces between them) that stayed. Words decide; spaces follow them."""
    words_old = [at for at, piece in enumerate(old) if not piece.isspace()]
    words_new = [at for at, piece in enumerate(new) if not piece.isspace()]
    runs = matching_runs([old[at] for at in words_old], [new[at] for at in words_new])
    if runs is None:
        yield from _kept_lines(old, new)
        return
    for old_at, new_at, size in runs:
        for step in range(size):
            yield words_old[old_at + step], words_new[new_at + step], 1


def _kept_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """As :func:`_kept_runs`, by whole lines; nothing stays where even that would take too long."""
    lines_old, lines_new = _lines(old), _lines(new)
    runs = matching_runs([tuple(old[a:b]) for a, b in lines_old], [tuple(new[a:b]) for a, b in lines_new])
    for old_at, new_at, size in runs or ():
        for step in range(size):
            start, end = lines_old[old_at + step]
            yield start, lines_new[new_at + step][0], end - start


def _lines(pieces: Sequence[str]) -> list[_Span]:
    """Where each line begins and ends; a line ends with the space that breaks it."""
    ends = [at + 1 for at, piece in enumerate(pieces) if "\n" in piece] + [len(pieces)]
    return [(start, end) for start, end in zip([0, *ends], ends, strict=False) if start < end]


def _add_change(pieces: list[TextPiece], old: Sequence[str], new: Sequence[str]) -> None:
    """What stands between two runs that stayed: spaces alike at its ends stayed as well."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    _add(pieces, "kept", old[:head])
    _add(pieces, "removed", old[head : len(old) - tail])
    _add(pieces, "added", new[head : len(new) - tail])
    _add(pieces, "kept", old[len(old) - tail :])


def _add(pieces: list[TextPiece], change: PieceChange, parts: Sequence[str]) -> None:
    text = "".join(parts)
    if not text:
        return
    if pieces and pieces[-1].change == change:
        pieces[-1] = TextPiece(change, pieces[-1].text + text)
    else:
        pieces.append(TextPiece(change, text))


def _without_chance(pieces: Sequence[TextPiece]) -> Iterator[TextPiece]:
    """Changes with hardly a word between them become one, so that it reads as what it is: another sentence."""
    removed, added = "", ""
    for at, piece in enumerate(pieces):
        inside = 0 < at < len(pieces) - 1 and bool(removed or added)
        if piece.change == "removed":
            removed += piece.text
        elif piece.change == "added":
            added += piece.text
        elif inside and _is_chance(piece.text) and _is_rewritten(removed, added, pieces[at + 1 : at + 3]):
            removed, added = removed + piece.text, added + piece.text
        else:
            yield from _change(removed, added)
            removed, added = "", ""
            yield piece
    yield from _change(removed, added)


def _is_chance(text: str) -> bool:
    return len(text.split()) < _CHANCE_WORDS and "\n" not in text


def _is_rewritten(removed: str, added: str, following: Sequence[TextPiece]) -> bool:
    """Only where words were replaced: what was merely put in or left out stays as small as it is."""
    taken = removed + "".join(piece.text for piece in following if piece.change == "removed")
    put = added + "".join(piece.text for piece in following if piece.change == "added")
    return bool(taken.strip() and put.strip())


def _change(removed: str, added: str) -> Iterator[TextPiece]:
    if removed:
        yield TextPiece("removed", removed)
    if added:
        yield TextPiece("added", added)


def _common(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many of the first are alike."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
