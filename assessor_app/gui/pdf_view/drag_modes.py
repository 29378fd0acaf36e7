"""What the hand is doing while a button is down: pulling the paper along, or running over text."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QObject, QPointF, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

_TICK_MS: Final = 25
_FASTEST: Final = 60


class Drag(Protocol):
    """Anything done between press and release. ``moved`` tells it from a click that trembled."""

    moved: bool

    def move_to(self, point: QPointF) -> None:
        """The pointer is at ``point`` of the window now."""

    def stop(self) -> None:
        """The button was released."""


class PanDrag:
    """The paper stays under the pointer."""

    def __init__(self, area: QAbstractScrollArea, start: QPointF) -> None:
        self._down, self._across = area.verticalScrollBar(), area.horizontalScrollBar()
        self._start = start
        self._origin = self._across.value(), self._down.value()
        self.moved = False

    def move_to(self, point: QPointF) -> None:
        """Scroll so that what was pressed lies under the pointer."""
        way = point - self._start
        self.moved = self.moved or way.manhattanLength() >= QApplication.startDragDistance()
        self._across.setValue(round(self._origin[0] - way.x()))
        self._down.setValue(round(self._origin[1] - way.y()))

    def stop(self) -> None:
        """Nothing is left to do."""


class SelectDrag(QObject):
    """``reached`` carries where in the window the selection ends now; beyond an edge the pages scroll by themselves."""

    reached = Signal(QPointF)

    def __init__(self, area: QAbstractScrollArea, start: QPointF) -> None:
        super().__init__(area)
        self._area = area
        self._start = self._point = start
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._scroll)
        self.moved = False

    def move_to(self, point: QPointF) -> None:
        """Take the selection to the pointer, once it has really moved."""
        self._point = point
        far = (point - self._start).manhattanLength() >= QApplication.startDragDistance()
        self.moved = self.moved or far
        if not self.moved:
            return
        self.reached.emit(point)
        if self._beyond().isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Stop scrolling; this drag is over."""
        self._timer.stop()
        self.deleteLater()

    def _beyond(self) -> QPointF:
        """How far the pointer is outside the window, per direction."""
        window = self._area.viewport().rect()
        return QPointF(
            _beyond(self._point.x(), window.left(), window.right()),
            _beyond(self._point.y(), window.top(), window.bottom()),
        )

    @Slot()
    def _scroll(self) -> None:
        beyond = self._beyond()
        across, down = self._area.horizontalScrollBar(), self._area.verticalScrollBar()
        across.setValue(across.value() + _pace(beyond.x()))
        down.setValue(down.value() + _pace(beyond.y()))
        self.reached.emit(self._point)


def _beyond(here: float, first: float, last: float) -> float:
    return here - min(max(here, first), last)


def _pace(beyond: float) -> int:
    """The farther outside, the faster."""
    if not beyond:
        return 0
    speed = min(_FASTEST, 4 + abs(beyond) / 2)
    return round(speed if beyond > 0 else -speed)
