"""Standard errors of agreement coefficients by linearisation over units (Gwet 2014, ch. 5).

Each unit's part in a coefficient is worked out, corrected for its part in the chance agreement; the variance of those
parts over the units is that of the coefficient. Units are taken as drawn from very many (no finite population).
All take ``counts`` (P, K), readers by pattern of units and level, ``times`` (P,), how many units show each pattern, and
agreement ``weights`` (K, K).
"""

from __future__ import annotations

import math

import numpy as np

from assessor_app.calibration.ratings import Floats

_NOTHING = 1e-12


def ac_error(counts: Floats, times: Floats, weights: Floats) -> float | None:
    """Of Gwet's AC. None where not defined."""
    if not times.sum():
        return None
    levels = len(weights)
    share = _shares(counts, times)
    scale = weights.sum() / (levels * (levels - 1))
    chance = scale * float((share * (1 - share)).sum())
    own_chance = scale * (counts @ (1 - share)) / counts.sum(axis=1)
    return _all_units(counts, times, weights, chance, own_chance)


def fleiss_error(counts: Floats, times: Floats, weights: Floats) -> float | None:
    """Of Fleiss' kappa. None where not defined."""
    if not times.sum():
        return None
    share = _shares(counts, times)
    chance = float(share @ weights @ share)
    own_chance = (counts @ ((weights @ share + weights.T @ share) / 2)) / counts.sum(axis=1)
    return _all_units(counts, times, weights, chance, own_chance)


def alpha_error(counts: Floats, times: Floats, weights: Floats) -> float | None:
    """Of Krippendorff's alpha for a fixed metric; units with one rating take no part. None where not defined."""
    several = counts.sum(axis=1) >= 2
    kept, how_many = counts[several], times[several]
    n = float(how_many.sum())
    if n < 2:
        return None
    readers = kept.sum(axis=1)
    mean = float(how_many @ readers) / n
    agreeing = (kept * (kept @ weights.T - 1)).sum(axis=1) / (mean * (readers - 1))
    observed = float(how_many @ agreeing) / n
    share = how_many @ kept / (n * mean)
    chance = float(share @ weights @ share)
    if 1 - chance < _NOTHING:
        return None
    lean = (readers - mean) / mean
    # α itself adds a small-sample term that is the same for all units and drops out of a variance
    plain = (observed - chance) / (1 - chance)
    own = (agreeing - observed * lean - chance) / (1 - chance)
    own_chance = kept @ ((weights @ share + weights.T @ share) / 2) / mean - chance * lean
    parts = own - 2 * (1 - plain) * (own_chance - chance) / (1 - chance)
    return math.sqrt(float(how_many @ (parts - plain) ** 2) / (n * (n - 1)))


def _shares(counts: Floats, times: Floats) -> Floats:
    return np.asarray(times @ (counts / counts.sum(axis=1)[:, None]) / times.sum(), dtype=np.float64)


def _all_units(counts: Floats, times: Floats, weights: Floats, chance: float, own_chance: Floats) -> float | None:
    """AC and Fleiss: units with one rating tell about chance only."""
    readers = counts.sum(axis=1)
    several = readers >= 2
    n, paired = float(times.sum()), float(times[several].sum())
    if n < 2 or not paired or 1 - chance < _NOTHING:
        return None
    agreeing = np.where(several, (counts * (counts @ weights.T - 1)).sum(axis=1), 0.0)
    own = agreeing / np.where(several, readers * (readers - 1), 1.0)
    observed = float(times @ (own * several)) / paired
    value = (observed - chance) / (1 - chance)
    parts = (n / paired) * (own - chance * several) / (1 - chance)
    parts = parts - 2 * (1 - value) * (own_chance - chance) / (1 - chance)
    return math.sqrt(float(times @ (parts - value) ** 2) / (n * (n - 1)))
