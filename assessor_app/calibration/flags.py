"""Where a lead should look: a difference large enough to matter, sure enough not to be chance, on enough scores.

A flag is an invitation, never a verdict. The limits are those a programme may edit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.calibration.estimate import FEW, Estimate

FlagName = Literal["severe", "lenient", "misfit", "overfit", "range", "halo", "drift", "seed_bias"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Practical sizes: logits of severity, mean squares of fit, ratios, and score units for drift and bias."""

    severity_watch: float = 0.5
    severity_act: float = 1.0
    infit_low: float = 0.7
    infit_high: float = 1.4
    sd_ratio: float = 0.7
    halo_ratio: float = 0.5
    drift: float = 0.3
    seed_bias: float = 0.3
    fewest_submissions: int = FEW


@dataclass(frozen=True, slots=True)
class Flag:
    """``act`` where the larger of two limits is passed; ``sentence`` for people, in plain words."""

    name: FlagName
    act: bool
    sentence: str


def flags_of(numbers: Mapping[str, Estimate], limits: Limits) -> tuple[Flag, ...]:
    """All flags of a reader; ``numbers`` are the fields of a reader's report."""
    return tuple(flag for check in _CHECKS if (flag := check(numbers, limits)) is not None)


def _beyond(found: Estimate, limit: float, none: float, limits: Limits) -> bool:
    """Whether ``found`` lies past ``limit`` as seen from ``none`` (no effect), and its interval excludes ``none``."""
    if found.value is None or found.ci is None or found.n_submissions < limits.fewest_submissions:
        return False
    if limit > none:
        return found.value > limit and found.ci[0] > none
    return found.value < limit and found.ci[1] < none


def _severity(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["severity_mml"]
    for name, sign, word in _DIRECTIONS:
        if _beyond(found, sign * limits.severity_watch, 0.0, limits):
            act = abs(found.value or 0.0) > limits.severity_act
            return Flag(name, act, f"Look here: {word} than the others by {abs(found.value or 0.0):.2f} logit.")
    return None


_DIRECTIONS: Final[tuple[tuple[FlagName, int, str], ...]] = (("severe", 1, "stricter"), ("lenient", -1, "milder"))


def _misfit(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["infit"]
    if _beyond(found, limits.infit_high, 1.0, limits):
        return Flag("misfit", False, f"Look here: scores vary more than severity explains (infit {found.value:.2f}).")
    if _beyond(found, limits.infit_low, 1.0, limits):
        return Flag("overfit", False, f"Look here: scores vary less than expected (infit {found.value:.2f}).")
    return None


def _range(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["sd_ratio"]
    if not _beyond(found, limits.sd_ratio, 1.0, limits):
        return None
    return Flag("range", False, f"Look here: uses {found.value:.0%} of the range the others use.")


def _halo(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["halo_ratio"]
    if not _beyond(found, limits.halo_ratio, 1.0, limits):
        return None
    return Flag("halo", False, "Look here: the details of a submission mostly get the same level.")


def _drift(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["drift"]
    if _beyond(found, -limits.drift, 0.0, limits) or _beyond(found, limits.drift, 0.0, limits):
        word = "stricter" if (found.value or 0.0) < 0 else "milder"
        return Flag("drift", False, f"Look here: {word} over time by {abs(found.value or 0.0):.2f} level.")
    return None


def _seed_bias(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["seed_bias"]
    if _beyond(found, limits.seed_bias, 0.0, limits) or _beyond(found, -limits.seed_bias, 0.0, limits):
        word = "above" if (found.value or 0.0) > 0 else "below"
        return Flag("seed_bias", False, f"Look here: {abs(found.value or 0.0):.2f} level {word} the reference.")
    return None


_CHECKS: Final[tuple[Callable[[Mapping[str, Estimate], Limits], Flag | None], ...]] = (
    _severity,
    _misfit,
    _range,
    _halo,
    _drift,
    _seed_bias,
)
