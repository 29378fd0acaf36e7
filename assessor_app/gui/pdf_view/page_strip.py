"""The geometry of pages under each other, or of one alone: where each lies at a zoom, known before one is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QRectF, QSizeF

from assessor_app.media.pdf.layout import PageSize

Fit = Literal["width", "page", "region", "none"]
PIXELS_PER_POINT: Final = 96 / 72
SMALLEST: Final = 0.25
LARGEST: Final = 8.0
STEPS: Final = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
GAP: Final = 32
SIDE: Final = 18
_LARGEST_FIT: Final = 4.0
_SMALLEST_FIT: Final = 0.01
_REGION_MARGIN: Final = 18.0


@dataclass(frozen=True, slots=True)
class Zoom:
    """How large pages are shown: fitted, or ``factor`` times natural size (1 point = 4/3 pixels)."""

    fit: Fit = "width"
    factor: float = 1.0

    def step(self, direction: int, now: float) -> Zoom:
        """The next larger (+1) or smaller (-1) fixed zoom, from ``now`` as it is on screen."""
        if direction > 0:
            return Zoom("none", next((step for step in STEPS if step > now * 1.01), LARGEST))
        return Zoom("none", next((step for step in reversed(STEPS) if step < now * 0.99), SMALLEST))

    def times(self, ratio: float, now: float) -> Zoom:
        """A fixed zoom ``ratio`` times what is on screen ``now``, kept within bounds."""
        return Zoom("none", min(LARGEST, max(SMALLEST, now * ratio)))


class _Shape(NamedTuple):
    """A page at its zoom: pixels."""

    factor: float
    width: int
    height: int


class PageStrip:
    """Pages in a column, in logical pixels from the top left of the strip. Page heights are whole pixels.

    With a page shown alone the strip is that page and nothing else; every other page has the box it would have
    if it were the one alone.
    """

    def __init__(self, sizes: Sequence[PageSize]) -> None:
        self._sizes = sizes
        self._shapes: list[_Shape] = []
        self._tops: list[int] = []
        self._alone: int | None = None
        self._window = (0, 0)
        self.width = 0
        self.height = 0

    @property
    def page_count(self) -> int:
        """Pages in the strip."""
        return len(self._sizes)

    @property
    def alone(self) -> int | None:
        """The page shown alone, or None when all are shown under each other."""
        return self._alone

    def show_alone(self, page: int | None) -> None:
        """Show one page alone, or (None) all under each other."""
        self._alone = page if self._sizes else None
        if self._shapes:
            self._place()

    def arrange(self, width: int, height: int, zoom: Zoom, region: QSizeF | None = None) -> None:
        """Lay the pages out for a window of this size; in a fit every page fits by itself, whatever its size.

        ``region`` is the size in points that fit "region" brings to fill the window; without one it fits the width.
        """
        if zoom.fit == "region":
            zoom = Zoom("width") if region is None else Zoom("none", _region_factor(region, width, height))
        # A thousand pages mostly have one or two sizes between them, and a pinch lays them out at every step.
        shapes = {size: _shape(size, width, height, zoom) for size in set(self._sizes)}
        self._shapes = [shapes[size] for size in self._sizes]
        self._window = (width, height)
        self._place()

    def factor(self, page: int) -> float:
        """The zoom a page is shown at."""
        return self._shapes[page].factor

    def box(self, page: int) -> QRectF:
        """Where a page lies, pixels."""
        shape = self._shapes[page]
        if self._alone is None:
            return QRectF((self.width - shape.width) // 2, self._tops[page], shape.width, shape.height)
        across = max(self._window[0], shape.width + 2 * SIDE)
        top = max(GAP, (self._window[1] - shape.height) // 2)
        return QRectF((across - shape.width) // 2, top, shape.width, shape.height)

    def page_at(self, y: float) -> int:
        """The page at height ``y``; the gap above a page belongs to it."""
        if not self._tops:
            return 0
        if self._alone is not None:
            return self._alone
        return min(max(0, bisect_right(self._tops, y + GAP - 1) - 1), self.page_count - 1)

    def pages_between(self, top: float, bottom: float) -> range:
        """All pages of which something lies between two heights."""
        if not self._tops:
            return range(0)
        if self._alone is not None:
            box = self.box(self._alone)
            return range(self._alone, self._alone + int(box.bottom() > top and box.top() <= bottom))
        first = self.page_at(top)
        if self._tops[first] + self._shapes[first].height <= top:
            first += 1
        return range(first, min(self.page_count, bisect_right(self._tops, bottom)))

    def _place(self) -> None:
        self._tops = list(accumulate((shape.height + GAP for shape in self._shapes), initial=GAP))
        self.height = self._tops.pop() if self._tops else GAP
        widest = max((shape.width for shape in self._shapes), default=0)
        if self._alone is not None:
            shape = self._shapes[self._alone]
            widest = shape.width
            self.height = max(self._window[1], shape.height + 2 * GAP)
        self.width = max(self._window[0], widest + 2 * SIDE)


def _shape(size: PageSize, width: int, height: int, zoom: Zoom) -> _Shape:
    factor = zoom.factor
    if zoom.fit != "none":
        across = (width - 2 * SIDE) / (size.width * PIXELS_PER_POINT)
        down = (height - 2 * GAP) / (size.height * PIXELS_PER_POINT)
        factor = min(_LARGEST_FIT, max(_SMALLEST_FIT, across if zoom.fit == "width" else min(across, down)))
    scale = factor * PIXELS_PER_POINT
    return _Shape(factor, max(1, round(size.width * scale)), max(1, round(size.height * scale)))


def _region_factor(region: QSizeF, width: int, height: int) -> float:
    """Some room stays round a region, and a single word is not blown up beyond what can be read with comfort."""
    across = (width - 2 * SIDE) / ((region.width() + 2 * _REGION_MARGIN) * PIXELS_PER_POINT)
    down = (height - 2 * GAP) / ((region.height() + 2 * _REGION_MARGIN) * PIXELS_PER_POINT)
    return min(_LARGEST_FIT, max(_SMALLEST_FIT, min(across, down)))
