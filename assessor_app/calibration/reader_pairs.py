"""Every two readers side by side: who gave what where both scored, and how far they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.coefficients import Weighting, weights_of
from assessor_app.calibration.estimate import Basis, Estimate, wilson
from assessor_app.calibration.kappa import kappa, kappa_estimate
from assessor_app.calibration.ratings import Floats, Ints, Ratings
from assessor_app.calibration.shares import effective_trials

# every reader beside every other one is a table people can look at up to here
MOST_CROSSED: Final = 100


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


def reader_pairs(ratings: Ratings) -> tuple[ReaderPair, ...]:
    """All pairs of readers, those without a common unit too (their numbers say ``no_overlap``).

    Of more than :data:`MOST_CROSSED` readers only those with common units: most of so many never meet.
    """
    rows = PairRows.of(ratings)
    readers, levels = len(ratings.raters), len(ratings.values)
    pair = ratings.rater[rows.one] * readers + ratings.rater[rows.other]
    first, second = np.triu_indices(readers, 1) if readers <= MOST_CROSSED else np.divmod(np.unique(pair), readers)
    codes = first * readers + second
    at = np.searchsorted(codes, pair)
    cell = (at * levels + ratings.level[rows.one]) * levels + ratings.level[rows.other]
    chosen = np.bincount(cell, minlength=len(codes) * levels * levels).reshape(-1, levels, levels).astype(np.int64)
    bunches = _Bunches.of(ratings, rows, at, len(codes))
    measured = {name: kappa(chosen.astype(np.float64), weights_of(ratings.values, name)) for name in _WEIGHTINGS}
    made: list[ReaderPair] = []
    for number, (i, j) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        n = int(chosen[number].sum())
        basis = Basis(n, int(bunches.submissions[number]), 2, n)
        plain, linear, quadratic = (
            kappa_estimate(basis, float(found.value[number]), float(found.se[number])) for found in measured.values()
        )
        made.append(
            ReaderPair(
                ratings.raters[i],
                ratings.raters[j],
                chosen[number],
                _share(basis, int(np.trace(chosen[number])), float(bunches.exact[number])),
                _share(basis, _within(chosen[number], 1), float(bunches.near[number])),
                plain,
                linear,
                quadratic,
            )
        )
    return tuple(made)


_WEIGHTINGS: Final[tuple[Weighting, ...]] = ("identity", "linear", "quadratic")


@dataclass(frozen=True, slots=True)
class _Bunches:
    """Of each pair how many ``submissions`` both scored something of, and how many independent comparisons theirs are
    worth for ``exact`` and ``near``, (P,)."""

    submissions: Ints
    exact: Floats
    near: Floats

    @classmethod
    def of(cls, ratings: Ratings, rows: PairRows, pair: Ints, pairs: int) -> _Bunches:
        width = max(1, len(ratings.submissions))
        distinct, at = np.unique(pair * width + ratings.submission[rows.one], return_inverse=True)
        owner = distinct // width
        apart = np.abs(ratings.level[rows.one] - ratings.level[rows.other])
        trials = np.bincount(at).astype(np.float64)
        exact, near = (
            effective_trials(np.bincount(at, apart <= steps).astype(np.float64), trials, owner, pairs)
            for steps in (0, 1)
        )
        return cls(np.bincount(owner, minlength=pairs).astype(np.int64), exact, near)


def _within(table: Ints, steps: int) -> int:
    levels = np.arange(len(table))
    return int(table[np.abs(levels[:, None] - levels[None, :]) <= steps].sum())


def _share(basis: Basis, hits: int, worth: float) -> Estimate:
    n = basis.n_units
    return basis.estimate(hits / n, wilson(hits * worth / n, worth)) if n else basis.missing("no_overlap")
