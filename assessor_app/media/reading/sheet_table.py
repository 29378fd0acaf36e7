"""Tables kept as text (CSV, TSV): delimiter and encoding found by looking, every row reached from a place nearby."""

from __future__ import annotations

import csv
import io
from array import array
from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import Final

from assessor_app.media.reading.document import ReadingFaultError
from assessor_app.media.reading.sheet_words import LONGEST_CELL
from assessor_app.media.reading.text_encoding import encoding_of

MOST_ROWS: Final = 2_000_000
MOST_COLUMNS: Final = 16_384
_SAMPLE: Final = 64 << 10
_SAMPLE_ROWS: Final = 200
_DELIMITERS: Final = (",", ";", "\t", "|")
# rows between two places that can be reached at once
STEP: Final = 256
_MARKUP: Final = ("<!doctype", "<html", "<?xml", "<table", "{\\rtf")


class TextTable:
    """One table; ``rows`` and ``columns`` count what is shown, ``cut`` tells that there is more.

    Raises ReadingFaultError: unsupported (no text, or markup), empty. Rows not counted by ``deadline`` (of
    ``time.monotonic``) are cut off.
    """

    def __init__(self, data: memoryview, media_type: str, deadline: float) -> None:
        encoding, mark = encoding_of(data)
        if not encoding:
            raise ReadingFaultError("unsupported", "no text")
        self._data = bytes(data[mark:])
        self._encoding = encoding
        if encoding.startswith(("utf-16", "utf-32")):
            # Line ends are then single bytes, and every row has a place that can be jumped to.
            self._data, self._encoding = self._data.decode(encoding, "replace").encode(), "utf-8"
        if b"\n" not in self._data[:_SAMPLE]:
            self._data = self._data.replace(b"\r", b"\n")
        self._start = 0
        sample = self._data[:_SAMPLE].decode(self._encoding, "replace")
        if not sample.strip():
            raise ReadingFaultError("empty")
        if sample.lstrip()[:9].lower().startswith(_MARKUP):
            raise ReadingFaultError("unsupported", "markup")
        self._delimiter = self._named_delimiter(sample) or _delimiter(sample, media_type)
        self._quoted = True
        self.rows = self.columns = 0
        self.cut = False
        self._places = array("Q")
        try:
            self._index(deadline)
        except csv.Error:
            # A quotation mark that is never closed would swallow the rest: then marks are only characters.
            self._quoted = False
            self._index(deadline)

    def rows_from(self, first: int) -> Iterator[list[str]]:
        """Rows from a 0-based row on, each up to its last filled cell."""
        if not 0 <= first < self.rows:
            return
        block = first // STEP
        lines = io.BytesIO(self._data)
        lines.seek(self._places[block])
        records = self._records(_Lines(lines, self._encoding, self._places[block]))
        for row, record in enumerate(records, start=block * STEP):
            if row >= self.rows:
                return
            if row >= first:
                yield _trimmed(record)

    def _named_delimiter(self, sample: str) -> str:
        """Excel's own first line "sep=;" is no row."""
        line = sample.partition("\n")[0].strip("\r\n")
        if len(line) == 5 and line.lower().startswith("sep="):
            self._start = self._data.find(b"\n") + 1 or len(self._data)
            return line[4]
        return ""

    def _index(self, deadline: float) -> None:
        lines = _Lines(io.BytesIO(self._data), self._encoding, self._start)
        self._places = array("Q", [self._start])
        self.rows = self.columns = 0
        self.cut = False
        for record in self._records(lines):
            if self.rows == MOST_ROWS or (self.rows % STEP == 0 and monotonic() > deadline):
                self.cut = True
                break
            self.rows += 1
            if len(record) > self.columns:
                self.columns = len(_trimmed(record)) if len(record) > MOST_COLUMNS else len(record)
            if self.rows % STEP == 0:
                self._places.append(lines.place)
        if self.columns > MOST_COLUMNS:
            self.columns, self.cut = MOST_COLUMNS, True

    def _records(self, lines: _Lines) -> Iterator[list[str]]:
        if self._quoted:
            return csv.reader(lines, delimiter=self._delimiter)
        return (line.rstrip("\r\n").split(self._delimiter) for line in lines)


class _Lines:
    """Decoded lines, and the place in the bytes after the last one given out."""

    def __init__(self, stream: io.BytesIO, encoding: str, place: int) -> None:
        stream.seek(place)
        self._stream = stream
        self._encoding = encoding
        self.place = place

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.place += len(line)
            yield line.decode(self._encoding, "replace")


def _trimmed(record: list[str]) -> list[str]:
    while record and not record[-1]:
        record.pop()
    return [cell if len(cell) <= LONGEST_CELL else cell[: LONGEST_CELL - 1] + "…" for cell in record[:MOST_COLUMNS]]


def _delimiter(sample: str, media_type: str) -> str:
    """The delimiter that cuts the first rows into the same number of cells most often, the more the better."""
    if "tab-separated" in media_type:
        return "\t"
    lines = sample.splitlines(keepends=True)
    if len(sample) >= _SAMPLE and len(lines) > 1:
        lines.pop()  # the sample ends in the middle of it
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(
                len(row)
                for row, _ in zip(csv.reader(lines, delimiter=delimiter), range(_SAMPLE_ROWS), strict=False)
                if row
            )
        except csv.Error:
            continue
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        score = count / widths.total() * (width if width < 3 else 3) if width > 1 else 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best
