"""What of a document's text is selected: kept as places on pages, so that words may arrive after the pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from assessor_app.gui.pdf_view.page_text import PageText, Span

Grain = Literal["free", "word", "line"]


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place on a page (0-based), in points of the upright page."""

    page: int
    x: float
    y: float

    @property
    def point(self) -> QPointF:
        """The place on its page."""
        return QPointF(self.x, self.y)


class TextSelection:
    """Runs from where a drag began to where it is now, whole words at a time; on clicks by words or lines."""

    def __init__(self, text_of: Callable[[int], PageText | None]) -> None:
        self._text_of = text_of
        self._anchor: TextPlace | None = None
        self._head: TextPlace | None = None
        self._grain: Grain = "free"
        self._whole: int | None = None

    def clear(self) -> None:
        """Select nothing."""
        self._anchor = self._head = self._whole = None

    def start(self, place: TextPlace, grain: Grain = "free") -> None:
        """Begin anew at a place; "free" selects nothing before it is extended."""
        self._anchor, self._grain, self._whole = place, grain, None
        self._head = None if grain == "free" else place

    def extend(self, place: TextPlace) -> None:
        """Let the selection reach to a place, from where it began."""
        if self._whole is not None:
            self._anchor, self._whole = TextPlace(self._whole, 0.0, 0.0), None
            self._grain = "free"
        if self._anchor is None:
            self.start(place)
        self._head = place

    def select_page(self, page: int) -> None:
        """Select all text of a page."""
        self.clear()
        self._whole = page

    @property
    def started(self) -> bool:
        """Whether there is anything to extend."""
        return self._anchor is not None or self._whole is not None

    def pages(self) -> range:
        """The pages it reaches over."""
        if self._whole is not None:
            return range(self._whole, self._whole + 1)
        if self._anchor is None or self._head is None:
            return range(0)
        ends = sorted((self._anchor.page, self._head.page))
        return range(ends[0], ends[1] + 1)

    def unread(self) -> list[int]:
        """The pages it reaches over whose words are not known yet."""
        return [page for page in self.pages() if self._text_of(page) is None]

    def span(self, page: int) -> Span:
        """The words of a page that are selected."""
        text = self._text_of(page)
        if text is None or page not in self.pages():
            return 0, 0
        if self._whole is not None:
            return 0, text.count
        assert self._anchor is not None
        assert self._head is not None
        first, last = sorted((self._end(self._anchor), self._end(self._head)))
        start = first[1] if first[0] == page else 0
        end = max(first[2], last[2]) if first[0] == last[0] else last[2]
        return start, end if last[0] == page else text.count

    def boxes(self, page: int) -> list[QRectF]:
        """What to paint on a page, in points of the upright page."""
        text, span = self._text_of(page), self.span(page)
        return [] if text is None or span[0] >= span[1] else text.boxes(span)

    def text(self) -> str:
        """All that is selected, in reading order; pages not read yet are left out."""
        parts = []
        for page in self.pages():
            text, span = self._text_of(page), self.span(page)
            if text is not None and span[0] < span[1]:
                parts.append(text.text(span))
        return "\n".join(parts)

    def _end(self, place: TextPlace) -> tuple[int, int, int]:
        """Page, first word and the one after the last, of what one end stands for."""
        text = self._text_of(place.page)
        if text is None:
            return place.page, 0, 0
        if self._grain == "word":
            return place.page, *text.word_at(place.point)
        if self._grain == "line":
            return place.page, *text.line_at(place.point)
        return place.page, *text.place_at(place.point)
