"""The words of one page as a pointer meets them: columns, lines and words by place, and the text of any run of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from assessor_app.media.pdf.text import PageWords, Word

Span = tuple[int, int]
"""A run of words: the first, and the one after the last; equal for a place between two words."""

_HYPHENS: Final = ("-", "\u00ad", "\u2010")
_NEAR: Final = 1.0
_SAME_SIZE: Final = 1.2
_LOOSEST_LEADING: Final = 0.9
_SPACE: Final = 0.25
# Prose is set wider than ten times the height of its lines; what is narrower is a list or a table.
_NARROWEST_PROSE: Final = 10.0


@dataclass(slots=True)
class _Line:
    """Words ``first`` up to ``end`` (excluded) that stand in one line."""

    first: int
    end: int
    box: QRectF


@dataclass(slots=True)
class _Column:
    """Lines that follow each other downwards; text never runs on sideways from one to another."""

    box: QRectF
    lines: list[_Line] = field(default_factory=list)

    def core(self) -> QRectF:
        """The column without what a heading wider than it sticks out by."""
        lefts = sorted(line.box.left() for line in self.lines)
        rights = sorted(line.box.right() for line in self.lines)
        left, right = lefts[len(lefts) // 5], rights[(len(rights) - 1) * 4 // 5]
        return QRectF(left, self.box.top(), max(1.0, right - left), self.box.height())


class PageText:
    """Built once per page. Places are points of the upright page from its top left."""

    def __init__(self, page: PageWords) -> None:
        self._words: Sequence[Word] = page.words
        self._boxes = [_box(word) for word in page.words]
        self._columns = _columns(self._gathered_lines())
        self._lines = [line for column in self._columns for line in column.lines]
        self._column_of = {line.first: column for column in self._columns for line in column.lines}
        self._cores = {id(column): column.core() for column in self._columns}
        self._whole_words = {word.text.casefold() for word in page.words}

    @property
    def count(self) -> int:
        """Words on the page."""
        return len(self._words)

    def is_over_text(self, spot: QPointF) -> bool:
        """Whether a pointer there is over a line of text."""
        return any(_grown(line.box).contains(spot) for line in self._lines)

    def place_at(self, spot: QPointF) -> Span:
        """The word at a place, or the gap between words nearest to it."""
        line = self._line_near(spot)
        if line is None:
            return 0, 0
        across, forwards = self._direction(line)
        for index in range(line.first, line.end):
            box = self._boxes[index]
            start, end = (box.left(), box.right()) if across else (box.top(), box.bottom())
            here = spot.x() if across else spot.y()
            if start <= here <= end:
                # Above or below its line a pointer still means the word of that line.
                return index, index + 1
            if (here < start) is forwards:
                return index, index
        return line.end, line.end

    def word_at(self, spot: QPointF) -> Span:
        """The word nearest to a place; empty only on a page without words."""
        first, end = self.place_at(spot)
        if first < end or not self._words:
            return first, end
        near = [index for index in (first - 1, first) if 0 <= index < self.count]
        index = min(near, key=lambda one: _distance(self._boxes[one], spot))
        return index, index + 1

    def line_at(self, spot: QPointF) -> Span:
        """The line nearest to a place; empty only on a page without words."""
        line = self._line_near(spot)
        return (0, 0) if line is None else (line.first, line.end)

    def boxes(self, span: Span) -> list[QRectF]:
        """One box for each line that the words of ``span`` stand in."""
        found = []
        for line in self._lines:
            first, end = max(span[0], line.first), min(span[1], line.end)
            if first < end:
                found.append(_united(self._boxes[first:end]))
        return found

    def text(self, span: Span) -> str:
        """The words of ``span`` in reading order.

        Lines of one paragraph are run together and words divided at their ends made whole; where the next word
        would still have fitted in, the line was meant to end and does.
        """
        text, before = "", None
        for line in self._lines:
            first, end = max(span[0], line.first), min(span[1], line.end)
            if first >= end:
                continue
            words = self._line_text(first, end)
            if before is None:
                text = words
            elif self._is_divided(before, line, text):
                text = self._joined(text, words)
            else:
                text += (" " if self._runs_on(before, line) else "\n") + words
            before = line
        return _plain(text)

    # ---- where things are

    def _gathered_lines(self) -> list[_Line]:
        lines: list[_Line] = []
        for _, places in groupby(range(len(self._words)), key=self._line_number):
            run = list(places)
            lines.append(_Line(run[0], run[-1] + 1, _united(self._boxes[run[0] : run[-1] + 1])))
        return lines

    def _line_number(self, index: int) -> int:
        return self._words[index].line

    def _line_near(self, spot: QPointF) -> _Line | None:
        """The line a pointer means: the one it is on, else in the nearest column the one at its height."""
        over = [line for line in self._lines if _grown(line.box).contains(spot)]
        lines = over
        if not over and self._columns:
            lines = min(self._columns, key=lambda column: self._column_rank(column, spot)).lines
        return min(lines, key=lambda line: _line_rank(line, spot), default=None)

    def _column_rank(self, column: _Column, spot: QPointF) -> tuple[float, float]:
        nearest = min(_distance(line.box, spot) for line in column.lines)
        return _distance(self._cores[id(column)], spot), nearest

    def _direction(self, line: _Line) -> tuple[bool, bool]:
        """Whether a line runs across rather than down, and whether rightwards (or downwards)."""
        first, last = self._boxes[line.first].center(), self._boxes[line.end - 1].center()
        way = last - first
        across = abs(way.x()) >= abs(way.y())
        return across, (way.x() if across else way.y()) >= 0

    # ---- what is said

    def _line_text(self, first: int, end: int) -> str:
        parts = []
        for index in range(first, end):
            word = self._words[index]
            parts.append(word.text if word.glued or index == end - 1 else word.text + " ")
        return "".join(parts)

    def _is_divided(self, before: _Line, line: _Line, text: str) -> bool:
        """Whether the word at the end of a line goes on at the start of the next."""
        start = self._words[line.first].text[:1]
        if self._words[before.end - 1].glued or text.endswith("\u00ad"):
            return True
        return text.endswith(_HYPHENS) and text[-2:-1].isalpha() and start.islower()

    def _joined(self, text: str, more: str) -> str:
        if not text.endswith(_HYPHENS):
            return text + more
        whole = f"{text.split()[-1]}{more.split()[0]}".casefold()
        # A compound that stands elsewhere on the page with its hyphen keeps it here too.
        return text + more if not text.endswith("\u00ad") and whole in self._whole_words else text[:-1] + more

    def _runs_on(self, before: _Line, line: _Line) -> bool:
        """Whether a line goes on with the paragraph of the one before it."""
        column = self._column_of[line.first]
        if column is not self._column_of[before.first]:
            return False
        tall, low = sorted((before.box.height(), line.box.height()), reverse=True)
        if tall > low * _SAME_SIZE or line.box.top() - before.box.bottom() > low * _LOOSEST_LEADING:
            return False
        if line.box.top() < before.box.center().y():
            return True  # pieces of one row that the file keeps apart
        core = self._cores[id(column)]
        if core.width() < _NARROWEST_PROSE * low:
            return False
        return before.box.right() + _SPACE * low + self._boxes[line.first].width() > core.right()


def _line_rank(line: _Line, spot: QPointF) -> tuple[float, float]:
    return _apart(line.box.top(), line.box.bottom(), spot.y()), _distance(line.box, spot)


def _columns(lines: Sequence[_Line]) -> list[_Column]:
    columns: list[_Column] = []
    last: _Line | None = None
    for line in lines:
        fits = last is not None and line.box.top() > last.box.top() - 1 and _overlap(columns[-1].box, line.box)
        if not fits:
            columns.append(_Column(QRectF(line.box)))
        columns[-1].lines.append(line)
        columns[-1].box |= line.box
        last = line
    return columns


def _overlap(one: QRectF, other: QRectF) -> bool:
    return one.left() < other.right() and other.left() < one.right()


def _box(word: Word) -> QRectF:
    left, top, right, bottom = word.box
    return QRectF(left, top, right - left, bottom - top)


def _united(boxes: Sequence[QRectF]) -> QRectF:
    whole = QRectF(boxes[0])
    for box in boxes[1:]:
        whole |= box
    return whole


def _grown(box: QRectF) -> QRectF:
    return box.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)


def _apart(start: float, end: float, here: float) -> float:
    return max(start - here, 0.0, here - end)


def _distance(box: QRectF, spot: QPointF) -> float:
    """How far a place is from a box; 0 within it."""
    across = _apart(box.left(), box.right(), spot.x())
    down = _apart(box.top(), box.bottom(), spot.y())
    return float((across**2 + down**2) ** 0.5)


def _plain(text: str) -> str:
    """Letters drawn as one (ﬁ, ﬂ) as the letters they are; soft hyphens gone."""
    parts = (unicodedata.normalize("NFKC", sign) if "\ufb00" <= sign <= "\ufb06" else sign for sign in text)
    return "".join(parts).replace("\u00ad", "")
