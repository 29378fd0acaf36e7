"""Joint maximum likelihood, as FACETS estimates: submissions, details, readers and thresholds at once.

Newton's method on the whole likelihood. Each submission has one parameter of its own that meets no other one's, so
those are eliminated first (Schur complement) and only details, readers and thresholds are left to solve for. What has
nothing but the lowest or the highest step (a submission, a detail, a reader) has no finite measure and is left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.rasch_model import (
    NO_THRESHOLD,
    TOO_FEW,
    UNSETTLED,
    WIDEST,
    Facets,
    NotEstimableError,
    RaschRows,
    chances_of_at_least,
    moments,
    probabilities,
    starting_thresholds,
    sums_from_above,
    without_extremes,
)
from assessor_app.calibration.ratings import Floats, Ints, Marks
from assessor_app.sentences import sentence

_MOST_STEPS: Final = 100
# the steps of Newton's method square: after one of a millionth nothing is left
_CLOSE: Final = 1e-6
_LONGEST: Final = 1.0


@dataclass(frozen=True, slots=True)
class JointFit:
    """``submission`` (S,) and ``facets`` in logits, NaN where left out; ``kept`` (N,) marks the rows they rest on.

    ``extreme`` counts submissions left out because all their scores are the lowest, or all the highest, step.
    """

    submission: Floats
    facets: Facets
    kept: Marks
    extreme: int


def fit_jointly(rows: RaschRows, start: Facets | None = None) -> JointFit:
    """The estimates, sooner from a good ``start``. Raises NotEstimableError when all there is is extreme."""
    kept = without_extremes(rows)
    held = rows.where(kept)
    if not len(held.step) or len(np.unique(held.step)) < 2:
        raise NotEstimableError(sentence("All submissions got only the lowest or only the highest level."))
    if len(np.unique(held.step)) <= held.top:
        raise NotEstimableError(NO_THRESHOLD)
    used = _Used.of(held)
    theta, facets = _solved(held, used, start)
    submission = np.where(used.submission, theta, np.nan)
    extreme = len(np.unique(rows.submission)) - int(used.submission.sum())
    return JointFit(
        submission,
        Facets(
            np.where(used.detail, facets.detail, np.nan),
            np.where(used.reader, facets.reader, np.nan),
            facets.thresholds,
        ),
        kept,
        extreme,
    )


@dataclass(frozen=True, slots=True)
class _Used:
    submission: Marks
    detail: Marks
    reader: Marks

    @classmethod
    def of(cls, rows: RaschRows) -> _Used:
        return cls(
            np.bincount(rows.submission, minlength=rows.n_submissions) > 0,
            np.bincount(rows.detail, minlength=rows.n_details) > 0,
            np.bincount(rows.reader, minlength=rows.n_readers) > 0,
        )


def _solved(rows: RaschRows, used: _Used, start: Facets | None) -> tuple[Floats, Facets]:
    """Newton steps, none longer than a logit, until none is longer than a millionth."""
    details, readers = rows.n_details, rows.n_readers
    theta = np.zeros(rows.n_submissions)
    detail, reader = np.zeros(details), np.zeros(readers)
    thresholds = starting_thresholds(rows.step, rows.top)
    if start is not None and len(start.thresholds) == rows.top:
        detail, reader, thresholds = np.nan_to_num(start.detail), np.nan_to_num(start.reader), start.thresholds
        # far enough from the ends for Newton to settle: what a submission's mean step would be alone
        count = np.maximum(np.bincount(rows.submission, minlength=rows.n_submissions), 1)
        share = np.bincount(rows.submission, rows.step, minlength=rows.n_submissions) / (count * rows.top)
        theta = np.log(np.clip(share, 0.02, 0.98) / np.clip(1 - share, 0.02, 0.98))
    for _ in range(_MOST_STEPS):
        step_theta, step_rest = _newton_step(rows, used, theta, detail, reader, thresholds)
        longest = max(np.abs(step_theta).max(), np.abs(step_rest).max())
        scale = min(1.0, _LONGEST / longest) if longest else 1.0
        theta = theta + scale * step_theta
        detail = detail + scale * step_rest[:details]
        reader = reader + scale * step_rest[details : details + readers]
        thresholds = thresholds + scale * step_rest[details + readers :]
        if longest < _CLOSE:
            break
        if not longest < math.inf or max(np.abs(one).max() for one in (theta, detail, reader, thresholds)) > WIDEST:
            raise NotEstimableError(TOO_FEW)
    else:
        raise NotEstimableError(UNSETTLED)
    return theta, Facets(detail, reader, thresholds)


def _newton_step(
    rows: RaschRows, used: _Used, theta: Floats, detail: Floats, reader: Floats, thresholds: Floats
) -> tuple[Floats, Floats]:
    """The full Newton step for θ (S,) and for details, readers and thresholds in one (D + R + K − 1,)."""
    chances = probabilities(theta[rows.submission] - detail[rows.detail] - reader[rows.reader], thresholds)
    steps = np.arange(rows.top + 1, dtype=np.float64)
    mean, variance = moments(chances, steps)
    upper = chances_of_at_least(chances)
    # cov(X, 1[X ≥ h]): how a threshold and a location pull at the same score
    chances *= steps.reshape(-1, 1)
    shared = sums_from_above(chances)
    shared -= mean * upper
    residual = rows.step - mean
    sub, width = rows.submission, rows.n_details + rows.n_readers + rows.top
    pull = np.bincount(sub, residual, minlength=rows.n_submissions)
    own = np.bincount(sub, variance, minlength=rows.n_submissions)
    own = np.where(used.submission, own, 1.0)
    slope = _slopes(rows, residual, upper)
    across = _theta_by_rest(rows, variance, shared)
    curve = _rest_by_rest(rows, variance, shared, upper, width)
    # −Hessian: θθ is diagonal, θ·rest is −across, rest·rest is curve
    left = curve - across.T @ (across / own[:, None])
    right = slope + across.T @ (pull / own)
    step_rest = np.linalg.solve(left + _pins(rows, used), right)
    step_theta = (pull + across @ step_rest) / own
    return np.where(used.submission, step_theta, 0.0), np.asarray(step_rest, dtype=np.float64)


def _slopes(rows: RaschRows, residual: Floats, upper: Floats) -> Floats:
    given = np.bincount(rows.step, minlength=rows.top + 1)
    reached = np.cumsum(given[::-1])[::-1][1:]
    return np.concatenate(
        [
            -np.bincount(rows.detail, residual, minlength=rows.n_details),
            -np.bincount(rows.reader, residual, minlength=rows.n_readers),
            -(reached - upper.sum(axis=1)),
        ]
    )


def _theta_by_rest(rows: RaschRows, variance: Floats, shared: Floats) -> Floats:
    """Information that a submission's measure shares with each other parameter, (S, D + R + K − 1)."""
    by_detail = _crossed(rows.submission, rows.n_submissions, rows.detail, rows.n_details, variance)
    by_reader = _crossed(rows.submission, rows.n_submissions, rows.reader, rows.n_readers, variance)
    by_step = [np.bincount(rows.submission, one, minlength=rows.n_submissions) for one in shared]
    return np.column_stack([by_detail, by_reader, *by_step])


