"""Intraclass correlations of a fully crossed set: how much of the differences is the submissions' own."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.distributions import f_quantile
from assessor_app.calibration.estimate import CONFIDENCE, Basis, Estimate, Interval
from assessor_app.calibration.ratings import Floats, Ratings
from assessor_app.sentences import sentence

FORMS: Final = ("1,1", "2,1", "3,1", "1,k", "2,k", "3,k")
_ROUNDING: Final = 1e-12
_TOP: Final = 0.5 + CONFIDENCE / 2
_ALIKE: Final = sentence("The submissions’ means do not differ, so nothing can be told of them.")


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean squares of n submissions × k readers (Shrout & Fleiss 1979, table 2)."""

    n: int
    k: int
    between: float
    within: float
    readers: float
    rest: float

    @classmethod
    def of(cls, table: Floats) -> Spread:
        """Of scores (n, k) without gaps, n and k at least 2."""
        n, k = table.shape
        grand = table.mean()
        rows, columns = table.mean(axis=1), table.mean(axis=0)
        between = k * float(((rows - grand) ** 2).sum())
        readers = n * float(((columns - grand) ** 2).sum())
        whole = float(((table - grand) ** 2).sum())
        rest = whole - between - readers
        # where readers differ by the same everywhere nothing is left but rounding
        rest = rest if rest > _ROUNDING * whole else 0.0
        return cls(
            n,
            k,
            between / (n - 1),
            (whole - between) / (n * (k - 1)),
            readers / (k - 1),
            rest / ((n - 1) * (k - 1)),
        )


@dataclass(frozen=True, slots=True)
class Variances:
    """What differences come from, in squared score units, and how dependable k readers' mean is.

    From expected mean squares (Brennan 2001, ch. 3); negative components are told as they come. ``relative`` is
    Eρ² (ranking submissions), ``absolute`` Φ (the score itself).
    """

    submission: float
    reader: float
    rest: float

    @classmethod
    def of(cls, spread: Spread) -> Variances:
        """The components of a crossed set."""
        return cls((spread.between - spread.rest) / spread.k, (spread.readers - spread.rest) / spread.n, spread.rest)

    def relative(self, readers: int) -> float | None:
        """Eρ² of the mean of so many readers; None without variance between submissions."""
        return _share(self.submission, self.rest / readers)

    def absolute(self, readers: int) -> float | None:
        """Φ of the mean of so many readers: the curve of a D-study."""
        return _share(self.submission, (self.reader + self.rest) / readers)


def _share(own: float, other: float) -> float | None:
    return own / (own + other) if own > 0 and own + other > 0 else None


def crossed_table(ratings: Ratings) -> tuple[Floats, int]:
    """Mean scores (n, k) of the submissions that all k readers scored in every detail they have, and k."""
    readers, details = len(ratings.raters), len(ratings.details)
    size = len(ratings.submissions) * readers
    cell = ratings.submission * readers + ratings.rater
    total = np.bincount(cell, ratings.score, minlength=size).reshape(-1, readers)
    count = np.bincount(cell, minlength=size).reshape(-1, readers)
    present = np.zeros((len(ratings.submissions), details), dtype=bool)
    present[ratings.submission, ratings.detail] = True
    whole = (count == present.sum(axis=1)[:, None]).all(axis=1) & present.any(axis=1)
    return total[whole] / np.maximum(count[whole], 1), readers


