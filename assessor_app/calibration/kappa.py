"""Cohen's kappa of two readers, plain or weighted, with its large-sample standard error."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from assessor_app.calibration.estimate import Basis, Estimate, normal_interval
from assessor_app.calibration.ratings import Floats


@dataclass(frozen=True, slots=True)
class Kappa:
    """κ for each of P tables, (P,): NaN where not defined; ``se`` is the asymptotic standard error for an interval."""

    value: Floats
    se: Floats


def kappa(tables: Floats, weights: Floats) -> Kappa:
    """Weighted κ of ``tables`` (P, K, K), counts of reader A's level by reader B's; ``weights`` (K, K) of agreement.

    κ = (po − pe) / (1 − pe) (Cohen 1968); variance by Fleiss, Cohen & Everitt (1969), formula for κ ≠ 0. Disagreement
    weights v become agreement weights as 1 − v / max v.
    """
    n = tables.sum(axis=(1, 2))
    share = tables / np.where(n == 0, 1.0, n)[:, None, None]
    rows, columns = share.sum(axis=2), share.sum(axis=1)
    observed = (share * weights).sum(axis=(1, 2))
    chance = np.einsum("pk,kl,pl->p", rows, weights, columns)
    left = 1 - chance
    undefined = (n == 0) | (left < 1e-12)
    safe = np.where(undefined, 1.0, left)
    value = (observed - chance) / safe
    row_weights, column_weights = columns @ weights.T, rows @ weights
    means = row_weights[:, :, None] + column_weights[:, None, :]
    spread = (share * (weights - means * (1 - value)[:, None, None]) ** 2).sum(axis=(1, 2))
    variance = (spread - (value - chance * (1 - value)) ** 2) / (np.where(n == 0, 1.0, n) * safe**2)
    se = np.sqrt(np.maximum(variance, 0.0))
    return Kappa(np.where(undefined, np.nan, value), np.where(undefined, np.nan, se))


def kappa_estimate(basis: Basis, value: float, se: float) -> Estimate:
    """One κ with its interval, bounded to what κ can be."""
    if not basis.n_units:
        return basis.missing("no_overlap")
    if not math.isfinite(value):
        return basis.missing("undefined_one_level")
    low, high = normal_interval(value, se)
    return basis.estimate(value, (max(-1.0, low), min(1.0, high)), se)
