"""How one page is put on the screen: sharp pixels one to one, or a scaled stand-in until they come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from assessor_app.gui.theme import Theme
from assessor_app.media.render_queue import RenderKey


def paint_paper(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The empty sheet with a fine edge."""
    painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.color("line"))
    painter.fillRect(box, theme.color("paper"))


def paint_sharp(painter: QPainter, box: QRectF, key: RenderKey, image: QImage, ratio: float) -> None:
    """Pixels exactly as drawn: on whole device pixels, unscaled."""
    x, y, width, height = key.box
    corner = QPointF(round(box.x() * ratio + x) / ratio, round(box.y() * ratio + y) / ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(corner.x(), corner.y(), width / ratio, height / ratio), image, QRectF(image.rect()))


def paint_stand_in(painter: QPainter, box: QRectF, image: QImage) -> None:
    """The whole page from a picture of another size."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    painter.drawImage(box, image, QRectF(image.rect()))


def paint_waiting(painter: QPainter, box: QRectF, words: str, theme: Theme) -> None:
    """An empty sheet that tells which page is on its way; paper is white in the dark too, so is this grey."""
    painter.setPen(Qt.GlobalColor.gray)
    painter.setFont(theme.font(13))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
