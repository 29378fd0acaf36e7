"""What the desk knows of a spreadsheet before it asks for cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor_app.domain.citation import CellPlace, SheetFacts

CellRows = tuple[tuple[str, ...], ...]
CellHit = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The worksheets in the order of their tabs, hidden ones last.

    ``hidden``, ``unread`` (too large or damaged by themselves) and ``cut`` (more rows or columns than are shown) are
    indices into ``sheets``; ``left_out`` counts worksheets beyond the most that are shown. ``merged`` holds blocks of
    cells that are one, by sheet.
    """

    sheets: tuple[SheetFacts, ...]
    hidden: frozenset[int] = frozenset()
    unread: frozenset[int] = frozenset()
    cut: frozenset[int] = frozenset()
    left_out: int = 0
    merged: Mapping[int, tuple[CellPlace, ...]] = field(default_factory=dict)
