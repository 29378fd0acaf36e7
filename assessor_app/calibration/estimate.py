"""One number with all that is needed to believe it: an interval, how much it stands on, and why it may be missing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import Final, Literal

from assessor_app.sentences import sentence

Status = Literal["ok", "few", "undefined_one_level", "no_overlap", "not_crossed", "disconnected"]
Interval = tuple[float, float]

# Below FEW co-scored submissions an interval of kappa is some .75 wide: too few to say. Below ENOUGH it is preliminary.
FEW: Final = 10
ENOUGH: Final = 30
CONFIDENCE: Final = 0.95
Z95: Final = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)

_REASONS: Final[dict[Status, str]] = {
    "undefined_one_level": sentence(
        "Only one level was given, so chance agreement cannot be told from real agreement."
    ),
    "no_overlap": sentence("No submission was scored by two readers here."),
    "not_crossed": sentence("No submission was scored by all of these readers."),
    "disconnected": sentence("Some readers share no submissions with the others, so they cannot be put on one scale."),
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A statistic: ``value`` is None exactly when it is not defined, never NaN or a stand-in.

    ``ci`` is a 95 % interval, ``se`` a standard error where a formula gives one. ``n_units`` counts what was scored
    by at least two readers (submission × detail), ``n_submissions`` the submissions they belong to.
    """

    value: float | None
    ci: Interval | None = None
    n_units: int = 0
    n_submissions: int = 0
    n_raters: int = 0
    n_pairs: int = 0
    status: Status = "ok"
    reason: str = ""
    se: float | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What an estimate stands on; see :class:`Estimate` for the counts."""

    n_units: int = 0
    n_submissions: int = 0
    n_raters: int = 0
    n_pairs: int = 0

    def missing(self, status: Status, reason: str = "") -> Estimate:
        """No number, and why."""
        return Estimate(
            None,
            None,
            self.n_units,
            self.n_submissions,
            self.n_raters,
            self.n_pairs,
            status,
            reason or _REASONS[status],
        )

    def estimate(self, value: float, ci: Interval | None = None, se: float | None = None) -> Estimate:
        """A number, ``few`` where it stands on fewer than ten submissions. Values that are not finite are missing.

        The interval always holds the number: resamples repeat submissions, which may lift all of them past it.
        """
        if not math.isfinite(value):
            return self.missing("undefined_one_level")
        sound = ci is not None and math.isfinite(ci[0]) and math.isfinite(ci[1])
        held = (min(ci[0], value), max(ci[1], value)) if ci is not None and sound else None
        told = se if se is not None and math.isfinite(se) else None
        status, reason = _weight(self.n_submissions)
        return Estimate(
            value, held, self.n_units, self.n_submissions, self.n_raters, self.n_pairs, status, reason, told
        )


@cache
def _weight(n_submissions: int) -> tuple[Status, str]:
    """What to think of a number on so many submissions; kept, for thousands of numbers stand on as many."""
    if n_submissions < FEW:
        return "few", sentence("Too few to say: {n} of at least {few} submissions.", n=n_submissions, few=FEW)
    if n_submissions < ENOUGH:
        return "ok", sentence("Preliminary: {n} submissions, {enough} make it steady.", n=n_submissions, enough=ENOUGH)
    return "ok", ""


def wilson(hits: float, n: float) -> Interval | None:
    """The 95 % score interval of a share (Wilson 1927); None without trials."""
    if n <= 0:
        return None
    share = hits / n
    middle = share + Z95**2 / (2 * n)
    half = Z95 * math.sqrt(share * (1 - share) / n + Z95**2 / (4 * n * n))
    whole = 1 + Z95**2 / n
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def normal_interval(value: float, se: float) -> Interval:
    """``value`` ± 1.96 standard errors."""
    return value - Z95 * se, value + Z95 * se
