"""A window onto the strip of pages: scrolling, zooming, jumping and keys, without any knowledge of pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from assessor_app.gui.pdf_view.page_strip import GAP, PageStrip, Zoom
from assessor_app.gui.pdf_view.page_turning import turned_spot
from assessor_app.gui.pdf_view.scroll_reading import EdgePush, pinch_of, pixels_of

PageMode = Literal["continuous", "single"]
_STEP: Final = 48
_WHEEL_RATIO: Final = 1.0015
_LEAP: Final = 0.9
_OWN_KEYS: Final = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot of a page (0-based) turned by ``turn``: fractions of its width and height; ``y`` < 0: pixels above it."""

    page: int
    x: float
    y: float
    turn: int = 0

    def turned_to(self, turn: int) -> Spot:
        """The same spot of the page when that is turned otherwise; the gap above a page stays the gap above it."""
        if self.y < 0 or turn == self.turn:
            return Spot(self.page, self.x, self.y, turn)
        x, y = turned_spot(self.x, self.y, (turn - self.turn) % 360)
        return Spot(self.page, x, max(0.0, y), turn)


class StripArea(QAbstractScrollArea):
    """``moved`` whenever what is in view may have changed, ``page_changed`` when another page is being read."""

    page_changed = Signal(int)
    zoom_changed = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = PageStrip(())
        self._zoom = Zoom()
        self._mode: PageMode = "continuous"
        self._turn = 0
        self._target: Spot | None = None
        # What two fingers or the wheel took hold of, and where it lies now: small steps must not add up to a drift.
        self._held: tuple[Spot, QPointF] | None = None
        self._push = EdgePush()
        self._arranging = False
        self._told_page = -1
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there, so that fitting the width never makes it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def set_strip(self, strip: PageStrip) -> None:
        """Show these pages, from the first."""
        self._strip = strip
        self._told_page = -1
        self._held = None
        self._strip.show_alone(0 if self._mode == "single" else None)
        self._target = Spot(0, 0.5, -GAP, self._turn) if strip.page_count else None
        self._rearrange()

    def mode(self) -> PageMode:
        """Whether pages lie under each other or one is shown at a time."""
        return self._mode

    def set_mode(self, mode: PageMode) -> None:
        """Show pages under each other or one at a time; the reader stays at the same spot of the same page."""
        if mode == self._mode:
            return
        spot = self.spot()
        self._mode = mode
        self._strip.show_alone(spot.page if mode == "single" else None)
        self._target = spot
        self._rearrange()

    def current_page(self) -> int:
        """The page being read (0-based): the one jumped to, else the one a third down the window."""
        if self._target is not None:
            return self._target.page
        return self._strip.page_at(self.top() + self.viewport().height() / 3)

    def zoom(self) -> Zoom:
        """The zoom as chosen."""
        return self._zoom

    def factor(self) -> float:
        """The zoom of the current page as it is on screen; 1.0 is natural size."""
        return self._strip.factor(self.current_page()) if self._strip.page_count else self._zoom.factor

    def set_zoom(self, zoom: Zoom, anchor: QPointF | None = None) -> None:
        """Show at another zoom; what was jumped to stays, else what is at ``anchor`` (default: the middle)."""
        self._zoom = zoom
        if anchor is None and self._target is None:
            anchor = QPointF(self.viewport().rect().center())
        self._rearrange(anchor)

    def zoom_by(self, ratio: float, at: QPointF, since: QPointF | None = None) -> None:
        """Grow by ``ratio``; what lay at ``since`` (default: ``at``) then lies at ``at``, in window coordinates."""
        if not self._strip.page_count:
            return
        start = at if since is None else since
        spot = self._held[0] if self._held is not None and self._held[1] == start else self._spot_at(start)
        if spot is None:
            return
        self._zoom = self._zoom.times(ratio, self._strip.factor(spot.page))
        self._target = None
        self._rearrange(at, spot)
        self._held = spot, QPointF(at)

    def go_to(self, page: int, fraction: float | None = None) -> None:
        """Bring a page's top, or ``fraction`` of its height down, to the top of the window at once."""
        if not self._strip.page_count:
            return
        page = min(max(0, page), self._strip.page_count - 1)
        y = -float(GAP) if fraction is None else fraction
        if fraction is not None and fraction < 0:
            y = fraction * self._strip.box(page).height()
        self.go_to_spot(Spot(page, 0.5, y, self._turn))

    def spot(self) -> Spot:
        """What is in the middle of the window's upper edge, to come back to by :meth:`go_to_spot`."""
        if self._target is not None:
            return self._target
        return self._spot_at(QPointF(self.viewport().width() / 2, 0)) or Spot(0, 0.5, -GAP, self._turn)

    def go_to_spot(self, spot: Spot) -> None:
        """Bring a spot to the middle of the window's upper edge at once; one beyond the last page to that page."""
        if not self._strip.page_count:
            return
        page = min(max(0, spot.page), self._strip.page_count - 1)
        self._target = Spot(page, spot.x, spot.y, spot.turn).turned_to(self._turn)
        self._held = None
        self._arranging = True
        if self._strip.alone is not None and self._strip.alone != page:
            self._strip.show_alone(page)
            self._fit_bars()
        self._put(self._target, QPointF(self.viewport().width() / 2, 0))
        self._arranging = False
        self._tell_move()

    def turn_page(self, way: int) -> bool:
        """One page on (+1) from its top, or back (-1) to its end; returns whether there was one."""
        page = self.current_page() + way
        if not 0 <= page < self._strip.page_count:
            return False
        self.go_to(page)
        if way < 0 and self._strip.alone is not None:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        return True

    def offset_in_page(self) -> float:
        """How far down the current page the window's top is, as a fraction of its height; may be negative."""
        if not self._strip.page_count:
            return 0.0
        box = self._strip.box(self.current_page())
        return (self.top() - box.top()) / box.height()

    def top(self) -> int:
        """Where in the strip the window's top is, pixels."""
        return self.verticalScrollBar().value()

    def page_box(self, page: int) -> QRectF:
        """A page's box in the window's coordinates."""
        return self._strip.box(page).translated(-QPointF(self._origin()))

    def pages_in_view(self) -> range:
        """The pages of which something is in the window."""
        return self._strip.pages_between(self.top(), self.top() + self.viewport().height())

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.top())

    def _region_points(self) -> QSizeF | None:
        """The size of what fit "region" shall fill the window with, in points, or None."""
        return None

    def _turn_strip(self, strip: PageStrip, turn: int) -> None:
        """Show the same pages turned; what is in the middle of the window stays there."""
        middle = QPointF(self.viewport().rect().center())
        spot = self._target or self._spot_at(middle)
        page = self.current_page()
        self._strip, self._turn, self._held = strip, turn, None
        strip.show_alone(page if self._mode == "single" else None)
        if spot is not None:
            spot = spot.turned_to(turn)
        if self._target is not None:
            self._target = spot
            self._rearrange()
        else:
            self._rearrange(middle, spot)

    def _rearrange(self, anchor: QPointF | None = None, spot: Spot | None = None) -> None:
        """Lay out anew for the present size and zoom, keeping the target or the spot at ``anchor`` in place.

        With ``spot`` given, that comes to lie at ``anchor``.
        """
        if self._arranging:
            return
        point = anchor or QPointF(self.viewport().width() / 2, 0)
        if anchor is not None:
            self._target = None
        kept = spot or self._target or self._spot_at(point)
        self._held = None
        self._arranging = True
        # The horizontal bar may come or go and change the window's height: then once more.
        for _ in range(2):
            size = self.viewport().size()
            self._strip.arrange(size.width(), size.height(), self._zoom, self._region_points())
            self._fit_bars()
            if self.viewport().size() == size:
                break
        if kept is not None:
            self._put(kept, point)
        self._arranging = False
        self._tell_move()
        self.zoom_changed.emit()

    def _fit_bars(self) -> None:
        size = self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), self._strip.width, size.width()),
            (self.verticalScrollBar(), self._strip.height, size.height()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)

    def _spot_at(self, point: QPointF) -> Spot | None:
        if not self._strip.page_count or not self._strip.height:
            return None
        at = QPointF(self._origin()) + point
        page = self._strip.page_at(at.y())
        box = self._strip.box(page)
        y = at.y() - box.top()
        return Spot(page, (at.x() - box.left()) / box.width(), y if y < 0 else y / box.height(), self._turn)

    def _put(self, spot: Spot, point: QPointF) -> None:
        box = self._strip.box(spot.page)
        y = spot.y if spot.y < 0 else spot.y * box.height()
        self.verticalScrollBar().setValue(round(box.top() + y - point.y()))
        self.horizontalScrollBar().setValue(round(box.left() + spot.x * box.width() - point.x()))

    def _repaint(self) -> None:
        """Have the window painted anew."""
        self.viewport().update()

    def _tell_move(self) -> None:
        self._repaint()
        self.moved.emit()
        page = self.current_page()
        if page != self._told_page and self._strip.page_count:
            self._told_page = page
            self.page_changed.emit(page)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if not self._arranging:
            self._target = None
            self._held = None
            self._tell_move()

    # ---- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rearrange()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture):
            pinch = pinch_of(event, self.viewport())
            if pinch is not None:
                self.zoom_by(pinch.ratio, pinch.at, pinch.since)
                event.accept()
                return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y() or event.pixelDelta().y()
            if turned:
                self.zoom_by(_WHEEL_RATIO**turned, event.position())
            event.accept()
            return
        down = self.verticalScrollBar()
        if self._strip.alone is not None:
            way = self._push.turn(event, at_top=_at_start(down), at_bottom=_at_end(down))
            if way:
                self.turn_page(way)
                event.accept()
                return
        pixels = pixels_of(event)
        if not pixels.isNull():
            down.setValue(down.value() - pixels.y())
            across = self.horizontalScrollBar()
            across.setValue(across.value() - pixels.x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = self.horizontalScrollBar()
            across.setValue(across.value() - round(event.angleDelta().y() / 120 * 3 * _STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._owns(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owns(event) or not self._move_by_key(event.key()):
            super().keyPressEvent(event)

    def _owns(self, event: QKeyEvent) -> bool:
        """Whether a key moves the pages, so that no shortcut of the window may take it from them."""
        return event.key() in _OWN_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    def _move_by_key(self, key: int) -> bool:
        across = self.horizontalScrollBar()
        leap = round(self.viewport().height() * _LEAP)
        rolls = {
            Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_Up: -_STEP,
            Qt.Key.Key_PageDown: leap,
            Qt.Key.Key_PageUp: -leap,
        }
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in rolls:
            self._roll(rolls[Qt.Key(key)])
        elif key in sides and across.maximum():
            across.setValue(across.value() + sides[Qt.Key(key)] * _STEP)
        elif key in sides:
            self.go_to(self.current_page() + sides[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(self._strip.page_count - 1)
        else:
            return False
        return True

    def _roll(self, distance: int) -> None:
        """Scroll down or up; one page alone is turned where it ends."""
        down = self.verticalScrollBar()
        if self._strip.alone is not None and (_at_end(down) if distance > 0 else _at_start(down)):
            self.turn_page(1 if distance > 0 else -1)
        else:
            down.setValue(down.value() + distance)


def _at_start(bar: QScrollBar) -> bool:
    return bar.value() == bar.minimum()


def _at_end(bar: QScrollBar) -> bool:
    return bar.value() == bar.maximum()
