"""What each reader gave against what was agreed: readers can be consistent with one another and still be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from assessor_app.calibration.coefficients import weights_of
from assessor_app.calibration.estimate import Basis, Estimate, Interval
from assessor_app.calibration.kappa import kappa, kappa_estimate
from assessor_app.calibration.ratings import Ints, Marks, Ratings
from assessor_app.calibration.reader_sums import Reference
from assessor_app.calibration.resampling import percentile_interval, resample_weights
from assessor_app.calibration.shares import share_interval

# (submission, detail)
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Confusion:
    """One reader: ``table[given][agreed]`` counts by number of the level, 0 the lowest.

    ``cells`` are the (submission, detail) under each (given, agreed) that has any. ``bias`` is the mean difference in
    score units, positive above the reference, its interval by resampling submissions.
    """

    reader: str
    table: tuple[tuple[int, ...], ...]
    cells: Mapping[tuple[int, int], tuple[Place, ...]]
    exact: Estimate
    adjacent: Estimate
    bias: Estimate
    qwk: Estimate


def confusions(ratings: Ratings, reference: Reference | None) -> Mapping[str, Confusion]:
    """By reader, those without a reference score for anything left out."""
    if reference is None:
        return {}
    seeded = np.isfinite(reference.score)
    levels = len(ratings.values)
    agreed = np.searchsorted(ratings.values, np.where(seeded, reference.score, ratings.values[0]))
    agreed = np.minimum(agreed, levels - 1)
    made: dict[str, Confusion] = {}
    for at in np.unique(ratings.rater[seeded]).tolist():
        rows = np.flatnonzero(seeded & (ratings.rater == at))
        own = np.unique(ratings.submission[ratings.rater == at])
        made[ratings.raters[at]] = _confusion(ratings, ratings.raters[at], rows, agreed[rows].astype(np.int64), own)
    return made


def _confusion(ratings: Ratings, reader: str, rows: Ints, agreed: Ints, submissions: Ints) -> Confusion:
    levels = len(ratings.values)
    given = ratings.level[rows]
    table = np.bincount(given * levels + agreed, minlength=levels * levels).reshape(levels, levels)
    n = len(rows)
    basis = Basis(n, len(np.unique(ratings.submission[rows])), 2, n)
    far = np.abs(given - agreed)
    quadratic = kappa(table[None].astype(np.float64), weights_of(ratings.values, "quadratic"))
    places: dict[tuple[int, int], list[Place]] = {}
    for row, mine, theirs in zip(rows.tolist(), given.tolist(), agreed.tolist(), strict=True):
        place = ratings.submissions[ratings.submission[row]], ratings.details[ratings.detail[row]]
        places.setdefault((mine, theirs), []).append(place)
    exact, near = int((far == 0).sum()), int((far <= 1).sum())
    return Confusion(
        reader,
        tuple(tuple(int(one) for one in row) for row in table),
        {cell: tuple(own) for cell, own in sorted(places.items())},
        basis.estimate(exact / n, _interval(ratings, rows, far == 0)),
        basis.estimate(near / n, _interval(ratings, rows, far <= 1)),
        _bias(ratings, basis, rows, agreed, submissions),
        kappa_estimate(basis, float(quadratic.value[0]), float(quadratic.se[0])),
    )


def _interval(ratings: Ratings, rows: Ints, hit: Marks) -> Interval | None:
    _, at = np.unique(ratings.submission[rows], return_inverse=True)
    return share_interval(np.bincount(at, hit).astype(np.float64), np.bincount(at).astype(np.float64))


def _bias(ratings: Ratings, basis: Basis, rows: Ints, agreed: Ints, submissions: Ints) -> Estimate:
    """By resampling all that the reader scored, as everywhere in a reader's report."""
    apart = ratings.score[rows] - ratings.values[agreed]
    n = len(submissions)
    at = np.searchsorted(submissions, ratings.submission[rows])
    total, count = np.bincount(at, apart, minlength=n), np.bincount(at, minlength=n)
    interval = None
    if n > 1:
        weights = resample_weights(np.ones(n, dtype=np.int64))
        with np.errstate(divide="ignore", invalid="ignore"):
            interval = percentile_interval((weights @ total) / (weights @ count))
    return basis.estimate(float(apart.mean()), interval)
