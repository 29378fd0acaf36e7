"""Whether a reader's scores come close enough to what was agreed to score live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor_app.domain.lead_acts import Outcome

if TYPE_CHECKING:
    from assessor_app.calibration.confusion import Confusion


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rule gives; a person confirms it. ``sure``: the whole interval lies on the outcome's side."""

    outcome: Outcome
    sure: bool


def ruling(found: Confusion | None, needed: float) -> Ruling:
    """Of one reader beside what was agreed: qualified from the share ``needed`` (0 to 1) of exact agreement on.

    Where nothing can be compared it is ``not_yet``, and not sure.
    """
    if found is None or found.exact.value is None:
        return Ruling("not_yet", False)
    low, high = found.exact.ci or (0.0, 1.0)
    if found.exact.value >= needed:
        return Ruling("qualified", low >= needed)
    return Ruling("not_yet", high < needed)
