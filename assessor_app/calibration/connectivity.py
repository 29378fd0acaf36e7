"""Whether all readers are linked through submissions they share; severity of unlinked readers cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.ratings import Ints, Ratings

MOST_PROPOSED: Final = 5


@dataclass(frozen=True, slots=True)
class Connectivity:
    """``groups`` of readers linked among themselves, largest first; ``links`` are submissions whose scoring by the
    named reader of another group would join the groups: (submission, reader)."""

    groups: tuple[tuple[str, ...], ...]
    links: tuple[tuple[str, str], ...]

    @property
    def connected(self) -> bool:
        """Whether there is one group."""
        return len(self.groups) <= 1


def connectivity(ratings: Ratings) -> Connectivity:
    """By union-find over readers; proposals take submissions with the most scores first."""
    readers = max(1, len(ratings.raters))
    parent = list(range(readers))
    # who scored what, once each, sorted by submission: two in a row that share it are linked
    edges = np.unique(ratings.submission * readers + ratings.rater)
    submission, reader = edges // readers, edges % readers
    shared = submission[1:] == submission[:-1]
    links = np.unique(reader[:-1][shared] * readers + reader[1:][shared]).tolist()
    for link in links:
        parent[_root(parent, link // readers)] = _root(parent, link % readers)
    present = np.unique(ratings.rater).tolist()
    by_root: dict[int, list[int]] = {}
    for reader in present:
        by_root.setdefault(_root(parent, reader), []).append(reader)
    groups = sorted(by_root.values(), key=lambda group: (-len(group), group))
    named = tuple(tuple(ratings.raters[reader] for reader in group) for group in groups)
    return Connectivity(named, _proposed(ratings, groups))


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _proposed(ratings: Ratings, groups: list[list[int]]) -> tuple[tuple[str, str], ...]:
    """Up to five double scorings: the richest submissions of the first group for a reader of each other group."""
    if len(groups) < 2:
        return ()
    rich = _richest(ratings, groups[0])
    others = groups[1:]
    each = max(1, MOST_PROPOSED // len(others))
    found: list[tuple[str, str]] = []
    for group in others[:MOST_PROPOSED]:
        for at in range(min(each, len(rich))):
            found.append((ratings.submissions[rich[at]], ratings.raters[group[at % len(group)]]))
    return tuple(found)


def _richest(ratings: Ratings, group: list[int]) -> list[int]:
    mine = np.isin(ratings.rater, group)
    counts: Ints = np.bincount(ratings.submission[mine], minlength=len(ratings.submissions))
    order = np.argsort(-counts, kind="stable")
    return [int(at) for at in order if counts[at]]
