"""One find under way: the pages of a document searched in turn, in small steps that never hold up the window."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final

from assessor_app.media.pdf.text import Hit
from assessor_app.media.pdf.word_index import IndexedPage, Wanted

MOST_LISTED: Final = 5_000


class FindRun:
    """Searches pages from ``start`` on and round to the page before it; ``count`` goes on beyond what is listed."""

    def __init__(self, wanted: Wanted, page_count: int, start: int) -> None:
        begin = start if 0 <= start < page_count else 0
        self._order = (*range(begin, page_count), *range(begin))
        self._begin = begin
        self._wanted = wanted
        self.searched = 0
        self.count = 0

    @property
    def page_count(self) -> int:
        """Pages to be searched in all."""
        return len(self._order)

    @property
    def done(self) -> bool:
        """Whether every page was searched."""
        return self.searched == len(self._order)

    @property
    def next_page(self) -> int | None:
        """The page searched next, None at the end."""
        return None if self.done else self._order[self.searched]

    def has_searched(self, page: int) -> bool:
        """Whether this page was searched already."""
        return (page - self._begin) % len(self._order) < self.searched

    def missing(self, known: Mapping[int, IndexedPage]) -> list[int]:
        """The pages still to be read, in the order they are searched in."""
        return [page for page in self._order[self.searched :] if page not in known]

    def step(self, known: Mapping[int, IndexedPage], seconds: float) -> tuple[Hit, ...]:
        """Search on, for about so long, as far as pages are known; returns the new hits in order."""
        end = time.perf_counter() + seconds
        hits: list[Hit] = []
        while not self.done:
            page = known.get(self._order[self.searched])
            if page is None:
                break
            places = self._wanted.places(page)
            room = max(0, MOST_LISTED - self.count)
            hits += [page.hit(*place) for place in places[:room]]
            self.count += len(places)
            self.searched += 1
            if time.perf_counter() >= end:
                break
        return tuple(hits)
