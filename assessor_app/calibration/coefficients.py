"""Chance-corrected agreement from sums over units: Krippendorff's alpha, Fleiss' kappa, Gwet's AC1 and AC2.

All take :class:`~assessor_app.calibration.unit_sums.Sums` with a first axis of any length B and return (B,), with NaN
where a coefficient is not defined.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from assessor_app.calibration.ratings import Floats
from assessor_app.calibration.unit_sums import Sums

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Weighting = Literal["identity", "linear", "quadratic"]

# below this, what is left after taking chance away is rounding
_NOTHING = 1e-12


def weights_of(values: Floats, weighting: Weighting) -> Floats:
    """Agreement weights (K, K): 1 for the same level, falling with the distance of the levels to 0 at the ends."""
    distance = np.abs(values[:, None] - values[None, :])
    span = distance.max()
    if weighting == "identity":
        return np.asarray(distance == 0, dtype=np.float64)
    if weighting == "linear":
        return np.asarray(1 - distance / span, dtype=np.float64)
    return np.asarray(1 - (distance / span) ** 2, dtype=np.float64)


def alpha(sums: Sums, values: Floats, metric: Metric) -> Floats:
    """Krippendorff's α = 1 − observed / expected disagreement (Krippendorff 2011, "Computing …", steps C and D)."""
    together = sums.coincidence
    totals = together.sum(axis=2)
    n = totals.sum(axis=1)
    squared = _squared_distances(totals, values, metric)
    observed = (together * squared).sum(axis=(1, 2))
    expected = (totals[:, :, None] * totals[:, None, :] * squared).sum(axis=(1, 2))
    return _ratio(observed * (n - 1), expected, 1.0, -1.0)


def _squared_distances(totals: Floats, values: Floats, metric: Metric) -> Floats:
    """δ² of each pair of levels, (B, K, K) or (K, K); the ordinal one counts what lies between in the data."""
    if metric == "nominal":
        return np.asarray(values[:, None] != values[None, :], dtype=np.float64)
    if metric == "interval":
        return np.asarray((values[:, None] - values[None, :]) ** 2, dtype=np.float64)
    if metric == "ratio":
        whole = values[:, None] + values[None, :]
        return np.asarray(((values[:, None] - values[None, :]) / np.where(whole == 0, 1, whole)) ** 2, dtype=np.float64)
    middle = np.cumsum(totals, axis=1) - totals / 2
    return np.asarray((middle[:, :, None] - middle[:, None, :]) ** 2, dtype=np.float64)


def observed_agreement(sums: Sums, weights: Floats) -> Floats:
    """Mean over units with two readers or more of the weighted share of agreeing ordered pairs."""
    return _ratio((sums.agreeing * weights).sum(axis=(1, 2)), sums.paired, 0.0, 1.0)


def fleiss_kappa(sums: Sums, weights: Floats) -> Floats:
    """Fleiss' (1971) κ, generalised to missing ratings and weights as by Gwet (2014, ch. 2-3)."""
    share = _level_shares(sums)
    chance = np.einsum("bk,kl,bl->b", share, weights, share)
    return _corrected(observed_agreement(sums, weights), chance)


def gwet_ac(sums: Sums, weights: Floats) -> Floats:
    """Gwet's (2008) AC1, with weights AC2: chance = T_w / (q (q − 1)) · Σ π (1 − π)."""
    share = _level_shares(sums)
    levels = len(weights)
    chance = weights.sum() / (levels * (levels - 1)) * (share * (1 - share)).sum(axis=1)
    return _corrected(observed_agreement(sums, weights), chance)


def _level_shares(sums: Sums) -> Floats:
    return sums.shares / np.maximum(sums.units, 1)[:, None]


def _corrected(observed: Floats, chance: Floats) -> Floats:
    return _ratio(observed - chance, 1 - chance, 0.0, 1.0)


def _ratio(over: Floats, under: Floats, start: float, sign: float) -> Floats:
    """``start + sign · over / under``, NaN where ``under`` is nothing."""
    small = np.abs(under) < _NOTHING
    held: Floats = np.where(small, np.nan, start + sign * over / np.where(small, 1.0, under))
    return held
