"""Patterns made of lines, since tones alone are not told apart by everyone; lines stay sharp in SVG, PDF and at 2×."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from PySide6.QtCore import QLineF, QRectF

Pattern = Literal["plain", "rising", "upright", "falling", "level", "crossed", "grid"]
PATTERNS: Final[tuple[Pattern, ...]] = ("plain", "rising", "upright", "falling", "level", "crossed", "grid")
_PARTS: Final[dict[Pattern, tuple[Pattern, ...]]] = {"crossed": ("rising", "falling"), "grid": ("level", "upright")}


def pattern_of(place: int) -> Pattern:
    """The pattern of the level at ``place``, counted from 0; neighbours always differ."""
    return PATTERNS[place % len(PATTERNS)]


def hatch(area: QRectF, pattern: Pattern, gap: float) -> list[QLineF]:
    """The lines of a pattern inside ``area``, ``gap`` pixels apart; those of neighbouring areas meet."""
    return [line for part in _PARTS.get(pattern, (pattern,)) for line in _lines(area, part, gap)]


def _lines(area: QRectF, pattern: Pattern, gap: float) -> Iterator[QLineF]:
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    if pattern == "upright":
        for x in _between(left, right, gap):
            yield QLineF(x, top, x, bottom)
    elif pattern == "level":
        for y in _between(top, bottom, gap):
            yield QLineF(left, y, right, y)
    elif pattern == "rising":
        for rim in _between(left + top, right + bottom, gap * math.sqrt(2)):
            x, end = max(left, rim - bottom), min(right, rim - top)
            yield QLineF(x, rim - x, end, rim - end)
    elif pattern == "falling":
        for rim in _between(left - bottom, right - top, gap * math.sqrt(2)):
            x, end = max(left, rim + top), min(right, rim + bottom)
            yield QLineF(x, x - rim, end, end - rim)


def _between(low: float, high: float, gap: float) -> Iterable[float]:
    first = math.floor(low / gap) + 1
    return (step * gap for step in range(first, math.ceil(high / gap)))
