"""Where a lead should look: a difference large enough to matter, sure enough not to be chance, on enough scores.

A flag is an invitation, never a verdict. The limits are those a programme may edit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.calibration.estimate import FEW, Estimate
from assessor_app.sentences import sentence

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
    size = abs(found.value or 0.0)
    act = size > limits.severity_act
    if _beyond(found, limits.severity_watch, 0.0, limits):
        return Flag("severe", act, sentence("Look here: stricter than the others by {size:.2f} logit.", size=size))
    if _beyond(found, -limits.severity_watch, 0.0, limits):
        return Flag("lenient", act, sentence("Look here: milder than the others by {size:.2f} logit.", size=size))
    return None


def _misfit(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["infit"]
    if _beyond(found, limits.infit_high, 1.0, limits):
        text = sentence("Look here: scores vary more than severity explains (infit {infit:.2f}).", infit=found.value)
        return Flag("misfit", False, text)
    if _beyond(found, limits.infit_low, 1.0, limits):
        text = sentence("Look here: scores vary less than expected (infit {infit:.2f}).", infit=found.value)
        return Flag("overfit", False, text)
    return None


def _range(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["sd_ratio"]
    if not _beyond(found, limits.sd_ratio, 1.0, limits):
        return None
    text = sentence("Look here: uses {share:.0%} of the range the others use.", share=found.value)
    return Flag("range", False, text)


def _halo(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["halo_ratio"]
    if not _beyond(found, limits.halo_ratio, 1.0, limits):
        return None
    return Flag("halo", False, sentence("Look here: the details of a submission mostly get the same level."))


def _drift(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["drift"]
    size = abs(found.value or 0.0)
    if _beyond(found, -limits.drift, 0.0, limits):
        return Flag("drift", False, sentence("Look here: stricter over time by {size:.2f} level.", size=size))
    if _beyond(found, limits.drift, 0.0, limits):
        return Flag("drift", False, sentence("Look here: milder over time by {size:.2f} level.", size=size))
    return None


def _seed_bias(numbers: Mapping[str, Estimate], limits: Limits) -> Flag | None:
    found = numbers["seed_bias"]
    size = abs(found.value or 0.0)
    if _beyond(found, limits.seed_bias, 0.0, limits):
        return Flag("seed_bias", False, sentence("Look here: {size:.2f} level above the reference.", size=size))
    if _beyond(found, -limits.seed_bias, 0.0, limits):
        return Flag("seed_bias", False, sentence("Look here: {size:.2f} level below the reference.", size=size))
    return None


_CHECKS: Final[tuple[Callable[[Mapping[str, Estimate], Limits], Flag | None], ...]] = (
    _severity,
    _misfit,
    _range,
    _halo,
    _drift,
    _seed_bias,
)
