"""How one page is put on the screen: sharp pixels one to one, or older ones scaled and turned until they come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.render_queue import RenderKey

_RIM: Final = 2

Layer = tuple[RenderKey, QImage]
"""Pixels and what they are of."""


def paint_ground(
    painter: QPainter, window: QRect, sheets: Sequence[QRectF], covered: Sequence[QRectF], theme: Theme
) -> None:
    """The canvas and empty ``sheets`` with a fine edge on it, except under the sheets that will be ``covered``.

    What is covered is most of the window: filling it three times first would take as long as the pixels do.
    """
    bare = QRegion(window)
    for box in covered:
        # Pixels lie on whole device pixels, up to one beside the box.
        bare -= QRegion(box.toAlignedRect().adjusted(_RIM, _RIM, -_RIM, -_RIM))
    painter.save()
    painter.setClipRegion(bare)
    painter.fillRect(window, theme.color("canvas"))
    for box in sheets:
        painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.color("line"))
        painter.fillRect(box, theme.color("paper"))
    painter.restore()


def paint_sharp(painter: QPainter, box: QRectF, key: RenderKey, image: QImage) -> QRectF:
    """Pixels exactly as drawn: on whole device pixels, unscaled, whatever the screen's pixel ratio.

    Returns what of the window they cover.
    """
    x, y, width, height = key.box
    screen = painter.deviceTransform()
    corner = screen.map(box.topLeft())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    # Undoes the ratio instead of scaling the picture to fit it, which would lose or double rows at 1.25 or 1.5.
    whole = QTransform.fromTranslate(round(corner.x()) + x, round(corner.y()) + y)
    painter.setWorldTransform(whole * screen.inverted()[0] * painter.worldTransform())
    painter.drawImage(0, 0, image)
    painter.restore()
    return screen.inverted()[0].mapRect(QRectF(whole.dx(), whole.dy(), width, height))


def paint_older(painter: QPainter, box: QRectF, turn: int, key: RenderKey, image: QImage, *, smooth: bool) -> QRectF:
    """Pixels ``key`` of the page as it lies in ``box`` turned by ``turn`` degrees, though drawn for something else.

    Returns what of the window they cover.
    """
    x, y, width, height = key.box
    spin = (turn - key.turn) % 360
    wide, high = (box.height(), box.width()) if spin % 180 else (box.width(), box.height())
    part = QRectF(x / key.width * wide, y / key.height * high, width / key.width * wide, height / key.height * high)
    part.translate(-wide / 2, -high / 2)
    way = QTransform.fromTranslate(box.center().x(), box.center().y())
    way.rotate(spin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.setTransform(way, True)
    painter.drawImage(part, image, QRectF(image.rect()))
    painter.restore()
    return way.mapRect(part)


def paint_layers(
    painter: QPainter, box: QRectF, wanted: RenderKey, layers: Sequence[Layer], window: QRect, *, smooth: bool
) -> None:
    """Older pixels over each other, the last on top, in place of ``wanted``.

    Painted from the top down, each only where none is yet: scaling what is hidden anyway is what would cost.
    """
    bare = QRegion(box.toAlignedRect().intersected(window))
    painter.save()
    for key, image in reversed(layers):
        painter.setClipRegion(bare)
        if (key.width, key.height, key.turn) == (wanted.width, wanted.height, wanted.turn):
            covered = paint_sharp(painter, box, key, image)
        else:
            covered = paint_older(painter, box, wanted.turn, key, image, smooth=smooth)
        # The rim is left to the next layer too, lest a hair of bare paper stay between pixels.
        bare -= QRegion(covered.adjusted(1, 1, -1, -1).toRect())
        if bare.isEmpty():
            break
    painter.restore()


def paint_waiting(painter: QPainter, box: QRectF, words: str, theme: Theme) -> None:
    """An empty sheet that tells which page is on its way; paper is white in the dark too, so is this grey."""
    painter.setPen(Qt.GlobalColor.gray)
    painter.setFont(theme.font(13))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
