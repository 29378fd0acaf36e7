"""Remembers which citations were really painted on screen, so that the review can say "2 of 3 seen"."""

from __future__ import annotations

from collections.abc import Mapping

_PREFIX = "seen/"


def state_key(assignment_id: str) -> str:
    """Under which name of the UI state the seen citations of an assignment are kept."""
    return _PREFIX + assignment_id


def encode(seen: Mapping[str, frozenset[int]]) -> str:
    """One line per criterion: its id, a tab, and the citation positions seen, in order."""
    rows = (
        f"{key}\t{','.join(str(one) for one in sorted(numbers))}" for key, numbers in sorted(seen.items()) if numbers
    )
    return "\n".join(rows)


def decode(text: str) -> dict[str, frozenset[int]]:
    """What :func:`encode` wrote; lines that make no sense are left out, for they are a convenience only."""
    seen: dict[str, frozenset[int]] = {}
    for line in text.splitlines():
        key, _, numbers = line.partition("\t")
        found = frozenset(int(number) for number in numbers.split(",") if number.isascii() and number.isdigit())
        if key and found:
            seen[key] = found
    return seen
