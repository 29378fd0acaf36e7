"""The many-facet rating scale model: how likely each level is, given submission, detail and reader.

log(P_k / P_{k−1}) = θ − detail − reader − τ_k  (Linacre 1989; Andrich 1978 for the rating scale). A severe reader has a
positive severity. Details, readers and thresholds each sum to 0; submissions float.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.ratings import Floats, Ints, Marks, Ratings
from assessor_app.sentences import sentence

# logits no estimate comes near unless it runs away
WIDEST: Final = 30.0
# nor has one a standard error like this that the data hold in place
WIDEST_ERROR: Final = 10.0
TOO_FEW: Final = sentence(
    "Severity cannot be estimated: too few scores link readers, details and submissions, or the scores follow one "
    "pattern without exception."
)
UNSETTLED: Final = sentence("The estimates do not settle: too few scores link readers, details and submissions.")
NO_THRESHOLD: Final = sentence("A level was only given where all scores are alike, so its threshold is not to be had.")


class NotEstimableError(ValueError):
    """The data cannot carry the model; the message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Parameters in logits: ``detail`` (D,), ``reader`` (R,), ``thresholds`` (K−1,); NaN where left out."""

    detail: Floats
    reader: Floats
    thresholds: Floats


@dataclass(frozen=True, slots=True)
class RaschRows:
    """Ratings as the model sees them: ``step`` counts 0 … K−1 over the levels that somebody gave.

    ``values`` are the scores of those levels. A level nobody gave has no threshold; it is left out, as FACETS does.
    """

    submission: Ints
    detail: Ints
    reader: Ints
    step: Ints
    values: Floats
    n_submissions: int
    n_details: int
    n_readers: int

    @classmethod
    def of(cls, ratings: Ratings) -> RaschRows:
        """Raises NotEstimableError when only one level was given."""
        used = np.unique(ratings.level)
        if len(used) < 2:
            raise NotEstimableError(
                sentence("Only one level was given, so nothing tells strict readers from strong submissions.")
            )
        return cls(
            ratings.submission,
            ratings.detail,
            ratings.rater,
            np.searchsorted(used, ratings.level).astype(np.int64),
            ratings.values[used],
            len(ratings.submissions),
            len(ratings.details),
            len(ratings.raters),
        )

    @property
    def top(self) -> int:
        """The highest step, K−1."""
        return len(self.values) - 1

    def where(self, chosen: Marks) -> RaschRows:
        """The chosen rows; numbers stay."""
        return RaschRows(
            self.submission[chosen],
            self.detail[chosen],
            self.reader[chosen],
            self.step[chosen],
            self.values,
            self.n_submissions,
            self.n_details,
            self.n_readers,
        )


def probabilities(location: Floats, thresholds: Floats) -> Floats:
    """P of each step, (K, …), at ``location`` = θ − detail − reader, (…).

    Steps come first: so what is added up over them lies in long rows, which is several times quicker.
    """
    return chances_and_normaliser(location, thresholds)[0]


def chances_and_normaliser(location: Floats, thresholds: Floats) -> tuple[Floats, Floats]:
    """The probabilities, (K, …), and log Σ_k exp(k · location − Σ τ), (…).

    The latter is the part of the log-likelihood that does not depend on the score.
    """
    made = np.empty((len(thresholds) + 1, *location.shape))
    made[0] = 0.0
    for step, threshold in enumerate(thresholds.tolist(), start=1):
        np.add(made[step - 1], location, out=made[step])
        made[step] -= threshold
    top: Floats = made.max(axis=0)
    made -= top
    np.exp(made, out=made)
    whole = made.sum(axis=0)
    made /= whole
    return made, top + np.log(whole)


def moments(chances: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Mean and variance of the score with these chances (K, …); ``values`` (K,) in score units or steps."""
    mean: Floats = np.tensordot(values, chances, axes=1)
    variance: Floats = np.maximum(np.tensordot(values**2, chances, axes=1) - mean**2, 0.0)
    return mean, variance


def chances_of_at_least(chances: Floats) -> Floats:
    """P(step ≥ h) for h = 1 … K−1, (K−1, …): what each threshold's likelihood is made of."""
    return sums_from_above(chances)


def sums_from_above(parts: Floats) -> Floats:
    """Σ_{k ≥ h} of ``parts`` (K, …) for h = 1 … K−1, (K−1, …)."""
    upper = parts[1:].copy()
    for step in range(len(upper) - 2, -1, -1):
        upper[step] += upper[step + 1]
    return upper


def starting_thresholds(step: Ints, top: int) -> Floats:
    """From how often each step was given: log(n_{k−1} / n_k), centred (PROX's first guess)."""
    counts = np.bincount(step, minlength=top + 1).astype(np.float64)
    found = np.log(counts[:-1] / counts[1:])
    held: Floats = found - found.mean()
    return held


def without_extremes(rows: RaschRows, submissions: bool = True) -> Marks:
    """Which rows stay (N,) once every detail and reader with only lowest or only highest steps is gone, over and over.

    Of submissions the same, unless they are drawn from a population and need no measure of their own.
    """
    kept = np.ones(len(rows.step), dtype=bool)
    facets = [(rows.detail, rows.n_details), (rows.reader, rows.n_readers)]
    if submissions:
        facets.append((rows.submission, rows.n_submissions))
    while kept.any():
        drop = np.zeros(len(rows.step), dtype=bool)
        for index, n in facets:
            count = np.bincount(index[kept], minlength=n)
            total = np.bincount(index[kept], rows.step[kept], minlength=n)
            alike = (count > 0) & ((total == 0) | (total == count * rows.top))
            drop |= alike[index] & kept
        if not drop.any():
            break
        kept &= ~drop
    return kept
