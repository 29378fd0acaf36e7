"""Pictures decoded off the GUI thread: size checked before a pixel is believed, turned as the camera says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource

LARGEST_FILE: Final = 256 << 20
LARGEST_PIXELS: Final = 100_000_000
# What 100 megapixels take at four bytes each, and some; Qt refuses to allocate more whatever a file claims.
_ALLOCATION_MB: Final = 512
# Pixels only: an SVG can name other files, and drawing programs' formats are no photographs.
_FORMATS: Final = frozenset({"jpeg", "jpg", "png", "gif", "bmp", "webp", "tiff", "tif", "ico", "pbm", "pgm", "ppm"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes and its size as shown (after turning), in pixels."""

    data: QByteArray
    width: int
    height: int


def open_picture(source: ByteSource) -> Picture:
    """Read the bytes and find the size. Raises ArtifactError: missing, too_large, unsupported, damaged."""
    if source.size > LARGEST_FILE:
        raise _error("too_large")
    try:
        with source.open() as stream:
            data = QByteArray(stream.read(LARGEST_FILE + 1))
    except OSError as error:
        raise _error("missing") from error
    with _reader(data) as reader:
        kind = bytes(reader.format().data()).decode("ascii", "replace")
        if not reader.canRead() or kind not in _FORMATS:
            raise _error("unsupported" if data.size() else "empty")
        size = _upright(reader.size(), reader)
    if not size.isValid():
        raise _error("damaged")
    if size.width() * size.height() > LARGEST_PIXELS:
        raise _error("too_large")
    return Picture(data, size.width(), size.height())


def draw_picture(picture: Picture, width: int, height: int) -> QImage:
    """The picture at ``width`` × ``height`` pixels as shown. Raises ArtifactError.

    Scaling is left to the decoder: it runs beside Python, while QImage.scaled would hold every thread up.
    """
    with _reader(picture.data) as reader:
        if (width, height) != (picture.width, picture.height):
            reader.setScaledSize(_upright(QSize(max(1, width), max(1, height)), reader))
        image = reader.read()
    if image.isNull():
        raise _error("damaged")
    return image


@contextmanager
def _reader(data: QByteArray) -> Iterator[QImageReader]:
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    try:
        yield reader
    finally:
        # The decoder still looks at the buffer when it ends, and Python may free the buffer first.
        reader.setDevice(None)  # type: ignore[arg-type]  # Qt takes none; its stub does not say so
        buffer.close()


def _upright(size: QSize, reader: QImageReader) -> QSize:
    turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    return size.transposed() if turned else size


def _error(kind: str) -> ArtifactError:
    say = QCoreApplication.translate
    sentences = {
        "missing": say("PictureReader", "This picture could not be read from this laptop."),
        "too_large": say("PictureReader", "This picture is larger than 100 megapixels, too large to be shown here."),
        "unsupported": say("PictureReader", "Pictures of this kind cannot be shown here."),
        "empty": say("PictureReader", "This picture file is empty."),
        "damaged": say("PictureReader", "This picture is damaged and cannot be shown."),
    }
    advice = {
        "missing": say("PictureReader", "Download the submission again."),
        "unsupported": say("PictureReader", "Another program on this laptop may be able to show it."),
    }
    rest = say("PictureReader", "The rest of the submission can still be read and scored.")
    return ArtifactError(sentences[kind], advice.get(kind, rest), kind=kind)
