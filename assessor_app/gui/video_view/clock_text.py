"""Writes moments and spans the way a player shows them."""

from __future__ import annotations


def clock_text(seconds: float) -> str:
    """``03:20``, or ``1:03:20`` from an hour on; never negative."""
    whole = max(0, int(seconds + 1e-6))
    hours, rest = divmod(whole, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def span_text(start: float, end: float | None) -> str:
    """``03:20–04:05``, or one moment when there is no end."""
    return clock_text(start) if end is None else f"{clock_text(start)}–{clock_text(end)}"
