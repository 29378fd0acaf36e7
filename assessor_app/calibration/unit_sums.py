"""What every agreement coefficient is made of, added up by submission, so that resampling is a matrix product.

A unit is a (submission, detail). All that percent agreement, Krippendorff's alpha, Fleiss' kappa and Gwet's AC need of
the ratings is linear in units; so it is summed once by submission, and any weighting of submissions (a bootstrap
resample counts each one so many times) is one product with these sums.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assessor_app.calibration.ratings import Floats, Ints, Ratings


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """``counts[u, k]`` readers gave unit ``u`` level ``k``; ``submission[u]`` is whose unit it is, 0 … S-1."""

    counts: Floats
    submission: Ints
    n_submissions: int

    @classmethod
    def of(cls, ratings: Ratings) -> UnitCounts:
        """The counts of all units that have a rating, (U, K)."""
        units, at = np.unique(ratings.unit, return_inverse=True)
        levels = len(ratings.values)
        flat = np.bincount(at * levels + ratings.level, minlength=len(units) * levels)
        owners, submission = np.unique(units // max(1, len(ratings.details)), return_inverse=True)
        return cls(flat.reshape(len(units), levels).astype(np.float64), submission.astype(np.int64), len(owners))

    @property
    def readers(self) -> Floats:
        """How many readers each unit has, (U,)."""
        total: Floats = self.counts.sum(axis=1)
        return total


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over units, for each of S submissions or B resamples (first axis).

    ``coincidence`` (·, K, K): Krippendorff's coincidences; ``agreeing`` (·, K, K): shares of ordered pairs in a unit
    with levels k and l; ``shares`` (·, K): sum of the units' level shares; ``paired`` (·,): units with two readers
    or more; ``units`` (·,): all units.
    """

    coincidence: Floats
    agreeing: Floats
    shares: Floats
    paired: Floats
    units: Floats

    @classmethod
    def by_submission(cls, units: UnitCounts) -> Sums:
        """The sums of each submission."""
        counts, n = units.counts, units.readers
        levels = counts.shape[1]
        pairs = np.einsum("uk,ul->ukl", counts, counts)
        diagonal = np.arange(levels)
        pairs[:, diagonal, diagonal] -= counts
        several = n >= 2
        safe = np.where(several, n, 2.0)
        width = levels * levels
        coincidence = np.where(several[:, None], pairs.reshape(-1, width) / (safe - 1)[:, None], 0.0)
        agreeing = coincidence / safe[:, None]
        features = np.column_stack(
            [coincidence, agreeing, counts / np.maximum(n, 1.0)[:, None], several.astype(np.float64), np.ones(len(n))]
        )
        summed = np.zeros((units.n_submissions, features.shape[1]))
        np.add.at(summed, units.submission, features)
        return cls._split(summed, levels)

    def weighted(self, weights: Floats) -> Sums:
        """The sums when submission s counts ``weights[b, s]`` times, for each of B weightings."""
        return self._split(weights @ self._joined(), self.shares.shape[1])

    def patterns(self) -> tuple[Sums, Ints]:
        """Submissions with the same sums taken together: one of each, and how many there are (P,)."""
        rows = np.round(self._joined(), 12)
        # told apart by a random combination of their columns: sorting one number is far quicker than whole rows
        mixed = rows @ np.random.default_rng(0).random(rows.shape[1])
        _, first, times = np.unique(np.round(mixed, 9), return_index=True, return_counts=True)
        return self._split(rows[first], self.shares.shape[1]), times.astype(np.int64)

    def _joined(self) -> Floats:
        rows = len(self.units)
        flat = [self.coincidence.reshape(rows, -1), self.agreeing.reshape(rows, -1), self.shares]
        return np.column_stack([*flat, self.paired, self.units])

    @classmethod
    def _split(cls, rows: Floats, levels: int) -> Sums:
        square = levels * levels
        return cls(
            rows[:, :square].reshape(-1, levels, levels),
            rows[:, square : 2 * square].reshape(-1, levels, levels),
            rows[:, 2 * square : 2 * square + levels],
            rows[:, -2],
            rows[:, -1],
        )
