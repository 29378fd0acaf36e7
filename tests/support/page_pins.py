"""Where on a page, as fractions of its upright size, a soft frame was really painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage


def painted_box(before: QImage, after: QImage, ignored: QRectF) -> QRect:
    """The box about all pixels that differ, except in ``ignored`` (the flag), in pixels of the pictures."""
    differ = _colours(before) != _colours(after)
    skip = ignored.adjusted(-4, -4, 4, 4).toAlignedRect() & after.rect()
    differ[skip.top() : skip.bottom() + 1, skip.left() : skip.right() + 1] = False
    rows, columns = differ.any(axis=1).nonzero()[0].tolist(), differ.any(axis=0).nonzero()[0].tolist()
    return QRect(QPoint(columns[0], rows[0]), QPoint(columns[-1], rows[-1])) if rows else QRect()


def _colours(picture: QImage) -> np.ndarray:
    """One number for each pixel, shape (height, width)."""
    plain = picture.convertToFormat(QImage.Format.Format_ARGB32)
    return np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.width()).copy()


def holds_colour(picture: QImage, box: QRectF, colour: QColor) -> bool:
    """Whether any pixel within a box has a colour."""
    area = box.toAlignedRect() & picture.rect()
    return any(
        picture.pixelColor(x, y) == colour
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    )
