"""Which pixels to ask for: whole pages while they are small enough, else the part in view and a margin round it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from assessor_app.media.pdf.render_queue import RenderKey

WHOLE_PAGE_PIXELS: Final = 16_000_000
_STAND_IN_PIXELS: Final = 1_500_000
_KEPT_CUTS: Final = 2

_Part = tuple[int, int, int, int]


def whole_page(page: int, box: QRectF, ratio: float, turn: int = 0) -> RenderKey:
    """All of a page whose box is ``box`` logical pixels on a screen of pixel ratio ``ratio``."""
    across, down = max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio))
    return RenderKey(page, across, down, turn=turn)


def is_drawn_whole(key: RenderKey) -> bool:
    """Whether a page of this size is drawn in one piece."""
    return key.width * key.height <= WHOLE_PAGE_PIXELS


def stand_in(key: RenderKey) -> RenderKey:
    """A small picture of the same whole page, quickly drawn, to be scaled until the sharp part comes."""
    shrink = math.sqrt(_STAND_IN_PIXELS / (key.width * key.height))
    width, height = max(1, round(key.width * shrink)), max(1, round(key.height * shrink))
    return replace(key, width=width, height=height, cut=None)


class Cutter:
    """Chooses the part of a large page; keeps a choice as long as it covers what is in view."""

    def __init__(self) -> None:
        self._cuts: dict[int, list[RenderKey]] = {}

    def forget(self) -> None:
        """Start afresh, for another document."""
        self._cuts.clear()

    def key_for(self, whole: RenderKey, visible: QRectF, ratio: float) -> RenderKey:
        """What to draw of ``whole`` so that ``visible`` (logical pixels from the page's corner) is sharp."""
        if is_drawn_whole(whole):
            return whole
        part = _device_part(whole, visible, ratio)
        kept = [cut for cut in self._cuts.get(whole.page, ()) if _same_size(cut, whole)]
        for cut in kept:
            if _covers(cut, part):
                return cut
        cut = _cut_round(whole, part)
        self._cuts[whole.page] = [cut, *kept][:_KEPT_CUTS]
        return cut

    def ahead(self, whole: RenderKey, visible: QRectF, ratio: float, motion: QPointF) -> RenderKey | None:
        """What will soon have to be drawn when the view goes on moving by ``motion``; None while that is far off.

        What is answered is kept: once the view has got there it is what :meth:`key_for` says.
        """
        if is_drawn_whole(whole) or motion.isNull() or visible.isEmpty():
            return None
        reach = QPointF(_way(motion.x()) * visible.width() / 8, _way(motion.y()) * visible.height() / 8)
        kept = [cut for cut in self._cuts.get(whole.page, ()) if _same_size(cut, whole)]
        near = _device_part(whole, visible.translated(reach), ratio)
        if not kept or any(_covers(cut, near) for cut in kept):
            return None
        # Half a window on, so that what is seen now is still in it and what comes next is already.
        cut = _cut_round(whole, _device_part(whole, visible.translated(reach * 3), ratio))
        here = self.key_for(whole, visible, ratio)
        self._cuts[whole.page] = [here, cut]
        return cut


def _way(distance: float) -> int:
    return (distance > 0) - (distance < 0)


def _device_part(whole: RenderKey, visible: QRectF, ratio: float) -> _Part:
    """Left, top, right and bottom of what is in view, in device pixels of the page."""
    left = min(whole.width - 1, max(0, math.floor(visible.left() * ratio)))
    top = min(whole.height - 1, max(0, math.floor(visible.top() * ratio)))
    right = min(whole.width, math.ceil(visible.right() * ratio))
    bottom = min(whole.height, math.ceil(visible.bottom() * ratio))
    return left, top, max(left + 1, right), max(top + 1, bottom)


def _cut_round(whole: RenderKey, part: _Part) -> RenderKey:
    left, top, right, bottom = part
    across, down = (right - left) // 4, (bottom - top) // 4
    if (right - left + 2 * across) * (bottom - top + 2 * down) > WHOLE_PAGE_PIXELS:
        across = down = 0
    left, top = max(0, left - across), max(0, top - down)
    right, bottom = min(whole.width, right + across), min(whole.height, bottom + down)
    return replace(whole, cut=(left, top, right - left, bottom - top))


def _same_size(cut: RenderKey, whole: RenderKey) -> bool:
    return cut.cut is not None and replace(cut, cut=None) == whole


def _covers(kept: RenderKey, part: _Part) -> bool:
    x, y, width, height = kept.box
    left, top, right, bottom = part
    return x <= left and y <= top and right <= x + width and bottom <= y + height
