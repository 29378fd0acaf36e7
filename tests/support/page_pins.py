"""Where on a page, as fractions of its upright size, a soft frame was really painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage


def painted_box(before: QImage, after: QImage, ignored: QRectF) -> QRect:
    """The box about all pixels that differ, except in ``ignored`` (the flag), in pixels of the pictures."""
    found = QRect()
    skip = ignored.adjusted(-4, -4, 4, 4).toAlignedRect()
    for y in range(after.height()):
        for x in range(after.width()):
            if before.pixel(x, y) != after.pixel(x, y) and not skip.contains(x, y):
                found |= QRect(x, y, 1, 1)
    return found


def holds_colour(picture: QImage, box: QRectF, colour: QColor) -> bool:
    """Whether any pixel within a box has a colour."""
    area = box.toAlignedRect() & picture.rect()
    return any(
        picture.pixelColor(x, y) == colour
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    )
