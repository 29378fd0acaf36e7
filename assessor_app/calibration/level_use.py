"""Which levels each reader gives: a narrow or lopsided range shows here before it does in any coefficient."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assessor_app.calibration.estimate import Basis, Estimate, wilson
from assessor_app.calibration.ratings import Ints, Ratings


@dataclass(frozen=True, slots=True)
class LevelUse:
    """One reader (all of them where ``reader`` is empty): counts of the K levels, their shares with Wilson intervals.

    The scores of one submission are not independent, so the intervals are a little too narrow.
    """

    reader: str
    n: int
    counts: tuple[int, ...]
    shares: tuple[Estimate, ...]


def level_use(ratings: Ratings) -> tuple[LevelUse, ...]:
    """All readers together first, then each in order of name; a reader without scores has shares that say so."""
    readers, levels, submissions = len(ratings.raters), len(ratings.values), len(ratings.submissions)
    counts = np.bincount(ratings.rater * levels + ratings.level, minlength=readers * levels).reshape(readers, levels)
    distinct = np.zeros((readers, submissions), dtype=bool)
    distinct[ratings.rater, ratings.submission] = True
    read = distinct.sum(axis=1).tolist()
    whole = _use("", counts.sum(axis=0), int(distinct.any(axis=0).sum()), int((counts.sum(axis=1) > 0).sum()))
    return (whole, *(_use(name, counts[at], read[at], 1) for at, name in enumerate(ratings.raters)))


def _use(reader: str, counts: Ints, submissions: int, readers: int) -> LevelUse:
    held = tuple(int(one) for one in counts)
    n = sum(held)
    basis = Basis(n, submissions, readers)
    if not n:
        return LevelUse(reader, 0, held, tuple(basis.missing("no_overlap") for _ in held))
    return LevelUse(reader, n, held, tuple(basis.estimate(one / n, wilson(one, n)) for one in held))
