"""Ranks names against a few typed letters: beginnings first, then words, then inside, then letters in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

Rank = tuple[int, int, int]
"""Smaller is better: kind of match, where it begins or how far it is spread, length of the name."""
PREFIX, WORD, INSIDE, SCATTERED = range(4)


def fold(text: str) -> str:
    """Small letters without accents, one character for each of ``text``, so that positions stay."""
    if text.isascii():
        return text.lower()
    return "".join(_plain(letter) for letter in text)


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    first = unicodedata.normalize("NFKD", letter)[:1].lower()
    return first if len(first) == 1 else letter


def rank(words: Sequence[str], folded: str) -> Rank | None:
    """How well a folded name answers to folded words, which may stand in any order; None if one of them is missing.

    The worst word decides the kind; all of them decide the place.
    """
    if len(words) == 1:
        return _rank_word(words[0], folded)
    kind = place = 0
    for number, word in enumerate(words):
        found = _rank_word(word, folded)
        if found is None:
            return None
        # Only the first word can make it a beginning; a later one does at best begin a word.
        kind = max(kind, found[0] if number == 0 or found[0] > WORD else kind)
        place += found[1]
    return kind, place, len(folded)


def _rank_word(word: str, folded: str) -> Rank | None:
    place = folded.find(word)
    if place == 0:
        return PREFIX, 0, len(folded)
    if place > 0:
        start = _word_place(word, folded, place)
        return (WORD, start, len(folded)) if start >= 0 else (INSIDE, place, len(folded))
    spots = _scattered(word, folded)
    if spots is None:
        return None
    return SCATTERED, spots[-1] - spots[0], len(folded)


def _word_place(word: str, folded: str, place: int) -> int:
    """Where ``word`` begins a word at or after ``place``, -1 for nowhere."""
    while place >= 0:
        if place == 0 or not folded[place - 1].isalnum():
            return place
        place = folded.find(word, place + 1)
    return -1


def _scattered(word: str, folded: str) -> list[int] | None:
    """The places of the letters of ``word`` in order, each as early as can be, drawn together from the end."""
    place = -1
    for letter in word:
        place = folded.find(letter, place + 1)
        if place < 0:
            return None
    spots = [place]
    for letter in reversed(word[:-1]):
        place = folded.rfind(letter, 0, place)
        spots.append(place)
    spots.reverse()
    return spots


def places(words: Sequence[str], folded: str) -> tuple[int, ...]:
    """Which characters of the name the words stand for, in order; for drawing them strongly."""
    found: set[int] = set()
    for word in words:
        start = folded.find(word)
        if start >= 0:
            better = _word_place(word, folded, start)
            start = better if better >= 0 else start
            found.update(range(start, start + len(word)))
        else:
            found.update(_scattered(word, folded) or ())
    return tuple(sorted(found))
