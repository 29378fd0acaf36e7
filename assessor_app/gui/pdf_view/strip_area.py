"""A window onto the strip of pages: scrolling, zooming, jumping and keys, without any knowledge of pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from assessor_app.gui.pdf_view.page_strip import GAP, PageStrip, Zoom

_STEP: Final = 48
_WHEEL_RATIO: Final = 1.0015
_LEAP: Final = 0.9


@dataclass(frozen=True, slots=True)
class _Spot:
    """A spot to keep in place: fractions of a page's width and height, but pixels for the gap above it (y < 0)."""

    page: int
    x: float
    y: float


class StripArea(QAbstractScrollArea):
    """``moved`` whenever what is in view may have changed, ``page_changed`` when another page is being read."""

    page_changed = Signal(int)
    zoom_changed = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = PageStrip(())
        self._zoom = Zoom()
        self._target: _Spot | None = None
        self._arranging = False
        self._told_page = -1
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there, so that fitting the width never makes it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)

    def set_strip(self, strip: PageStrip) -> None:
        """Show these pages, from the first."""
        self._strip = strip
        self._told_page = -1
        self._target = _Spot(0, 0.5, -GAP) if strip.page_count else None
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

    def go_to(self, page: int, fraction: float | None = None) -> None:
        """Bring a page's top, or ``fraction`` of its height down, to the top of the window at once."""
        if not self._strip.page_count:
            return
        page = min(max(0, page), self._strip.page_count - 1)
        y = -float(GAP) if fraction is None else fraction
        if fraction is not None and fraction < 0:
            y = fraction * self._strip.box(page).height()
        self._target = _Spot(page, 0.5, y)
        self._arranging = True
        self._put(self._target, QPointF(self.viewport().width() / 2, 0))
        self._arranging = False
        self._tell_move()

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

    def _rearrange(self, anchor: QPointF | None = None) -> None:
        """Lay out anew for the present size and zoom, keeping the target or the spot at ``anchor`` in place."""
        if self._arranging:
            return
        point = anchor or QPointF(self.viewport().width() / 2, 0)
        if anchor is not None:
            self._target = None
        spot = self._target or self._spot_at(point)
        self._arranging = True
        # The horizontal bar may come or go and change the window's height: then once more.
        for _ in range(2):
            size = self.viewport().size()
            self._strip.arrange(size.width(), size.height(), self._zoom)
            for bar, whole, part in (
                (self.horizontalScrollBar(), self._strip.width, size.width()),
                (self.verticalScrollBar(), self._strip.height, size.height()),
            ):
                bar.setRange(0, max(0, whole - part))
                bar.setPageStep(part)
            if self.viewport().size() == size:
                break
        if spot is not None:
            self._put(spot, point)
        self._arranging = False
        self._tell_move()
        self.zoom_changed.emit()

    def _spot_at(self, point: QPointF) -> _Spot | None:
        if not self._strip.page_count or not self._strip.height:
            return None
        at = QPointF(self._origin()) + point
        page = self._strip.page_at(at.y())
        box = self._strip.box(page)
        y = at.y() - box.top()
        return _Spot(page, (at.x() - box.left()) / box.width(), y if y < 0 else y / box.height())

    def _put(self, spot: _Spot, point: QPointF) -> None:
        box = self._strip.box(spot.page)
        y = spot.y if spot.y < 0 else spot.y * box.height()
        self.verticalScrollBar().setValue(round(box.top() + y - point.y()))
        self.horizontalScrollBar().setValue(round(box.left() + spot.x * box.width() - point.x()))

    def _tell_move(self) -> None:
        self.viewport().update()
        self.moved.emit()
        page = self.current_page()
        if page != self._told_page and self._strip.page_count:
            self._told_page = page
            self.page_changed.emit(page)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if not self._arranging:
            self._target = None
            self._tell_move()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rearrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        turned = event.angleDelta().y()
        if turned and self._strip.page_count:
            page = self._strip.page_at(self.top() + event.position().y())
            self.set_zoom(self._zoom.times(_WHEEL_RATIO**turned, self._strip.factor(page)), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._move_by_key(event.key()):
            super().keyPressEvent(event)

    def _move_by_key(self, key: int) -> bool:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        leap = round(self.viewport().height() * _LEAP)
        rolls = {
            Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_Up: -_STEP,
            Qt.Key.Key_PageDown: leap,
            Qt.Key.Key_PageUp: -leap,
        }
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in rolls:
            down.setValue(down.value() + rolls[Qt.Key(key)])
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
