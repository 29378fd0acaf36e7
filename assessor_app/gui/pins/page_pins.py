"""Where the pins of a document lie on its pages: frames about what is pinned, flags in the margin, found by a click.

Only pages in view are ever looked at; where the flags of a page lie is worked out once for each size it is shown at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from assessor_app.domain.annotation import Pin, Region
from assessor_app.domain.citation import PagePlace, WholePlace
from assessor_app.gui.pdf_view.page_turning import PageMap
from assessor_app.gui.pins.flag_words import flag_words
from assessor_app.gui.pins.pin_painting import flag_size, paint_flag, paint_pinned, paint_soft_frames
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.layout import PageSize

_GAP: Final = 3.0
# A flag may stand this many flags lower than its region before it is folded into the one above it.
_MOST_SHIFT: Final = 3
_INSET: Final = 3.0
_MOST_FRAMES: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class PagePin:
    """One pin of a page, with its number; compared by identity."""

    id: str
    number: int
    pin: Pin


@dataclass(slots=True)
class _Flag:
    """A flag ``top`` pixels below the page's upper edge; several pins where there is no room for each."""

    top: float
    pins: list[PagePin]
    size: QSizeF = field(default_factory=QSizeF)

    @property
    def words(self) -> str:
        first, last = self.pins[0].number, self.pins[-1].number
        return str(first) if first == last else f"{first}…"


@dataclass(slots=True)
class _Page:
    """Frames and flags of one page as it lies now, in pixels from its corner in the window."""

    key: tuple[float, float, int, int]
    frames: list[tuple[PagePin, QRectF]]
    flags: list[_Flag]


def region_box(region: Region, size: PageSize) -> QRectF:
    """A region of a page in points from its top left."""
    return QRectF(region.x * size.width, region.y * size.height, region.width * size.width, region.height * size.height)


def region_of(box: QRectF, size: PageSize) -> Region:
    """A box in points as fractions of the upright page, kept within it."""
    left, right = (min(1.0, max(0.0, x / size.width)) for x in (box.left(), box.right()))
    top, bottom = (min(1.0, max(0.0, y / size.height)) for y in (box.top(), box.bottom()))
    return Region(left, top, right - left, bottom - top)


