"""Paints the newest picture letterboxed, the badge over it, and tells when a wanted picture is really painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assessor_app.gui.theme import Theme

_BACKDROP = QColor("#0e1116")
_ON_BACKDROP = QColor("#c3cad5")
_QUIET = QColor("#8b95a5")


class VideoCanvas(QWidget):
    """Shows one picture at a time; ``painted`` follows the first painting after :meth:`ask_painted`, from inside it."""

    painted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._image: QImage | None = None
        self._badge = ""
        self._words = ""
        self._sound = False
        self._asked: int | None = None
        self.setMinimumSize(160, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Picture"))

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self.update)

    def show_image(self, image: QImage) -> None:
        """Paint ``image`` from now on; its pixels must hold until the next call."""
        self._image = image
        self.update()

    def show_sound(self, name: str) -> None:
        """There is no picture: paint a calm stand-in with the recording's name."""
        self._image, self._sound, self._words = None, True, name
        self.update()

    def show_words(self, words: str) -> None:
        """Nothing yet: paint a few quiet words."""
        self._image, self._sound, self._words = None, False, words
        self.update()

    def set_badge(self, badge: str) -> None:
        """Label over the picture; empty for none."""
        self._badge = badge
        self.setAccessibleDescription(badge)
        self.update()

    def ask_painted(self, number: int) -> None:
        """Paint once more and then say ``painted`` with this number."""
        self._asked = number
        self.update()

    def forget_painted(self) -> None:
        """Take :meth:`ask_painted` back."""
        self._asked = None

    def current_frame(self) -> QImage:
        """A copy of the picture shown, at the size it was decoded; null when there is none."""
        return QImage() if self._image is None else self._image.copy()

    def sizeHint(self) -> QSize:
        """Wide enough for a small film."""
        return QSize(640, 360)

    def picture_area(self) -> QRect:
        """Where in the widget the picture is painted."""
        if self._image is None or self._image.isNull():
            return QRect()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture or stand-in, then the badge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BACKDROP)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.picture_area(), self._image)
        elif self._sound:
            self._paint_sound(painter)
        else:
            self._paint_words(painter, QRectF(self.rect()), self._words, _QUIET)
        if self._badge:
            self._paint_badge(painter)
        painter.end()
        if self._asked is not None:
            asked, self._asked = self._asked, None
            self.painted.emit(asked)

    def _px(self, pixels: float) -> int:
        return round(pixels) if self._theme is None else self._theme.px(pixels)

    def _paint_words(self, painter: QPainter, area: QRectF, words: str, ink: QColor) -> None:
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_sound(self, painter: QPainter) -> None:
        """A still, even pattern of bars: it must not pretend to be the recording's real sound."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#39465c"))
        heights = (0.25, 0.45, 0.7, 0.4, 0.85, 0.6, 1.0, 0.6, 0.85, 0.4, 0.7, 0.45, 0.25)
        bar, tall = self._px(8), min(self._px(110), self.height() * 0.4)
        left = self.width() / 2 - (len(heights) * 2 - 1) * bar / 2
        middle = self.height() / 2 - self._px(18)
        for index, share in enumerate(heights):
            high = tall * share
            painter.drawRoundedRect(QRectF(left + 2 * index * bar, middle - high / 2, bar, high), bar / 2, bar / 2)
        top = middle + tall / 2 + self._px(14)
        self._paint_words(painter, QRectF(12, top, self.width() - 24, self._px(44)), self._words, _ON_BACKDROP)

    def _paint_badge(self, painter: QPainter) -> None:
        if self._theme is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(12, bold=True))
        pad_x, pad_y, gap = self._px(9), self._px(4), self._px(10)
        metrics = painter.fontMetrics()
        room = self.width() - 2 * gap - 2 * pad_x
        text = metrics.elidedText(self._badge, Qt.TextElideMode.ElideRight, room)
        corner = QPointF(gap, gap)
        box = QRectF(corner.x(), corner.y(), metrics.horizontalAdvance(text) + 2 * pad_x, metrics.height() + 2 * pad_y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self._theme.color("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
