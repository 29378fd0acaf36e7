"""Proves from painted pixels what a viewer shows: which page of a file, which frame of a video, which text."""

from __future__ import annotations

from operator import sub
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit

from assessor_app.demo.originals import PDF, Originals
from assessor_app.demo.timecode import read_frame_number
from assessor_app.errors import DeskError
from assessor_app.gui.pdf_view.pdf_view import PdfView
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
        self.originals = Originals(originals)

    def sheet(self, view: PdfView, sha256: str, media_type: str = PDF, password: str = "") -> int:
        """The page (from 1) whose independent render is nearest to the painted pixels. Raises WrongPixelsError."""
        pages = self.originals.pages(sha256, media_type, password)
        canvas = view.canvas
        box = canvas.page_box(canvas.current_page()).toRect()
        painted = canvas.viewport().grab().toImage()
        # the cited frame is drawn on the page's edge and is not part of the page
        inner = box.adjusted(12, 12, -12, -12).intersected(canvas.viewport().rect())
        if inner.width() < SIDE or inner.height() < SIDE:
            raise WrongPixelsError("The page is not in view.")
        shown = _small(_crop(painted, inner, painted.devicePixelRatio()))
        distances = [_distance(shown, _small(_part(page.picture, box, inner))) for page in pages]
        best = min(range(len(pages)), key=distances.__getitem__)
        if distances[best] > CLOSE:
            raise WrongPixelsError(
                f"The painted page resembles no page of the file (nearest differs by {distances[best]:.1f})."
            )
        return best + 1

    def heading(self, sha256: str, sheet: int, words: str) -> None:
        """These words stand on page ``sheet`` (from 1) of a PDF. Raises WrongPixelsError."""
        if _plain(words) not in _plain(self.originals.pages(sha256)[sheet - 1].words):
            raise WrongPixelsError(f"“{words}” does not stand on page {sheet}.")

    def second(self, view: VideoView) -> float:
        """The moment whose frame is painted, read from the time code in the picture. Raises WrongPixelsError."""
        number = read_frame_number(view.grab().toImage())
        if number is None:
            raise WrongPixelsError("No time code can be read from the painted picture.")
        return number / FRAMES_PER_SECOND

    def text(self, view: TextView, sha256: str) -> None:
        """The shown text is the file's. Raises WrongPixelsError."""
        shown = view.findChildren(QPlainTextEdit)[0].toPlainText()
        if shown.split() != self.originals.file(sha256).read_text(encoding="utf-8").split():
            raise WrongPixelsError("The shown text is not that of the file.")


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


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


def _distance(one: QImage, other: QImage) -> float:
    """Mean absolute difference of grey levels of two pictures of :data:`SIDE` by :data:`SIDE` pixels."""
    # rows of a multiple of four bytes lie side by side; every page of a file is compared, so no loop of Python's own
    left, right = bytes(one.constBits()), bytes(other.constBits())
    return sum(map(abs, map(sub, left, right))) / (SIDE * SIDE)
