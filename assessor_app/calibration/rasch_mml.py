"""Marginal maximum likelihood: the same model with submissions drawn from a normal population.

Submissions are not estimated one by one, so readers' severities are not stretched as joint estimation does on few
scores each, and extreme submissions count too. Estimated by EM (Bock & Aitkin 1981). A submission's scores speak
only through its sum (the model is a Rasch model), so submissions scored by the same readers in the same details are
taken together by sum, and the work does not grow with the number of ratings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.rasch_cells import Cells
from assessor_app.calibration.rasch_model import (
    NO_THRESHOLD,
    TOO_FEW,
    UNSETTLED,
    WIDEST,
    WIDEST_ERROR,
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
from assessor_app.calibration.ratings import Floats, Ints
from assessor_app.sentences import sentence

# Nodes in standard deviations, fine enough for the narrow posterior of a submission with many scores.
NODES: Final = np.linspace(-5.5, 5.5, 61)
DENSITY: Final = np.exp(-(NODES**2) / 2) / np.exp(-(NODES**2) / 2).sum()
# how the population's mean and its spread pull at the nodes, (Q, 2)
_PULLS: Final = np.column_stack([np.ones_like(NODES), NODES])
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
    """``facets`` in logits; submissions are N(``mean``, ``sd``²). ``reader_se`` (R,) from the observed information."""

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
    errors = _reader_errors(cells, guess)
    told = errors[cells.used_readers]
    if len(told) > 1 and not bool(((told > 0) & (told < WIDEST_ERROR)).all()):
        # somewhere nothing holds an estimate back: it stopped only because nothing moved it either
        raise NotEstimableError(TOO_FEW)
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
        errors,
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

    ``posterior`` (G, Q); ``by_set`` (·, Q) and ``by_cell`` (C, Q): how many submissions at each node; ``mean`` (C, Q)
    of the step, ``upper`` (K − 1, C, Q) chances of at least h. Times that many submissions: ``spread`` (C, Q), the
    variance of the step, and ``pull`` (K − 1, C, Q), its covariance with reaching h. ``log_likelihood`` lacks what does
    not depend on θ.
    """

    posterior: Floats
    by_set: Floats
    by_cell: Floats
    mean: Floats
    upper: Floats
    spread: Floats
    pull: Floats
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
        chances *= steps[:, None, None]
        pull = sums_from_above(chances)
        pull -= mean * upper
        pull *= by_cell
        variance *= by_cell
        log_likelihood = float(cells.group_size @ (top + np.log(total)))
        return cls(joint, by_set, by_cell, mean, upper, variance, pull, log_likelihood)


def _round(cells: Cells, state: _State) -> _State:
    """One round of EM: the posterior, then one Newton step for everything, the population in two parts.

    Its new mean and spread come from the posterior, and the model's own Newton step moves and stretches it besides
    (parameter-expanded EM, Liu, Rubin & Wu 1998): the first alone creeps where submissions hardly differ.
    """
    guess = _Guess.of(cells, state)
    step = _newton_step(cells, guess)
    mass = guess.by_set.sum(axis=0)
    middle = float(mass @ NODES / mass.sum())
    spread = math.sqrt(float(mass @ (NODES - middle) ** 2 / mass.sum()))
    details, readers = len(cells.used_details), len(cells.used_readers)
    # never to nothing at once: at a spread of 0 both parts stand still, be there better ones or not
    stretched = max(state.sd / 2, state.sd + float(step[-1]))
    return _State(
        state.detail + step[:details],
        state.reader + step[details : details + readers],
        state.thresholds + step[details + readers : -2],
        state.mean + float(step[-2]) + stretched * middle,
        max(1e-6, stretched * spread),
    )


