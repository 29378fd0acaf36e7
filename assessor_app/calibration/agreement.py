"""Whether the readers of a programme agree, over everything that at least two of them scored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assessor_app.calibration import coefficients
from assessor_app.calibration.coefficient_errors import ac_error, alpha_error, fleiss_error
from assessor_app.calibration.coefficients import Metric, Weighting, weights_of
from assessor_app.calibration.estimate import Basis, Estimate
from assessor_app.calibration.ratings import Floats, Ratings
from assessor_app.calibration.resampling import percentile_interval, resample_weights
from assessor_app.calibration.shares import share_interval
from assessor_app.calibration.unit_sums import Sums, UnitCounts


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of any number of readers.

    ``exact`` and ``adjacent`` are shares of all pairs of scores of one unit: equal, and at most one level apart (equal
    ones included); intervals are Wilson's with the effective number of pairs. ``percent_agreement`` is the mean over
    units instead, as Gwet and Fleiss have it.
    """

    exact: Estimate
    adjacent: Estimate
    percent_agreement: Estimate
    non_adjacent: int
    alpha_nominal: Estimate
    alpha_ordinal: Estimate
    alpha_interval: Estimate
    ac1: Estimate
    ac2_linear: Estimate
    ac2_quadratic: Estimate
    fleiss: Estimate
    level_shares: tuple[float, ...]


def agreement(ratings: Ratings) -> Agreement:
    """All coefficients over the whole of ``ratings``, intervals by 1,000 resamples of submissions."""
    return agreement_of_units(UnitCounts.of(ratings), len(np.unique(ratings.rater)), ratings.values)


def agreement_of_units(units: UnitCounts, readers: int, values: Floats) -> Agreement:
    """The same of units counted already; ``readers`` scored them, on the levels ``values``."""
    several, times, each = units.readers >= 2, units.times, units.readers
    paired = several[units.pattern]
    basis = Basis(
        int(paired.sum()),
        len(np.unique(units.submission[paired])),
        readers,
        int((times * each * (each - 1) / 2).sum()),
    )
    sums, alike = Sums.by_submission(units)
    drawn = sums.weighted(resample_weights(alike)) if basis.n_submissions > 1 else None
    whole = sums.weighted(alike[None, :].astype(np.float64))
    measure = _Measure(basis, units, whole, drawn, values)
    exact, near = _pairs_within(units, 0), _pairs_within(units, 1)
    compared = each * (each - 1) / 2
    return Agreement(
        _share(basis, units, exact, compared),
        _share(basis, units, near, compared),
        measure.observed(),
        round(basis.n_pairs - float(times @ near)),
        measure.alpha("nominal"),
        measure.alpha("ordinal"),
        measure.alpha("interval"),
        measure.ac("identity"),
        measure.ac("linear"),
        measure.ac("quadratic"),
        measure.fleiss(),
        _level_shares(units),
    )


@dataclass(frozen=True, slots=True)
class _Measure:
    basis: Basis
    units: UnitCounts
    whole: Sums
    drawn: Sums | None
    values: Floats

    def alpha(self, metric: Metric) -> Estimate:
        drawn = None if self.drawn is None else coefficients.alpha(self.drawn, self.values, metric)
        weighting = _SAME_DISTANCE.get(metric)
        se = (
            None
            if weighting is None
            else alpha_error(self.units.counts, self.units.times, weights_of(self.values, weighting))
        )
        return self._estimate(coefficients.alpha(self.whole, self.values, metric), drawn, se)

    def ac(self, weighting: Weighting) -> Estimate:
        weights = weights_of(self.values, weighting)
        drawn = None if self.drawn is None else coefficients.gwet_ac(self.drawn, weights)
        se = ac_error(self.units.counts, self.units.times, weights)
        return self._estimate(coefficients.gwet_ac(self.whole, weights), drawn, se)

    def fleiss(self) -> Estimate:
        weights = weights_of(self.values, "identity")
        drawn = None if self.drawn is None else coefficients.fleiss_kappa(self.drawn, weights)
        found = coefficients.fleiss_kappa(self.whole, weights)
        return self._estimate(found, drawn, fleiss_error(self.units.counts, self.units.times, weights))

    def observed(self) -> Estimate:
        weights = weights_of(self.values, "identity")
        drawn = None if self.drawn is None else coefficients.observed_agreement(self.drawn, weights)
        return self._estimate(coefficients.observed_agreement(self.whole, weights), drawn, None)

    def _estimate(self, found: Floats, drawn: Floats | None, se: float | None) -> Estimate:
        if not self.basis.n_units:
            return self.basis.missing("no_overlap")
        interval = None if drawn is None else percentile_interval(drawn)
        return self.basis.estimate(float(found[0]), interval, se)


# The metrics of alpha that are agreement weights turned round; the ordinal one depends on the data itself.
_SAME_DISTANCE: dict[Metric, Weighting] = {"nominal": "identity", "interval": "quadratic"}


def _pairs_within(units: UnitCounts, steps: int) -> Floats:
    """Unordered pairs of ratings at most ``steps`` levels apart, in a unit of each pattern, (P,)."""
    levels = np.arange(units.counts.shape[1])
    near = (np.abs(levels[:, None] - levels[None, :]) <= steps).astype(np.float64)
    alike: Floats = ((units.counts @ near) * units.counts).sum(axis=1) - units.readers
    return alike / 2


def _share(basis: Basis, units: UnitCounts, alike: Floats, compared: Floats) -> Estimate:
    """Share of comparisons; their interval knows that those of one submission go together."""
    if not basis.n_pairs:
        return basis.missing("no_overlap")
    hits, trials = (np.bincount(units.submission, one[units.pattern]).astype(np.float64) for one in (alike, compared))
    return basis.estimate(float(hits.sum()) / basis.n_pairs, share_interval(hits, trials))


def _level_shares(units: UnitCounts) -> tuple[float, ...]:
    given = units.times @ units.counts
    total = given.sum()
    return tuple((given / total).tolist()) if total else ()
