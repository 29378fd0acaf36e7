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

from assessor_app.calibration.rasch_model import (
    Facets,
    NotEstimableError,
    RaschRows,
    chances_of_at_least,
    log_normaliser,
    moments,
    probabilities,
    starting_thresholds,
    without_extremes,
)
from assessor_app.calibration.ratings import Floats, Ints, Marks

# Nodes in standard deviations, fine enough for the narrow posterior of a submission with many scores.
_NODES: Final = np.linspace(-5.5, 5.5, 61)
_DENSITY: Final = np.exp(-(_NODES**2) / 2) / np.exp(-(_NODES**2) / 2).sum()
_CLOSE: Final = 1e-6
# Where submissions hardly differ EM creeps towards a spread of 0 for ever, and nothing else moves any more.
_NO_SPREAD: Final = 0.1
_CLOSE_ENOUGH: Final = 1e-3
_MOST_ROUNDS: Final = 1_000
_WIDEST: Final = 30.0

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


@dataclass(frozen=True, slots=True)
class _Cells:
    """(detail, reader) combinations, and the sets of them that submissions were scored in."""

    detail: Ints
    reader: Ints
    # rows of the sets: which set, which cell; sorted by set, and the order that sorts them by cell
    set_of: Ints
    cell_of: Ints
    set_starts: Ints
    by_cell: Ints
    cell_starts: Ints
    # groups of submissions with the same set and sum, sorted by set
    group_set: Ints
    group_starts: Ints
    group_sum: Floats
    group_size: Floats
    # the whole data's sufficient statistics
    by_detail: Floats
    by_reader: Floats
    by_threshold: Floats
    used_details: Marks
    used_readers: Marks


