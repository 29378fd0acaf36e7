"""Figures and their table: ours beside the limit of the same run, with the ratio and the goal."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

_COLUMNS = ("what", "ours", "p95", "max", "limit", "measured as", "ratio", "goal", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``ours`` and ``limit`` are the samples in ``unit``, in the order taken.

    The goal is a ratio of medians plus an allowance (``goal_ratio`` · limit + ``allowance``), or milliseconds for the
    median (``goal_median``), the 95th percentile (``goal_p95``) and the worst sample (``goal_max``); a figure without a
    goal is told only.
    """

    name: str
    what: str
    ours: Sequence[float]
    limit: Sequence[float]
    limit_what: str
    goal_ratio: float | None = None
    allowance: float = 0.0
    goal_median: float | None = None
    goal_p95: float | None = None
    goal_max: float | None = None
    parts: dict[str, float] = field(default_factory=dict)
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """Median of ours over the median of the limit."""
        return statistics.median(self.ours) / statistics.median(self.limit)

    @property
    def met(self) -> bool | None:
        """Whether every goal is met; None when there is none."""
        kept = []
        if self.goal_ratio is not None:
            most = self.goal_ratio * statistics.median(self.limit) + self.allowance
            kept.append(statistics.median(self.ours) <= most)
        if self.goal_median is not None:
            kept.append(statistics.median(self.ours) <= self.goal_median)
        if self.goal_p95 is not None:
            kept.append(percentile(self.ours, 95) <= self.goal_p95)
        if self.goal_max is not None:
            kept.append(max(self.ours) <= self.goal_max)
        return all(kept) if kept else None

    @property
    def goal(self) -> str:
        """The goal in a few characters."""
        words = []
        if self.goal_ratio is not None:
            words.append(f"<= {self.goal_ratio:g}x" + (f" + {self.allowance:g}" if self.allowance else ""))
        if self.goal_median is not None:
            words.append(f"<= {self.goal_median:g}")
        if self.goal_p95 is not None:
            words.append(f"p95 <= {self.goal_p95:g}")
        if self.goal_max is not None:
            words.append(f"max <= {self.goal_max:g}")
        return ", ".join(words)

    def record(self) -> dict[str, Any]:
        """All of it as plain data."""
        told = {"ratio": round(self.ratio, 3), "goal": self.goal, "met": self.met}
        return {**asdict(self), "ours_ms": spread(self.ours), "limit_ms": spread(self.limit), **told}


def percentile(samples: Sequence[float], percent: float) -> float:
    """The sample below which ``percent`` of them lie (nearest rank)."""
    ranked = sorted(samples)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]


def spread(samples: Sequence[float]) -> dict[str, float]:
    """Count, median, 95th percentile and extremes."""
    return {
        "n": len(samples),
        "median": round(statistics.median(samples), 3),
        "p95": round(percentile(samples, 95), 3),
        "min": round(min(samples), 3),
        "max": round(max(samples), 3),
    }


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table of plain text, milliseconds unless a line says otherwise."""
    rows = [_COLUMNS, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    for figure in figures:
        if figure.parts:
            parts = " · ".join(f"{name} {value:.0f}" for name, value in figure.parts.items())
            lines.append(f"{figure.name}: {parts} ({figure.unit})")
    return "\n".join(lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    verdict = {True: "met", False: "MISSED", None: ""}[figure.met]
    return (
        f"{figure.what} (n={len(figure.ours)})",
        f"{statistics.median(figure.ours):.2f}",
        f"{percentile(figure.ours, 95):.2f}",
        f"{max(figure.ours):.2f}",
        f"{statistics.median(figure.limit):.2f}",
        figure.limit_what,
        f"{figure.ratio:.2f}x",
        figure.goal,
        verdict,
    )
