"""Bootstrap over submissions, with a fixed seed so that the same data always show the same interval."""

from __future__ import annotations

from typing import Final

import numpy as np

from assessor_app.calibration.estimate import CONFIDENCE, Interval
from assessor_app.calibration.ratings import Floats, Ints

SEED: Final = 20261
RESAMPLES: Final = 1_000
_LEAST_SHARE: Final = 0.5
# draws in one go: what stays in the processor's own memory
_AT_ONCE: Final = 100_000


def resample_weights(times: Ints, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """How often each pattern comes in each resample, (B, P); ``times`` (P,) is how many submissions show it.

    Each resample draws as many submissions as there are, with replacement (Efron 1979).
    """
    chance = np.random.default_rng(seed)
    n = int(times.sum())
    if n == 0:
        return np.zeros((resamples, len(times)))
    if len(times) * 4 < n:
        return chance.multinomial(n, times / n, size=resamples).astype(np.float64)
    # where every pattern is one submission the draw is the pattern
    owner = None if bool((times == 1).all()) else np.repeat(np.arange(len(times)), times)
    made = np.empty((resamples, len(times)))
    several = max(1, _AT_ONCE // n)
    for begin in range(0, resamples, several):
        count = min(several, resamples - begin)
        lots = chance.integers(0, n, (count, n), dtype=np.int32)
        drawn = (lots if owner is None else owner[lots]) + np.arange(count)[:, None] * len(times)
        made[begin : begin + count] = np.bincount(drawn.reshape(-1), minlength=count * len(times)).reshape(count, -1)
    return made


def percentile_interval(drawn: Floats) -> Interval | None:
    """The middle 95 % of the resamples; None when most of them leave the statistic undefined."""
    defined = np.sort(drawn[np.isfinite(drawn)])
    if len(defined) < max(2, _LEAST_SHARE * len(drawn)):
        return None
    tail = (1 - CONFIDENCE) / 2
    return _quantile(defined, tail), _quantile(defined, 1 - tail)


def _quantile(ordered: Floats, share: float) -> float:
    """Between the two nearest of them, as numpy has it, which takes ten times as long about it."""
    place = share * (len(ordered) - 1)
    below = min(int(place), len(ordered) - 2)
    low, high = float(ordered[below]), float(ordered[below + 1])
    return low + (place - below) * (high - low)
