"""Marginal maximum likelihood: the same model with submissions drawn from a normal population.

Submissions are not estimated one by one, so readers' severities are not stretched as joint estimation does on few
scores each, and extreme submissions count too. Estimated by EM (Bock & Aitkin 1981). A submission's scores speak
only through its sum (the model is a Rasch model), so submissions scored by the same readers in the same details are
taken together by sum, and the work does not grow with the number of ratings.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.rasch_cells import Cells
from assessor_app.calibration.rasch_model import (
    NO_THRESHOLD,
    TOO_FEW,
    UNSETTLED,
    WIDEST,
    Facets,
    NotEstimableError,
    RaschRows,
    chances_and_normaliser,
    chances_of_at_least,
    moments,
    starting_thresholds,
    sums_from_above,
    without_extremes,
)
from assessor_app.calibration.ratings import Floats
from assessor_app.sentences import sentence

# Nodes in standard deviations, fine enough for the narrow posterior of a submission with many scores.
NODES: Final = np.linspace(-5.5, 5.5, 61)
DENSITY: Final = np.exp(-(NODES**2) / 2) / np.exp(-(NODES**2) / 2).sum()
_CLOSE: Final = 1e-6
# Where submissions hardly differ EM creeps towards a spread of 0 for ever, and nothing else moves any more: it is let
# go when the spread is next to nothing, or has shrunk for so many rounds while all facets stood still.
_NO_SPREAD: Final = 0.1
_CLOSE_ENOUGH: Final = 1e-3
_PATIENCE: Final = 300
_STILL: Final = 1e-5
_MOST_ROUNDS: Final = 1_000


Cancel = Callable[[], bool]


def never() -> bool:
    """Nobody calls it off."""
    return False


@dataclass(frozen=True, slots=True)
class MarginalFit:
    """``facets`` in logits; submissions are N(``mean``, ``sd``²). ``reader_se`` (R,) by the outer product of scores."""

    facets: Facets
    mean: float
    sd: float
    log_likelihood: float
    reader_se: Floats


def fit_marginally(rows: RaschRows, cancel: Cancel = never) -> MarginalFit:
    """The estimates, until a round of EM moves none by 1e-6; NaN for who gave only the lowest or highest level.

    Raises NotEstimableError when they do not settle, and when ``cancel`` says so.
    """
    rows = rows.where(without_extremes(rows, submissions=False))
    if len(np.unique(rows.step)) <= rows.top:
        raise NotEstimableError(NO_THRESHOLD)
    cells = Cells.of(rows)
    state = _State(
        np.zeros(rows.n_details), np.zeros(rows.n_readers), starting_thresholds(rows.step, rows.top), 0.0, 1.0
    )
    for number in range(_MOST_ROUNDS):
        if cancel():
            raise NotEstimableError(sentence("Stopped."))
        following = _round(cells, state)
        moved = following.distance(state)
        still = number >= _PATIENCE and following.sd < state.sd and following.facets_moved(state) < _STILL
        state = following
        if not state.plausible():
            raise NotEstimableError(TOO_FEW)
        if still or moved < (_CLOSE if state.sd > _NO_SPREAD else _CLOSE_ENOUGH):
            break
    else:
        raise NotEstimableError(UNSETTLED)
    guess = _Guess.of(cells, state)
    constant = cells.by_detail @ state.detail + cells.by_reader @ state.reader + cells.by_threshold @ state.thresholds
    return MarginalFit(
        Facets(
            np.where(cells.used_details, state.detail, np.nan),
            np.where(cells.used_readers, state.reader, np.nan),
            state.thresholds,
        ),
        state.mean,
        state.sd,
        guess.log_likelihood - float(constant),
        _reader_errors(cells, guess),
    )


@dataclass(frozen=True, slots=True)
class _State:
    detail: Floats
    reader: Floats
    thresholds: Floats
    mean: float
    sd: float

    @property
    def nodes(self) -> Floats:
        """θ at the quadrature nodes: they move with the population."""
        return np.asarray(self.mean + self.sd * NODES, dtype=np.float64)

    def locations(self, cells: Cells) -> Floats:
        """θ − detail − reader for each cell and node, (C, Q)."""
        own = self.detail[cells.detail] + self.reader[cells.reader]
        return np.asarray(self.nodes[None, :] - own[:, None], dtype=np.float64)

    def distance(self, other: _State) -> float:
        mine = np.concatenate([self.detail, self.reader, self.thresholds, [self.mean, self.sd]])
        theirs = np.concatenate([other.detail, other.reader, other.thresholds, [other.mean, other.sd]])
        return float(np.abs(mine - theirs).max())

    def facets_moved(self, other: _State) -> float:
        pairs = ((self.detail, other.detail), (self.reader, other.reader), (self.thresholds, other.thresholds))
        return max(float(np.abs(mine - theirs).max()) for mine, theirs in pairs)

    def plausible(self) -> bool:
        everything = np.concatenate([self.detail, self.reader, self.thresholds, [self.mean, self.sd]])
        return bool(np.isfinite(everything).all() and np.abs(everything).max() < WIDEST)


@dataclass(frozen=True, slots=True)
class _Guess:
    """Where submissions are thought to lie under a state, and what the model expects of each cell there.

    ``posterior`` (G, Q); ``by_set`` (·, Q) and ``by_cell`` (C, Q): how many submissions at each node; ``mean`` and
    ``variance`` (C, Q) of the step, ``upper`` (K − 1, C, Q) chances of at least h, ``shared`` (K − 1, C, Q) covariances
    of the step and reaching h. ``log_likelihood`` lacks what does not depend on θ.
    """

    posterior: Floats
    by_set: Floats
    by_cell: Floats
    mean: Floats
    variance: Floats
    upper: Floats
    shared: Floats
    log_likelihood: float

    @classmethod
    def of(cls, cells: Cells, state: _State) -> _Guess:
        chances, normaliser = chances_and_normaliser(state.locations(cells), state.thresholds)
        whole = cells.sets.totals(cells.blocks.totals(normaliser))
        joint = cells.group_sum[:, None] * state.nodes[None, :]
        joint += (np.log(DENSITY) - whole)[cells.group_set]
        top = joint.max(axis=1)
        joint -= top[:, None]
        np.exp(joint, out=joint)
        total = joint.sum(axis=1)
        joint /= total[:, None]
        by_set = np.add.reduceat(joint * cells.group_size[:, None], cells.group_starts, axis=0)
        by_cell = cells.blocks.shared_out(cells.sets.shared_out(by_set))
        steps = np.arange(len(chances), dtype=np.float64)
        mean, variance = moments(chances, steps)
        upper = chances_of_at_least(chances)
        shared = sums_from_above(chances * steps[:, None, None]) - mean * upper
        log_likelihood = float(cells.group_size @ (top + np.log(total)))
        return cls(joint, by_set, by_cell, mean, variance, upper, shared, log_likelihood)


def _round(cells: Cells, state: _State) -> _State:
    """One round of EM: the posterior, one Newton step for the facets, the population's new mean and spread."""
    guess = _Guess.of(cells, state)
    step = _facet_step(cells, guess)
    nodes = state.nodes
    mass = guess.by_set.sum(axis=0)
    mean = float(mass @ nodes / mass.sum())
    sd = math.sqrt(max(1e-12, float(mass @ (nodes - mean) ** 2 / mass.sum())))
    details, readers = len(cells.used_details), len(cells.used_readers)
    return _State(
        state.detail + step[:details],
        state.reader + step[details : details + readers],
        state.thresholds + step[details + readers :],
        mean,
        sd,
    )


