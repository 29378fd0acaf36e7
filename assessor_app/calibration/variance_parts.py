"""What scores vary by in any design, full or full of gaps: variance components by Henderson's first method.

For each set of facets the sum of squared group totals over group sizes is set equal to what it would be on average, a
linear system in the components (Henderson 1953; Searle, Casella & McCulloch 1992, ch. 5). In a crossed set these are
the expected mean squares of an analysis of variance. Components may come out negative and are told as they come.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from assessor_app.calibration.ratings import Floats, Ints

_SINGULAR = 1e-9


@dataclass(frozen=True, slots=True)
class _Grouped:
    """The groups that one set of facets makes: their sizes, and one row of each."""

    size: Ints
    of_row: Ints
    first: Ints


def variance_parts(score: Floats, facets: dict[str, Ints]) -> dict[str, float] | None:
    """By "submission", "submission×reader" …, "rest": the components of ``score`` (N,) in its squared unit.

    ``facets`` are indices (N,) by name. The highest interaction is the rest. None where they cannot be told apart.
    """
    names = tuple(facets)
    sets = [one for size in range(1, len(names)) for one in combinations(names, size)]
    groups = {one: _grouped([facets[name] for name in one]) for one in sets}
    n = len(score)
    centred = score - score.mean()
    found, coefficients = [], []
    for own in sets:
        held = groups[own]
        found.append(float((np.bincount(held.of_row, centred) ** 2 / held.size).sum()))
        coefficients.append([_coefficient(own, other, groups, names, n) for other in sets] + [float(len(held.size))])
    found.append(float((centred**2).sum()))
    coefficients.append([float(n)] * (len(sets) + 1))
    mean = np.array([float((groups[one].size.astype(np.float64) ** 2).sum()) / n for one in sets] + [1.0])
    system = np.array(coefficients) - mean
    scale = np.abs(system).max(axis=1)
    if (scale == 0).any() or np.linalg.cond(system / scale[:, None]) > 1 / _SINGULAR:
        return None
    solved = np.linalg.solve(system, np.array(found))
    return {"×".join(one): float(part) for one, part in zip([*sets, ("rest",)], solved, strict=True)}


def _grouped(columns: list[Ints]) -> _Grouped:
    code = columns[0]
    for one in columns[1:]:
        code = code * (int(one.max()) + 1) + one
    # small numbers are counted, which is quicker than sorting
    size = np.bincount(code)
    used = np.flatnonzero(size)
    number = np.zeros(len(size), dtype=np.int64)
    number[used] = np.arange(len(used))
    of_row = number[code]
    first = np.zeros(len(used), dtype=np.int64)
    first[of_row[::-1]] = np.arange(len(code) - 1, -1, -1)
    return _Grouped(size[used].astype(np.int64), of_row, first)


def _coefficient(
    own: tuple[str, ...],
    other: tuple[str, ...],
    groups: dict[tuple[str, ...], _Grouped],
    names: tuple[str, ...],
    n: int,
) -> float:
    """How often the component of ``other`` comes in the sum of squares of ``own``: Σ n_both² / n_own."""
    both = tuple(name for name in names if name in own or name in other)
    if both == own:
        return float(n)
    if both == names:
        return float(len(groups[own].size))
    held = groups[both]
    return float((held.size.astype(np.float64) ** 2 / groups[own].size[groups[own].of_row[held.first]]).sum())
