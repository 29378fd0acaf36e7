"""Whether a reader changes over time: a control chart of what severity leaves over, and one of seeds.

An exponentially weighted moving average (λ = 0.2) with limits at 2.962 of its standard deviations, which cross by
chance once in 500 points (Lucas & Saccucci 1990). The spread of single points comes from the mean of their successive
differences / 1.128 (Montgomery, individuals chart), for a slow drift hardly widens it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from assessor_app.calibration.estimate import Basis, Estimate, normal_interval
from assessor_app.calibration.ratings import Floats, Ints, Marks, Ratings
from assessor_app.calibration.reader_sums import Reference, rank_within
from assessor_app.calibration.severity import Severity
from assessor_app.sentences import sentence

DriftKind = Literal["residual", "seed"]
WEIGHT: Final = 0.2
LIMIT: Final = 2.962
_RANGE_TO_SD: Final = 1.128


@dataclass(frozen=True, slots=True)
class DriftPoint:
    """One submission: ``at`` is its order (seconds since 1970 where orders are moments).

    ``value`` is the mean difference in score units over its ``n`` scores, positive is milder; ``ewma`` the average up
    to here, ``outside`` when not within ``low`` … ``high``.
    """

    at: float
    submission: str
    value: float
    n: int
    ewma: float
    low: float
    high: float
    outside: bool


@dataclass(frozen=True, slots=True)
class DriftSeries:
    """One reader over time. ``centre`` is where the average starts: the first third's mean of residuals; 0 for seeds.

    ``change``: last third less first third in score units. ``since`` is the ``at`` of the first of the points that are
    outside on one side without a gap up to the end; None where the last one is inside.
    """

    reader: str
    kind: DriftKind
    points: tuple[DriftPoint, ...]
    centre: float
    change: Estimate
    since: float | None


def drift_series(ratings: Ratings, measured: Severity, reference: Reference | None = None) -> tuple[DriftSeries, ...]:
    """Residuals for each reader, then seeds for each; none where the order of scoring is not known.

    Residuals are score − expected by joint estimation. Seeds are score − reference.
    """
    made: list[DriftSeries] = []
    joint = measured.joint
    if joint is not None:
        residual = np.full(len(ratings), np.nan)
        residual[joint.fitted.kept] = joint.residuals.residual
        made += _all(ratings, residual, "residual")
    if reference is not None:
        made += _all(ratings, ratings.score - reference.score, "seed")
    return tuple(made)


def _all(ratings: Ratings, value: Floats, kind: DriftKind) -> Iterator[DriftSeries]:
    """A series for each reader with an order; ``value`` (N,) is NaN where a row has none."""
    rows = np.flatnonzero(np.isfinite(value))
    if not len(rows):
        return
    width = max(1, len(ratings.submissions))
    cells, at = np.unique(ratings.rater[rows] * width + ratings.submission[rows], return_inverse=True)
    count = np.bincount(at)
    mean = np.bincount(at, value[rows]) / count
    moment = np.full(len(cells), np.inf)
    np.minimum.at(moment, at, ratings.order[rows])
    owner = cells // width
    rank = np.zeros(len(cells))
    rank[at] = rank_within(ratings)[rows]
    for reader in range(len(ratings.raters)):
        mine = np.flatnonzero(owner == reader)
        if len(np.unique(moment[mine])) > 2:
            mine = mine[np.argsort(moment[mine], kind="stable")]
            names = [ratings.submissions[one] for one in (cells[mine] % width).tolist()]
            own = _Points(moment[mine], mean[mine], count[mine], rank[mine], names)
            yield _series(ratings.raters[reader], kind, own)


@dataclass(frozen=True, slots=True)
class _Points:
    """A reader's submissions in order: when, mean, how many scores, how far into all of the reader's scoring."""

    at: Floats
    value: Floats
    count: Ints
    rank: Floats
    names: list[str]


def _series(reader: str, kind: DriftKind, own: _Points) -> DriftSeries:
    early, late = own.rank <= 1 / 3, own.rank > 2 / 3
    centre, unsure = 0.0, 0.0
    sigma = float(np.abs(np.diff(own.value)).mean()) / _RANGE_TO_SD
    if kind == "residual" and early.any():
        centre = float(np.average(own.value[early], weights=own.count[early]))
        unsure = sigma**2 / int(early.sum())
    average, points = centre, []
    rows = zip(own.at.tolist(), own.names, own.value.tolist(), own.count.tolist(), strict=True)
    for place, (moment, name, one, n) in enumerate(rows):
        average = WEIGHT * one + (1 - WEIGHT) * average
        spread = sigma**2 * WEIGHT / (2 - WEIGHT) * (1 - (1 - WEIGHT) ** (2 * place + 2))
        half = LIMIT * math.sqrt(spread + unsure)
        outside = abs(average - centre) > half > 0
        points.append(DriftPoint(moment, name, one, n, average, centre - half, centre + half, outside))
    change = _change(own.value, own.count, early, late)
    return DriftSeries(reader, kind, tuple(points), centre, change, _since(points, centre))


def _change(value: Floats, count: Ints, early: Marks, late: Marks) -> Estimate:
    """Difference of the two thirds' means over scores; its error by submissions (Cochran 1977, ratio estimate)."""
    basis = Basis(int(count.sum()), len(value), 1)
    if early.sum() < 2 or late.sum() < 2:
        return basis.missing("no_overlap", sentence("The order of scoring is not known, or too short."))
    (one, one_error), (other, other_error) = (_mean(value[third], count[third]) for third in (early, late))
    se = math.hypot(one_error, other_error)
    return basis.estimate(other - one, normal_interval(other - one, se), se)


def _mean(value: Floats, count: Ints) -> tuple[float, float]:
    mean = float(np.average(value, weights=count))
    n = len(value)
    spread = float((count**2 * (value - mean) ** 2).sum()) * n / (n - 1)
    return mean, math.sqrt(spread) / float(count.sum())


def _since(points: list[DriftPoint], centre: float) -> float | None:
    found: float | None = None
    side = 0
    for point in reversed(points):
        own = (1 if point.ewma > centre else -1) if point.outside else 0
        if not own or (side and own != side):
            break
        side, found = own, point.at
    return found
