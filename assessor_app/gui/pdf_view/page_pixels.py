"""Which pixels to ask for: whole pages while they are small enough, else the part in view and a margin round it."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QRectF

from assessor_app.media.render_queue import RenderKey

WHOLE_PAGE_PIXELS: Final = 16_000_000
_STAND_IN_PIXELS: Final = 1_500_000


def whole_page(page: int, box: QRectF, ratio: float) -> RenderKey:
    """All of a page whose box is ``box`` logical pixels on a screen of pixel ratio ``ratio``."""
    return RenderKey(page, max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))


def is_drawn_whole(key: RenderKey) -> bool:
    """Whether a page of this size is drawn in one piece."""
    return key.width * key.height <= WHOLE_PAGE_PIXELS


def stand_in(key: RenderKey) -> RenderKey:
    """A small picture of the same whole page, quickly drawn, to be scaled until the sharp part comes."""
    shrink = math.sqrt(_STAND_IN_PIXELS / (key.width * key.height))
    return RenderKey(key.page, max(1, round(key.width * shrink)), max(1, round(key.height * shrink)))


class Cutter:
    """Chooses the part of a large page; keeps a choice as long as it covers what is in view."""

    def __init__(self) -> None:
        self._cuts: dict[int, RenderKey] = {}

    def forget(self) -> None:
        """Start afresh, for another document."""
        self._cuts.clear()

    def key_for(self, whole: RenderKey, visible: QRectF, ratio: float) -> RenderKey:
        """What to draw of ``whole`` so that ``visible`` (logical pixels from the page's corner) is sharp."""
        if is_drawn_whole(whole):
            return whole
        left, top = max(0, math.floor(visible.left() * ratio)), max(0, math.floor(visible.top() * ratio))
        right = min(whole.width, math.ceil(visible.right() * ratio))
        bottom = min(whole.height, math.ceil(visible.bottom() * ratio))
        kept = self._cuts.get(whole.page)
        if kept is not None and _covers(kept, whole, (left, top, right, bottom)):
            return kept
        across, down = (right - left) // 4, (bottom - top) // 4
        if (right - left + 2 * across) * (bottom - top + 2 * down) > WHOLE_PAGE_PIXELS:
            across = down = 0
        left, top = max(0, left - across), max(0, top - down)
        right, bottom = min(whole.width, right + across), min(whole.height, bottom + down)
        cut = RenderKey(whole.page, whole.width, whole.height, (left, top, max(1, right - left), max(1, bottom - top)))
        self._cuts[whole.page] = cut
        return cut


def _covers(kept: RenderKey, whole: RenderKey, part: tuple[int, int, int, int]) -> bool:
    if kept.cut is None or (kept.width, kept.height) != (whole.width, whole.height):
        return False
    x, y, width, height = kept.cut
    left, top, right, bottom = part
    return x <= left and y <= top and right <= x + width and bottom <= y + height
