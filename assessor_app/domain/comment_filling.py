"""Fills the placeholders of a ready comment with what is in hand, and tells which are left for the person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PLACEHOLDERS: Final = ("artifact", "page", "time", "criterion", "level")
_SLOT: Final = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A comment to insert; ``gaps`` are the placeholders that could not be filled, as (start, end) of ``text``."""

    text: str
    gaps: tuple[tuple[int, int], ...] = ()


def fill(template: str, values: Mapping[str, str]) -> Filled:
    """Put ``values`` (by name of the placeholder) into ``template``; what is empty or unknown stays as it is written.

    A value is never looked through for placeholders again.
    """
    pieces: list[str] = []
    gaps: list[tuple[int, int]] = []
    length = end = 0
    for found in _SLOT.finditer(template):
        pieces.append(template[end : found.start()])
        length += len(pieces[-1])
        value = values.get(found[1], "")
        if not value:
            gaps.append((length, length + len(found[0])))
        pieces.append(value or found[0])
        length += len(pieces[-1])
        end = found.end()
    pieces.append(template[end:])
    return Filled("".join(pieces), tuple(gaps))
