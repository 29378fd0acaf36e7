"""The pages on screen: asks for the pixels of what is in view, and paints what there is at once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QImage, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from assessor_app.gui.pdf_view.cited_frame import CitedFrame, paint_frame
from assessor_app.gui.pdf_view.fault_card import FaultCard
from assessor_app.gui.pdf_view.page_painting import paint_paper, paint_sharp, paint_stand_in, paint_waiting
from assessor_app.gui.pdf_view.page_pixels import Cutter, is_drawn_whole, stand_in, whole_page
from assessor_app.gui.pdf_view.page_strip import PIXELS_PER_POINT, PageStrip
from assessor_app.gui.pdf_view.strip_area import StripArea
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf_service import PdfDocument
from assessor_app.media.render_queue import RenderKey

_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PageCanvas(StripArea):
    """Shows one document. ``page_painted`` tells that the awaited page's sharp pixels were really painted."""

    page_painted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: PdfDocument | None = None
        self._cutter = Cutter()
        self._frame: CitedFrame | None = None
        self._foresight: tuple[int, ...] = ()
        self._awaited: int | None = None
        self._painted: int | None = None
        self._ringed = False
        self._cards: dict[int, FaultCard] = {}
        self.setObjectName("page_canvas")
        self.setAccessibleName(self.tr("Pages of the document"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.moved.connect(self._wish)
        self.moved.connect(self._place_cards)
        theme.changed.connect(self._repaint)

    def show_document(self, document: PdfDocument) -> None:
        """Show an opened document from its first page."""
        assert document.layout is not None
        self._document = document
        document.page_drawn.connect(self._take_page)
        document.page_failed.connect(self._take_fault)
        self.set_strip(PageStrip(document.layout.sizes))

    def clear_document(self) -> None:
        """Show nothing."""
        if self._document is not None:
            self._document.page_drawn.disconnect(self._take_page)
            self._document.page_failed.disconnect(self._take_fault)
        self._document = None
        self._cutter.forget()
        self._frame, self._foresight = None, ()
        self._awaited, self._painted = None, None
        self.set_strip(PageStrip(()))

    def frame(self) -> CitedFrame | None:
        """What is framed now."""
        return self._frame

    def set_frame(self, frame: CitedFrame | None) -> None:
        """Frame what is cited, or nothing; a region is brought into view, a page by its top."""
        self._frame = frame
        self._repaint()
        if frame is None or not self._strip.page_count:
            return
        if frame.region is None:
            self.go_to(frame.first)
            return
        box = self._strip.box(frame.first)
        top = frame.box_on(box, self._strip.factor(frame.first) * PIXELS_PER_POINT).top() - box.top()
        lead = self.viewport().height() / 4
        self.go_to(frame.first, (top - lead) / box.height() if top > lead else None)

    def await_page(self, page: int) -> None:
        """Say by ``page_painted`` when this page's sharp pixels have been painted; replaces an earlier wait."""
        # what was painted for an earlier wish must not be told as this one
        self._awaited, self._painted = page, None
        self._wish()
        self._repaint()

    def set_foresight(self, pages: tuple[int, ...]) -> None:
        """Have these pages drawn ahead, likeliest first."""
        self._foresight = pages
        self._wish()

    def page_image(self, page: int) -> QImage | None:
        """A copy of the pixels a page is painted with now (only a part of it when it is huge), or None."""
        if self._document is None or not 0 <= page < self._strip.page_count:
            return None
        image = self._document.image(self._key(page)) or self._document.stand_in(page)
        return None if image is None else image.copy()

    def is_sharp(self, page: int) -> bool:
        """Whether a page's pixels are there for just the present size."""
        return self._document is not None and self._document.image(self._key(page)) is not None

    # ---- what is wished for

    def _key(self, page: int) -> RenderKey:
        box, ratio = self.page_box(page), self.devicePixelRatioF()
        seen = box.intersected(QRectF(self.viewport().rect())).translated(-box.topLeft())
        return self._cutter.key_for(whole_page(page, box, ratio), seen, ratio)

    @Slot()
    def _wish(self) -> None:
        """Ask for what is in view, what is awaited and what is nearest the middle first, and for what is likely."""
        if self._document is None or not self.isVisible():
            return
        pages = sorted(self.pages_in_view(), key=self._distance)
        keys: list[RenderKey] = []
        for page in pages:
            key = self._key(page)
            if key.cut is not None:
                keys.append(stand_in(key))
            keys.append(key)
        self._document.want(keys)
        self._document.foresee(self._likely(pages))

    def _distance(self, page: int) -> float:
        if page == self._awaited:
            return -1.0
        return abs(self.page_box(page).center().y() - self.viewport().height() / 2)

    def _likely(self, pages: list[int]) -> list[RenderKey]:
        """Pages cited, then the neighbours of what is in view, at the size in use."""
        around = [max(pages) + 1, min(pages) - 1] if pages else []
        ratio = self.devicePixelRatioF()
        likely = [page for page in (*self._foresight, *around) if 0 <= page < self._strip.page_count]
        keys = [whole_page(page, self.page_box(page), ratio) for page in likely if page not in pages]
        return [key for key in keys if is_drawn_whole(key)]

    @Slot(int)
    def _take_page(self, page: int) -> None:
        if page in self.pages_in_view():
            self._repaint()

    @Slot(int)
    def _take_fault(self, page: int) -> None:
        if page in self.pages_in_view():
            self._place_cards()
            self._repaint()

    @Slot()
    def _place_cards(self) -> None:
        document = self._document
        faulty = {page: document.fault(page) for page in self.pages_in_view()} if document is not None else {}
        for page in [page for page in self._cards if faulty.get(page) is None]:
            card = self._cards.pop(page)
            card.hide()
            card.deleteLater()
        for page, fault in faulty.items():
            if fault is None:
                continue
            if page not in self._cards:
                self._cards[page] = FaultCard(page, fault, self.viewport())
                self._cards[page].retry_requested.connect(self._retry)
            self._cards[page].lie_over(self.page_box(page), self.viewport().rect())

    @Slot(int)
    def _retry(self, page: int) -> None:
        if self._document is not None:
            self._document.retry(page)
            self._place_cards()
            self._repaint()

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        window = QRectF(self.viewport().rect())
        painter.fillRect(window, self._theme.color("canvas"))
        if self._document is not None:
            sharp = {page for page in self.pages_in_view() if self._paint_page(painter, self._document, page)}
            self._paint_frames(painter, window)
            if self._awaited in sharp:
                self._painted, self._awaited = self._awaited, None
                # Told once these pixels have left this event, that is, were handed to the window.
                QTimer.singleShot(0, self, self._tell_painted)
        if self._ringed and self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRect(window.adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, document: PdfDocument, page: int) -> bool:
        """Paint a page as well as it can be now; returns whether it was sharp."""
        box, key = self.page_box(page), self._key(page)
        paint_paper(painter, box, self._theme)
        image = document.image(key)
        if image is not None:
            paint_sharp(painter, box, key, image, self.devicePixelRatioF())
            return True
        other = document.stand_in(page)
        if other is not None:
            paint_stand_in(painter, box, other)
        elif document.fault(page) is None:
            paint_waiting(painter, box, self.tr("Page {0}").format(page + 1), self._theme)
        return False

    def _paint_frames(self, painter: QPainter, window: QRectF) -> None:
        frame = self._frame
        for page in self.pages_in_view():
            if frame is not None and frame.covers(page):
                scale = self._strip.factor(page) * PIXELS_PER_POINT
                paint_frame(painter, frame, frame.box_on(self.page_box(page), scale), window, self._theme)

    @Slot()
    def _tell_painted(self) -> None:
        page, self._painted = self._painted, None
        if page is not None:
            self.page_painted.emit(page)

    # ---- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wish()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._document is not None:
            self._document.want(())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._wish()
            self._repaint()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in _KEYBOARD
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()