class PagePins:
    """The pins of one document, at hand page by page."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._on_page: dict[int, list[PagePin]] = {}
        self._current = ""
        self._pages: dict[int, _Page] = {}

    def set_pins(self, pins: Mapping[str, Pin], current: str) -> None:
        """Take the pins of a document, numbered in this order; those on the whole of it stand on its first page."""
        on_page: defaultdict[int, list[PagePin]] = defaultdict(list)
        for number, (key, pin) in enumerate(pins.items(), start=1):
            if isinstance(pin.place, PagePlace):
                on_page[pin.place.first].append(PagePin(key, number, pin))
            elif isinstance(pin.place, WholePlace):
                on_page[0].append(PagePin(key, number, pin))
        self._on_page, self._current = dict(on_page), current
        self._pages.clear()

    def pages(self) -> dict[int, tuple[int, ...]]:
        """The numbers of the pins by page (0-based)."""
        return {page: tuple(one.number for one in found) for page, found in self._on_page.items()}

    def on(self, page: int) -> list[PagePin]:
        """The pins of a page."""
        return self._on_page.get(page, [])

    def paint(self, painter: QPainter, page: int, place: PageMap, box: QRectF, size: PageSize, window: QRectF) -> None:
        """Paint frames and flags of a page; ``box`` is where it lies in the window."""
        pins = self._on_page.get(page)
        if not pins:
            return
        here = window.translated(-box.topLeft())
        laid = self._laid_out(page, place, box, size)
        seen = [(one, frame) for one, frame in laid.frames if frame.intersects(here)]
        # Beyond some number frames would only hide the page.
        soft = [frame.translated(box.topLeft()) for one, frame in seen if one.id != self._current]
        paint_soft_frames(painter, self._theme, soft[:_MOST_FRAMES])
        for one, frame in seen:
            if one.id == self._current:
                paint_pinned(painter, self._theme, frame.translated(box.topLeft()), current=True)
        for flag, where in self._flags_in(page, place, box, size, window):
            current = any(one.id == self._current for one in flag.pins)
            paint_flag(painter, self._theme, where, flag.words, current=current)

    def flag_boxes(self, page: int, place: PageMap, box: QRectF, size: PageSize, window: QRectF) -> dict[str, QRectF]:
        """Where in the window the flag of each pin of a page is, as far as it is in view."""
        found = self._flags_in(page, place, box, size, window)
        return {one.id: where for flag, where in found for one in flag.pins}

    def at(
        self, spot: QPointF, page: int, place: PageMap, box: QRectF, size: PageSize, window: QRectF
    ) -> list[PagePin]:
        """The pins whose flag is under a point of the window."""
        for flag, where in self._flags_in(page, place, box, size, window):
            if where.adjusted(-1, -1, 1, 1).contains(spot):
                return flag.pins
        return []

    def next_of(self, pins: list[PagePin]) -> str:
        """Which of several pins a press chooses: the one after the one in hand, else the first."""
        ids = [one.id for one in pins]
        return ids[(ids.index(self._current) + 1) % len(ids)] if self._current in ids else ids[0]

    def words(self, pins: list[PagePin]) -> str:
        """What a tool tip says of pins."""
        return "\n".join(flag_words(one.number, one.pin) for one in pins)

    def forget_sizes(self) -> None:
        """Text is larger or smaller now: lay the flags out anew."""
        self._pages.clear()

    def _frame(self, pin: Pin, place: PageMap, size: PageSize) -> QRectF:
        assert pin.region is not None
        frame = place.box(region_box(pin.region, size))
        return frame.adjusted(-_INSET, -_INSET, _INSET, _INSET) if pin.quote is not None else frame

    def _flags_in(
        self, page: int, place: PageMap, box: QRectF, size: PageSize, window: QRectF
    ) -> list[tuple[_Flag, QRectF]]:
        found: list[tuple[_Flag, QRectF]] = []
        for flag in self._laid_out(page, place, box, size).flags:
            if box.top() + flag.top > window.bottom():
                break
            where = QRectF(QPointF(0, box.top() + flag.top), flag.size)
            # In the margin right of the page; over its edge where the page is wider than the window.
            where.moveLeft(max(window.left(), min(box.right() - 6, window.right() - where.width() - 2)))
            if where.bottom() >= window.top():
                found.append((flag, where))
        return found

    def _laid_out(self, page: int, place: PageMap, box: QRectF, size: PageSize) -> _Page:
        """Where all lies on a page, worked out once for each size and turn it is shown at."""
        turn = place.box(QRectF(0, 0, size.width / 2, size.height / 2)).topLeft() - box.topLeft()
        key = (box.width(), box.height(), round(turn.x()), round(turn.y()))
        known = self._pages.get(page)
        if known is None or known.key != key:
            pins = self._on_page.get(page, [])
            frames = [
                (one, self._frame(one.pin, place, size).translated(-box.topLeft()))
                for one in pins
                if one.pin.region is not None
            ]
            known = self._pages[page] = _Page(key, frames, self._stacked(pins, dict(frames), box.height()))
        return known

    def _stacked(self, pins: list[PagePin], frames: Mapping[PagePin, QRectF], height: float) -> list[_Flag]:
        """Flags from the top down, none over another and none below the page."""
        high = flag_size(self._theme, "9").height() + _GAP
        lowest = max(0.0, height - high)
        wished = [(min(lowest, max(_GAP, frames[one].top() if one in frames else 0.0)), one) for one in pins]
        flags: list[_Flag] = []
        for top, one in sorted(wished, key=_by_top):
            free = flags[-1].top + high if flags else top
            if flags and free > top and (free - top > _MOST_SHIFT * high or free > lowest):
                flags[-1].pins.append(one)
            else:
                flags.append(_Flag(max(top, free), [one]))
        for flag in flags:
            flag.size = flag_size(self._theme, flag.words)
        return flags


def _by_top(wish: tuple[float, PagePin]) -> tuple[float, int]:
    return wish[0], wish[1].number
