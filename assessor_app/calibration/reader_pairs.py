"""Every two readers side by side: who gave what where both scored, and how far they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.coefficients import Weighting, weights_of
from assessor_app.calibration.estimate import Basis, Estimate, wilson
from assessor_app.calibration.kappa import kappa, kappa_estimate
from assessor_app.calibration.ratings import Ints, Ratings


@dataclass(frozen=True, slots=True)
class ReaderPair:
    """Two readers; ``table[k, l]`` counts units that ``first`` gave level k and ``second`` level l."""

    first: str
    second: str
    table: Ints
    exact: Estimate
    adjacent: Estimate
    kappa: Estimate
    linear: Estimate
    quadratic: Estimate


@dataclass(frozen=True, slots=True)
class PairRows:
    """Every unordered pair of ratings of one unit, as indices of rows: (M,) and (M,), the lower reader first."""

    one: Ints
    other: Ints

    @classmethod
    def of(cls, ratings: Ratings) -> PairRows:
        """The pairs of all units; a reader's own repeated scores are no pair."""
        unit, rater = ratings.unit, ratings.rater
        ones: list[Ints] = []
        others: list[Ints] = []
        lag = 1
        while lag < len(unit):
            same = np.flatnonzero(unit[lag:] == unit[:-lag])
            if not len(same):
                break
            ones.append(same)
            others.append(same + lag)
            lag += 1
        if not ones:
            return cls(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
        one, other = np.concatenate(ones), np.concatenate(others)
        turned = rater[one] > rater[other]
        one, other = np.where(turned, other, one), np.where(turned, one, other)
        apart = rater[one] != rater[other]
        return cls(one[apart], other[apart])


def pair_tables(ratings: Ratings, rows: PairRows | None = None) -> Ints:
    """Counts (R, R, K, K) for readers i < j; the other half stays 0."""
    rows = PairRows.of(ratings) if rows is None else rows
    readers, levels = len(ratings.raters), len(ratings.values)
    pair = ratings.rater[rows.one] * readers + ratings.rater[rows.other]
    cell = (pair * levels + ratings.level[rows.one]) * levels + ratings.level[rows.other]
    counts = np.bincount(cell, minlength=readers * readers * levels * levels)
    return counts.reshape(readers, readers, levels, levels).astype(np.int64)


def reader_pairs(ratings: Ratings) -> tuple[ReaderPair, ...]:
    """All pairs of readers, those without a common unit too (their numbers say ``no_overlap``)."""
    rows = PairRows.of(ratings)
    tables = pair_tables(ratings, rows)
    first, second = np.triu_indices(len(ratings.raters), 1)
    chosen = tables[first, second]
    shared = _shared_submissions(ratings, rows)
    measured = {name: kappa(chosen.astype(np.float64), weights_of(ratings.values, name)) for name in _WEIGHTINGS}
    made: list[ReaderPair] = []
    for at, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        n = int(chosen[at].sum())
        basis = Basis(n, int(shared[i, j]), 2, n)
        near = _within(chosen[at], 1)
        plain, linear, quadratic = (
            kappa_estimate(basis, float(found.value[at]), float(found.se[at])) for found in measured.values()
        )
        made.append(
            ReaderPair(
                ratings.raters[i],
                ratings.raters[j],
                chosen[at],
                _share(basis, int(np.trace(chosen[at])), n),
                _share(basis, near, n),
                plain,
                linear,
                quadratic,
            )
        )
    return tuple(made)


_WEIGHTINGS: Final[tuple[Weighting, ...]] = ("identity", "linear", "quadratic")


def _shared_submissions(ratings: Ratings, rows: PairRows) -> Ints:
    """How many submissions each two readers both scored something of, (R, R)."""
    readers = len(ratings.raters)
    pair = ratings.rater[rows.one] * readers + ratings.rater[rows.other]
    distinct = np.unique(pair * len(ratings.submissions) + ratings.submission[rows.one])
    counted = np.bincount(distinct // max(1, len(ratings.submissions)), minlength=readers * readers)
    return counted.reshape(readers, readers).astype(np.int64)


def _within(table: Ints, steps: int) -> int:
    levels = np.arange(len(table))
    return int(table[np.abs(levels[:, None] - levels[None, :]) <= steps].sum())


def _share(basis: Basis, hits: int, n: int) -> Estimate:
    return basis.estimate(hits / n, wilson(hits, n)) if n else basis.missing("no_overlap")
