"""Draws captions once, as white words on a dark plate, to be laid over every picture they belong to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap, QTextLayout, QTextOption

from assessor_app.gui.theme import Theme

# The film stays visible through it, and white words keep 6:1 even over white.
_PLATE: Final = QColor(0, 0, 0, 160)
_INK: Final = QColor("#ffffff")
_SMALLEST, _LARGEST = 14, 26
_SHARE_OF_HEIGHT = 0.055
_MOST_OF_HEIGHT = 0.085
_WIDEST_SHARE = 0.9
_MOST_LINES = 6
_ABOVE_EDGE = 0.06


class CaptionPlate:
    """Plain text only. The size follows the picture within bounds, and the text size chosen for the desk."""

    def __init__(self) -> None:
        self._text = ""
        self._drawn: QPixmap | None = None
        self._drawn_for: tuple[object, ...] = ()

    @property
    def text(self) -> str:
        """The words, "" for none."""
        return self._text

    def set_text(self, text: str) -> None:
        """Words to draw, with line breaks."""
        self._text = text
        self._drawn = None

    def place(self, area: QRect, theme: Theme, ratio: float, below: int = 0) -> QRect:
        """Where the plate lies: in the middle of the ``below`` pixels left free under ``area`` if they are enough, so
        that it hides nothing of the film; else low in ``area``. Empty without words."""
        drawn = self._plate(area, theme, ratio)
        if drawn is None:
            return QRect()
        size = drawn.deviceIndependentSize().toSize()
        left = area.left() + (area.width() - size.width()) // 2
        free = below - size.height()
        if free >= 2:
            return QRect(left, area.bottom() + 1 + min(theme.px(8), free // 2), size.width(), size.height())
        bottom = area.bottom() + 1 - max(round(area.height() * _ABOVE_EDGE), theme.px(8))
        return QRect(left, max(area.top(), bottom - size.height()), size.width(), size.height())

    def paint(self, painter: QPainter, area: QRect, theme: Theme, ratio: float, below: int = 0) -> None:
        """Lay the plate over or under ``area``, see :meth:`place`; ``ratio`` is device pixels to a pixel."""
        drawn = self._plate(area, theme, ratio)
        if drawn is not None:
            painter.drawPixmap(self.place(area, theme, ratio, below).topLeft(), drawn)

    def _plate(self, area: QRect, theme: Theme, ratio: float) -> QPixmap | None:
        if not self._text or area.isEmpty():
            return None
        wanted = (area.size(), ratio, theme.px(100))
        if self._drawn is None or self._drawn_for != wanted:
            self._drawn, self._drawn_for = self._draw(area.size(), theme, ratio), wanted
        return self._drawn

    def _draw(self, room: QSize, theme: Theme, ratio: float) -> QPixmap:
        # The bounds grow with the text chosen for the desk; between them the picture's own size decides.
        pixel = max(1, theme.px(100)) / 100
        fitting = min(_LARGEST, max(_SMALLEST, room.height() * _SHARE_OF_HEIGHT / pixel))
        # A small picture must not vanish behind large words.
        font = theme.font(min(fitting, max(_SMALLEST / pixel, room.height() * _MOST_OF_HEIGHT / pixel)), bold=True)
        metrics = QFontMetricsF(font)
        pad_x, pad_y = theme.px(10), theme.px(5)
        layouts = []
        for line in self._text.split("\n"):
            layout = QTextLayout(line, font)
            option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layouts.append(layout)
        rows = _wrap(layouts, max(40.0, room.width() * _WIDEST_SHARE - 2 * pad_x))
        width = max((layout.boundingRect().width() for layout in layouts), default=0.0)
        widest = max((layout.maximumWidth() for layout in layouts), default=0.0)
        width = min(width, widest + 2)
        _wrap(layouts, width)
        count = min(rows, _MOST_LINES)
        plate = QSize(round(width + 2 * pad_x), round(count * metrics.lineSpacing() + 2 * pad_y))
        drawn = QPixmap(plate * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PLATE)
        painter.drawRoundedRect(QRectF(QPointF(0, 0), plate.toSizeF()), 6, 6)
        painter.setPen(_INK)
        painter.setClipRect(QRectF(0, pad_y, plate.width(), count * metrics.lineSpacing()))
        top = float(pad_y)
        for layout in layouts:
            layout.draw(painter, QPointF(pad_x, top))
            top += layout.lineCount() * metrics.lineSpacing()
        painter.end()
        return drawn


def _wrap(layouts: list[QTextLayout], width: float) -> int:
    """Break every paragraph to ``width``; the number of lines in all."""
    rows = 0
    for layout in layouts:
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += QFontMetricsF(layout.font()).lineSpacing()
        layout.endLayout()
        rows += layout.lineCount()
    return rows
