"""Which submissions make a good calibration set: some near the pass line, the rest spread over all levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from assessor_app.domain.lead_acts import AnchorExample, Seed

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import CalibrationPicture

Why = Literal["link", "borderline", "spread", ""]
BORDERLINE: Final = 5
PROPOSED: Final = 12
MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """A submission that may go into a set: mean level given (1 the lowest), by how many readers, and why it is
    proposed ("" for one that only may be picked)."""

    submission_id: str
    mean: float
    readers: int
    why: Why = ""


def candidates(picture: CalibrationPicture) -> tuple[Candidate, ...]:
    """Those proposed first, at most twelve, then the others by their mean level; seeds and anchors are left out.

    Proposed are submissions that would link unlinked readers, those nearest the pass line, and for the rest an even
    spread over all levels.
    """
    ratings = picture.overview.ratings
    n = len(ratings.submissions)
    given = np.bincount(ratings.submission, minlength=n)
    means = np.bincount(ratings.submission, weights=ratings.score, minlength=n) / np.maximum(given, 1)
    cells = np.unique(ratings.submission * max(1, len(ratings.raters)) + ratings.rater)
    readers = np.bincount(cells // max(1, len(ratings.raters)), minlength=n)
    spent = {one.act.submission_id for one in picture.acts if isinstance(one.act, AnchorExample | Seed)}
    held = {
        name: (float(means[at]), int(readers[at]))
        for at, name in enumerate(ratings.submissions)
        if given[at] and name not in spent
    }
    chosen = _chosen(picture, held)
    proposed = [Candidate(one, *held[one], why) for one, why in chosen.items()]
    rest = sorted((name for name in held if name not in chosen), key=lambda name: (held[name][0], name))
    return (*proposed, *(Candidate(one, *held[one]) for one in rest[: MOST - len(proposed)]))


def _chosen(picture: CalibrationPicture, held: dict[str, tuple[float, int]]) -> dict[str, Why]:
    found: dict[str, Why] = {}
    for submission, _ in picture.overview.connectivity.links:
        if submission in held:
            found.setdefault(submission, "link")
    for one in picture.consistency.at_risk:
        if len(found) >= BORDERLINE:
            break
        if one.submission in held:
            found.setdefault(one.submission, "borderline")
    left = sorted((name for name in held if name not in found), key=lambda name: (held[name][0], name))
    wanted = min(PROPOSED - len(found), len(left))
    for at in range(wanted):
        place = round(at * (len(left) - 1) / max(1, wanted - 1))
        found.setdefault(left[place], "spread")
    return found