def fit_marginally(rows: RaschRows, cancel: Cancel = never) -> MarginalFit:
    """The estimates, until a round of EM moves none by 1e-6; NaN for who gave only the lowest or highest level.

    Raises NotEstimableError when they do not settle, and when ``cancel`` says so.
    """
    rows = rows.where(without_extremes(rows, submissions=False))
    if len(np.unique(rows.step)) <= rows.top:
        raise NotEstimableError("A level was only given where all scores are alike, so its threshold is not to be had.")
    cells = _cells(rows)
    state = _State(
        np.zeros(rows.n_details), np.zeros(rows.n_readers), starting_thresholds(rows.step, rows.top), 0.0, 1.0
    )
    for _ in range(_MOST_ROUNDS):
        if cancel():
            raise NotEstimableError("Stopped.")
        following = _round(rows, cells, state)
        moved = following.distance(state)
        state = following
        if not state.plausible():
            raise NotEstimableError("Too few scores link readers, details and submissions to estimate severity.")
        if moved < (_CLOSE if state.sd > _NO_SPREAD else _CLOSE_ENOUGH):
            break
    else:
        raise NotEstimableError("The estimates do not settle: too few scores link readers, details and submissions.")
    posterior, log_likelihood = _posterior(cells, state)
    return MarginalFit(
        Facets(
            np.where(cells.used_details, state.detail, np.nan),
            np.where(cells.used_readers, state.reader, np.nan),
            state.thresholds,
        ),
        state.mean,
        state.sd,
        log_likelihood - _constant(cells, state),
        _reader_errors(rows, cells, state, posterior),
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
        return np.asarray(self.mean + self.sd * _NODES, dtype=np.float64)

    def locations(self, cells: _Cells) -> Floats:
        """θ − detail − reader for each cell and node, (C, Q)."""
        own = self.detail[cells.detail] + self.reader[cells.reader]
        return np.asarray(self.nodes[None, :] - own[:, None], dtype=np.float64)

    def distance(self, other: _State) -> float:
        mine = np.concatenate([self.detail, self.reader, self.thresholds, [self.mean, self.sd]])
        theirs = np.concatenate([other.detail, other.reader, other.thresholds, [other.mean, other.sd]])
        return float(np.abs(mine - theirs).max())

    def plausible(self) -> bool:
        everything = np.concatenate([self.detail, self.reader, self.thresholds, [self.mean, self.sd]])
        return bool(np.isfinite(everything).all() and np.abs(everything).max() < _WIDEST)


def _cells(rows: RaschRows) -> _Cells:
    codes, cell = np.unique(rows.detail * rows.n_readers + rows.reader, return_inverse=True)
    order = np.lexsort((cell, rows.submission))
    submission, cell = rows.submission[order], cell[order]
    starts = np.flatnonzero(np.diff(submission, prepend=-1))
    ends = np.append(starts[1:], len(submission))
    known: dict[bytes, int] = {}
    set_rows: list[Ints] = []
    own_set = np.empty(len(starts), dtype=np.int64)
    for at, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        mine = cell[start:end]
        number = known.setdefault(mine.tobytes(), len(known))
        if number == len(set_rows):
            set_rows.append(mine)
        own_set[at] = number
    sums = np.add.reduceat(rows.step[order], starts).astype(np.int64)
    groups, size = np.unique(np.column_stack([own_set, sums]), axis=0, return_counts=True)
    reached = rows.step[:, None] >= np.arange(1, rows.top + 1)
    set_of = np.repeat(np.arange(len(set_rows)), [len(one) for one in set_rows])
    cell_of = np.concatenate(set_rows)
    by_cell = np.argsort(cell_of, kind="stable")
    return _Cells(
        codes // rows.n_readers,
        codes % rows.n_readers,
        set_of,
        cell_of,
        _starts(set_of),
        by_cell,
        _starts(cell_of[by_cell]),
        groups[:, 0],
        _starts(groups[:, 0]),
        groups[:, 1].astype(np.float64),
        size.astype(np.float64),
        np.bincount(rows.detail, rows.step, minlength=rows.n_details).astype(np.float64),
        np.bincount(rows.reader, rows.step, minlength=rows.n_readers).astype(np.float64),
        reached.sum(axis=0).astype(np.float64),
        np.bincount(rows.detail, minlength=rows.n_details) > 0,
        np.bincount(rows.reader, minlength=rows.n_readers) > 0,
    )


def _starts(numbers: Ints) -> Ints:
    """Where each run of equal numbers begins."""
    return np.flatnonzero(np.diff(numbers, prepend=-1)).astype(np.int64)


def _posterior(cells: _Cells, state: _State) -> tuple[Floats, float]:
    """P(node | group), (G, Q), and the log-likelihood but for what does not depend on θ."""
    normaliser = log_normaliser(state.locations(cells), state.thresholds)
    whole = np.add.reduceat(normaliser[cells.cell_of], cells.set_starts, axis=0)
    joint = cells.group_sum[:, None] * state.nodes[None, :] - whole[cells.group_set] + np.log(_DENSITY)
    top = joint.max(axis=1)
    chance = np.exp(joint - top[:, None])
    total = chance.sum(axis=1)
    log_likelihood = float((cells.group_size * (top + np.log(total))).sum())
    return chance / total[:, None], log_likelihood


def _constant(cells: _Cells, state: _State) -> float:
    """What the scores' sums take from the log-likelihood whatever θ is."""
    return float(
        cells.by_detail @ state.detail + cells.by_reader @ state.reader + cells.by_threshold @ state.thresholds
    )


def _spread_out(cells: _Cells, posterior: Floats) -> tuple[Floats, Floats]:
    """How many submissions are thought at each node, by set (·, Q) and by cell (C, Q)."""
    by_set = np.add.reduceat(posterior * cells.group_size[:, None], cells.group_starts, axis=0)
    by_cell = np.add.reduceat(by_set[cells.set_of[cells.by_cell]], cells.cell_starts, axis=0)
    return by_set, by_cell


def _round(rows: RaschRows, cells: _Cells, state: _State) -> _State:
    """One round of EM: the posterior, one Newton step for the facets, the population's new mean and spread."""
    posterior, _ = _posterior(cells, state)
    by_set, by_cell = _spread_out(cells, posterior)
    step = _facet_step(rows, cells, state, by_cell)
    nodes = state.nodes
    mass = by_set.sum(axis=0)
    mean = float(mass @ nodes / mass.sum())
    sd = math.sqrt(max(1e-12, float(mass @ (nodes - mean) ** 2 / mass.sum())))
    details, readers = rows.n_details, rows.n_readers
    return _State(
        state.detail + step[:details],
        state.reader + step[details : details + readers],
        state.thresholds + step[details + readers :],
        mean,
        sd,
    )


def _facet_step(rows: RaschRows, cells: _Cells, state: _State, by_cell: Floats) -> Floats:
    """The Newton step of details, readers, thresholds at the posterior ``by_cell`` (C, Q), no longer than a logit."""
    details, readers, top = rows.n_details, rows.n_readers, rows.top
    chances = probabilities(state.locations(cells), state.thresholds)
    mean, _ = moments(chances, np.arange(top + 1.0))
    expected = (by_cell * mean).sum(axis=1)
    reached = np.einsum("cq,cqh->h", by_cell, chances_of_at_least(chances))
    slope = np.concatenate(
        [
            np.bincount(cells.detail, expected, minlength=details) - cells.by_detail,
            np.bincount(cells.reader, expected, minlength=readers) - cells.by_reader,
            reached - cells.by_threshold,
        ]
    )
    sums = _facet_sums(cells, top)
    bordered = np.block([[_curve(rows, cells, state, by_cell), sums.T], [sums, np.zeros((3, 3))]])
    step = np.linalg.solve(bordered, np.concatenate([slope, np.zeros(3)]))[: len(slope)]
    longest = float(np.abs(step).max())
    held: Floats = step if longest <= 1 else step / longest
    return held


def _curve(rows: RaschRows, cells: _Cells, state: _State, by_cell: Floats) -> Floats:
    """What the complete data tell about details, readers and thresholds, (D + R + K − 1)²."""
    details, readers, top = rows.n_details, rows.n_readers, rows.top
    chances = probabilities(state.locations(cells), state.thresholds)
    steps = np.arange(top + 1.0)
    mean, variance = moments(chances, steps)
    upper = chances_of_at_least(chances)
    shared = np.cumsum((chances * steps)[..., ::-1], axis=-1)[..., ::-1][..., 1:] - mean[..., None] * upper
    spread = (by_cell * variance).sum(axis=1)
    pull = np.einsum("cq,cqh->ch", by_cell, shared)
    facets = details + readers
    curve = np.zeros((facets + top, facets + top))
    curve[:details, :details] = np.diag(np.bincount(cells.detail, spread, minlength=details))
    curve[details:facets, details:facets] = np.diag(np.bincount(cells.reader, spread, minlength=readers))
    curve[cells.detail, details + cells.reader] = spread
    for at, own in enumerate(pull.T):
        curve[:details, facets + at] = np.bincount(cells.detail, own, minlength=details)
        curve[details:facets, facets + at] = np.bincount(cells.reader, own, minlength=readers)
    curve += np.triu(curve, 1).T
    flat, weight = upper.reshape(-1, top), by_cell.reshape(-1)
    higher = np.maximum.outer(np.arange(top), np.arange(top))
    reached = np.einsum("cq,cqh->h", by_cell, upper)
    curve[facets:, facets:] = reached[higher] - flat.T @ (weight[:, None] * flat)
    # who has no rows stays where they are
    unused = np.concatenate([~cells.used_details, ~cells.used_readers, np.zeros(top, dtype=bool)])
    return curve + np.diag(unused.astype(np.float64))


def _facet_sums(cells: _Cells, top: int) -> Floats:
    """The three sums that stay 0, (3, D + R + K − 1): the population alone floats."""
    details, readers = len(cells.used_details), len(cells.used_readers)
    sums = np.zeros((3, details + readers + top))
    sums[0, :details] = cells.used_details
    sums[1, details : details + readers] = cells.used_readers
    sums[2, details + readers :] = 1
    return sums


def _reader_errors(rows: RaschRows, cells: _Cells, state: _State, posterior: Floats) -> Floats:
    """Standard errors of severities from the observed information, population held fixed.

    What the complete data would tell less what is missing (Louis 1982): the posterior variance, over the nodes, of each
    submission's own score vector.
    """
    details, readers, top = rows.n_details, rows.n_readers, rows.top
    chances = probabilities(state.locations(cells), state.thresholds)
    mean, _ = moments(chances, np.arange(top + 1.0))
    upper = chances_of_at_least(chances)
    by_set, by_cell = _spread_out(cells, posterior)
    whole = _curve(rows, cells, state, by_cell)
    for number, own in enumerate(by_set):
        inside = cells.cell_of[_run(cells.set_starts, number, len(cells.set_of))]
        mine = _run(cells.group_starts, number, len(cells.group_set))
        score = np.zeros((len(_NODES), details + readers + top))
        np.add.at(score.T, cells.detail[inside], mean[inside])
        np.add.at(score.T, details + cells.reader[inside], mean[inside])
        score[:, details + readers :] = upper[inside].sum(axis=0)
        used = np.flatnonzero(score.any(axis=0))
        held = score[:, used]
        middle = posterior[mine] @ held
        spread = held.T @ (own[:, None] * held) - middle.T @ (cells.group_size[mine][:, None] * middle)
        whole[np.ix_(used, used)] -= spread
    sums = _facet_sums(cells, top)
    inverse = np.linalg.inv(np.block([[whole, sums.T], [sums, np.zeros((3, 3))]]))
    return np.asarray(np.sqrt(np.maximum(np.diag(inverse)[details : details + readers], 0.0)), dtype=np.float64)


def _run(starts: Ints, number: int, end: int) -> slice:
    return slice(int(starts[number]), int(starts[number + 1]) if number + 1 < len(starts) else end)
