"""The geometry of pages under each other: where each page lies at a zoom, known before a single one is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRectF

from assessor_app.media.pdf_layout import PageSize

Fit = Literal["width", "page", "none"]
PIXELS_PER_POINT: Final = 96 / 72
SMALLEST: Final = 0.25
LARGEST: Final = 4.0
STEPS: Final = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
GAP: Final = 32
SIDE: Final = 18
_SMALLEST_FIT: Final = 0.01


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


class PageStrip:
    """Pages in a column, in logical pixels from the top left of the strip. Page heights are whole pixels."""

    def __init__(self, sizes: Sequence[PageSize]) -> None:
        self._sizes = sizes
        self._factors: list[float] = []
        self._tops: list[int] = []
        self._boxes: list[tuple[int, int]] = []
        self.width = 0
        self.height = 0
        self._across = 0

    @property
    def page_count(self) -> int:
        """Pages in the strip."""
        return len(self._sizes)

    def arrange(self, width: int, height: int, zoom: Zoom) -> None:
        """Lay the pages out for a window of this size; in a fit every page fits by itself, whatever its size."""
        self._factors = [self._factor(size, width, height, zoom) for size in self._sizes]
        scales = [factor * PIXELS_PER_POINT for factor in self._factors]
        self._boxes = [
            (max(1, round(size.width * scale)), max(1, round(size.height * scale)))
            for size, scale in zip(self._sizes, scales, strict=True)
        ]
        self._tops = []
        top = GAP
        for _, page_height in self._boxes:
            self._tops.append(top)
            top += page_height + GAP
        self.height = top
        self._across = max(width, max((box[0] for box in self._boxes), default=0) + 2 * SIDE)
        self.width = self._across

    def factor(self, page: int) -> float:
        """The zoom a page is shown at."""
        return self._factors[page]

    def box(self, page: int) -> QRectF:
        """Where a page lies, pixels."""
        width, height = self._boxes[page]
        return QRectF((self._across - width) // 2, self._tops[page], width, height)

    def page_at(self, y: float) -> int:
        """The page at height ``y``; the gap above a page belongs to it."""
        if not self._tops:
            return 0
        return min(max(0, bisect_right(self._tops, y + GAP - 1) - 1), self.page_count - 1)

    def pages_between(self, top: float, bottom: float) -> range:
        """All pages of which something lies between two heights."""
        if not self._tops:
            return range(0)
        first = self.page_at(top)
        if self._tops[first] + self._boxes[first][1] <= top:
            first += 1
        return range(first, min(self.page_count, bisect_right(self._tops, bottom)))

    def _factor(self, size: PageSize, width: int, height: int, zoom: Zoom) -> float:
        if zoom.fit == "none":
            return zoom.factor
        across = (width - 2 * SIDE) / (size.width * PIXELS_PER_POINT)
        down = (height - 2 * GAP) / (size.height * PIXELS_PER_POINT)
        wished = across if zoom.fit == "width" else min(across, down)
        return min(LARGEST, max(_SMALLEST_FIT, wished))
