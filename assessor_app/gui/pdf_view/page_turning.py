"""Where something on a page lies when the page is turned: points of the upright page to places in the window and back.

Angles are 0, 90, 180 or 270 degrees clockwise, on top of the turn a page has of its own.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from assessor_app.media.pdf.layout import PageSize
from assessor_app.media.pdf.text import Box


def right_angle(degrees: int) -> int:
    """Any number of degrees as the nearest of 0, 90, 180 and 270."""
    return round(degrees / 90) * 90 % 360


def turned_size(size: PageSize, turn: int) -> PageSize:
    """The size of a page turned by ``turn`` degrees."""
    return PageSize(size.height, size.width, size.rotation) if turn % 180 else size


def turned_spot(x: float, y: float, turn: int) -> tuple[float, float]:
    """Where a spot, as fractions of the page's width and height, comes to lie when the page is turned."""
    if turn == 90:
        return 1 - y, x
    if turn == 180:
        return 1 - x, 1 - y
    return (y, 1 - x) if turn == 270 else (x, y)


class PageMap:
    """One page on screen: ``box`` is where the turned page lies in the window, ``size`` its upright size in points."""

    def __init__(self, box: QRectF, size: PageSize, turn: int = 0) -> None:
        wide, high = (box.height(), box.width()) if turn % 180 else (box.width(), box.height())
        way = QTransform.fromTranslate(box.center().x(), box.center().y())
        way.rotate(turn)
        way.translate(-wide / 2, -high / 2)
        way.scale(wide / size.width, high / size.height)
        self._there = way
        self._back = way.inverted()[0]

    def box(self, part: Box | QRectF) -> QRectF:
        """Where a box of the page, in points from its top left, lies in the window, pixels."""
        if not isinstance(part, QRectF):
            left, top, right, bottom = part
            part = QRectF(left, top, right - left, bottom - top)
        return self._there.mapRect(part)

    def point(self, spot: QPointF) -> QPointF:
        """Where a point of the window lies on the page, points from its top left; may be beside the page."""
        return self._back.map(spot)


def turned_region(region: QRectF, turn: int) -> QSizeF:
    """How large a part of a page is once the page is turned."""
    size = region.size()
    return size.transposed() if turn % 180 else size
