"""Run as a program: shows a PDF (standard input) in a canvas and saves what it painted, for screens of any pixel ratio.

The screen's ratio comes from QT_SCALE_FACTOR, which Qt reads once at its start: hence a process of its own.
Arguments: the path of the picture, zoom, page and turn. Prints the ratio, then x, y, width and height of the page in
device pixels of the picture.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.gui.pdf_view.strip_area import Spot
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.service import PdfService
from tests.support.pdfs import MemorySource

_LONGEST_MS = 60_000


class ScaledScreen:
    """One canvas, from opening to the picture of its sharp pixels."""

    def __init__(self, path: str, factor: float, page: int, turn: int) -> None:
        self._path, self._factor, self._page, self._turn = path, factor, page, turn
        self._service = PdfService()
        self._window = QWidget()
        self._canvas = PageCanvas(Theme(), self._window)
        # An odd place in its window, as a canvas under a toolbar has: half pixels at ratios like 1.25.
        self._window.resize(640, 480)
        self._canvas.setGeometry(7, 37, 600, 421)
        self._window.show()
        self._document = self._service.open_document(MemorySource(sys.stdin.buffer.read()))
        self._document.opened.connect(self._show)
        QTimer.singleShot(_LONGEST_MS, QApplication.quit)

    def _show(self) -> None:
        self._canvas.show_document(self._document)
        self._canvas.set_turn(self._turn)
        self._canvas.set_zoom(Zoom("none", self._factor))
        self._canvas.page_painted.connect(self._save)
        # Print fills the window below this spot, whichever way the page is turned.
        across = 0.75 if self._turn == 270 else 0.25
        self._canvas.go_to_spot(Spot(self._page, across, 0.135 if self._turn else 0.125))
        self._canvas.await_page(self._page)

    def _save(self) -> None:
        shot = self._window.grab().toImage()
        ratio = shot.devicePixelRatio()
        shot.setDevicePixelRatio(1.0)
        assert shot.save(self._path)
        corner = self._canvas.viewport().mapTo(self._window, self._canvas.page_box(self._page).topLeft().toPoint())
        box = self._canvas.page_box(self._page)
        size = round(box.width() * ratio), round(box.height() * ratio)
        print(ratio, round(corner.x() * ratio), round(corner.y() * ratio), *size)
        self._service.shutdown()
        QApplication.quit()


if __name__ == "__main__":
    application = QApplication([])
    screen = ScaledScreen(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    sys.exit(application.exec())
