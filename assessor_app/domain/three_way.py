"""What becomes of one thing changed on two laptops: before, mine and theirs, held against each other part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

Part = Literal["mark", "comment", "flagged", "feedback", "annotation"]
# A mark (with the reason of what could not be scored: ``{"mark", "reason"}``), a text, a flag, or an annotation
# (``{"kind", "body"}``, None where there is none).
Parts = Mapping[Part, Any]
PARTS: Final[tuple[Part, ...]] = ("mark", "comment", "flagged", "feedback", "annotation")


@dataclass(frozen=True, slots=True)
class Merge:
    """``parts`` as they are to be; those in ``open`` were changed on both sides, stand as mine, and await a person."""

    parts: Parts
    open: tuple[Part, ...]


def merge(base: Parts | None, mine: Parts, theirs: Parts) -> Merge:
    """Lay two changes of one thing together: what one side left alone follows the other, equal values are no conflict.

    ``base`` is what both were made upon, None where nobody knows: then every difference is open.
    Raises KeyError where the three do not have the same parts.
    """
    merged: dict[Part, Any] = {}
    undecided: list[Part] = []
    for part in PARTS:
        if part not in mine:
            continue
        merged[part] = mine[part]
        if mine[part] == theirs[part] or (base is not None and theirs[part] == base[part]):
            continue
        if base is not None and mine[part] == base[part]:
            merged[part] = theirs[part]
        else:
            undecided.append(part)
    return Merge(merged, tuple(undecided))
