"""Standard errors of agreement coefficients by linearisation over units (Gwet 2014, ch. 5).

Each unit's part in a coefficient is worked out, corrected for its part in the chance agreement; the variance of those
parts over the units is that of the coefficient. Units are taken as drawn from very many (no finite population).
"""

from __future__ import annotations

import math

import numpy as np

from assessor_app.calibration.ratings import Floats

_NOTHING = 1e-12


def ac_error(counts: Floats, weights: Floats) -> float | None:
    """Of Gwet's AC; ``counts`` (U, K) readers by unit and level, ``weights`` (K, K). None where not defined."""
    levels = len(weights)
    share = _shares(counts)
    scale = weights.sum() / (levels * (levels - 1))
    chance = scale * float((share * (1 - share)).sum())
    own_chance = scale * (counts @ (1 - share)) / counts.sum(axis=1)
    return _all_units(counts, weights, chance, own_chance)


def fleiss_error(counts: Floats, weights: Floats) -> float | None:
    """Of Fleiss' kappa; arguments as for :func:`ac_error`."""
    share = _shares(counts)
    chance = float(share @ weights @ share)
    own_chance = (counts @ ((weights @ share + weights.T @ share) / 2)) / counts.sum(axis=1)
    return _all_units(counts, weights, chance, own_chance)


def alpha_error(counts: Floats, weights: Floats) -> float | None:
    """Of Krippendorff's alpha for a fixed metric; units with one rating take no part."""
    kept = counts[counts.sum(axis=1) >= 2]
    n = len(kept)
    if n < 2:
        return None
    readers = kept.sum(axis=1)
    mean = readers.mean()
    agreeing = (kept * (kept @ weights.T - 1)).sum(axis=1) / (mean * (readers - 1))
    observed = float(agreeing.mean())
    share = kept.mean(axis=0) / mean
    chance = float(share @ weights @ share)
    if 1 - chance < _NOTHING:
        return None
    lean = (readers - mean) / mean
    # α itself adds a small-sample term that is the same for all units and drops out of a variance
    plain = (observed - chance) / (1 - chance)
    own = (agreeing - observed * lean - chance) / (1 - chance)
    own_chance = kept @ ((weights @ share + weights.T @ share) / 2) / mean - chance * lean
    parts = own - 2 * (1 - plain) * (own_chance - chance) / (1 - chance)
    return math.sqrt(float(((parts - plain) ** 2).sum()) / (n * (n - 1)))


def _shares(counts: Floats) -> Floats:
    return np.asarray((counts / counts.sum(axis=1)[:, None]).mean(axis=0), dtype=np.float64)


def _all_units(counts: Floats, weights: Floats, chance: float, own_chance: Floats) -> float | None:
    """AC and Fleiss: units with one rating tell about chance only."""
    readers = counts.sum(axis=1)
    several = readers >= 2
    n, paired = len(counts), int(several.sum())
    if n < 2 or not paired or 1 - chance < _NOTHING:
        return None
    agreeing = np.where(several, (counts * (counts @ weights.T - 1)).sum(axis=1), 0.0)
    own = agreeing / np.where(several, readers * (readers - 1), 1.0)
    observed = float(own[several].mean())
    value = (observed - chance) / (1 - chance)
    parts = (n / paired) * (own - chance * several) / (1 - chance)
    parts = parts - 2 * (1 - value) * (own_chance - chance) / (1 - chance)
    return math.sqrt(float(((parts - value) ** 2).sum()) / (n * (n - 1)))