def _facet_step(cells: Cells, guess: _Guess) -> Floats:
    """The Newton step of details, readers, thresholds, no longer than a logit."""
    details, readers = len(cells.used_details), len(cells.used_readers)
    expected = (guess.by_cell * guess.mean).sum(axis=1)
    reached = np.tensordot(guess.upper, guess.by_cell, axes=2)
    slope = np.concatenate(
        [
            np.bincount(cells.detail, expected, minlength=details) - cells.by_detail,
            np.bincount(cells.reader, expected, minlength=readers) - cells.by_reader,
            reached - cells.by_threshold,
        ]
    )
    sums = _facet_sums(cells)
    bordered = np.block([[_curve(cells, guess), sums.T], [sums, np.zeros((3, 3))]])
    step = np.linalg.solve(bordered, np.concatenate([slope, np.zeros(3)]))[: len(slope)]
    longest = float(np.abs(step).max())
    held: Floats = step if longest <= 1 else step / longest
    return held


def _curve(cells: Cells, guess: _Guess) -> Floats:
    """What the complete data tell about details, readers and thresholds, (D + R + K − 1)²."""
    details, readers, top = len(cells.used_details), len(cells.used_readers), len(guess.upper)
    spread = (guess.by_cell * guess.variance).sum(axis=1)
    pull = (guess.shared * guess.by_cell).sum(axis=2)
    facets = details + readers
    curve = np.zeros((facets + top, facets + top))
    curve[:details, :details] = np.diag(np.bincount(cells.detail, spread, minlength=details))
    curve[details:facets, details:facets] = np.diag(np.bincount(cells.reader, spread, minlength=readers))
    curve[cells.detail, details + cells.reader] = spread
    for at, own in enumerate(pull):
        curve[:details, facets + at] = np.bincount(cells.detail, own, minlength=details)
        curve[details:facets, facets + at] = np.bincount(cells.reader, own, minlength=readers)
    curve += np.triu(curve, 1).T
    higher = np.maximum.outer(np.arange(top), np.arange(top))
    flat = guess.upper.reshape(top, -1)
    weighted = flat * guess.by_cell.reshape(-1)
    curve[facets:, facets:] = weighted.sum(axis=1)[higher] - flat @ weighted.T
    # who has no rows stays where they are
    unused = np.concatenate([~cells.used_details, ~cells.used_readers, np.zeros(top, dtype=bool)])
    return curve + np.diag(unused.astype(np.float64))


