"""The words of pages as the desk keeps them, and the search over them: small, and quick over a thousand pages."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assessor_app.media.child_wire import Header
from assessor_app.media.pdf import folding
from assessor_app.media.pdf.text import Box, Hit, PageWords, Word

_AROUND: Final = 48
_FROM_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class IndexedPage:
    """One page's words, as they came from the child, without an object for each."""

    __slots__ = ("_boxes", "_lines", "_lower", "_shown", "_starts", "page", "plain")

    def __init__(self, header: Header, part: memoryview) -> None:
        """Take in one page's part of a child's answer. Raises ValueError, KeyError or TypeError on nonsense."""
        self.page = int(header["page"])
        count, shown, plain = int(header["words"]), int(header["shown"]), int(header["plain"])
        sizes = (shown, plain, 4 * (count + 1), 16 * count, 4 * count)
        if min(sizes) < 0 or sum(sizes) != len(part):
            raise ValueError("a page's words are not what they say they are")
        pieces = []
        done = 0
        for size in sizes:
            pieces.append(part[done : done + size])
            done += size
        self._shown = str(pieces[0], "utf-8", "replace")
        self.plain = str(pieces[1], "utf-8", "replace")
        self._starts, self._boxes, self._lines = array("I"), array("f"), array("I")
        self._starts.frombytes(pieces[2])
        self._boxes.frombytes(pieces[3])
        self._lines.frombytes(pieces[4])
        self._lower = folding.lower(self.plain)

    @property
    def byte_count(self) -> int:
        """About how much memory it takes."""
        return 2 * len(self.plain) + len(self._shown) + 28 * len(self._lines) + 500

    def searched(self, *, match_case: bool) -> str:
        """The text to search: folded, words parted by a space, hyphenated line ends joined."""
        return self.plain if match_case else self._lower

    def words(self) -> PageWords:
        """The words in reading order."""
        texts = self._shown.split("\n")
        count = min(len(self._lines), len(texts))
        return PageWords(
            self.page,
            tuple(
                Word(
                    texts[place],
                    self._box(place),
                    self._lines[place],
                    place + 1 < count and self._touches(texts, place),
                )
                for place in range(count)
            ),
        )

    def hit(self, start: int, end: int) -> Hit:
        """What stands at ``start`` to ``end`` of the searched text."""
        first, last = self._word_at(start), self._word_at(end - 1)
        boxes = tuple(self._line_boxes(first, last, start, end))
        text = self._shown.replace("\n", " ")
        if len(text) != len(self.plain) - 1:  # something was joined or came apart: only the folded text has its places
            text = self.plain
        return Hit(
            page=self.page,
            boxes=boxes,
            before=text[max(0, start - _AROUND) : start],
            text=text[start:end],
            after=text[end : end + _AROUND].rstrip(),
        )

    def is_joined(self, start: int, end: int) -> bool:
        """Whether a hyphenated line end was joined between ``start`` and ``end``."""
        first, last = self._word_at(start), self._word_at(end - 1)
        return any(self._is_joined(place) for place in range(first, last))

    def _word_at(self, place: int) -> int:
        return max(0, min(bisect_right(self._starts, place) - 1, len(self._lines) - 1))

    def _touches(self, texts: list[str], word: int) -> bool:
        """Whether the next word follows without a space: only where writing from the right meets the other."""
        if self._lines[word] != self._lines[word + 1] or not (_FROM_RIGHT.search(texts[word] + texts[word + 1])):
            return False
        one, other = self._box(word), self._box(word + 1)
        return min(abs(other[0] - one[2]), abs(one[0] - other[2])) < 0.02 * (one[3] - one[1])

    def _is_joined(self, word: int) -> bool:
        """Whether no space parts a word from the next, in the searched text."""
        start = self._starts[word + 1]
        return 0 < start <= len(self.plain) and self.plain[start - 1] != " "

    def _box(self, word: int) -> Box:
        sides, count = self._boxes, len(self._lines)
        return sides[word], sides[word + count], sides[word + 2 * count], sides[word + 3 * count]

    def _line_boxes(self, first: int, last: int, start: int, end: int) -> Iterator[Box]:
        """One box for each line the words run over; of the outer words about the letters meant."""
        box: Box | None = None
        for word in range(first, last + 1):
            part = self._part(word, start, end)
            if box is not None and self._lines[word] == self._lines[word - 1]:
                box = min(box[0], part[0]), min(box[1], part[1]), max(box[2], part[2]), max(box[3], part[3])
                continue
            if box is not None:
                yield box
            box = part
        if box is not None:
            yield box

    def _part(self, word: int, start: int, end: int) -> Box:
        left, top, right, bottom = self._box(word)
        begin = self._starts[word]
        size = self._starts[word + 1] - begin
        size -= self.plain[begin + size - 1 : begin + size] == " "
        if size < 2 or right - left < (bottom - top) / 2:  # one letter, or written upwards
            return left, top, right, bottom
        across = (right - left) / size
        from_letter, to_letter = max(0, start - begin), min(size, end - begin)
        return left + across * from_letter, top, left + across * to_letter, bottom


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    text: str
    match_case: bool = False
    whole_words: bool = False

    def spellings(self) -> tuple[str, ...]:
        """The text made alike, and without its hyphens, for those that fell on a line end."""
        plain = folding.needle(self.text)
        if not self.match_case:
            plain = folding.lower(plain)
        return tuple(dict.fromkeys(text for text in (plain, plain.replace("-", "")) if text))

    def places(self, page: IndexedPage) -> list[tuple[int, int]]:
        """Where it stands on a page, in order, as starts and ends in the searched text."""
        text = page.searched(match_case=self.match_case)
        found: list[tuple[int, int]] = []
        for number, spelling in enumerate(self.spellings()):
            start = text.find(spelling)
            while start >= 0:
                end = start + len(spelling)
                fits = not self.whole_words or _stands_alone(text, start, end)
                if fits and (number == 0 or page.is_joined(start, end)):
                    found.append((start, end))
                start = text.find(spelling, end)
        return sorted(found)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or after.isalnum())
