"""What a PDF says besides its pixels: words and where they stand, outline, links, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box: left, top, right, bottom in points of the page as shown, from its top left.

    ``line`` counts the lines of the page; words of one line share it. ``glued`` tells that the next word follows
    without a space.
    """

    text: str
    box: Box
    line: int
    glued: bool = False


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page (0-based) in reading order; empty for a scan."""

    page: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of a document's outline: ``level`` from 0; ``page`` 0-based, None when it leads nowhere in the file."""

    title: str
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link on a page: to ``page`` (0-based) at ``y`` points from its top, or to an ``address`` outside the file."""

    box: Box
    page: int | None = None
    y: float | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the text looked for stands: a box for each line it runs over, and the words around it."""

    page: int
    boxes: tuple[Box, ...]
    before: str = ""
    text: str = ""
    after: str = ""
