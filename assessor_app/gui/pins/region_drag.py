"""Drawing a rectangle on one page: it stays on the page it was begun on, and with its start where that was pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication


class RegionDrag:
    """From a press to the pointer; ``to_page`` turns a point of the window into one of ``page`` (0-based, points).

    ``bounds`` is the whole page, in points of the upright page.
    """

    def __init__(self, page: int, pressed: QPointF, bounds: QRectF, to_page: Callable[[QPointF], QPointF]) -> None:
        self.page = page
        self._pressed = pressed
        self._bounds = bounds
        self._to_page = to_page
        self._start = self._end = to_page(pressed)
        self.moved = False

    def move_to(self, point: QPointF) -> None:
        """The pointer is there now (window coordinates)."""
        self.moved = self.moved or (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._end = self._to_page(point)

    def stop(self) -> None:
        """Nothing is left to do."""

    def box(self) -> QRectF:
        """What is drawn so far, in points of the upright page."""
        return QRectF(self._start, self._end).normalized() & self._bounds
