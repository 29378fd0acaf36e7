"""Drawing part of a page with MuPDF, turned as the reader turned it, straight into memory that is already there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pymupdf import mupdf


@dataclass(frozen=True, slots=True)
class Cut:
    """What to draw of a page: the whole page is ``width`` × ``height`` pixels, wanted is the given part of it.

    ``turn`` is how far the page is turned before, clockwise in degrees: 0, 90, 180 or 270. Sizes and places are
    those of the turned page.
    """

    width: int
    height: int
    x: int
    y: int
    w: int
    h: int
    turn: int = 0

    @property
    def whole(self) -> bool:
        """Whether this is all of the page."""
        return (self.x, self.y, self.w, self.h) == (0, 0, self.width, self.height)


def draw_list(shown: Any, cut: Cut, target: memoryview) -> None:
    """Run a display list into ``target``: ``cut.h`` rows of ``cut.w`` pixels as ``pixels`` says, on white."""
    matrix = _matrix(mupdf.fz_bound_display_list(shown), cut)
    box = mupdf.FzIrect(cut.x, cut.y, cut.x + cut.w, cut.y + cut.h)
    pixmap = mupdf.fz_new_pixmap_with_bbox_and_data(
        mupdf.fz_device_bgr(), box, mupdf.FzSeparations(), 1, mupdf.python_buffer_data(target)
    )
    # MuPDF takes the fourth byte for opacity; nothing ever makes white paper less opaque.
    mupdf.fz_clear_pixmap_with_value(pixmap, 255)
    device = mupdf.fz_new_draw_device(matrix, pixmap)
    part = mupdf.FzRect(cut.x, cut.y, cut.x + cut.w, cut.y + cut.h)
    part = mupdf.fz_transform_rect(part, mupdf.fz_invert_matrix(matrix))
    # One point more than the cut, so that line joins at its edge come out as they do on the whole page.
    scissor = mupdf.FzRect(part.x0 - 1, part.y0 - 1, part.x1 + 1, part.y1 + 1)
    mupdf.fz_run_display_list(shown, device, mupdf.FzMatrix(), scissor, mupdf.FzCookie())
    mupdf.fz_close_device(device)


def _matrix(rect: Any, cut: Cut) -> Any:
    """From points of the page as shown to pixels of the turned page."""
    x, y, width, height = rect.x0, rect.y0, rect.x1 - rect.x0, rect.y1 - rect.y0
    if cut.turn in (90, 270):
        across, down = cut.width / height, cut.height / width
        if cut.turn == 90:
            return mupdf.FzMatrix(0, down, -across, 0, (y + height) * across, -x * down)
        return mupdf.FzMatrix(0, -down, across, 0, -y * across, (x + width) * down)
    across, down = cut.width / width, cut.height / height
    if cut.turn == 180:
        return mupdf.FzMatrix(-across, 0, 0, -down, (x + width) * across, (y + height) * down)
    return mupdf.FzMatrix(across, 0, 0, down, -x * across, -y * down)
