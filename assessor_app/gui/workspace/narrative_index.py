"""Leads from positions in a shown narrative to places in the responses and back, and finds words in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assessor_app.gui.pdf_view.find_bar import Search
from assessor_app.gui.workspace.narrative_pieces import Piece

MOST_HITS: Final = 5_000
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one response, in characters."""

    prompt_id: str
    start: int
    end: int


class NarrativeIndex:
    """Positions of the document are those of Qt: units of UTF-16, each piece followed by one for its end."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = tuple(pieces)
        self._starts: list[int] = []
        place = 0
        for piece in self._pieces:
            self._starts.append(place)
            place += _length(piece.text) + 1

    def start_of(self, number: int) -> int:
        """Where a piece begins in the document."""
        return self._starts[number]

    def piece_at(self, position: int) -> int:
        """The number of the piece that holds a position of the document; -1 when there is none at all."""
        return bisect_right(self._starts, max(0, position)) - 1

    def passage(self, start: int, end: int) -> Passage | None:
        """The part of a response that is selected from ``start`` to ``end``; None where no answer is.

        A selection over several answers counts for the first.
        """
        found: Passage | None = None
        for number in range(max(0, self.piece_at(start)), self.piece_at(max(start, end - 1)) + 1):
            piece, begins = self._pieces[number], self._starts[number]
            if piece.kind != "answer" or (found is not None and piece.prompt_id != found.prompt_id):
                continue
            first = piece.start + _characters(piece.text, max(0, start - begins))
            last = piece.start + _characters(piece.text, max(0, end - begins))
            if last > first:
                found = Passage(piece.prompt_id, first if found is None else found.start, last)
        return found

    def spans(self, passage: Passage) -> tuple[Span, ...]:
        """Where a passage of a response stands in the document: a stretch for each paragraph it reaches."""
        found = []
        for piece, begins in zip(self._pieces, self._starts, strict=True):
            if piece.kind != "answer" or piece.prompt_id != passage.prompt_id:
                continue
            first = max(passage.start, piece.start) - piece.start
            last = min(passage.end, piece.start + len(piece.text)) - piece.start
            if first < last:
                found.append((begins + _length(piece.text[:first]), begins + _length(piece.text[:last])))
        return tuple(found)

    def hits(self, search: Search) -> tuple[Span, ...]:
        """Where the words looked for stand, at most :data:`MOST_HITS`; blanks match any blanks."""
        words = search.text.split()
        if not words:
            return ()
        pattern = r"\s+".join(re.escape(word) for word in words)
        if search.whole_words:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        looking = re.compile(pattern, 0 if search.match_case else re.IGNORECASE)
        found: list[Span] = []
        for piece, begins in zip(self._pieces, self._starts, strict=True):
            for hit in looking.finditer(piece.text):
                found.append((begins + _length(piece.text[: hit.start()]), begins + _length(piece.text[: hit.end()])))
                if len(found) == MOST_HITS:
                    return tuple(found)
        return tuple(found)


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, units: int) -> int:
    """How many characters the first ``units`` of UTF-16 are."""
    if text.isascii():
        return min(units, len(text))
    part = text.encode("utf-16-le", "surrogatepass")[: units * 2]
    return len(part.decode("utf-16-le", "surrogatepass"))
