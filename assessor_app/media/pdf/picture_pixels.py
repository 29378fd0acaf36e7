"""Decoded pictures kept between two drawings, bounded for all of a child's files together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

_MOST_BYTES: Final = 320 << 20


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """A decoded RGB page as turned; ``full`` tells that it has the size the file says."""

    number: int
    turn: int
    full: bool
    image: Any
    incomplete: bool

    @property
    def byte_count(self) -> int:
        """Bytes of pixels."""
        width, height = self.image.size
        return int(width * height * 3)


class DecodedPages:
    """At most one page of each owner, least recently used first to go; the newest stays whatever its size."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._pages: dict[int, DecodedPage] = {}

    def find(self, owner: object, number: int, turn: int, side: int) -> DecodedPage | None:
        """The page where it is large enough for a drawing whose longer side is ``side`` pixels.

        One that will not do is let go, so that it does not stand in the way of its successor.
        """
        page = self._pages.pop(id(owner), None)
        if page is None or (page.number, page.turn) != (number, turn):
            return None
        if not page.full and max(page.image.size) < side:
            return None
        self._pages[id(owner)] = page
        return page

    def keep(self, owner: object, page: DecodedPage) -> DecodedPage:
        """Keep a page; returns it."""
        self._pages.pop(id(owner), None)
        room = self._most - page.byte_count
        while self._pages and sum(one.byte_count for one in self._pages.values()) > max(0, room):
            del self._pages[next(iter(self._pages))]
        self._pages[id(owner)] = page
        return page

    def forget(self, owner: object) -> None:
        """Let an owner's page go; to be called before the owner goes."""
        self._pages.pop(id(owner), None)
