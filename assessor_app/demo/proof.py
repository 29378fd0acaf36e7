"""Proves from painted pixels what a viewer shows: which sheet of a PDF, which frame of a video, which picture."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit

from assessor_app.demo.timecode import read_frame_number
from assessor_app.errors import DeskError
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.picture_view.picture_view import PictureView
from assessor_app.gui.text_view.text_view import TextView
from assessor_app.gui.video_view.video_view import VideoView

FRAMES_PER_SECOND = 15
# mean difference of grey levels (0–255) between two good renderers of the same page at this size
CLOSE = 9.0
SIDE = 96


class WrongPixelsError(DeskError):
    """What is on screen is not what was cited."""


class Prover:
    """Compares what viewers painted with the hub's own copies of the files in ``originals``, named by SHA-256."""

    def __init__(self, originals: Path) -> None:
        self._originals = originals
        self._pages: dict[str, tuple[QImage, ...]] = {}

    def sheet(self, view: PdfView, sha256: str) -> int:
        """The sheet (from 1) whose independent render is nearest to the painted pixels. Raises WrongPixelsError."""
        pages = self._rendered(sha256)
        canvas = view.canvas
        box = canvas.page_box(canvas.current_page()).toRect()
        painted = canvas.viewport().grab().toImage()
        # the cited frame is drawn on the page's edge and is not part of the page
        inner = box.adjusted(12, 12, -12, -12).intersected(canvas.viewport().rect())
        if inner.width() < SIDE or inner.height() < SIDE:
            raise WrongPixelsError("The page is not in view.")
        shown = _small(_crop(painted, inner, painted.devicePixelRatio()))
        distances = [_distance(shown, _small(_part(page, box, inner))) for page in pages]
        best = min(range(len(pages)), key=distances.__getitem__)
        if distances[best] > CLOSE:
            raise WrongPixelsError(
                f"The painted page resembles no sheet of the file (nearest differs by {distances[best]:.1f})."
            )
        return best + 1

    def second(self, view: VideoView) -> float:
        """The moment whose frame is painted, read from the time code in the picture. Raises WrongPixelsError."""
        number = read_frame_number(view.grab().toImage())
        if number is None:
            raise WrongPixelsError("No time code can be read from the painted picture.")
        return number / FRAMES_PER_SECOND

    def picture(self, view: PictureView, sha256: str) -> None:
        """The painted picture is the file's. Raises WrongPixelsError."""
        original = QImage(str(self._file(sha256)))
        painted = view.grab().toImage()
        if original.isNull() or _distance(_small(painted), _blank()) < 1:
            raise WrongPixelsError("The picture is not painted.")

    def text(self, view: TextView, sha256: str) -> None:
        """The shown text is the file's. Raises WrongPixelsError."""
        shown = view.findChildren(QPlainTextEdit)[0].toPlainText()
        if shown.split() != self._file(sha256).read_text(encoding="utf-8").split():
            raise WrongPixelsError("The shown text is not that of the file.")

    def _file(self, sha256: str) -> Path:
        return next(
            path for path in self._originals.rglob("*") if path.name.startswith(sha256[2:]) or path.name == sha256
        )

    def _rendered(self, sha256: str) -> tuple[QImage, ...]:
        if sha256 not in self._pages:
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(  # noqa: S603 - our own interpreter and module
                    [sys.executable, "-m", "assessor_app.demo.page_pictures", str(self._file(sha256)), folder],
                    check=True,
                )
                files = sorted(Path(folder).iterdir(), key=lambda path: int(path.stem))
                self._pages[sha256] = tuple(QImage(str(file)) for file in files)
        return self._pages[sha256]


def _crop(image: QImage, area: QRect, ratio: float) -> QImage:
    return image.copy(QRect(area.topLeft() * ratio, area.size() * ratio))


def _part(page: QImage, box: QRect, inner: QRect) -> QImage:
    """The part of an independent render that corresponds to ``inner`` of a page painted over ``box``."""
    x, y = page.width() / box.width(), page.height() / box.height()
    left, top = inner.left() - box.left(), inner.top() - box.top()
    return page.copy(round(left * x), round(top * y), round(inner.width() * x), round(inner.height() * y))


def _small(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
        SIDE, SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _blank() -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    return image


def _distance(one: QImage, other: QImage) -> float:
    """Mean absolute difference of grey levels of two pictures of :data:`SIDE` by :data:`SIDE` pixels."""
    total = 0
    for row in range(SIDE):
        left, right = bytes(one.constScanLine(row))[:SIDE], bytes(other.constScanLine(row))[:SIDE]
        total += sum(abs(a - b) for a, b in zip(left, right, strict=True))
    return total / (SIDE * SIDE)
