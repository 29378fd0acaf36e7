"""Small PNG files: at most 256 colours chosen for each picture, undithered, so that text stays crisp."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage

LARGEST_BYTES = 150_000
_COLOURS = (256, 160, 96)
_PASSES = 3


def save_small(image: QImage, path: Path) -> int:
    """Write ``image`` to ``path`` and return its bytes; fewer colours are taken until it fits LARGEST_BYTES."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    picture = Image.frombuffer(
        "RGB", (plain.width(), plain.height()), bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1
    )
    for colours in _COLOURS:
        # coverage first, so that a small amber flag does not turn red beside a large red badge
        small = picture.quantize(colours, method=Image.Quantize.MAXCOVERAGE, kmeans=_PASSES, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
        if path.stat().st_size < LARGEST_BYTES:
            break
    return path.stat().st_size
