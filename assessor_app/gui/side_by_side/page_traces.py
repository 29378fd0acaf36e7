"""What several readers left on the pages of a document: tags at the top of a page or beside it, frames about pins.

Only pages in view are ever looked at. Tags stay in the window while any of their page does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from assessor_app.domain.citation import PagePlace
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.pdf_view.page_turning import PageMap
from assessor_app.gui.pins.page_pins import region_box
from assessor_app.gui.side_by_side.reader_look import paint_tag, reader_color, reader_pen, tag_size
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.layout import PageSize

_GAP: Final = 4.0
_EDGE: Final = 6.0
_LINE: Final = 2.0
# so many readers and more share tags, lest these hide the page
_JOINED: Final = 3
# a citation may name as many pages as a file has
_MOST_PAGES: Final = 2_000
_MOST_FRAMES: Final = 200


@dataclass(slots=True)
class _OnPage:
    """What one reader left on one page: short words for the tag, all there is to say, and parts of the page."""

    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    frames: list[Trace] = field(default_factory=list)


class PageTraces:
    """The traces of one document, at hand page by page."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._on_page: dict[int, dict[str, _OnPage]] = {}

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Take those of a document; what is on no page is somebody else's business."""
        found: defaultdict[int, dict[str, _OnPage]] = defaultdict(dict)
        for trace in traces:
            for page in _pages(trace):
                here = found[page].setdefault(trace.letter, _OnPage())
                if trace.region is not None:
                    here.frames.append(trace)
                elif trace.words not in here.words:
                    here.words.append(trace.words)
                if trace.note and trace.note not in (*here.notes, trace.words):
                    here.notes.append(trace.note)
        self._on_page = {page: dict(sorted(readers.items())) for page, readers in found.items()}

    def on(self, page: int) -> dict[str, tuple[str, ...]]:
        """The words of the tags on a page by the readers' letters."""
        return {letter: tuple(here.words) for letter, here in self._on_page.get(page, {}).items()}

    def paint(self, painter: QPainter, page: int, place: PageMap, box: QRectF, size: PageSize, window: QRectF) -> None:
        """Paint the frames and tags of a page; ``box`` is where it lies in the window."""
        for letter, trace, frame in self._frames(page, place, size):
            if frame.intersects(window):
                self._paint_frame(painter, letter, frame, trace)
        for letters, where, words in self._tags(page, box, window):
            paint_tag(painter, self._theme, where, letters, words)

    def hint(self, spot: QPointF, page: int, place: PageMap, box: QRectF, size: PageSize, window: QRectF) -> str:
        """What is to be said of the tag or frame under a point of the window; "" where there is none."""
        for letters, where, words in self._tags(page, box, window):
            if where.contains(spot):
                notes = [note for letter in letters for note in self._on_page[page][letter].notes]
                return "\n".join([f"{' '.join(letters)}: {words}", *dict.fromkeys(notes)])
        for _letter, trace, frame in self._frames(page, place, size):
            if frame.contains(spot):
                return trace.note
        return ""

    def _tags(self, page: int, box: QRectF, window: QRectF) -> Iterator[tuple[tuple[str, ...], QRectF, str]]:
        """From the top, in the margin right of the page, or along the right edge of what is seen of it."""
        seen = box.intersected(window)
        top = max(box.top(), window.top()) + _EDGE
        for letters, words in self._told(page):
            wanted = tag_size(self._theme, words, len(letters))
            wide = min(wanted.width(), max(wanted.height(), seen.width() - 2 * _EDGE))
            beside = window.right() - box.right() - 2 * _EDGE >= wide
            left = box.right() + _EDGE if beside else seen.right() - _EDGE - wide
            where = QRectF(left, top, wide, wanted.height())
            if where.bottom() > box.bottom():
                return
            if where.intersects(window):
                yield letters, where, words
            top = where.bottom() + _GAP

    def _told(self, page: int) -> list[tuple[tuple[str, ...], str]]:
        """A tag for each reader; from three on, those of whom the same is to be said share one."""
        said = {letter: " · ".join(here.words) for letter, here in self._on_page.get(page, {}).items() if here.words}
        if len(said) < _JOINED:
            return [((letter,), words) for letter, words in said.items()]
        joined: dict[str, tuple[str, ...]] = {}
        for letter, words in said.items():
            joined[words] = (*joined.get(words, ()), letter)
        return [(letters, words) for words, letters in joined.items()]

    def _frames(self, page: int, place: PageMap, size: PageSize) -> Iterator[tuple[str, Trace, QRectF]]:
        left = _MOST_FRAMES
        for letter, here in self._on_page.get(page, {}).items():
            for trace in here.frames[:left]:
                assert trace.region is not None
                yield letter, trace, place.box(region_box(trace.region, size)).adjusted(-3, -3, 3, 3)
            left = max(0, left - len(here.frames))

    def _paint_frame(self, painter: QPainter, letter: str, frame: QRectF, trace: Trace) -> None:
        tint = QColor(reader_color(self._theme, letter, on_paper=True))
        tint.setAlphaF(0.08)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(reader_pen(self._theme, letter, _LINE))
        painter.setBrush(tint)
        painter.drawRoundedRect(frame, 3, 3)
        painter.restore()
        size = tag_size(self._theme, trace.words)
        # two readers may have framed the same lines: each has a corner of its own
        left = frame.left() if letter == "A" else frame.right() - size.width()
        corner = QPointF(left, frame.top() - size.height() + 2)
        paint_tag(painter, self._theme, QRectF(corner, size), (letter,), trace.words)


def _pages(trace: Trace) -> range:
    if not isinstance(trace.place, PagePlace):
        return range(0)
    if trace.region is not None:
        return range(trace.place.first, trace.place.first + 1)
    return range(trace.place.first, min(trace.place.last, trace.place.first + _MOST_PAGES) + 1)
