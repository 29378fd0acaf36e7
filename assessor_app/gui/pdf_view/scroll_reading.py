"""What a wheel, a pad and two fingers mean: pixels to scroll, pages to turn, a zoom about a point."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

_NOTCH: Final = 120
_PAD_PUSH: Final = 240
_SMALLEST_RATIO: Final = 0.1


class Pinch(NamedTuple):
    """Two fingers: grown by ``ratio``, what was under ``since`` is now to be under ``at`` (window coordinates)."""

    ratio: float
    at: QPointF
    since: QPointF


def pinch_of(event: QEvent, window: QWidget) -> Pinch | None:
    """The pinch an event of a pad or a touch screen tells of, or None when it is about something else."""
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return None
        at = event.position()
        return Pinch(max(_SMALLEST_RATIO, 1 + event.value()), at, at)
    if isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            event.accept(pinch)
            at = window.mapFromGlobal(pinch.centerPoint())
            before = pinch.lastCenterPoint()
            # The first of a pinch knows no place before it.
            since = at if before.isNull() else window.mapFromGlobal(before)
            return Pinch(max(_SMALLEST_RATIO, pinch.scaleFactor()), at, since)
    return None


def pixels_of(event: QWheelEvent) -> QPoint:
    """How far a pad wants to scroll, to the pixel; null for a wheel with notches."""
    # X11 fills in pixels that depend on the driver and are not to be relied on.
    if QGuiApplication.platformName() == "xcb":
        return QPoint()
    return event.pixelDelta()


class EdgePush:
    """Tells when the wheel, pushed on at the end of a page, means to turn it.

    A pad has to be pushed on for a while, and the way its scrolling runs out never turns a page.
    """

    def __init__(self) -> None:
        self._way = 0
        self._pushed = 0

    def turn(self, event: QWheelEvent, *, at_top: bool, at_bottom: bool) -> int:
        """-1 or +1 page when this turn of the wheel turns the page, else 0."""
        push = event.angleDelta().y() or event.pixelDelta().y()
        way = (push < 0) - (push > 0)
        phase = event.phase()
        if way != self._way or not (at_bottom if way > 0 else at_top) or phase == Qt.ScrollPhase.ScrollBegin:
            self._way, self._pushed = way, 0
        if way == 0 or phase == Qt.ScrollPhase.ScrollMomentum or not (at_bottom if way > 0 else at_top):
            return 0
        self._pushed += abs(push)
        if self._pushed < (_NOTCH if phase == Qt.ScrollPhase.NoScrollPhase else _PAD_PUSH):
            return 0
        self._pushed = 0
        return way