def _newton_step(cells: Cells, guess: _Guess) -> Floats:
    """The step of details, readers, thresholds, and of the population's mean and spread; none longer than a logit."""
    details, readers = len(cells.used_details), len(cells.used_readers)
    expected = guess.by_cell * guess.mean
    by_cell = expected.sum(axis=1)
    reached = np.tensordot(guess.upper, guess.by_cell, axes=2)
    given = (cells.group_size * cells.group_sum) @ guess.posterior
    slope = np.concatenate(
        [
            np.bincount(cells.detail, by_cell, minlength=details) - cells.by_detail,
            np.bincount(cells.reader, by_cell, minlength=readers) - cells.by_reader,
            reached - cells.by_threshold,
            (given - expected.sum(axis=0)) @ _PULLS,
        ]
    )
    sides, own = _population_curve(cells, guess)
    sums = np.pad(_facet_sums(cells), ((0, 0), (0, 2)))
    curve = np.block([[_curve(cells, guess), sides], [sides.T, own]])
    bordered = np.block([[curve, sums.T], [sums, np.zeros((3, 3))]])
    step = np.linalg.solve(bordered, np.concatenate([slope, np.zeros(3)]))[: len(slope)]
    longest = float(np.abs(step).max())
    held: Floats = step if longest <= 1 else step / longest
    return held


def _population_curve(cells: Cells, guess: _Guess) -> tuple[Floats, Floats]:
    """What the complete data tell about mean and spread of the population with all else, (P, 2), and alone, (2, 2)."""
    by_cell = guess.spread @ _PULLS
    thresholds = guess.pull.sum(axis=1) @ _PULLS
    sides = [
        np.column_stack([np.bincount(index, one, minlength=len(used)) for one in by_cell.T])
        for index, used in ((cells.detail, cells.used_details), (cells.reader, cells.used_readers))
    ]
    own = _PULLS.T @ (guess.spread.sum(axis=0)[:, None] * _PULLS)
    return -np.concatenate([*sides, thresholds]), np.asarray(own, dtype=np.float64)


def _curve(cells: Cells, guess: _Guess) -> Floats:
    """What the complete data tell about details, readers and thresholds, (D + R + K − 1)²."""
    details, readers, top = len(cells.used_details), len(cells.used_readers), len(guess.upper)
    spread, pull = guess.spread.sum(axis=1), guess.pull.sum(axis=2)
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
    details, readers = len(cells.used_details), len(cells.used_readers)
    whole = _curve(cells, guess)
    ends = np.append(cells.group_starts[1:], len(cells.group_set))
    for number, (columns, score) in enumerate(_set_scores(cells, guess)):
        mine = slice(int(cells.group_starts[number]), int(ends[number]))
        middle = guess.posterior[mine] @ score
        own = score.T @ (guess.by_set[number][:, None] * score)
        whole[np.ix_(columns, columns)] -= own - middle.T @ (cells.group_size[mine][:, None] * middle)
    sums = _facet_sums(cells)
    inverse = np.linalg.inv(np.block([[whole, sums.T], [sums, np.zeros((3, 3))]]))
    return np.asarray(np.sqrt(np.maximum(np.diag(inverse)[details : details + readers], 0.0)), dtype=np.float64)


def _set_scores(cells: Cells, guess: _Guess) -> Iterator[tuple[Ints, Floats]]:
    """Of each set the parameters it speaks of (M,), and at every node its expected score vector in these (Q, M)."""
    blocks, sets = cells.blocks, cells.sets
    block_ends = np.append(blocks.starts[1:], len(blocks.parts)).tolist()
    set_ends = np.append(sets.starts[1:], len(sets.parts)).tolist()
    of_block = [blocks.parts[first:last] for first, last in zip(blocks.starts.tolist(), block_ends, strict=True)]
    details, readers, top = len(cells.used_details), len(cells.used_readers), len(guess.upper)
    thresholds = details + readers + np.arange(top)
    for first, last in zip(sets.starts.tolist(), set_ends, strict=True):
        own = np.concatenate([of_block[block] for block in sets.parts[first:last].tolist()])
        located, place = np.unique(np.append(cells.detail[own], details + cells.reader[own]), return_inverse=True)
        marks = np.zeros((len(located), len(own)))
        marks[place, np.tile(np.arange(len(own)), 2)] = 1
        score = np.vstack([marks @ guess.mean[own], guess.upper[:, own].sum(axis=1)])
        yield np.append(located, thresholds), score.T
