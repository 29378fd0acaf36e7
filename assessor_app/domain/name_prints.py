"""Fingerprints of names: they tell whether a word is one of them, and never what the names are.

What a file tells of its maker must not lie about as a list of names (see :mod:`leaks`), yet feedback in which one of
them is typed should be noticed. A print is no secret against somebody who guesses names one by one; whoever can do
that has the file itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final

from assessor_app.domain.citation import ArtifactFacts

SHORTEST: Final = 3
MOST_PRINTS: Final = 60
_DIGITS: Final = 16


def print_of(word: str) -> str:
    """The print of a word as :func:`name_flags.fold_word` writes it: 16 hex digits."""
    return hashlib.sha256(f"name\n{word}".encode()).hexdigest()[:_DIGITS]


def prints_of(words: Iterable[str]) -> tuple[str, ...]:
    """Prints of folded words, each once and in a steady order; short words are left out, the rest is bounded."""
    return tuple(sorted({print_of(word) for word in words if len(word) >= SHORTEST})[:MOST_PRINTS])


def prints_in(facts: Mapping[str, ArtifactFacts]) -> frozenset[str]:
    """Those of all names found in the files of a submission; ``facts`` by artifact id."""
    return frozenset(one for known in facts.values() for leak in known.leaks or () for one in leak.prints)
