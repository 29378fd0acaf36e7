"""Draws every page of a file small and grey, in a process of its own: the independent opinion of the demo's check.

PDF comes from MuPDF, photographs and scans from Pillow, drawings from Qt's SVG module; where the desk uses the same
library, this process shares neither its caches nor its code. The words of a page are written beside its picture.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pymupdf
from PIL import Image, ImageOps, ImageSequence

WIDTH = 480


def draw(file: Path, folder: Path, media_type: str = "application/pdf", password: str = "") -> None:
    """Write ``0.png``, ``0.txt``, ``1.png`` … into ``folder``, each picture :data:`WIDTH` pixels wide."""
    if media_type == "image/svg+xml":
        _draw_drawing(file, folder)
    elif media_type.startswith("image/"):
        _draw_pictures(file, folder)
    else:
        _draw_pages(file, folder, password)


def _draw_pages(file: Path, folder: Path, password: str) -> None:
    with pymupdf.open(file, filetype="pdf") as document:
        if document.needs_pass:
            document.authenticate(password)
        for page in document:
            scale = WIDTH / page.rect.width
            pixels = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY)
            pixels.save(folder / f"{page.number}.png")
            (folder / f"{page.number}.txt").write_text(page.get_text(), encoding="utf-8")


def _draw_pictures(file: Path, folder: Path) -> None:
    with Image.open(file) as picture:
        for number, frame in enumerate(ImageSequence.Iterator(picture)):
            upright = ImageOps.exif_transpose(frame).convert("L")
            upright.resize((WIDTH, round(WIDTH * upright.height / upright.width))).save(folder / f"{number}.png")


def _draw_drawing(file: Path, folder: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # late: Qt reads its platform from the environment when it is first used
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication([])
    renderer = QSvgRenderer(str(file))
    size = renderer.defaultSize()
    image = QImage(WIDTH, round(WIDTH * size.height() / size.width()), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.convertToFormat(QImage.Format.Format_Grayscale8).save(str(folder / "0.png"))
    application.quit()


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
