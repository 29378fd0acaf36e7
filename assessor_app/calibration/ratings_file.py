"""Reads ratings from a long CSV as other programs write it; whatever is wrong in it is told by its line."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from assessor_app.calibration.csv_rows import MISSING, WHOLE, Plain, Row, csv_rows
from assessor_app.calibration.ratings import Duplicates, Ratings, RatingsError
from assessor_app.calibration.reader_sums import Reference

_MOST_LEVELS: Final = 101
# tables of submissions by readers, and by pairs of levels, are laid out whole: beyond this a laptop has no room
_MOST_PLACES: Final = 50_000_000
_MOST_NOTES: Final = 3


@dataclass(frozen=True, slots=True)
class RatingsFile:
    """What a file held: ``missing`` rows had no score; ``reference`` is there where it has a column of that name.

    ``notes`` are plain sentences on what may not be as it was meant, though it can be read.
    """

    ratings: Ratings
    levels: tuple[str, ...]
    missing: int
    reference: Reference | None
    notes: tuple[str, ...]


def read_ratings(path: Path, scale: Sequence[str] = (), duplicates: Duplicates = "refuse") -> RatingsFile:
    """The ratings in the CSV at ``path`` on ``scale``: the levels, lowest first; numbers keep their distances.

    Without a scale it is every whole number from the lowest to the highest score, or, where scores are no whole
    numbers, those that occur. Raises RatingsError with the line for anything that cannot be read.
    """
    rows = csv_rows(path)
    scale = list(map(Plain().__getitem__, scale))
    # a level may be called “none”
    missing = MISSING - set(map(str.casefold, scale))
    given = [row for row in rows if row.score.casefold() not in missing]
    if not given:
        raise RatingsError("There are no scores in the file.")
    first = {row.reference: row.line for row in reversed(given) if row.reference.casefold() not in missing}
    known = set(first)
    first |= {row.score: row.line for row in reversed(given)}
    levels, values = _scale(scale, first)
    number = _numbers(first, levels, values)
    orders, unordered = _orders(given)
    try:
        made = Ratings.of_columns(
            [row.rater for row in given],
            [row.submission for row in given],
            [row.detail for row in given],
            [number[row.score] for row in given],
            orders,
            values,
            duplicates,
        )
    except RatingsError:
        _refuse_doubles(given)
        raise
    for n, what in ((len(made.raters), "readers"), (len(levels) ** 2, f"pairs of {len(levels)} levels")):
        if len(made.submissions) * n > _MOST_PLACES:
            raise RatingsError(
                f"{len(made.submissions):,} submissions by {n:,} {what} are too many to compute at once."
            )
    notes = [*unordered, *_alike(made), *_silent(rows, made)]
    truth = _reference(given, made, number) if known else None
    return RatingsFile(made, levels, len(rows) - len(given), truth, tuple(notes))


def _refuse_doubles(rows: Sequence[Row]) -> None:
    first: dict[tuple[str, str, str], int] = {}
    for row in rows:
        line = first.setdefault((row.rater, row.submission, row.detail), row.line)
        if line != row.line:
            detail = "" if row.detail == WHOLE else f", {row.detail}"
            raise RatingsError(
                f"Line {row.line}: the score of {row.rater} for {row.submission}{detail} is given twice, first in line "
                f"{line}. Say which to keep with --duplicates latest or --duplicates all."
            )


def _scale(scale: Sequence[str], first: Mapping[str, int]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Names and values of the levels, lowest first; ``first`` has the line in which each score comes first."""
    if not scale:
        return _scale_found(first)
    names = tuple(scale)
    numbers = [_number(name) for name in names]
    if all(one is not None for one in numbers):
        pairs = sorted((one, name) for one, name in zip(numbers, names, strict=True) if one is not None)
        values, names = tuple(one for one, _ in pairs), tuple(name for _, name in pairs)
    else:
        values = tuple(float(at) for at in range(1, len(names) + 1))
    if len(set(names)) != len(names) or len(set(values)) != len(values) or not all(names):
        raise RatingsError("The scale names a level twice, or an empty one.")
    if len(names) < 2 or len(names) > _MOST_LEVELS:
        raise RatingsError(f"A scale has 2 to {_MOST_LEVELS} levels.")
    return names, values


