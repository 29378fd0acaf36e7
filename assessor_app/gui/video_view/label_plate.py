"""Draws a short word in a corner once, so that it costs next to nothing over every picture of a film that plays."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from assessor_app.gui.theme import Theme

_ROUNDING = 5


class LabelPlate:
    """Plain ``text`` in one line on a rounded ground, shortened where there is no room; "" paints nothing."""

    def __init__(self, *, bold: bool) -> None:
        self.text = ""
        self._bold = bold
        self._drawn = QPixmap()
        self._drawn_for: tuple[object, ...] = ()

    def paint(
        self, painter: QPainter, corner: QPoint, room: int, theme: Theme, inks: tuple[QColor, QColor], ratio: float
    ) -> None:
        """Lay it at ``corner``, at most ``room`` pixels wide, in ``inks`` (ground, words); ``ratio`` is device pixels
        to a pixel."""
        if not self.text:
            return
        wanted = (self.text, room, ratio, theme.px(100), inks[0].rgba(), inks[1].rgba())
        if self._drawn_for != wanted:
            self._drawn, self._drawn_for = self._draw(room, theme, inks, ratio), wanted
        painter.drawPixmap(corner, self._drawn)

    def _draw(self, room: int, theme: Theme, inks: tuple[QColor, QColor], ratio: float) -> QPixmap:
        font = theme.font(12, bold=self._bold)
        metrics, pad_x, pad_y = QFontMetrics(font), theme.px(9), theme.px(4)
        text = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, max(0, room - 2 * pad_x))
        size = QSize(metrics.horizontalAdvance(text) + 2 * pad_x, metrics.height() + 2 * pad_y)
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        box = QRectF(QPointF(0, 0), size.toSizeF())
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks[0])
        painter.drawRoundedRect(box, _ROUNDING, _ROUNDING)
        painter.setFont(font)
        painter.setPen(inks[1])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return drawn
