"""Makes an image of a picture of ten bits a sample, which Qt itself does only with a graphics card at hand.

Telephones film in ten bits; without this such a film would show nothing over a remote desktop or in a virtual machine.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

_TEN_BITS: Final = QVideoFrameFormat.PixelFormat.Format_YUV420P10
_EIGHT_BITS: Final = QVideoFrameFormat.PixelFormat.Format_YUV420P
_DROPPED: Final = 2


def image_of_deep(frame: QVideoFrame) -> QImage:
    """The picture with its last two bits left out, upright; a null image for what is not of ten bits."""
    if frame.surfaceFormat().pixelFormat() != _TEN_BITS or not frame.map(QVideoFrame.MapMode.ReadOnly):
        return QImage()
    plain = QVideoFrame(_plain_format(frame.surfaceFormat()))
    try:
        if not plain.map(QVideoFrame.MapMode.WriteOnly):
            return QImage()
        for plane in range(plain.planeCount()):
            _fill(frame, plain, plane)
        plain.unmap()
    finally:
        frame.unmap()
    return plain.toImage()


def _plain_format(deep: QVideoFrameFormat) -> QVideoFrameFormat:
    plain = QVideoFrameFormat(deep.frameSize(), _EIGHT_BITS)
    plain.setViewport(deep.viewport())
    plain.setColorSpace(deep.colorSpace())
    plain.setColorRange(deep.colorRange())
    plain.setColorTransfer(deep.colorTransfer())
    plain.setRotation(deep.rotation())
    plain.setMirrored(deep.isMirrored())
    return plain


def _fill(deep: QVideoFrame, plain: QVideoFrame, plane: int) -> None:
    """Lines may be longer than the picture is wide, and not equally so in both."""
    from_ = np.frombuffer(deep.bits(plane), "<u2").reshape(-1, deep.bytesPerLine(plane) // 2)
    into = np.frombuffer(plain.bits(plane), np.uint8).reshape(-1, plain.bytesPerLine(plane))
    lines, width = min(len(from_), len(into)), min(from_.shape[1], into.shape[1])
    np.right_shift(from_[:lines, :width], _DROPPED, out=into[:lines, :width], casting="unsafe")