def _scale_found(first: Mapping[str, int]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    numbers = {text: _number(text) for text in first}
    words = sorted((first[text], text) for text, one in numbers.items() if one is None)
    if words:
        line, text = words[0]
        raise RatingsError(
            f"Line {line}: “{text[:40]}” is no number. Scores that are no numbers need the scale, lowest "
            "level first: --scale low,middle,high."
        )
    held = sorted({one for one in numbers.values() if one is not None})
    if all(one.is_integer() for one in held) and held[-1] - held[0] < _MOST_LEVELS:
        held = [float(one) for one in range(int(held[0]), int(held[-1]) + 1)]
    if len(held) == 1:
        held.append(held[0] + 1)
    if len(held) > _MOST_LEVELS:
        raise RatingsError(f"There are more than {_MOST_LEVELS} different scores; these statistics are for levels.")
    return tuple(f"{one:.12g}" for one in held), tuple(held)


def _number(text: str) -> float | None:
    text = text.replace("\N{MINUS SIGN}", "-")
    whole, comma, decimals = text.partition(",")
    # a comma before three digits may be one of thousands, and Python's own underscores are nobody else's
    if "_" in text or (comma and (len(decimals) == 3 or "." in text)):
        return None
    try:
        value = float(f"{whole}.{decimals}" if comma else text)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) < 1e9 else None


def _numbers(first: Mapping[str, int], levels: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    """What each score as written is worth. Raises RatingsError for the first that is no level."""
    number = dict(zip(levels, values, strict=True))
    numeric = all(_number(level) is not None for level in levels)
    found: dict[str, float] = {}
    for text, line in sorted(first.items(), key=lambda one: one[1]):
        alike = [level for level in levels if level.casefold() == text.casefold()]
        value = _number(text) if numeric else None
        if text in number:
            found[text] = number[text]
        elif len(alike) == 1:
            found[text] = number[alike[0]]
        elif value is not None and value in values:
            found[text] = value
        else:
            raise RatingsError(f"Line {line}: “{text[:40]}” is not a level of the scale {', '.join(levels)}.")
    return found


def _orders(rows: Sequence[Row]) -> tuple[list[float], list[str]]:
    """When each was given: numbers, or ISO dates and times. With a gap no order is known, and that is noted."""
    gaps = [row.line for row in rows if row.time.casefold() in MISSING]
    if gaps:
        partly = len(gaps) < len(rows)
        note = f"Line {gaps[0]} has no time, so the order of scoring is not known and drift cannot be told."
        return [0.0] * len(rows), [note] if partly else []
    numbers = [_number(row.time) for row in rows]
    if all(one is not None for one in numbers):
        return [one for one in numbers if one is not None], []
    return [_moment(row) for row in rows], []


def _moment(row: Row) -> float:
    """Seconds since 1970; a time without a zone is taken as UTC, so that every machine orders alike."""
    try:
        moment = datetime.fromisoformat(row.time)
    except ValueError as error:
        if _number(row.time) is not None:
            raise RatingsError(
                f"Line {row.line}: “{row.time[:40]}” is a number where other times are dates."
            ) from error
        raise RatingsError(
            f"Line {row.line}: “{row.time[:40]}” is neither a number nor an ISO date such as 2026-11-23 14:05."
        ) from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _alike(ratings: Ratings) -> list[str]:
    """Names that count as different though they may be one: only case, spaces or letters' width differ."""
    notes = []
    for names in (ratings.raters, ratings.submissions, ratings.details):
        first: dict[str, str] = {}
        for name in names:
            other = first.setdefault("".join(unicodedata.normalize("NFKC", name).casefold().split()), name)
            if other != name:
                notes.append(f"“{other}” and “{name}” are counted as two; they differ only in case, spaces or signs.")
    more = len(notes) - _MOST_NOTES
    return [*notes[:_MOST_NOTES], f"And {more:,} more such names."] if more > 0 else notes


def _silent(rows: Sequence[Row], ratings: Ratings) -> list[str]:
    names = sorted({row.rater for row in rows} - set(ratings.raters))
    more = f" and {len(names) - _MOST_NOTES:,} more" if len(names) > _MOST_NOTES else ""
    return [f"No score was given by {', '.join(names[:_MOST_NOTES])}{more}."] if names else []


def _reference(rows: Sequence[Row], ratings: Ratings, number: Mapping[str, float]) -> Reference:
    """The reference's score of each rating, where the file has them in a column."""
    truths: dict[tuple[str, str], float] = {}
    for row in rows:
        if row.reference in number:
            value = number[row.reference]
            if truths.setdefault((row.submission, row.detail), value) != value:
                raise RatingsError(f"Line {row.line}: another reference score than before for {row.submission}.")
    names = zip(ratings.submission.tolist(), ratings.detail.tolist(), strict=True)
    found = [truths.get((ratings.submissions[s], ratings.details[d]), math.nan) for s, d in names]
    return Reference(np.asarray(found, dtype=np.float64))
