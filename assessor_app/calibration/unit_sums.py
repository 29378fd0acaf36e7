"""What every agreement coefficient is made of, added up by submission, so that resampling is a matrix product.

A unit is a (submission, detail). All that percent agreement, Krippendorff's alpha, Fleiss' kappa and Gwet's AC need of
the ratings is linear in units; so it is summed once by submission, and any weighting of submissions (a bootstrap
resample counts each one so many times) is one product with these sums. Units in which the levels were given equally
often are worth the same, and there are few such patterns: everything is worked out once for each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assessor_app.calibration.ratings import Floats, Ints, Marks, Ratings

# a table of submissions by patterns no larger than this is quicker than adding unit by unit
_MOST_CELLS = 20_000_000


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """``counts[p, k]`` readers gave level k in a unit of pattern p, (P, K); ``pattern`` (U,) is each unit's.

    ``submission`` (U,) and ``detail`` (U,) are whose it is, in the numbers of the ratings.
    """

    counts: Floats
    pattern: Ints
    submission: Ints
    detail: Ints

    @classmethod
    def of(cls, ratings: Ratings) -> UnitCounts:
        """The counts of all units that have a rating."""
        unit, levels, details = ratings.unit, len(ratings.values), max(1, len(ratings.details))
        starts = np.flatnonzero(np.diff(unit, prepend=-1))
        at = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(unit)))
        flat = np.bincount(at * levels + ratings.level, minlength=len(starts) * levels).reshape(-1, levels)
        return cls.counted(flat, unit[starts] // details, unit[starts] % details)

    @classmethod
    def counted(cls, counts: Ints, submission: Ints, detail: Ints) -> UnitCounts:
        """From counts of whole units, (U, K)."""
        # told apart by a random sum of their numbers: sorting one number is far quicker than whole rows
        lots = np.random.default_rng(0).integers(1, 2**63, counts.shape[1]).astype(np.uint64)
        _, first, pattern = np.unique(counts.astype(np.uint64) @ lots, return_index=True, return_inverse=True)
        return cls(counts[first].astype(np.float64), pattern.astype(np.int64), submission, detail)

    def where(self, chosen: Marks) -> UnitCounts:
        """The chosen units (U,); patterns keep their numbers."""
        return UnitCounts(self.counts, self.pattern[chosen], self.submission[chosen], self.detail[chosen])

    @property
    def times(self) -> Floats:
        """How many units have each pattern, (P,)."""
        return np.bincount(self.pattern, minlength=len(self.counts)).astype(np.float64)

    @property
    def readers(self) -> Floats:
        """How many readers a unit of each pattern has, (P,)."""
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
    def by_pattern(cls, units: UnitCounts) -> Sums:
        """What one unit of each pattern adds."""
        counts, n = units.counts, units.readers
        levels = counts.shape[1]
        pairs = np.einsum("uk,ul->ukl", counts, counts)
        diagonal = np.arange(levels)
        pairs[:, diagonal, diagonal] -= counts
        several = n >= 2
        safe = np.where(several, n, 2.0)[:, None, None]
        coincidence = np.where(several[:, None, None], pairs / (safe - 1), 0.0)
        shares = counts / np.maximum(n, 1.0)[:, None]
        return cls(coincidence, coincidence / safe, shares, several.astype(np.float64), np.ones(len(n)))

    @classmethod
    def by_submission(cls, units: UnitCounts) -> tuple[Sums, Ints]:
        """The sums of each submission, those with the same sums taken together: one of each, and how many (G,)."""
        single = cls.by_pattern(units)
        owners, at = np.unique(units.submission, return_inverse=True)
        if len(owners) == len(units.pattern):
            times = units.times
            used = np.flatnonzero(times)
            return single._taken(used), times[used].astype(np.int64)
        patterns = len(units.counts)
        rows = single._joined()
        if len(owners) * patterns <= _MOST_CELLS:
            held = np.bincount(at * patterns + units.pattern, minlength=len(owners) * patterns)
            whole = held.reshape(-1, patterns).astype(np.float64) @ rows
        else:
            order = np.argsort(at, kind="stable")
            starts = np.flatnonzero(np.diff(at[order], prepend=-1))
            whole = np.add.reduceat(rows[units.pattern[order]], starts, axis=0)
        return cls._split(whole, units.counts.shape[1]).grouped()

    def grouped(self) -> tuple[Sums, Ints]:
        """Rows with the same sums taken together: one of each, and how many there are (G,)."""
        rows = np.round(self._joined(), 12)
        mixed = rows @ np.random.default_rng(0).random(rows.shape[1])
        _, first, times = np.unique(np.round(mixed, 9), return_index=True, return_counts=True)
        return self._taken(first), times.astype(np.int64)

    def weighted(self, weights: Floats) -> Sums:
        """The sums when row s counts ``weights[b, s]`` times, for each of B weightings."""
        return self._split(weights @ self._joined(), self.shares.shape[1])

    def _taken(self, rows: Ints) -> Sums:
        return Sums(self.coincidence[rows], self.agreeing[rows], self.shares[rows], self.paired[rows], self.units[rows])

    def _joined(self) -> Floats:
        shape = len(self.units), self.shares.shape[1] ** 2
        flat = [self.coincidence.reshape(shape), self.agreeing.reshape(shape), self.shares]
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
