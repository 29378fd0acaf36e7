"""What a programme has decided about consistency: who reads twice, what is close enough, when a lead should look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# The fields of assessor_app.calibration.flags.Limits, known where no statistics are.
LIMITS: Final = (
    "severity_watch",
    "severity_act",
    "infit_low",
    "infit_high",
    "sd_ratio",
    "halo_ratio",
    "drift",
    "seed_bias",
    "fewest_submissions",
)


@dataclass(frozen=True, slots=True)
class DoubleReading:
    """Which submissions a second reader reads: ``share`` (0 to 1) at random, the ``first`` so many of a credential
    version, and those whose first reading lies within ``near`` criteria of the pass line (None for none).

    The random share depends on ``seed`` and the submission alone, so that every machine draws the same.
    """

    share: float = 0.10
    first: int = 10
    near: int | None = 1
    seed: int = 1


@dataclass(frozen=True, slots=True)
class CalibrationRules:
    """Double reading, qualification and the targets of the first screen; every number may be edited.

    ``qualify`` is the exact agreement needed with the reference by the number of levels (the last holds for more);
    ``seed_exact`` and ``seed_exact_binary`` the same on live seeds; ``coefficient`` and ``coefficient_low`` what QWK or
    AC2 and its lower bound should reach; ``exact`` and ``adjacent`` the targets on the first screen, ``consistency``
    that of decisions. ``limits`` overrides :class:`assessor_app.calibration.flags.Limits` by field name. Where
    ``judge_first`` a lead marks a criterion before seeing what the readers gave. One in ``seeds_every`` is a seed.
    """

    double_reading: DoubleReading = DoubleReading()
    judge_first: bool = False
    qualify: Mapping[int, float] = field(default_factory=lambda: {2: 0.90, 3: 0.80, 4: 0.70})
    seed_exact: float = 0.80
    seed_exact_binary: float = 0.90
    coefficient: float = 0.70
    coefficient_low: float = 0.50
    exact: float = 0.75
    adjacent: float = 0.95
    consistency: float = 0.90
    seeds_every: int = 10
    limits: Mapping[str, float] = field(default_factory=dict)

    def needed(self, levels: int) -> float:
        """The share of exact agreement that qualifies on a scale of ``levels``."""
        return self.qualify[max((one for one in self.qualify if one <= levels), default=min(self.qualify))]