def _rest_by_rest(rows: RaschRows, variance: Floats, shared: Floats, upper: Floats, width: int) -> Floats:
    details, readers = rows.n_details, rows.n_readers
    whole = np.zeros((width, width))
    d, r, t = slice(0, details), slice(details, details + readers), slice(details + readers, width)
    whole[d, d] = np.diag(np.bincount(rows.detail, variance, minlength=details))
    whole[r, r] = np.diag(np.bincount(rows.reader, variance, minlength=readers))
    whole[d, r] = _crossed(rows.detail, details, rows.reader, readers, variance)
    whole[d, t] = np.column_stack([np.bincount(rows.detail, one, minlength=details) for one in shared])
    whole[r, t] = np.column_stack([np.bincount(rows.reader, one, minlength=readers) for one in shared])
    higher = np.maximum.outer(np.arange(rows.top), np.arange(rows.top))
    whole[t, t] = upper.sum(axis=1)[higher] - upper @ upper.T
    whole[r, d], whole[t, d], whole[t, r] = whole[d, r].T, whole[d, t].T, whole[r, t].T
    return whole


def _crossed(
    one: Ints,
    n: int,
    other: Ints,
    m: int,
    weight: Floats,
) -> Floats:
    flat = np.bincount(one * m + other, weight, minlength=n * m)
    return np.asarray(flat, dtype=np.float64).reshape(n, m)


def _pins(rows: RaschRows, used: _Used) -> Floats:
    """Holds each facet's sum at 0 (a shift of a whole facet changes nothing else), and what is left out in place."""
    details, readers = rows.n_details, rows.n_readers
    groups = [
        np.concatenate([used.detail, np.zeros(readers + rows.top, dtype=bool)]),
        np.concatenate([np.zeros(details, dtype=bool), used.reader, np.zeros(rows.top, dtype=bool)]),
        np.concatenate([np.zeros(details + readers, dtype=bool), np.ones(rows.top, dtype=bool)]),
    ]
    pins = np.diag((~np.any(groups, axis=0)).astype(np.float64))
    for group in groups:
        mark = group.astype(np.float64)
        pins += len(rows.step) * np.outer(mark, mark) / max(1.0, mark.sum())
    held: Floats = pins
    return held
