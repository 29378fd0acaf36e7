"""Reads ratings from a long CSV as other programs write it; whatever is wrong in it is told by its line."""

from __future__ import annotations

import csv
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import numpy as np

from assessor_app.calibration.ratings import Duplicates, Rating, Ratings, RatingsError
from assessor_app.calibration.reader_sums import Reference

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "rater": ("rater", "reader", "assessor", "judge", "coder", "rater_id"),
    "submission": ("submission", "case", "unit", "subject", "submission_id"),
    "detail": ("detail", "criterion", "scorable", "item"),
    "score": ("score", "level", "mark", "rating"),
    "time": ("time", "order", "scored_at", "date"),
    "reference": ("reference_score", "reference"),
}
_MISSING: Final = frozenset({"", "na", "nan", "n/a", ".", "null", "none", "-"})
_WHOLE: Final = "(whole)"
# what other programs put between columns; a spreadsheet in a country of decimal commas writes semicolons
_SEPARATORS: Final = (",", ";", "\t")
_MOST_ROWS: Final = 5_000_000
_MOST_FIELD: Final = 100_000
_MOST_LEVELS: Final = 101


@dataclass(frozen=True, slots=True)
class RatingsFile:
    """What a file held: ``missing`` rows had no score; ``reference`` is there where it has a column of that name."""

    ratings: Ratings
    levels: tuple[str, ...]
    missing: int
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    rater: str
    submission: str
    detail: str
    score: str
    time: str
    reference: str


