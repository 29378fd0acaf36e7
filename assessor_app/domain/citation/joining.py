"""Joins what was seen in a citation: a page with its appendix, cells with their sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from assessor_app.domain.citation import Locator, LocatorKind
from assessor_app.domain.citation.numbering import LAST
from assessor_app.domain.citation.tokens import Tokens

_PARTING: Final = frozenset((";", "&", "+", "and", "also", "plus", "or"))
# lists of rows and columns multiply: what would become more blocks than this is left as it was written
_MOST_CROSSED: Final = 64
# the last row a worksheet can have
_LAST_ROW: Final = "1048576"
_CONTENTS: Final[dict[str, tuple[LocatorKind, ...]]] = {
    "appendix": ("page",),
    "section": ("page",),
    "sheet": ("row", "cell"),
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """Locators read together, and the tokens ``first`` up to ``past`` they were read from."""

    locators: tuple[Locator, ...]
    first: int
    past: int

    @property
    def kind(self) -> LocatorKind:
        """The kind of what was seen; locators read together are of one kind."""
        return self.locators[0].kind

    def loosened(self) -> Sighting:
        """The same, said with less certainty."""
        return replace(self, locators=tuple(replace(one, approximate=True) for one in self.locators))


@dataclass(frozen=True, slots=True)
class Parts:
    """The locators that are left, and the stretch of the document they lie in."""

    locators: tuple[Locator, ...]
    appendix: str = ""
    section: str = ""


def placed_in(sightings: Sequence[Sighting], hints: Sequence[tuple[int, str]], tokens: Tokens) -> Sequence[Sighting]:
    """Give each place the artifact named before it, or right after it ("p. 4 of the plan"), where several are named.

    ``hints`` are token positions and names, in order.
    """
    if len({name.casefold() for _, name in hints}) < 2:
        return sightings
    found: list[Sighting] = []
    at = 0
    for one in sightings:
        while at < len(hints) and hints[at][0] < one.first:
            at += 1
        name = hints[at - 1][1] if at else hints[0][1]
        follows = at < len(hints) and any(
            tokens.low(place) in ("of", "in", "from") for place in range(one.past, min(one.past + 2, hints[at][0]))
        )
        if follows:
            name = hints[at][1]
        found.append(replace(one, locators=tuple(replace(item, artifact=name) for item in one.locators)))
    return found


def joined(sightings: Sequence[Sighting], tokens: Tokens) -> Parts:
    """Put every container (appendix, section, sheet) round its neighbour where nothing parts the two.

    "Appendix C, p. 2" and "p. 2 of Appendix C" are one place; "Appendix C and p. 2" are two. Lines beside a page are
    lines on it, and columns beside rows are the cells where both meet.
    """
    seen = _with_columns(_with_lines(sightings, tokens), tokens)
    names = {"appendix": "", "section": ""}
    kept = [True] * len(seen)
    for at, one in enumerate(seen):
        contents = _CONTENTS.get(one.kind)
        if contents is None or len(one.locators) > 1:
            continue
        inside = _inside(seen, at, contents, tokens)
        if inside is None or names.get(one.kind):
            continue
        kept[at] = False
        name = one.locators[0].start
        if one.kind == "sheet":
            filled = tuple(replace(item, sheet=item.sheet or name) for item in seen[inside].locators)
            seen[inside] = replace(seen[inside], locators=filled)
        else:
            names[one.kind] = name
    locators = tuple(item for at, one in enumerate(seen) if kept[at] for item in one.locators)
    return Parts(locators, names["appendix"], names["section"])


def _with_lines(sightings: Sequence[Sighting], tokens: Tokens) -> list[Sighting]:
    """Pages that know the lines named beside them, in place of both."""
    seen = list(sightings)
    kept = [True] * len(seen)
    for at, one in enumerate(seen):
        if one.kind != "line":
            continue
        # "p. 3, lines 4-7; p. 5, line 2": the page before comes first
        for neighbour in (at - 1, at + 1):
            page = seen[neighbour] if 0 <= neighbour < len(seen) else None
            if (
                page is None
                or page.kind != "page"
                or page.locators[-1].lines
                or not _close(seen, at, neighbour, tokens)
            ):
                continue
            lines = ", ".join(
                line.start if line.start == line.end else f"{line.start}–{line.end}" for line in one.locators
            )
            marked = replace(page.locators[-1], lines=lines)
            seen[neighbour] = replace(page, locators=(*page.locators[:-1], marked))
            kept[at] = False
            break
    return [one for at, one in enumerate(seen) if kept[at]]


def _with_columns(seen: Sequence[Sighting], tokens: Tokens) -> list[Sighting]:
    """ "column D, rows 30-36" and "rows 30-36 of column D" as the cells D30:D36; "column D and row 30" stay two."""
    found: list[Sighting] = []
    at = 0
    while at < len(seen):
        cells = _crossed(seen[at], seen[at + 1]) if at + 1 < len(seen) and _close(seen, at, at + 1, tokens) else ()
        if cells:
            found.append(Sighting(cells, seen[at].first, seen[at + 1].past))
        else:
            found.append(seen[at])
        at += 2 if cells else 1
    return found


def _crossed(one: Sighting, other: Sighting) -> tuple[Locator, ...]:
    """The cells that lie in the rows of one and in the columns of the other; none where they are not such a pair."""
    columns, rows = (one, other) if one.kind == "cell" else (other, one)
    is_pair = rows.kind == "row" and columns.kind == "cell" and all(item.start.isalpha() for item in columns.locators)
    if not is_pair or not 0 < len(columns.locators) * len(rows.locators) <= _MOST_CROSSED:
        return ()
    return tuple(
        replace(
            row,
            kind="cell",
            start=f"{column.start}{row.start}",
            end=f"{column.end}{_LAST_ROW if row.end == LAST else row.end}",
            approximate=row.approximate or column.approximate,
        )
        for row in rows.locators
        for column in columns.locators
    )


def _close(seen: Sequence[Sighting], at: int, neighbour: int, tokens: Tokens) -> bool:
    """Whether few words and none that parts stand between two sightings."""
    left, right = sorted((at, neighbour))
    between = [tokens.low(place) for place in range(seen[left].past, seen[right].first)]
    return not _PARTING & set(between) and len(between) < 8


def _inside(seen: Sequence[Sighting], at: int, contents: tuple[LocatorKind, ...], tokens: Tokens) -> int | None:
    """The neighbour that lies in the container at ``at``: what follows it, else what stands before it."""
    for neighbour in (at + 1, at - 1):
        if not 0 <= neighbour < len(seen) or seen[neighbour].kind not in contents:
            continue
        if _close(seen, at, neighbour, tokens):
            return neighbour
    return None
