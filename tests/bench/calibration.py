"""Statistics over 400,000 ratings (50 readers, 10,000 submissions, 20 details), beside a plain pass over the rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from assessor_app.calibration.agreement import agreement
from assessor_app.calibration.overview import overview
from assessor_app.calibration.rasch_mml import fit_marginally
from assessor_app.calibration.rasch_model import RaschRows, probabilities
from assessor_app.calibration.ratings import Ratings
from assessor_app.calibration.reader_pairs import reader_pairs
from tests.bench.figures import Figure

NAME = "calibration"
READERS, SUBMISSIONS, DETAILS = 50, 10_000, 20
_ROUNDS = 3
_LIMIT = "numpy: count every column once"


def measure(_folder: Path) -> list[Figure]:
    """The whole, and its parts; everything in milliseconds."""
    ratings = simulated()
    limit = _timed(lambda: plain_pass(ratings))
    parts: list[tuple[str, str, Callable[[], object], float | None]] = [
        ("overview", "all statistics of a lead's first screen", lambda: overview(ratings), 2_000),
        ("severity", "severity by marginal estimation", lambda: fit_marginally(RaschRows.of(ratings)), 2_000),
        ("agreement", "agreement with 1,000 resamples", lambda: agreement(ratings), None),
        ("pairs", "all pairs of readers", lambda: reader_pairs(ratings), None),
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
    level = (chance.random(len(location))[:, None] > np.cumsum(chances, axis=1)).sum(axis=1)
    return Ratings(
        tuple(f"R{at:02}" for at in range(READERS)),
        tuple(f"S{at:05}" for at in range(SUBMISSIONS)),
        tuple(f"D{at:02}" for at in range(DETAILS)),
        np.array([1.0, 2.0, 3.0, 4.0]),
        rater.astype(np.int64),
        submission.astype(np.int64),
        detail.astype(np.int64),
        level.astype(np.int64),
        np.zeros(len(level)),
    ).sorted()


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
