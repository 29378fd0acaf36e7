"""A page canvas with a real document in it, and ways to look at what it painted and to move things over it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QNativeGestureEvent, QPointingDevice, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.service import PdfService
from tests.support.pdfs import MemorySource, difference, independent_render
from tests.support.renderer import drawn

SECONDS = 60_000
_LEFT = Qt.MouseButton.LeftButton
_NOTHING = Qt.KeyboardModifier.NoModifier


class CanvasStand:
    """``canvas`` shows ``document``, in a window of its own of 640 by 720 pixels."""

    def __init__(self, qtbot: QtBot, service: PdfService, theme: Theme) -> None:
        self._qtbot = qtbot
        self._service = service
        self.canvas = PageCanvas(theme)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(640, 720)
        self.canvas.show()
        self.document: PdfDocument | None = None

    def open(self, data: bytes) -> PageCanvas:
        self.close()
        self.document = self._service.open_document(MemorySource(data))
        self._qtbot.waitSignal(self.document.opened, timeout=SECONDS).wait()
        self.canvas.show_document(self.document)
        return self.canvas

    def close(self) -> None:
        if self.document is not None:
            self.canvas.clear_document()
            self.document.close()
            self.document = None

    def sharp(self, page: int) -> None:
        self._qtbot.waitUntil(lambda: self.canvas.is_sharp(page), timeout=SECONDS)

    def shot(self, part: QRect | None = None) -> QImage:
        """What is painted in the window now, RGB888."""
        window = self.canvas.viewport()
        picture = window.grab() if part is None else window.grab(part)
        return picture.toImage().convertToFormat(QImage.Format.Format_RGB888)

    def away(self, data: bytes, page: int, turn: int = 0) -> float:
        """How far what is on screen of a page is from an independent render, 0 to 255."""
        self.sharp(page)
        box = self.canvas.page_box(page)
        seen = box.toRect().intersected(self.canvas.viewport().rect())
        upright = (int(box.height()), int(box.width())) if turn % 180 else (int(box.width()), int(box.height()))
        whole = turned(independent_render(data, page, *upright), turn)
        return difference(self.shot(seen), whole.copy(seen.translated(-box.topLeft().toPoint())))

    def roughly_away(self, data: bytes, page: int) -> float:
        """How far what is on screen now, drawn for it or not, is from what an upright page looks like from afar."""
        box = self.canvas.page_box(page)
        seen = box.toRect().intersected(self.canvas.viewport().rect())
        small = independent_render(data, page, 1190, 1684)
        scale = small.width() / box.width()
        part = QRectF(seen).translated(-box.topLeft())
        cut = QRectF(part.x() * scale, part.y() * scale, part.width() * scale, part.height() * scale).toRect()
        return difference(self.shot(seen), small.copy(cut).scaled(seen.size()))

    def words_of(self, *pages: int) -> None:
        """Rest the pointer over the pages until their words are known."""
        document = self.document
        assert document is not None
        self.pointer(QEvent.Type.MouseMove, QPointF(3, 3), Qt.MouseButton.NoButton)
        self._qtbot.waitUntil(lambda: all(document.words(page) is not None for page in pages), timeout=SECONDS)

    def links_of(self, page: int) -> None:
        document = self.document
        assert document is not None
        self.pointer(QEvent.Type.MouseMove, QPointF(3, 3), Qt.MouseButton.NoButton)
        self._qtbot.waitUntil(lambda: document.links(page) is not None, timeout=SECONDS)

    def at(self, page: int, x: float, y: float) -> QPointF:
        """Where a point of an upright page is in the window."""
        return self.canvas._map(page).box(QRectF(x, y, 0.0, 0.0)).topLeft()

    def pointer(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton = _LEFT, keys: Qt.KeyboardModifier = _NOTHING
    ) -> None:
        window = self.canvas.viewport()
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        spot = QPointF(window.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(window, QMouseEvent(kind, at, spot, pressed, held, keys))

    def drag(self, start: QPointF, *way: QPointF, button: Qt.MouseButton = _LEFT, keys: Any = _NOTHING) -> None:
        self.pointer(QEvent.Type.MouseButtonPress, start, button, keys)
        for point in way:
            self.pointer(QEvent.Type.MouseMove, point, button, keys)
        self.pointer(QEvent.Type.MouseButtonRelease, way[-1] if way else start, button, keys)

    def click(self, at: QPointF, keys: Any = _NOTHING) -> None:
        self.drag(at, keys=keys)

    def double_click(self, at: QPointF) -> None:
        self.click(at)
        self.pointer(QEvent.Type.MouseButtonDblClick, at)
        self.pointer(QEvent.Type.MouseButtonRelease, at)

    def pinch(self, at: QPointF, *steps: float) -> None:
        """Two fingers on a pad grow what is under them, by each step's fraction."""
        window = self.canvas.viewport()
        spot = QPointF(window.mapToGlobal(at.toPoint()))
        for step in steps:
            event = QNativeGestureEvent(
                Qt.NativeGestureType.ZoomNativeGesture,
                QPointingDevice.primaryPointingDevice(),
                2,
                at,
                at,
                spot,
                step,
                QPointF(),
            )
            QApplication.sendEvent(window, event)

    def wheel(
        self,
        at: QPointF,
        notches: float = 0.0,
        *,
        pixels: tuple[int, int] = (0, 0),
        keys: Any = _NOTHING,
        phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    ) -> None:
        """Turn the wheel (up is positive), or move ``pixels`` on a pad."""
        window = self.canvas.viewport()
        spot = QPointF(window.mapToGlobal(at.toPoint()))
        turned = QPoint(0, round(notches * 120))
        event = QWheelEvent(at, spot, QPoint(*pixels), turned, Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(window, event)


def independent_part(data: bytes, page: int, size: tuple[int, int], part: QRect, turn: int = 0) -> QImage:
    """A part of a page that is ``size`` pixels when whole and turned, drawn by MuPDF in a process of its own."""
    found = QImage.fromData(drawn(data, page, size, part.getRect(), turn), "PNG")
    image = found.convertToFormat(QImage.Format.Format_RGB888)
    assert image.size() == part.size()
    return image


def turned(image: QImage, degrees: int) -> QImage:
    """The picture turned clockwise, pixel for pixel."""
    return image.transformed(QTransform().rotate(degrees))
