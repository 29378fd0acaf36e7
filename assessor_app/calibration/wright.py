"""Submissions, readers, details and thresholds on one logit axis: whether the rubric meets the work it judges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.estimate import Status
from assessor_app.calibration.ratings import Floats, Ratings
from assessor_app.calibration.severity import Severity

# as wide as a difference that begins to matter; wider where that would be more than so many bins
_WIDTH: Final = 0.5
_MOST_BINS: Final = 40


@dataclass(frozen=True, slots=True)
class WrightMark:
    """One reader, detail or threshold at ``at`` logits; ``se`` None where it has none.

    A threshold is named by the number, from 1, of the level it leads to.
    """

    name: str
    at: float
    se: float | None = None


@dataclass(frozen=True, slots=True)
class WrightMap:
    """``counts[i]`` submissions lie from ``edges[i]`` to ``edges[i + 1]`` logits.

    ``extreme`` ones have only lowest or only highest levels, so no measure. Higher is stronger work, a stricter reader,
    a harder detail, a higher step. All are joint estimates, for submissions have no others: a little further apart than
    the marginal severities elsewhere.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    extreme: int
    readers: tuple[WrightMark, ...]
    details: tuple[WrightMark, ...]
    thresholds: tuple[WrightMark, ...]
    status: Status
    reason: str


def wright_map(ratings: Ratings, measured: Severity) -> WrightMap:
    """Empty, with a reason, where severity could not be estimated."""
    joint = measured.joint
    if joint is None:
        status: Status = "undefined_one_level" if measured.status == "ok" else measured.status
        return WrightMap((), (), 0, (), (), (), status, measured.reason)
    facets = joint.fitted.facets
    edges, counts = _histogram(joint.fitted.submission[np.isfinite(joint.fitted.submission)])
    return WrightMap(
        edges,
        counts,
        joint.fitted.extreme,
        _marks(ratings.raters, facets.reader, joint.readers.se),
        _marks(ratings.details, facets.detail, joint.details.se),
        _marks(_steps(ratings), facets.thresholds, None),
        "ok",
        "",
    )


def _histogram(measures: Floats) -> tuple[tuple[float, ...], tuple[int, ...]]:
    if not len(measures):
        return (), ()
    width = _WIDTH
    while (measures.max() - measures.min()) / width > _MOST_BINS:
        width *= 2
    first = math.floor(measures.min() / width)
    last = max(first + 1, math.floor(measures.max() / width) + 1)
    edges = np.arange(first, last + 1) * width
    counts, _ = np.histogram(measures, edges)
    return tuple(edges.tolist()), tuple(counts.tolist())


def _steps(ratings: Ratings) -> list[str]:
    """Thresholds by the number of the level they lead to, from 1; a level nobody gave has none."""
    return [f"{level + 1}" for level in np.unique(ratings.level)[1:].tolist()]


def _marks(names: Sequence[str], at: Floats, errors: Floats | None) -> tuple[WrightMark, ...]:
    """Those that have a place, highest first."""
    made = []
    for number, (name, place) in enumerate(zip(names, at.tolist(), strict=False)):
        if math.isfinite(place):
            error = math.nan if errors is None else float(errors[number])
            made.append(WrightMark(name, place, error if math.isfinite(error) else None))
    return tuple(sorted(made, key=_highest))


def _highest(mark: WrightMark) -> tuple[float, str]:
    return -mark.at, mark.name
