"""Finds the best few of thousands of entries while somebody types: what was left out once is not looked at again."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from assessor_app.gui.palette.fuzzy import INSIDE, Rank, fold, places, rank
from assessor_app.gui.palette.palette_source import PaletteEntry, PaletteSource

MOST_SHOWN: Final = 50
MOST_RECENT: Final = 8
_FAIR_SHARE: Final = 8
"""How many of each source are shown before one source may fill the list."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found, its source, and which characters of title and detail to draw strongly."""

    source: PaletteSource
    entry: PaletteEntry
    strong: tuple[int, ...] = ()
    strong_aside: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """Source and key, as the list of what was used last keeps it."""
        return f"{self.source.name}/{self.entry.key}"


@dataclass(frozen=True, slots=True)
class Group:
    """Hits under one heading; ``recent`` for what was used last."""

    caption: str
    hits: tuple[Hit, ...]
    recent: bool = False


@dataclass(slots=True)
class _Shelf:
    """One source's entries with their folded titles; ``left`` are the places that fit what is typed so far."""

    source: PaletteSource
    entries: Sequence[PaletteEntry] = ()
    titles: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


class PaletteSearch:
    """``recent`` holds names of hits, the last used first."""

    def __init__(self, sources: Sequence[PaletteSource], recent: Sequence[str] = ()) -> None:
        self._shelves = [_Shelf(source) for source in sources]
        self._words: tuple[str, ...] = ()
        self.recent = list(recent)

    def read(self) -> None:
        """Ask the sources again; one that returns the same entries costs nothing."""
        for shelf in self._shelves:
            entries = shelf.source.entries()
            if entries is not shelf.entries:
                shelf.entries = entries
                shelf.titles = [fold(entry.title) for entry in entries]
                shelf.details = [fold(entry.detail) for entry in entries]
            shelf.left = list(range(len(entries)))
        self._words = ()

    def find(self, typed: str) -> tuple[Group, ...]:
        """The best entries for what is typed, at most MOST_SHOWN, grouped, the group of the best one first."""
        words = tuple(fold(typed).split())
        if not words:
            self._start_over()
            return self._unasked()
        if not _narrows(self._words, words):
            self._start_over()
        self._words = words
        used = {name: place for place, name in enumerate(self.recent)}
        found = [(shelf, self._best(shelf, words, used)) for shelf in self._shelves]
        return _grouped([(shelf, best) for shelf, best in found if best], words)

    def note_use(self, hit: Hit) -> None:
        """Remember that a hit was chosen."""
        if hit.name in self.recent:
            self.recent.remove(hit.name)
        self.recent.insert(0, hit.name)
        del self.recent[2 * MOST_RECENT :]

    def _start_over(self) -> None:
        for shelf in self._shelves:
            shelf.left = list(range(len(shelf.entries)))
        self._words = ()

    def _best(self, shelf: _Shelf, words: tuple[str, ...], used: dict[str, int]) -> list[tuple[Rank, int, int]]:
        """The best of one source as (rank, place among the last used, place in the source), the best first."""
        ranked: list[tuple[Rank, int, int]] = []
        left: list[int] = []
        titles, details, entries, name = shelf.titles, shelf.details, shelf.entries, shelf.source.name
        never = len(used)
        for place in shelf.left:
            found = rank(words, titles[place]) or _rank_detail(words, titles[place], details[place])
            if found is not None:
                left.append(place)
                last = used.get(f"{name}/{entries[place].key}", never) if used else never
                ranked.append((found, last, place))
        shelf.left = left
        return heapq.nsmallest(MOST_SHOWN, ranked, key=_weight)

    def _unasked(self) -> tuple[Group, ...]:
        """Before anything is typed: what was used last, then the beginning of every source."""
        by_name: dict[str, Hit] = {}
        wanted = set(self.recent)
        for shelf in self._shelves:
            prefix = f"{shelf.source.name}/"
            if any(name.startswith(prefix) for name in wanted):
                every = (Hit(shelf.source, entry) for entry in shelf.entries)
                by_name.update({hit.name: hit for hit in every if hit.name in wanted})
        last = [by_name[name] for name in self.recent if name in by_name][:MOST_RECENT]
        groups = [Group("", tuple(last), recent=True)] if last else []
        shown = {hit.name for hit in last}
        room = MOST_SHOWN - len(last)
        filled = [shelf for shelf in self._shelves if shelf.entries]
        for number, shelf in enumerate(filled, start=1):
            share = max(_FAIR_SHARE, room // (len(filled) - number + 1))
            some = [Hit(shelf.source, entry) for entry in shelf.entries[: share + len(last)]]
            hits = tuple(hit for hit in some if hit.name not in shown)[: min(share, room)]
            room -= len(hits)
            if hits:
                groups.append(Group(shelf.source.caption, hits))
        return tuple(groups)


def _narrows(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Whether everything that fits ``now`` has fitted ``before``: each word was only typed further."""
    return 0 < len(before) <= len(now) and all(new.startswith(old) for old, new in zip(before, now, strict=False))


def _rank_detail(words: tuple[str, ...], title: str, detail: str) -> Rank | None:
    """Words that the title alone lacks may stand in the detail; such a hit comes after all of the title's own."""
    if not detail:
        return None
    for word in words:
        if word not in detail and word not in title:
            return None
    return INSIDE, len(title) + 1, len(title)


def _weight(found: tuple[Rank, int, int]) -> tuple[int, int, int, int, int]:
    (kind, spot, length), last, place = found
    return kind, last, spot, length, place


def _grouped(found: list[tuple[_Shelf, list[tuple[Rank, int, int]]]], words: tuple[str, ...]) -> tuple[Group, ...]:
    """At most MOST_SHOWN in all: a fair share of each source, the rest by rank."""
    ordered = sorted(found, key=lambda one: _weight(one[1][0])[:4])
    sure = sum(min(_FAIR_SHARE, len(best)) for _, best in ordered)
    spare = sorted((_weight(one), number) for number, (_, best) in enumerate(ordered) for one in best[_FAIR_SHARE:])
    more = [0] * len(ordered)
    for _, number in spare[: max(0, MOST_SHOWN - sure)]:
        more[number] += 1
    groups = []
    for number, (shelf, best) in enumerate(ordered):
        kept = best[: _FAIR_SHARE + more[number]]
        hits = tuple(_hit(shelf, words, place) for _, _, place in kept)
        groups.append(Group(shelf.source.caption, hits))
    return tuple(groups)


def _hit(shelf: _Shelf, words: tuple[str, ...], place: int) -> Hit:
    title, detail = shelf.titles[place], shelf.details[place]
    if rank(words, title) is not None:
        return Hit(shelf.source, shelf.entries[place], places(words, title))
    # Found by what stands behind the name: each word is drawn where it is.
    here = [word for word in words if word in title]
    there = [word for word in words if word not in title]
    return Hit(shelf.source, shelf.entries[place], places(here, title), places(there, detail))
