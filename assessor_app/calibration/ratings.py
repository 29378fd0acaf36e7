"""The ratings all statistics start from: one row for each score, as columns of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Marks = NDArray[np.bool_]
Duplicates = Literal["refuse", "latest", "all"]


class RatingsError(ValueError):
    """Ratings that cannot be computed with; the message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One score of one reader for one detail of one submission; ``order`` is when, in any rising unit."""

    rater: str
    submission: str
    detail: str
    score: float
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Ratings:
    """N ratings as columns; ``rater``, ``submission``, ``detail`` and ``level`` are indices into the four names.

    ``values`` are the K levels of the rubric, rising, levels nobody gave included: distances are distances of the
    rubric. ``order`` is when each was given. Rows lie sorted by submission, then detail.
    """

    raters: tuple[str, ...]
    submissions: tuple[str, ...]
    details: tuple[str, ...]
    values: Floats
    rater: Ints
    submission: Ints
    detail: Ints
    level: Ints
    order: Floats

    @classmethod
    def of(cls, rows: Iterable[Rating], values: Sequence[float], duplicates: Duplicates = "refuse") -> Ratings:
        """Ratings on the scale ``values``. Raises RatingsError for a level off the scale or a doubled row.

        ``duplicates`` says what becomes of a reader's second score of the same detail: refused, the latest kept
        (by ``order``, then by place), or all kept as repeated observations: severity uses them, agreement the latest.
        """
        held = list(rows)
        return cls.of_columns(
            [one.rater for one in held],
            [one.submission for one in held],
            [one.detail for one in held],
            [one.score for one in held],
            [one.order for one in held],
            values,
            duplicates,
        )

    @classmethod
    def of_columns(
        cls,
        rater: Sequence[str],
        submission: Sequence[str],
        detail: Sequence[str],
        score: Sequence[float],
        order: Sequence[float],
        values: Sequence[float],
        duplicates: Duplicates = "refuse",
    ) -> Ratings:
        """The same from columns (N,), which takes a fifth of the memory."""
        scale = np.asarray(sorted(set(values)), dtype=np.float64)
        if len(scale) < 2:
            raise RatingsError("A scale needs at least two levels.")
        raters, rater_at = _indexed(rater)
        submissions, submission_at = _indexed(submission)
        details, detail_at = _indexed(detail)
        given = np.asarray(score, dtype=np.float64)
        level = np.searchsorted(scale, given).astype(np.int64)
        off = (level >= len(scale)) | (scale[np.minimum(level, len(scale) - 1)] != given)
        if off.any():
            raise RatingsError(f"The score {given[off][0]:g} is not a level of the scale.")
        moments = np.asarray(order, dtype=np.float64)
        made = cls(raters, submissions, details, scale, rater_at, submission_at, detail_at, level, moments)
        return made._without_doubles(duplicates).sorted()

    def __len__(self) -> int:
        return len(self.level)

    @property
    def score(self) -> Floats:
        """The scores themselves, (N,)."""
        return self.values[self.level]

    @property
    def unit(self) -> Ints:
        """A number for each (submission, detail), (N,); not without gaps."""
        return self.submission * len(self.details) + self.detail

    def where(self, chosen: Marks) -> Ratings:
        """The chosen rows; names keep their numbers."""
        return Ratings(
            self.raters,
            self.submissions,
            self.details,
            self.values,
            self.rater[chosen],
            self.submission[chosen],
            self.detail[chosen],
            self.level[chosen],
            self.order[chosen],
        )

    def without_rater(self, name: str) -> Ratings:
        """All ratings but one reader's, without that name and those of submissions nobody else scored."""
        number = self.raters.index(name)
        kept = self.where(self.rater != number)
        names = self.raters[:number] + self.raters[number + 1 :]
        renumbered = kept.rater - (kept.rater > number)
        used, submission = np.unique(kept.submission, return_inverse=True)
        return Ratings(
            names,
            tuple(kept.submissions[at] for at in used.tolist()),
            kept.details,
            kept.values,
            renumbered,
            submission.astype(np.int64),
            kept.detail,
            kept.level,
            kept.order,
        )

    def each_once(self) -> Ratings:
        """Of a reader's repeated scores of one unit the latest: whoever agrees with themselves agrees with nobody."""
        cell = self.unit * len(self.raters) + self.rater
        last = np.append(cell[1:] != cell[:-1], np.ones(min(1, len(cell)), dtype=bool))
        return self if last.all() else self.where(last)

    def sorted(self) -> Ratings:
        """The same ratings by submission, then detail, then reader."""
        return self._taken(np.lexsort((self.order, self.rater, self.unit)))

    def _taken(self, rows: Ints) -> Ratings:
        return Ratings(
            self.raters,
            self.submissions,
            self.details,
            self.values,
            self.rater[rows],
            self.submission[rows],
            self.detail[rows],
            self.level[rows],
            self.order[rows],
        )

    def _without_doubles(self, duplicates: Duplicates) -> Ratings:
        if duplicates == "all" or not len(self):
            return self
        cell = self.unit * len(self.raters) + self.rater
        rows = np.lexsort((np.arange(len(cell)), self.order, cell))
        last = np.append(cell[rows][1:] != cell[rows][:-1], True)
        if last.all():
            return self
        if duplicates == "refuse":
            row = rows[~last][0]
            raise RatingsError(
                f"{int((~last).sum()):,} scores are given twice, the first by {self.raters[self.rater[row]]} for "
                f"{self.submissions[self.submission[row]]}, {self.details[self.detail[row]]}."
            )
        return self._taken(np.sort(rows[last]))


def _indexed(names: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """The distinct names in order, and for each row the number of its own."""
    distinct = tuple(sorted(set(names)))
    number = {name: at for at, name in enumerate(distinct)}
    return distinct, np.fromiter((number[name] for name in names), dtype=np.int64, count=len(names))
