"""The line of time: how far the recording has come, where the cited span lies, and a handle to go anywhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.clock_text import clock_text, span_text

_STEP, _PAGE = 5.0, 30.0
_NARROWEST_SPAN = 4.0


class SeekBar(QWidget):
    """Seconds along a line. ``seek_requested`` carries the exact second clicked, dragged or keyed to.

    The wheel never changes anything. Keys: arrows 5 s, Page 30 s, Home, End.
    """

    seek_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._duration = 0.0
        self._position = 0.0
        self._span: tuple[float, float | None] | None = None
        self._hover: float | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Time line"))

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self._resize)

    def set_duration(self, seconds: float | None) -> None:
        """Length of the recording; None or 0 disables the line."""
        self._duration = seconds or 0.0
        self.setEnabled(self._duration > 0)
        self.update()

    def set_position(self, seconds: float) -> None:
        """Where the handle stands; left alone while it is dragged."""
        if not self._dragging:
            self._place(seconds)

    def set_span(self, start: float | None, end: float | None = None) -> None:
        """The cited span, a moment when ``end`` is None, nothing when ``start`` is."""
        self._span = None if start is None else (start, end)
        words = "" if start is None else self.tr("Cited: {span}").format(span=span_text(start, end))
        self.setAccessibleDescription(words)
        self.update()

    def position(self) -> float:
        """Seconds at the handle."""
        return self._position

    def span(self) -> tuple[float, float | None] | None:
        """The cited span drawn, if any."""
        return self._span

    def second_at(self, x: float) -> float:
        """The second that belongs to a horizontal place in the widget."""
        left, width = self._line()
        return min(1.0, max(0.0, (x - left) / width)) * self._duration

    def place_of(self, seconds: float) -> float:
        """The horizontal place that belongs to a second."""
        left, width = self._line()
        share = seconds / self._duration if self._duration > 0 else 0.0
        return left + width * min(1.0, max(0.0, share))

    def sizeHint(self) -> QSize:
        """As high as the handle and a ring of focus need."""
        return QSize(200, self._px(28))

    def minimumSizeHint(self) -> QSize:
        """Still usable when narrow."""
        return QSize(120, self._px(28))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the very place pressed."""
        if event.button() == Qt.MouseButton.LeftButton and self._duration > 0:
            self._dragging = True
            self._wish(self.second_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or tell the time under the pointer."""
        if self._duration <= 0:
            return
        self._hover = self.second_at(event.position().x())
        if self._dragging:
            self._wish(self._hover)
        QToolTip.showText(event.globalPosition().toPoint(), clock_text(self._hover), self)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End of the drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False

    def leaveEvent(self, _event: object) -> None:
        """No pointer, no mark under it."""
        self._hover = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel never changes a value; whoever scrolls around us may have it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page, Home and End."""
        targets = {
            Qt.Key.Key_Left: self._position - _STEP,
            Qt.Key.Key_Down: self._position - _STEP,
            Qt.Key.Key_Right: self._position + _STEP,
            Qt.Key.Key_Up: self._position + _STEP,
            Qt.Key.Key_PageDown: self._position - _PAGE,
            Qt.Key.Key_PageUp: self._position + _PAGE,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._duration,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif self._duration > 0:
            self._wish(min(self._duration, max(0.0, target)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line, cited span, part played, handle, ring of focus."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, width = self._line()
        middle, thick = self.height() / 2, self._px(4)
        here = self.place_of(self._position)
        self._bar(painter, left, left + width, middle, thick, self._theme.color("line"))
        if self.isEnabled():
            self._bar(painter, left, here, middle, thick, self._theme.color("muted"))
            self._paint_span(painter, middle)
            if self._hover is not None:
                x = self.place_of(self._hover)
                self._bar(painter, x - 1, x + 1, middle, self._px(12), self._theme.color("muted"))
            self._paint_handle(painter, QPointF(here, middle))
            self._paint_moment(painter, middle)

    def _paint_span(self, painter: QPainter, middle: float) -> None:
        if self._span is None or self._theme is None:
            return
        start, end = self._span
        if end is None:
            return
        accent, soft = self._theme.color("accent"), QColor(self._theme.color("accent"))
        soft.setAlphaF(0.35)
        x = self.place_of(start)
        until = max(self.place_of(end), x + _NARROWEST_SPAN)
        self._bar(painter, x, until, middle, self._px(12), soft)
        self._bar(painter, x, max(x, min(until, self.place_of(self._position))), middle, self._px(4), accent)
        for edge in (x, until):
            self._bar(painter, edge - 1, edge + 1, middle, self._px(16), accent)

    def _paint_moment(self, painter: QPainter, middle: float) -> None:
        """A moment has no width: a stem with a triangle on top, over the handle, says so."""
        if self._span is None or self._span[1] is not None or self._theme is None:
            return
        x, half, high = self.place_of(self._span[0]), self._px(5), self._px(12)
        ink = self._theme.color("accent")
        self._bar(painter, x - 1, x + 1, middle, 2 * high, ink)
        painter.setBrush(ink)
        top = middle - high - 1
        painter.drawPolygon(QPolygonF([QPointF(x - half, top), QPointF(x + half, top), QPointF(x, top + 1.6 * half)]))

    def _paint_handle(self, painter: QPainter, at: QPointF) -> None:
        assert self._theme is not None
        radius = self._px(7)
        if self.hasFocus():
            painter.setBrush(self._theme.color("focus"))
            painter.drawEllipse(at, radius + 3, radius + 3)
        painter.setBrush(self._theme.color("panel"))
        painter.drawEllipse(at, radius + 1, radius + 1)
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(at, radius - 1, radius - 1)

    def _bar(self, painter: QPainter, start: float, end: float, middle: float, thick: float, color: QColor) -> None:
        painter.setBrush(color)
        rounding = min(thick, max(0.0, end - start)) / 2
        painter.drawRoundedRect(QRectF(start, middle - thick / 2, max(0.0, end - start), thick), rounding, rounding)

    def _line(self) -> tuple[float, float]:
        margin = self._px(11)
        return margin, max(1.0, self.width() - 2.0 * margin)

    def _px(self, pixels: float) -> int:
        return round(pixels) if self._theme is None else self._theme.px(pixels)

    def _place(self, seconds: float) -> None:
        self._position = seconds
        self.update()

    def _wish(self, seconds: float) -> None:
        self._place(seconds)
        self.seek_requested.emit(seconds)

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()
