"""Readers who are strict or mild in one detail only: what is left in each reader × detail after both are known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.estimate import FEW, Basis, Estimate, normal_interval
from assessor_app.calibration.fit import Residuals
from assessor_app.calibration.ratings import Floats, Marks, Ratings
from assessor_app.calibration.severity import Severity

_FALSE_SHARE: Final = 0.05
_NOTABLE_LOGITS: Final = 0.5


@dataclass(frozen=True, slots=True)
class BiasCell:
    """One reader in one detail: ``logits`` is the extra severity, positive where stricter here than elsewhere.

    Σ (expected − given) / Σ information over the cell's ``n`` scores, its error 1 / √Σ information, the other facets
    held fixed (Linacre 1989, bias analysis; one Newton step from no bias). ``levels`` is the mean residual in score
    units, negative where stricter. ``z`` = logits / error, None where there is none. ``notable``: past the limit in
    size, among at most 5 % false finds over all cells (Benjamini & Hochberg 1995), on ten submissions or more.
    """

    reader: str
    detail: str
    n: int
    logits: Estimate
    levels: Estimate
    z: float | None
    notable: bool


@dataclass(frozen=True, slots=True)
class _Sums:
    """By reader × detail, (R · D,)."""

    count: Floats
    submissions: Floats
    residual: Floats
    steps: Floats
    information: Floats
    variance: Floats

    @classmethod
    def of(cls, ratings: Ratings, residuals: Residuals) -> _Sums:
        rows, details = residuals.rows, len(ratings.details)
        cell = rows.reader * details + rows.detail
        size = len(ratings.raters) * details
        # rows lie sorted by submission, detail and reader, so a repeated score comes next to the first
        place = rows.submission * size + rows.detail * len(ratings.raters) + rows.reader
        seen = cell[np.diff(place, prepend=-1) != 0]
        counted = [np.bincount(one, minlength=size).astype(np.float64) for one in (cell, seen)]
        weights = (residuals.residual, residuals.steps, residuals.information, residuals.variance)
        return cls(*counted, *(np.bincount(cell, one, minlength=size).astype(np.float64) for one in weights))


def bias_cells(ratings: Ratings, measured: Severity) -> tuple[BiasCell, ...]:
    """Every reader × detail that has scores, largest |z| first; empty where severity could not be estimated."""
    joint = measured.joint
    if joint is None or len(ratings.details) < 2:
        return ()
    details = len(ratings.details)
    sums = _Sums.of(ratings, joint.residuals)
    told = sums.information > 0
    safe = np.where(told, sums.information, 1.0)
    logits, z = -sums.steps / safe, -sums.steps / np.sqrt(safe)
    notable = told & (np.abs(logits) > _NOTABLE_LOGITS) & (sums.submissions >= FEW) & _few_false(z, told)
    order = np.lexsort((np.arange(len(z)), -np.where(told, np.abs(z), -1.0)))
    made = []
    for at in order.tolist():
        if sums.count[at]:
            reader, detail = ratings.raters[at // details], ratings.details[at % details]
            figure = float(z[at]) if told[at] else None
            made.append(_cell(reader, detail, sums, at, float(logits[at]), figure, bool(notable[at])))
    return tuple(made)


def _cell(reader: str, detail: str, sums: _Sums, at: int, logits: float, z: float | None, notable: bool) -> BiasCell:
    n = int(sums.count[at])
    basis = Basis(n, int(sums.submissions[at]), 1)
    if z is None:
        gone = basis.missing("undefined_one_level")
        return BiasCell(reader, detail, n, gone, gone, None, False)
    se, se_levels = 1 / math.sqrt(sums.information[at]), math.sqrt(sums.variance[at]) / n
    levels = float(sums.residual[at]) / n
    return BiasCell(
        reader,
        detail,
        n,
        basis.estimate(logits, normal_interval(logits, se), se),
        basis.estimate(levels, normal_interval(levels, se_levels), se_levels),
        z,
        notable,
    )


def _few_false(z: Floats, told: Marks) -> Marks:
    """Which cells stay when at most 5 % of those that stay may be chance (step-up on two-sided normal p)."""
    kept = np.zeros(len(z), dtype=bool)
    chosen = np.flatnonzero(told)
    if not len(chosen):
        return kept
    p = np.array([math.erfc(abs(one) / math.sqrt(2)) for one in z[chosen].tolist()])
    order = np.argsort(p, kind="stable")
    passed = np.flatnonzero(p[order] <= _FALSE_SHARE * np.arange(1, len(p) + 1) / len(p))
    if len(passed):
        kept[chosen[order[: passed[-1] + 1]]] = True
    return kept
