"""Run as a program: shows a PDF (standard input) with and without a pinned region on a screen of any pixel ratio.

The screen's ratio comes from QT_SCALE_FACTOR, which Qt reads once at its start: hence a process of its own.
Arguments: the paths of the pictures without and with the pin, zoom and turn; the region is the one of :data:`REGION`
on the second page. Prints the ratio, then x, y, width and height of the page in device pixels of the pictures, then
the same four of the flag.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from assessor_app.domain.annotation import Pin, Region
from assessor_app.domain.citation import PagePlace
from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.service import PdfService
from tests.support.pdfs import MemorySource

REGION: Final = Region(0.3, 0.1, 0.4, 0.2)
_PAGE: Final = 1
_LONGEST_MS: Final = 60_000


class ScaledPins:
    """One canvas, from opening to both pictures."""

    def __init__(self, bare: str, pinned: str, factor: float, turn: int) -> None:
        self._bare, self._pinned, self._factor, self._turn = bare, pinned, factor, turn
        self._service = PdfService()
        self._canvas = PageCanvas(Theme())
        self._canvas.resize(560, 480)
        self._canvas.show()
        self._document = self._service.open_document(MemorySource(sys.stdin.buffer.read()))
        self._document.opened.connect(self._show)
        QTimer.singleShot(_LONGEST_MS, QApplication.quit)

    def _show(self) -> None:
        self._canvas.show_document(self._document)
        self._canvas.set_turn(self._turn)
        self._canvas.set_zoom(Zoom("none", self._factor))
        self._canvas.page_painted.connect(self._save)
        self._canvas.go_to(_PAGE)
        self._canvas.await_page(_PAGE)

    def _save(self) -> None:
        ratio = self._shoot(self._bare)
        self._canvas.set_pins({"p": Pin("", "a", "", PagePlace(_PAGE, _PAGE), REGION)})
        self._shoot(self._pinned)
        flag = self._canvas.flag_box("p")
        assert flag is not None
        page = self._canvas.page_box(_PAGE)
        sides = (*page.getRect(), *flag.getRect())
        print(ratio, *(side * ratio for side in sides))
        self._service.shutdown()
        QApplication.quit()

    def _shoot(self, path: str) -> float:
        shot = self._canvas.viewport().grab().toImage()
        ratio = shot.devicePixelRatio()
        shot.setDevicePixelRatio(1.0)
        assert shot.save(path)
        return ratio


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    screen = ScaledPins(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
    sys.exit(application.exec())
