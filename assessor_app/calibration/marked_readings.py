"""Whole readings with their marks, for what a rubric's decision makes of them; the decision comes from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

# True earned, False not yet earned, None where the marks settle nothing (incomplete)
Outcome = bool | None
Decide = Callable[[Mapping[str, str]], Outcome]
# how many levels, over all criteria, would have to change for the other outcome; None where no change gives it
Distance = Callable[[Mapping[str, str]], int | None]


@dataclass(frozen=True, slots=True)
class MarkedReading:
    """One independent reading: ``marks`` by scorable id (level ids and extra marks), ``order`` when it was given."""

    submission: str
    reader: str
    marks: Mapping[str, str]
    order: float = 0.0


def by_submission(readings: Iterable[MarkedReading]) -> dict[str, list[MarkedReading]]:
    """The readings of each submission, the earliest first; a reader's later reading of it is left out."""
    held: dict[str, dict[str, MarkedReading]] = {}
    for one in sorted(readings, key=_when):
        held.setdefault(one.submission, {}).setdefault(one.reader, one)
    return {submission: list(own.values()) for submission, own in sorted(held.items())}


def _when(one: MarkedReading) -> tuple[float, str]:
    return one.order, one.reader