def _facet_sums(cells: Cells) -> Floats:
    """The three sums that stay 0, (3, D + R + K − 1): the population alone floats."""
    details, readers, top = len(cells.used_details), len(cells.used_readers), len(cells.by_threshold)
    sums = np.zeros((3, details + readers + top))
    sums[0, :details] = cells.used_details
    sums[1, details : details + readers] = cells.used_readers
    sums[2, details + readers :] = 1
    return sums


def _reader_errors(cells: Cells, guess: _Guess) -> Floats:
    """Standard errors of severities from the observed information, population held fixed.

    What the complete data would tell less what is missing (Louis 1982): the posterior variance, over the nodes, of each
    submission's own score vector.
    """
    details, readers, top = len(cells.used_details), len(cells.used_readers), len(guess.upper)
    facets, nodes = details + readers, len(NODES)
    by_cell = np.zeros((len(cells.detail), nodes, facets + top))
    every = np.arange(len(cells.detail))
    by_cell[every, :, cells.detail] = guess.mean
    by_cell[every, :, details + cells.reader] = guess.mean
    by_cell[:, :, facets:] = np.moveaxis(guess.upper, 0, -1)
    by_block = cells.blocks.totals(by_cell)
    whole = _curve(cells, guess)
    ends = np.append(cells.group_starts[1:], len(cells.group_set))
    set_ends = np.append(cells.sets.starts[1:], len(cells.sets.parts))
    for number, (first, last) in enumerate(zip(cells.sets.starts.tolist(), set_ends.tolist(), strict=True)):
        score = by_block[cells.sets.parts[first:last]].sum(axis=0)
        mine = slice(int(cells.group_starts[number]), int(ends[number]))
        middle = guess.posterior[mine] @ score
        whole -= score.T @ (guess.by_set[number][:, None] * score)
        whole += middle.T @ (cells.group_size[mine][:, None] * middle)
    sums = _facet_sums(cells)
    inverse = np.linalg.inv(np.block([[whole, sums.T], [sums, np.zeros((3, 3))]]))
    return np.asarray(np.sqrt(np.maximum(np.diag(inverse)[details:facets], 0.0)), dtype=np.float64)
