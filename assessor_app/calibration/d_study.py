"""How many readers are needed: what scores vary by, and how dependable the mean of 1 … 6 readers would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.estimate import Basis, Estimate, Status
from assessor_app.calibration.rasch_mml import Cancel, never
from assessor_app.calibration.ratings import Floats, Ints, Ratings
from assessor_app.calibration.resampling import RESAMPLES, SEED, percentile_interval, resample_weights
from assessor_app.calibration.variance_parts import variance_parts
from assessor_app.sentences import sentence

MOST_READERS: Final = 6
ENOUGH_DEPENDABLE: Final = 0.80
_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Component:
    """One source of variance in squared score units, and its ``share`` of the whole (negative ones count as 0).

    ``source`` is submission, reader, detail, submission×reader, submission×detail, reader×detail or rest.
    """

    source: str
    variance: float
    share: float


@dataclass(frozen=True, slots=True)
class Dependability:
    """With the mean of so many readers: ``phi`` (Φ) for the score itself, ``g`` (Eρ²) for ranking submissions."""

    readers: int
    phi: Estimate
    g: Estimate


@dataclass(frozen=True, slots=True)
class DStudy:
    """``components`` of single scores; ``curve`` for the mean over the details, which are taken as fixed.

    ``needed``: the fewest readers with Φ ≥ 0.80, None where six do not do. ``crossed``: all readers scored all
    submissions. All empty where ``status`` is neither ok nor few.
    """

    components: tuple[Component, ...]
    curve: tuple[Dependability, ...]
    needed: int | None
    crossed: bool
    status: Status
    reason: str


def d_study(ratings: Ratings, cancel: Cancel = never) -> DStudy:
    """Of the submissions with two readers or more, crossed or not (Brennan 2001, ch. 4); called off it is empty."""
    means = _Means.of(ratings)
    if means is None:
        return _empty("no_overlap", sentence("No submission was scored by two readers here."))
    found = _parts(means, np.ones((1, len(means.count))))
    if cancel():
        return _empty("no_overlap", sentence("Stopped."))
    if not np.isfinite(found).all():
        return _empty("not_crossed", sentence("Too few readers share submissions to tell readers from chance."))
    if found[0, 0] <= 0:
        reason = sentence("The submissions do not differ more than the readers’ chance differences explain.")
        return _empty("undefined_one_level", reason)
    drawn = _resampled(means, cancel)
    basis = Basis(int(means.count.sum()), len(means.count), means.score.shape[1])
    curve = tuple(_dependability(basis, found, drawn, readers) for readers in range(1, MOST_READERS + 1))
    needed = next((one.readers for one in curve if (one.phi.value or 0.0) >= ENOUGH_DEPENDABLE), None)
    crossed = bool((means.count == means.score.shape[1]).all())
    first = curve[0].phi
    return DStudy(_components(ratings, means, found), curve, needed, crossed, first.status, first.reason)


def _empty(status: Status, reason: str) -> DStudy:
    return DStudy((), (), None, False, status, reason)


@dataclass(frozen=True, slots=True)
class _Means:
    """Mean scores of P submissions by R readers, 0 where none (P, R); ``given`` marks them, ``count`` (P,) sums."""

    score: Floats
    given: Floats
    count: Floats
    kept: Ints

    @classmethod
    def of(cls, ratings: Ratings) -> _Means | None:
        """Of the submissions two readers scored, around their grand mean; None where there are none."""
        readers, size = len(ratings.raters), len(ratings.submissions) * len(ratings.raters)
        cell = ratings.submission * readers + ratings.rater
        count = np.bincount(cell, minlength=size).reshape(-1, max(1, readers))
        total = np.bincount(cell, ratings.score, minlength=size).reshape(-1, max(1, readers))
        kept = np.flatnonzero((count > 0).sum(axis=1) > 1)
        if not len(kept):
            return None
        given = count[kept] > 0
        present = given.any(axis=0)
        score = np.where(given, total[kept] / np.maximum(count[kept], 1), 0.0)[:, present]
        held = given[:, present].astype(np.float64)
        score = (score - score.sum() / held.sum()) * held
        return cls(score, held, held.sum(axis=1), kept.astype(np.int64))


def _parts(means: _Means, weights: Floats) -> Floats:
    """Components of submission, reader and rest when submissions count ``weights`` (B, P) times, (B, 3); else NaN.

    Henderson's first method for two facets with at most one mean in each cell.
    """
    total = means.score.sum(axis=1)
    columns = [means.count, total, (means.score**2).sum(axis=1), total**2 / means.count, means.count**2]
    n, whole, squares, by_submission, sizes = (weights @ np.column_stack([*columns])).T
    submissions = weights.sum(axis=1)
    own, per_reader = weights @ means.score, weights @ means.given
    held = per_reader > 0
    readers = held.sum(axis=1)
    by_reader = np.where(held, own**2 / np.where(held, per_reader, 1.0), 0.0).sum(axis=1)
    middle, lean = whole**2 / n, (per_reader**2).sum(axis=1) / n
    system = np.empty((len(weights), 3, 3))
    system[:, 0] = np.column_stack([n, submissions, submissions])
    system[:, 1] = np.column_stack([readers, n, readers])
    system[:, 2] = np.column_stack([n, n, n])
    system -= np.stack([sizes / n, lean, np.ones(len(n))], axis=1)[:, None, :]
    right = np.column_stack([by_submission - middle, by_reader - middle, squares - middle])
    sound = np.abs(np.linalg.det(system / n[:, None, None])) > 1e-9
    safe = np.where(sound[:, None, None], system, np.eye(3))
    solved = np.linalg.solve(safe, right[:, :, None])[:, :, 0]
    return np.where(sound[:, None], solved, np.nan)


def _resampled(means: _Means, cancel: Cancel) -> Floats:
    """The components of 1,000 resamples of submissions, (B, 3); fewer when called off."""
    made = []
    for at in range(0, RESAMPLES, _AT_ONCE):
        if cancel():
            break
        made.append(_parts(means, resample_weights(np.ones(len(means.count), dtype=np.int64), _AT_ONCE, SEED + at)))
    return np.concatenate(made) if made else np.empty((0, 3))


def _dependability(basis: Basis, found: Floats, drawn: Floats, readers: int) -> Dependability:
    phi, g = _shares(found, readers), _shares(found, readers, ranking=True)
    spread = [
        percentile_interval(_shares(drawn, readers, ranking)) if len(drawn) else None for ranking in (False, True)
    ]
    return Dependability(readers, basis.estimate(float(phi[0]), spread[0]), basis.estimate(float(g[0]), spread[1]))


def _shares(parts: Floats, readers: int, ranking: bool = False) -> Floats:
    """The submissions' own share of the variance of a mean of ``readers``, (B,); 0 where they have none."""
    own, reader, rest = np.maximum(parts, 0.0).T
    error = (rest if ranking else reader + rest) / readers
    whole = own + error
    held: Floats = np.where(whole > 0, own / np.where(whole > 0, whole, 1.0), np.nan)
    return np.where(np.isfinite(parts).all(axis=1), held, np.nan)


def _components(ratings: Ratings, means: _Means, found: Floats) -> tuple[Component, ...]:
    """Of single scores over all three facets; of the submissions' means where that is not to be had."""
    rows = np.isin(ratings.submission, means.kept)
    facets = {"submission": ratings.submission[rows], "reader": ratings.rater[rows], "detail": ratings.detail[rows]}
    if len(np.unique(facets["detail"])) < 2:
        del facets["detail"]
    parts = variance_parts(ratings.score[rows], facets)
    if parts is None:
        parts = dict(zip(("submission", "reader", "rest"), found[0].tolist(), strict=True))
    whole = sum(max(0.0, one) for one in parts.values())
    return tuple(Component(name, one, max(0.0, one) / whole if whole else 0.0) for name, one in parts.items())
