"""A picture on a scrolling ground: fitted or zoomed, dragged by hand, framed when it is cited."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assessor_app.gui.pdf_view.cited_frame import CitedFrame, paint_frame
from assessor_app.gui.pdf_view.page_strip import PIXELS_PER_POINT, PageStrip
from assessor_app.gui.pdf_view.strip_area import StripArea
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf_layout import PageSize


class PictureCanvas(StripArea):
    """Paints the pixels it has; ``size_wanted`` tells in which size (device pixels) they would be sharp.

    ``sharp_painted`` tells that the picture was painted from pixels of that size.
    """

    size_wanted = Signal(QSize)
    sharp_painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._natural = QSize()
        self._badge: str | None = None
        self._awaited = False
        self._grip: QPoint | None = None
        self.setObjectName("picture_canvas")
        self.setAccessibleName(self.tr("Picture"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Decoding again for every notch of the wheel would be wasted: wait until the hand rests.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(60)
        self._rest.timeout.connect(self._ask_size)
        self.zoom_changed.connect(self._rest.start)
        theme.changed.connect(self._repaint)

    def show_size(self, size: QSize) -> None:
        """Make room for a picture of this natural size; its pixels follow."""
        self._natural = size
        self._image = QImage()
        points = PageSize(size.width() / PIXELS_PER_POINT, size.height() / PIXELS_PER_POINT)
        self.set_strip(PageStrip((points,)))
        self._ask_size()

    def show_pixels(self, image: QImage) -> None:
        """Paint these from now on."""
        self._image = image
        self._repaint()

    def clear_picture(self) -> None:
        """Show nothing."""
        self._rest.stop()
        self._image, self._natural = QImage(), QSize()
        self._badge, self._awaited = None, False
        self.set_strip(PageStrip(()))

    def set_badge(self, badge: str) -> None:
        """Frame the picture as cited and tell when it has been painted sharp."""
        self._badge, self._awaited = badge, True
        self._repaint()

    def clear_badge(self) -> None:
        """Frame the picture no more."""
        self._badge, self._awaited = None, False
        self._repaint()

    def sharp_size(self) -> QSize:
        """The size in device pixels that needs no scaling, never beyond the picture's own."""
        if not self._strip.page_count:
            return QSize()
        ratio = self.devicePixelRatioF()
        box = self._strip.box(0)
        wanted = QSize(max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
        return wanted if wanted.width() < self._natural.width() else self._natural

    @Slot()
    def _ask_size(self) -> None:
        if self._strip.page_count and self.isVisible() and self._image.size() != self.sharp_size():
            self.size_wanted.emit(self.sharp_size())

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()

    @Slot()
    def _tell_painted(self) -> None:
        if self._awaited:
            self._awaited = False
            self.sharp_painted.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        window = QRectF(self.viewport().rect())
        painter.fillRect(window, self._theme.color("canvas"))
        if self._strip.page_count:
            box = self.page_box(0)
            if self._image.isNull():
                painter.fillRect(box, self._theme.color("track"))
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(box, self._image, QRectF(self._image.rect()))
            if self._badge is not None:
                paint_frame(painter, CitedFrame(0, 0, self._badge), box, window, self._theme)
            if self._awaited and self._image.size() == self.sharp_size():
                QTimer.singleShot(0, self, self._tell_painted)
        painter.end()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._ask_size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        now = event.position().toPoint()
        moved, self._grip = now - self._grip, now
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None
        self.viewport().unsetCursor()
