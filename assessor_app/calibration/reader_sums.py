"""What each reader did with each submission, added up, so that a reader's numbers and intervals come from one table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assessor_app.calibration.estimate import Interval
from assessor_app.calibration.ratings import Floats, Ints, Ratings
from assessor_app.calibration.resampling import percentile_interval, resample_weights
from assessor_app.calibration.severity import Joint
from assessor_app.calibration.shares import share_interval


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference's score of each row's (submission, detail), (N,); NaN where it has none."""

    score: Floats

    @classmethod
    def of_reader(cls, ratings: Ratings, reference: Ratings) -> Reference:
        """From the ratings of one reader, on the same submissions and details (by name)."""
        details = {name: at for at, name in enumerate(reference.details)}
        submissions = {name: at for at, name in enumerate(reference.submissions)}
        width = len(reference.details)
        table = np.full(len(reference.submissions) * width + 1, np.nan)
        table[reference.unit] = reference.score
        s = np.array([submissions.get(name, -1) for name in ratings.submissions])[ratings.submission]
        d = np.array([details.get(name, -1) for name in ratings.details])[ratings.detail]
        held: Floats = table[np.where((s < 0) | (d < 0), len(table) - 1, s * width + d)]
        return cls(held)


# the columns of a reader's table, one row for each submission the reader scored
_COLUMNS = (
    "count", "total", "squares", "ends",
    "spread", "spread_count",
    "residual_squares", "variance", "standard", "fitted",
    "early", "early_count", "late", "late_count",
    "seed_count", "seed_exact", "seed_bias",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReaderSums:
    """One reader's sums: ``table`` (S_r, 17) by submission, columns named in the module."""

    table: Floats

    def _column(self, drawn: Floats, name: str) -> Floats:
        held: Floats = drawn[..., _COLUMNS.index(name)]
        return held

    def measure(self, drawn: Floats) -> dict[str, Floats]:
        """Every number of a reader from column sums (…, 17); NaN where it has nothing to stand on.

        ``sd`` of scores, ``ends``: share of the two end levels, ``halo``: mean SD (n − 1) within a submission,
        ``infit``/``outfit``, ``drift``: mean residual of the last third less that of the first, seeds in levels.
        """
        part = {name: self._column(drawn, name) for name in _COLUMNS}
        with np.errstate(divide="ignore", invalid="ignore"):
            n = part["count"]
            variance = (part["squares"] - part["total"] ** 2 / n) / (n - 1)
            return {
                "sd": np.where(n > 1, np.sqrt(np.maximum(variance, 0.0)), np.nan),
                "ends": part["ends"] / n,
                "halo": part["spread"] / part["spread_count"],
                "infit": part["residual_squares"] / part["variance"],
                "outfit": part["standard"] / part["fitted"],
                "drift": part["late"] / part["late_count"] - part["early"] / part["early_count"],
                "seed_exact": part["seed_exact"] / part["seed_count"],
                "seed_bias": part["seed_bias"] / part["seed_count"],
            }

    def values(self) -> dict[str, float]:
        """The numbers themselves."""
        return {name: float(one) for name, one in self.measure(self.table.sum(axis=0)).items()}

    def intervals(self) -> dict[str, Interval | None]:
        """Their intervals, by 1,000 resamples of the reader's submissions."""
        if len(self.table) < 2:
            return dict.fromkeys(self.values())
        weights = resample_weights(np.ones(len(self.table), dtype=np.int64))
        return {name: percentile_interval(one) for name, one in self.measure(weights @ self.table).items()}

    def seed_share(self) -> Interval | None:
        """The interval of the share of exact seeds."""
        return share_interval(self._column(self.table, "seed_exact"), self._column(self.table, "seed_count"))

    def submissions(self, name: str) -> int:
        """How many submissions have something in this column."""
        return int((self.table[:, _COLUMNS.index(name)] > 0).sum())


def reader_sums(ratings: Ratings, joint: Joint | None, reference: Reference | None) -> tuple[ReaderSums, ...]:
    """The sums of each reader, in the readers' order."""
    columns = _row_columns(ratings, joint, reference)
    cells, at = np.unique(ratings.rater * max(1, len(ratings.submissions)) + ratings.submission, return_inverse=True)
    summed = np.column_stack([np.bincount(at, one, minlength=len(cells)) for one in columns.values()])
    whole = dict(zip(columns, summed.T, strict=True))
    count = whole["count"]
    several = count > 1
    safe = np.where(several, count, 2.0)
    inside = np.sqrt(np.maximum(whole["squares"] - whole["total"] ** 2 / safe, 0.0) / (safe - 1))
    whole["spread"], whole["spread_count"] = np.where(several, inside, 0.0), several.astype(np.float64)
    table = np.column_stack([whole[name] for name in _COLUMNS])
    owner = cells // max(1, len(ratings.submissions))
    return tuple(ReaderSums(table[owner == reader]) for reader in range(len(ratings.raters)))


def _row_columns(ratings: Ratings, joint: Joint | None, reference: Reference | None) -> dict[str, Floats]:
    score = ratings.score
    top = len(ratings.values) - 1
    columns: dict[str, Floats] = {
        "count": np.ones(len(score)),
        "total": score,
        "squares": score**2,
        "ends": ((ratings.level == 0) | (ratings.level == top)).astype(np.float64),
    }
    nothing = np.zeros(len(score))
    residual, variance, fitted = nothing.copy(), nothing.copy(), nothing.copy()
    if joint is not None:
        kept = joint.fitted.kept
        residual[kept], variance[kept], fitted[kept] = joint.residuals.residual, joint.residuals.variance, 1.0
    rank = rank_within(ratings)
    early, late = (rank <= 1 / 3) & (fitted > 0), (rank > 2 / 3) & (fitted > 0)
    seeded = nothing.astype(bool) if reference is None else np.isfinite(reference.score)
    truth = nothing if reference is None else np.where(seeded, reference.score, 0.0)
    columns |= {
        "residual_squares": residual**2,
        "variance": variance,
        "standard": np.where(fitted > 0, residual**2 / np.where(variance > 0, variance, 1.0), 0.0),
        "fitted": fitted,
        "early": np.where(early, residual, 0.0),
        "early_count": early.astype(np.float64),
        "late": np.where(late, residual, 0.0),
        "late_count": late.astype(np.float64),
        "seed_count": seeded.astype(np.float64),
        "seed_exact": (seeded & (score == truth)).astype(np.float64),
        "seed_bias": np.where(seeded, score - truth, 0.0),
    }
    return columns


def rank_within(ratings: Ratings) -> Floats:
    """How far into the reader's own scoring each row lies, over 0 up to 1; 0.5 throughout without a known order."""
    rank = np.full(len(ratings.order), 0.5)
    for reader in range(len(ratings.raters)):
        mine: Ints = np.flatnonzero(ratings.rater == reader)
        moments = np.unique(ratings.order[mine])
        if len(moments) > 2:
            rank[mine] = (np.searchsorted(moments, ratings.order[mine]) + 1) / len(moments)
    return rank
