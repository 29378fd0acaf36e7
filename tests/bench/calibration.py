"""Statistics over 400,000 ratings (50 readers, 10,000 submissions, 20 details), beside a plain pass over the rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

# before numpy: it says how many threads numpy may take, as it does in the program
from assessor_app import calibration  # noqa: F401

# isort: split
import numpy as np

from assessor_app.calibration.agreement import agreement
from assessor_app.calibration.bias import bias_cells
from assessor_app.calibration.confusion import confusions
from assessor_app.calibration.d_study import d_study
from assessor_app.calibration.decision_consistency import decision_consistency
from assessor_app.calibration.disagreements import disagreements
from assessor_app.calibration.drift_series import drift_series
from assessor_app.calibration.level_use import level_use
from assessor_app.calibration.marked_readings import MarkedReading
from assessor_app.calibration.overview import Overview, overview
from assessor_app.calibration.rasch_mml import fit_marginally
from assessor_app.calibration.rasch_model import RaschRows, probabilities
from assessor_app.calibration.ratings import Ratings
from assessor_app.calibration.reader_pairs import reader_pairs
from assessor_app.calibration.reader_sums import Reference
from assessor_app.calibration.wright import wright_map
from assessor_app.domain.credential import (
    Credential,
    Criterion,
    DecisionRule,
    EachAtLeast,
    Level,
    Outcome,
    Part,
    Scale,
)
from assessor_app.domain.pass_line import PassLine
from tests.bench.figures import Figure

NAME = "calibration"
READERS, SUBMISSIONS, DETAILS = 50, 10_000, 20
_ROUNDS = 3
_LIMIT = "numpy: count every column once"


def measure(_folder: Path) -> list[Figure]:
    """The whole, and its parts; everything in milliseconds."""
    ratings = simulated()
    found, readings = overview(ratings), as_readings(ratings)
    limit = _timed(lambda: plain_pass(ratings))
    parts: list[tuple[str, str, Callable[[], object], float | None]] = [
        ("overview", "all statistics of a lead's first screen", lambda: overview(ratings), 2_000),
        ("severity", "severity by marginal estimation", lambda: fit_marginally(RaschRows.of(ratings)), 2_000),
        ("agreement", "agreement with 1,000 resamples", lambda: agreement(ratings), None),
        ("pairs", "all pairs of readers", lambda: reader_pairs(ratings), None),
        ("plots", "what the other plots and tables need", lambda: other_plots(found), None),
        ("decisions", "decisions and disagreements of 20,000 readings", lambda: decisions(readings), None),
    ]
    return [
        Figure(f"calibration-{name}", what, _timed(work), limit, _LIMIT, goal_max=goal)
        for name, what, work, goal in parts
    ]


def simulated() -> Ratings:
    """Two readers for each submission, all details, four levels."""
    chance = np.random.default_rng(1)
    strength = chance.normal(1.0, 1.2, SUBMISSIONS)
    severity, difficulty = chance.normal(0.0, 0.5, READERS), chance.normal(0.0, 0.5, DETAILS)
    two = np.argsort(chance.random((SUBMISSIONS, READERS)), axis=1)[:, :2].reshape(-1)
    submission = np.repeat(np.arange(SUBMISSIONS), 2 * DETAILS)
    rater, detail = np.repeat(two, DETAILS), np.tile(np.arange(DETAILS), 2 * SUBMISSIONS)
    location = strength[submission] - difficulty[detail] - severity[rater]
    chances = probabilities(location, np.array([-1.2, 0.0, 1.2]))
    level = (chance.random(len(location)) > np.cumsum(chances, axis=0)).sum(axis=0)
    made = Ratings(
        tuple(f"R{at:02}" for at in range(READERS)),
        tuple(f"S{at:05}" for at in range(SUBMISSIONS)),
        tuple(f"D{at:02}" for at in range(DETAILS)),
        np.array([1.0, 2.0, 3.0, 4.0]),
        rater.astype(np.int64),
        submission.astype(np.int64),
        detail.astype(np.int64),
        level.astype(np.int64),
        np.zeros(len(level)),
    )
    return replace(made, order=submission.astype(np.float64)).sorted()


def other_plots(found: Overview) -> list[object]:
    """All of a lead's page beside the overview; one submission in ten is a seed."""
    held = found.ratings
    truth = Reference(np.where(held.submission % 10 == 0, held.score, np.nan))
    return [
        bias_cells(held, found.severity),
        d_study(held),
        drift_series(held, found.severity, truth),
        level_use(held),
        confusions(held, truth),
        wright_map(held, found.severity),
    ]


def as_readings(ratings: Ratings) -> list[MarkedReading]:
    """The same as whole readings with level ids."""
    marks: dict[tuple[int, int], dict[str, str]] = {}
    columns = (ratings.submission, ratings.rater, ratings.detail, ratings.level)
    for submission, rater, detail, level in zip(*(one.tolist() for one in columns), strict=True):
        marks.setdefault((submission, rater), {})[ratings.details[detail]] = f"{level + 1}"
    return [
        MarkedReading(ratings.submissions[submission], ratings.raters[rater], own, float(submission))
        for (submission, rater), own in marks.items()
    ]


def decisions(readings: list[MarkedReading]) -> list[object]:
    """Under the usual rule: every detail at the third of four levels or above."""
    levels = ("1", "2", "3", "4")
    scale = Scale("rubric", tuple(Level(one, one) for one in levels))
    details = tuple(Criterion(name, name, scale.id) for name in readings[0].marks)
    parts = (Part("p", "", "portfolio", outcomes=(Outcome("eo", "", details),)),)
    rule = DecisionRule(EachAtLeast("p", "details", "3"))
    line = PassLine(Credential("x/y", "1", "current", "", "", {scale.id: scale}, parts, rule))
    scales = dict.fromkeys(readings[0].marks, levels)
    return [
        decision_consistency(readings, line.outcome, line.levels),
        disagreements(readings, scales, line.outcome, line.levels),
    ]


def plain_pass(ratings: Ratings) -> int:
    """What no program can do without: every row looked at once in each column."""
    columns = (ratings.rater, ratings.submission, ratings.detail, ratings.level, ratings.unit)
    return sum(len(np.bincount(one)) for one in columns)


def _timed(work: Callable[[], object]) -> list[float]:
    found = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return found
