"""The rows of a long CSV of ratings as other programs write it; whatever is wrong in it is told by its line."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from assessor_app.calibration.ratings import RatingsError

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "rater": ("rater", "reader", "assessor", "judge", "coder", "rater_id"),
    "submission": ("submission", "case", "unit", "subject", "submission_id"),
    "detail": ("detail", "criterion", "scorable", "item"),
    "score": ("score", "level", "mark", "rating"),
    "time": ("time", "order", "scored_at", "date"),
    "reference": ("reference_score", "reference"),
}
_NEEDED: Final = ("rater", "submission", "score")
MISSING: Final = frozenset(
    {"", "na", "n.a.", "nan", "n/a", "#n/a", ".", "null", "none", "missing", "-", "\N{EN DASH}", "\N{EM DASH}"}
)
WHOLE: Final = "(whole)"
# what other programs put between columns; a spreadsheet in a country of decimal commas writes semicolons
_SEPARATORS: Final = (",", ";", "\t", "|")
_MOST_ROWS: Final = 5_000_000
_MOST_FIELD: Final = 100_000
_MOST_HEADER: Final = 50
# joiners without a width belong to the spelling of names in some scripts
_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_SAVE_AS: Final = "In a spreadsheet, save it as “CSV UTF-8”."


class Row(NamedTuple):
    """One line, ``line`` is where it begins; names and scores in plain form."""

    line: int
    rater: str
    submission: str
    detail: str
    score: str
    time: str
    reference: str


class Plain(dict[str, str]):
    """The plain form of names and levels, each worked out once: composed letters, single spaces, nothing unprintable.

    Two spellings that nobody can tell apart on a screen are one name.
    """

    def __missing__(self, text: str) -> str:
        composed = unicodedata.normalize("NFC", text)
        seen = "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in composed)
        made = self[text] = " ".join(seen.split())
        return made


def csv_rows(path: Path) -> list[Row]:
    """All rows but empty ones. Raises RatingsError for what cannot be read, with the line where it has one."""
    try:
        with path.open("rb") as raw:
            head = raw.peek(4)[:4]
            wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            # bytes that are no UTF-8 come out as signs of their own, and are told by their line
            how = ("utf-16", "strict") if wide else ("utf-8-sig", "surrogateescape")
            with io.TextIOWrapper(raw, encoding=how[0], errors=how[1], newline="") as file:
                return list(_rows(_sound(file)))
    except FileNotFoundError as error:
        raise RatingsError(f"There is no file {path}.") from error
    except IsADirectoryError as error:
        raise RatingsError(f"{path} is a folder.") from error
    except OSError as error:
        raise RatingsError(f"{path} cannot be opened: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise RatingsError(f"{path} is broken off or no UTF-16 text. {_SAVE_AS}") from error


def _sound(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if "\0" in line or not (line.isascii() or _encodable(line)):
            raise RatingsError(f"Line {number} is not UTF-8 text. {_SAVE_AS}")
        yield line


def _encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _rows(file: Iterator[str]) -> Iterator[Row]:
    csv.field_size_limit(_MOST_FIELD)
    lines, skipped, first = _header_line(file)
    separator = next((one for one in _SEPARATORS if _complete(_named(first, one))), _SEPARATORS[0])
    header = _named(first, separator)
    place = _places(header)
    # strict: a quotation mark that is never closed must not swallow all that follows
    reader = csv.reader(lines, delimiter=separator, strict=True)
    plain, begin = Plain(), skipped + 1
    try:
        next(reader, None)
        begin = reader.line_num + skipped + 1
        for cells in itertools.islice(reader, _MOST_ROWS + 1):
            if begin > _MOST_ROWS:
                raise RatingsError(f"The file has more than {_MOST_ROWS:,} lines.")
            if any(map(str.strip, cells)):
                yield _row(begin, cells, place, plain, len(header))
            begin = reader.line_num + skipped + 1
    except csv.Error as error:
        raise RatingsError(f"Line {begin}: {_mistake(str(error))}.") from error


def _mistake(error: str) -> str:
    if "unexpected end" in error:
        return "a quotation mark is opened and never closed"
    if "limit" in error:
        return f"a value of more than {_MOST_FIELD:,} letters; a quotation mark may be missing"
    return "something follows a closing quotation mark; inside a value quotation marks are written twice"


def _header_line(file: Iterator[str]) -> tuple[Iterator[str], int, str]:
    """The lines from the header on, how many came before (empty ones, a spreadsheet's “sep=;”), and the header."""
    skipped = 0
    for line in file:
        if line.strip(' \t\r\n,;|"') and not line.casefold().startswith("sep="):
            held = [line]
            # a title may go over several lines, in quotation marks
            for more in itertools.islice(file, _MOST_HEADER if line.count('"') % 2 else 0):
                held.append(more)
                if more.count('"') % 2:
                    break
            return itertools.chain(held, file), skipped, "".join(held)
        skipped += 1
    return iter(()), skipped, ""


def _named(line: str, separator: str) -> list[str]:
    cells = next(csv.reader(line.splitlines(keepends=True), delimiter=separator), [])
    return [cell.strip().casefold().replace(" ", "_").replace("-", "_") for cell in cells]


def _complete(header: Sequence[str]) -> bool:
    return all(any(name in header for name in _NAMES[needed]) for needed in _NEEDED)


def _places(header: Sequence[str]) -> tuple[int, ...]:
    """The column of each of our names; one past the last where there is none."""
    place: list[int] = []
    for own, names in _NAMES.items():
        found = next((name for name in names if name in header), None)
        if found is None and own in _NEEDED:
            there = Plain()[", ".join(header)[:200]].strip(", ") or "nothing"
            raise RatingsError(f"The first line has no column “{own}”; found: {there}.")
        if found is not None and header.count(found) > 1:
            raise RatingsError(f"The first line has the column “{found}” twice.")
        place.append(len(header) if found is None else header.index(found))
    return tuple(place)


def _row(line: int, cells: list[str], place: Sequence[int], plain: Plain, width: int) -> Row:
    if len(cells) > width and any(map(str.strip, cells[width:])):
        raise RatingsError(
            f"Line {line} has {len(cells)} values for {width} columns; a value with a separator in it needs quotation "
            "marks around it."
        )
    # what is not there is empty
    held = [*cells[:width], *[""] * (width + 1 - len(cells)), ""]
    rater, submission, detail, score, time, reference = (held[at] for at in place)
    if not plain[rater] or not plain[submission]:
        raise RatingsError(f"Line {line}: reader and submission are both needed.")
    own = plain[rater], plain[submission], plain[detail] or WHOLE
    return Row(line, *own, plain[score], time.strip(), plain[reference])