def intraclass(ratings: Ratings) -> tuple[dict[str, Estimate], Variances | None]:
    """The six forms of Shrout & Fleiss (1979) by :data:`FORMS`, and the variances they come from.

    ``1``: each submission has other readers, ``2``: readers stand for all readers, ``3``: just these; ``k``: of the
    readers' mean.
    """
    table, readers = crossed_table(ratings)
    basis = Basis(len(table), len(table), readers, len(table) * readers * (readers - 1) // 2)
    if readers < 2 or not len(table):
        return {form: basis.missing("not_crossed") for form in FORMS}, None
    if len(table) < 2:
        reason = sentence("One submission was scored by all of these readers; two are needed.")
        return {form: basis.missing("not_crossed", reason) for form in FORMS}, None
    spread = Spread.of(table)
    if spread.between + spread.within < 1e-12:
        return {form: basis.missing("undefined_one_level") for form in FORMS}, None
    return {form: _estimate(basis, *_FORMULAS[form](spread)) for form in FORMS}, Variances.of(spread)


def _estimate(basis: Basis, value: float, interval: Interval) -> Estimate:
    if not math.isfinite(value):
        return basis.missing("undefined_one_level", _ALIKE)
    return basis.estimate(value, interval)


def _one_way(spread: Spread) -> tuple[float, Interval]:
    n, k = spread.n, spread.k
    value = _over(spread.between - spread.within, spread.between + (k - 1) * spread.within)
    found = _over(spread.between, spread.within)
    low = found / f_quantile(_TOP, n - 1, n * (k - 1))
    high = found * f_quantile(_TOP, n * (k - 1), n - 1)
    return value, (_single(low, k), _single(high, k))


def _two_way_random(spread: Spread) -> tuple[float, Interval]:
    n, k = spread.n, spread.k
    under = spread.between + (k - 1) * spread.rest + k * (spread.readers - spread.rest) / n
    value = _over(spread.between - spread.rest, under)
    if spread.rest > 0:
        ratio = spread.readers / spread.rest
        part = n * (1 + (k - 1) * value) - k * value
        under = (n - 1) * k**2 * value**2 * ratio**2 + part**2
        degrees = _over((k - 1) * (n - 1) * (k * value * ratio + part) ** 2, under)
    elif spread.between > 0 and spread.readers > 0:
        degrees = float(k - 1)  # what the formula comes to as the rest goes to nothing
    else:
        return value, (value, value)
    if not 0 < degrees < math.inf:
        return value, (math.nan, math.nan)
    top, bottom = f_quantile(_TOP, n - 1, degrees), f_quantile(_TOP, degrees, n - 1)
    others = k * spread.readers + (k * n - k - n) * spread.rest
    low = n * (spread.between - top * spread.rest) / (top * others + n * spread.between)
    high = n * (bottom * spread.between - spread.rest) / (others + n * bottom * spread.between)
    return value, (low, high)


def _two_way_fixed(spread: Spread) -> tuple[float, Interval]:
    n, k = spread.n, spread.k
    value = _over(spread.between - spread.rest, spread.between + (k - 1) * spread.rest)
    found = _over(spread.between, spread.rest)
    low = found / f_quantile(_TOP, n - 1, (n - 1) * (k - 1))
    high = found * f_quantile(_TOP, (n - 1) * (k - 1), n - 1)
    return value, (_single(low, k), _single(high, k))


def _of_mean(single: Callable[[Spread], tuple[float, Interval]]) -> Callable[[Spread], tuple[float, Interval]]:
    """The form of the mean of k readers, by Spearman and Brown."""

    def formula(spread: Spread) -> tuple[float, Interval]:
        value, (low, high) = single(spread)
        return _stepped_up(value, spread.k), (_stepped_up(low, spread.k), _stepped_up(high, spread.k))

    return formula


def _single(ratio: float, k: int) -> float:
    return 1.0 if math.isinf(ratio) else (ratio - 1) / (ratio + k - 1)


def _stepped_up(value: float, k: int) -> float:
    """By Spearman and Brown; beyond what one reader's correlation can be there is no end to it."""
    under = 1 + (k - 1) * value
    return k * value / under if under > 1e-12 else -math.inf


def _over(over: float, under: float) -> float:
    return over / under if abs(under) > 1e-300 else math.inf


_FORMULAS: Final = {
    "1,1": _one_way,
    "2,1": _two_way_random,
    "3,1": _two_way_fixed,
    "1,k": _of_mean(_one_way),
    "2,k": _of_mean(_two_way_random),
    "3,k": _of_mean(_two_way_fixed),
}
