"""Quantiles of the F distribution, for the intervals of intraclass correlations, without a large library."""

from __future__ import annotations

import math
from typing import Final

_TINY: Final = 1e-300
_STEPS: Final = 400


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (DLMF 8.17.22)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(log_front) / a / _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction's denominator: its inverse times the front is I_x."""
    value, upper, lower = 1.0, 1.0, 0.0
    for step in range(1, _STEPS):
        half = step // 2
        if step % 2:
            term = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            term = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        lower = 1 / (1 + term * lower or _TINY)
        upper = 1 + term / upper or _TINY
        change = upper * lower
        value *= change
        if abs(change - 1) < 1e-15:
            break
    return value


def f_quantile(share: float, df1: float, df2: float) -> float:
    """The value that F(df1, df2) stays below with probability ``share`` (0 < share < 1); degrees may be fractions."""
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if incomplete_beta(df1 / 2, df2 / 2, middle) < share:
            low = middle
        else:
            high = middle
        if high - low <= 1e-16 * max(1e-16, high):
            break
    middle = (low + high) / 2
    if middle >= 1:
        return math.inf
    return df2 * middle / (df1 * (1 - middle))
