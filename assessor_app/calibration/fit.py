"""How well the model describes each element: standard error, infit and outfit, fair average, separation.

Residuals are those of joint maximum likelihood (score − expected, over the rows it rests on), in score units; infit
and outfit are mean squares (Wright & Masters 1982): Σ residual² / Σ variance, and the mean of residual² / variance.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from assessor_app.calibration.rasch_jml import JointFit
from assessor_app.calibration.rasch_model import RaschRows, moments, probabilities
from assessor_app.calibration.ratings import Floats, Ints


@dataclass(frozen=True, slots=True)
class Residuals:
    """For each row the model rests on: expected score, model variance and residual in score units, (M,).

    ``steps`` is the residual in steps and ``information`` their variance: what a location and its standard error are
    made of.
    """

    rows: RaschRows
    expected: Floats
    variance: Floats
    residual: Floats
    steps: Floats
    information: Floats

    @classmethod
    def of(cls, rows: RaschRows, fitted: JointFit) -> Residuals:
        """Of the rows that the fit kept."""
        held = rows.where(fitted.kept)
        facets = fitted.facets
        location = fitted.submission[held.submission] - facets.detail[held.detail] - facets.reader[held.reader]
        chances = probabilities(location, facets.thresholds)
        expected, variance = moments(chances, held.values)
        steps, information = moments(chances, np.arange(held.top + 1, dtype=np.float64))
        return cls(held, expected, variance, held.values[held.step] - expected, held.step - steps, information)


@dataclass(frozen=True, slots=True)
class ElementFit:
    """Of each of n elements, (n,): NaN where it has no rows. ``se`` in logits: 1 / √Σ information."""

    se: Floats
    infit: Floats
    outfit: Floats
    count: Ints


def element_fit(residuals: Residuals, index: Ints, n: int) -> ElementFit:
    """Fit of the elements numbered by ``index`` (M,)."""
    count = np.bincount(index, minlength=n).astype(np.int64)
    information = np.bincount(index, residuals.information, minlength=n)
    squares = np.bincount(index, residuals.residual**2, minlength=n)
    variance = np.bincount(index, residuals.variance, minlength=n)
    standard = np.bincount(index, residuals.residual**2 / residuals.variance, minlength=n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return ElementFit(
            1 / np.sqrt(np.where(count, information, np.nan)), squares / variance, standard / count, count
        )


def fair_average(location: Floats, thresholds: Floats, values: Floats) -> Floats:
    """The expected score at ``location``, all other facets at their mean; NaN stays NaN."""
    gone = np.isnan(location)
    expected, _ = moments(probabilities(np.where(gone, 0.0, location), thresholds), values)
    return np.where(gone, np.nan, expected)


@dataclass(frozen=True, slots=True)
class Separation:
    """Whether elements differ by more than their error (Wright & Masters 1982, ch. 5; Linacre, FACETS table 7).

    ``adjusted_sd`` is the spread left after error, in logits; ``chi_square`` tests that all are the same.
    """

    rmse: float
    adjusted_sd: float
    separation: float
    strata: float
    reliability: float
    chi_square: float
    degrees: int


def separation(measure: Floats, se: Floats) -> Separation | None:
    """Of all elements with a measure and an error; None for fewer than two."""
    held = np.isfinite(measure) & np.isfinite(se)
    own, error = measure[held], se[held]
    if len(own) < 2:
        return None
    mean_square = float((error**2).mean())
    spread = float(own.var())
    true = max(0.0, spread - mean_square)
    rmse = math.sqrt(mean_square)
    ratio = math.sqrt(true) / rmse
    weight = 1 / error**2
    chi_square = float((weight * own**2).sum() - (weight * own).sum() ** 2 / weight.sum())
    reliability = true / spread if spread > 0 else 0.0
    return Separation(rmse, math.sqrt(true), ratio, (4 * ratio + 1) / 3, reliability, chi_square, len(own) - 1)
