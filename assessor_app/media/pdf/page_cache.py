"""Drawn pages kept for the next look, bounded by bytes; what is on screen is never thrown out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QImage

from assessor_app.media.pdf.pixels import PIXEL_BYTES
from assessor_app.media.pdf.render_queue import RenderKey
from assessor_app.media.pdf.slot_pool import Slot, SlotPool

BUDGET: Final = 128 << 20

_Place = tuple[int, RenderKey]


class RenderedPage:
    """Pixels in a slot. ``image`` looks into the slot without a copy: paint it at once, copy it to keep it."""

    def __init__(self, key: RenderKey, slot: Slot, warnings: str = "") -> None:
        self.key = key
        self.slot = slot
        self.warnings = warnings
        _, _, width, height = key.box
        self.image = QImage(slot.buffer, width, height, width * PIXEL_BYTES, QImage.Format.Format_RGB32)


class PageCache:
    """Least recently used goes first. For the GUI thread only."""

    def __init__(self, pool: SlotPool, budget: int = BUDGET) -> None:
        self._pool = pool
        self._budget = budget
        self._pages: OrderedDict[_Place, RenderedPage] = OrderedDict()
        self._kept: dict[int, frozenset[RenderKey]] = {}
        self._bytes = 0

    @property
    def byte_count(self) -> int:
        """Bytes in use now."""
        return self._bytes

    @property
    def budget(self) -> int:
        """Bytes allowed, beyond what :meth:`keep` protects."""
        return self._budget

    def set_budget(self, budget: int) -> None:
        """Allow so many bytes from now on."""
        self._budget = budget
        self._trim()

    def keep(self, document: int, keys: Iterable[RenderKey]) -> None:
        """Protect exactly these pages of a document: the ones on screen."""
        self._kept[document] = frozenset(keys)

    def put(self, document: int, page: RenderedPage) -> None:
        """Take a page in, as the most recently used."""
        self._remove((document, page.key))
        self._pages[document, page.key] = page
        self._bytes += page.slot.size
        self._trim()

    def get(self, document: int, key: RenderKey) -> RenderedPage | None:
        """The page drawn just so, now the most recently used, or None."""
        page = self._pages.get((document, key))
        if page is not None:
            self._pages.move_to_end((document, key))
        return page

    def stand_in(self, document: int, page: int, turn: int = 0) -> RenderedPage | None:
        """The sharpest picture of a whole page there is, at whatever size but turned just so, or None."""
        found = [
            one
            for (owner, key), one in self._pages.items()
            if owner == document and key.page == page and key.turn == turn and not key.cut
        ]
        return max(found, key=_width_of, default=None)

    def forget(self, document: int) -> None:
        """Drop all of a document."""
        self._kept.pop(document, None)
        for place in [place for place in self._pages if place[0] == document]:
            self._remove(place)

    def _trim(self) -> None:
        if self._bytes <= self._budget:
            return
        for place in list(self._pages):
            document, key = place
            if key not in self._kept.get(document, ()):
                self._remove(place)
            if self._bytes <= self._budget:
                return

    def _remove(self, place: _Place) -> None:
        page = self._pages.pop(place, None)
        if page is not None:
            self._bytes -= page.slot.size
            page.image = QImage()  # nothing may look into the slot once it is drawn into again
            self._pool.give_back(page.slot)


def _width_of(page: RenderedPage) -> int:
    return page.key.width