def read_ratings(path: Path, scale: Sequence[str] = (), duplicates: Duplicates = "refuse") -> RatingsFile:
    """The ratings in the CSV at ``path`` on ``scale``: the levels, lowest first; numbers keep their distances.

    Without a scale it is every whole number from the lowest to the highest score, or, where scores are no whole
    numbers, those that occur. Raises RatingsError with the line for anything that cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(_rows(file))
    except FileNotFoundError as error:
        raise RatingsError(f"There is no file {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise RatingsError(f"{path} cannot be read as UTF-8 text.") from error
    except csv.Error as error:
        raise RatingsError(f"{path} is not a CSV file.") from error
    given = [row for row in rows if row.score.casefold() not in _MISSING]
    if not given:
        raise RatingsError("There are no scores in the file.")
    if duplicates == "refuse":
        _refuse_doubles(given)
    levels, values = _scale(scale, given)
    number = dict(zip(levels, values, strict=True))
    ratings = [
        Rating(row.rater, row.submission, row.detail, _value(row, row.score, levels, number), at)
        for row, at in zip(given, _orders(given), strict=True)
    ]
    made = Ratings.of(ratings, values, duplicates)
    return RatingsFile(made, levels, len(rows) - len(given), _reference(given, made, levels, number))


def _rows(file: Iterable[str]) -> Iterator[_Row]:
    csv.field_size_limit(_MOST_FIELD)
    lines, skipped, first = _header_line(file)
    separator = next((one for one in _SEPARATORS if _complete(_named(first, one))), _SEPARATORS[0])
    header = _named(first, separator)
    place = {name: _column(header, others) for name, others in _NAMES.items()}
    for needed in ("rater", "submission", "score"):
        if place[needed] is None:
            raise RatingsError(f"The first line has no column “{needed}”; found: {', '.join(header) or 'nothing'}.")
    reader = csv.reader(lines, delimiter=separator)
    next(reader, None)
    for cells in itertools.islice(reader, _MOST_ROWS + 1):
        if not any(cell.strip() for cell in cells):
            continue
        if reader.line_num > _MOST_ROWS:
            raise RatingsError(f"The file has more than {_MOST_ROWS:,} lines.")
        yield _row(reader.line_num + skipped, cells, place)


def _header_line(file: Iterable[str]) -> tuple[Iterator[str], int, str]:
    """The lines from the header on, how many came before (empty ones, a spreadsheet's “sep=;”), and the header."""
    skipped = 0
    lines = iter(file)
    for line in lines:
        if line.strip(' \t\r\n,;"') and not line.casefold().startswith("sep="):
            return itertools.chain([line], lines), skipped, line
        skipped += 1
    return iter(()), skipped, ""


def _named(line: str, separator: str) -> list[str]:
    cells = next(csv.reader([line], delimiter=separator), [])
    return [cell.strip().casefold().replace(" ", "_").replace("-", "_") for cell in cells]


def _complete(header: Sequence[str]) -> bool:
    return all(_column(header, _NAMES[needed]) is not None for needed in ("rater", "submission", "score"))


def _refuse_doubles(rows: Sequence[_Row]) -> None:
    first: dict[tuple[str, str, str], int] = {}
    for row in rows:
        line = first.setdefault((row.rater, row.submission, row.detail), row.line)
        if line != row.line:
            detail = "" if row.detail == _WHOLE else f", {row.detail}"
            raise RatingsError(
                f"Line {row.line}: the score of {row.rater} for {row.submission}{detail} is given twice, first in line "
                f"{line}. Say which to keep with --duplicates latest or --duplicates all."
            )


def _column(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _row(line: int, cells: Sequence[str], place: Mapping[str, int | None]) -> _Row:
    def cell(name: str) -> str:
        at = place[name]
        return "" if at is None or at >= len(cells) else cells[at].strip()

    rater, submission = cell("rater"), cell("submission")
    if not rater or not submission:
        raise RatingsError(f"Line {line}: reader and submission are both needed.")
    return _Row(line, rater, submission, cell("detail") or _WHOLE, cell("score"), cell("time"), cell("reference"))


def _scale(scale: Sequence[str], rows: Sequence[_Row]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Names and values of the levels, lowest first."""
    if scale:
        names = tuple(name.strip() for name in scale)
        if len(set(names)) != len(names) or not all(names):
            raise RatingsError("The scale names a level twice, or an empty one.")
        if len(names) < 2 or len(names) > _MOST_LEVELS:
            raise RatingsError(f"A scale has 2 to {_MOST_LEVELS} levels.")
        numbers = [_number(name) for name in names]
        if all(one is not None for one in numbers):
            pairs = sorted((one, name) for one, name in zip(numbers, names, strict=True) if one is not None)
            return tuple(name for _, name in pairs), tuple(one for one, _ in pairs)
        return names, tuple(float(at) for at in range(1, len(names) + 1))
    found = {_number(row.score) for row in rows}
    held = sorted(one for one in found if one is not None)
    if len(held) < len(found):
        row = next(row for row in rows if _number(row.score) is None)
        raise RatingsError(
            f"Line {row.line}: “{row.score[:40]}” is no number. Scores that are no numbers need the scale, lowest "
            "level first: --scale low,middle,high."
        )
    if all(one.is_integer() for one in held) and held[-1] - held[0] < _MOST_LEVELS:
        held = [float(one) for one in range(int(held[0]), int(held[-1]) + 1)]
    if len(held) == 1:
        held.append(held[0] + 1)
    if len(held) > _MOST_LEVELS:
        raise RatingsError(f"There are more than {_MOST_LEVELS} different scores; these statistics are for levels.")
    return tuple(f"{one:g}" for one in held), tuple(held)


def _number(text: str) -> float | None:
    whole, comma, decimals = text.partition(",")
    # a comma before three digits may be one of thousands, and Python's own underscores are nobody else's
    if "_" in text or (comma and (len(decimals) == 3 or "." in text)):
        return None
    try:
        value = float(f"{whole}.{decimals}" if comma else text)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) < 1e9 else None


def _value(row: _Row, text: str, levels: Sequence[str], number: Mapping[str, float]) -> float:
    if text in number:
        return number[text]
    alike = [level for level in levels if level.casefold() == text.casefold()]
    if len(alike) == 1:
        return number[alike[0]]
    value = _number(text)
    if value is not None and value in number.values() and all(_number(level) is not None for level in levels):
        return value
    raise RatingsError(f"Line {row.line}: “{text[:40]}” is not a level of the scale {', '.join(levels)}.")


def _orders(rows: Sequence[_Row]) -> list[float]:
    """When each was given: numbers, or ISO dates and times. Without the column, or a gap in it, no order is known."""
    if not all(row.time for row in rows):
        return [0.0] * len(rows)
    numbers = [_number(row.time) for row in rows]
    if all(one is not None for one in numbers):
        return [one for one in numbers if one is not None]
    return [_moment(row) for row in rows]


def _moment(row: _Row) -> float:
    try:
        return datetime.fromisoformat(row.time).timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise RatingsError(f"Line {row.line}: “{row.time[:40]}” is neither a number nor an ISO date.") from error


def _reference(
    rows: Sequence[_Row], ratings: Ratings, levels: Sequence[str], number: Mapping[str, float]
) -> Reference | None:
    """The reference's score of each rating, where the file has them in a column."""
    truths: dict[tuple[str, str], float] = {}
    for row in rows:
        if row.reference.casefold() not in _MISSING:
            value = _value(row, row.reference, levels, number)
            if truths.setdefault((row.submission, row.detail), value) != value:
                raise RatingsError(f"Line {row.line}: another reference score than before for {row.submission}.")
    if not truths:
        return None
    names = zip(ratings.submission.tolist(), ratings.detail.tolist(), strict=True)
    found = [truths.get((ratings.submissions[s], ratings.details[d]), math.nan) for s, d in names]
    return Reference(np.asarray(found, dtype=np.float64))
