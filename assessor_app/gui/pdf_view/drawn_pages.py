"""Pages as pixels: asks for those in view, paints what there is at once, and says when the awaited are painted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from assessor_app.gui.pdf_view.fault_card import FaultCard
from assessor_app.gui.pdf_view.older_pixels import OlderPixels
from assessor_app.gui.pdf_view.page_painting import paint_ground, paint_layers, paint_sharp, paint_waiting
from assessor_app.gui.pdf_view.page_pixels import Cutter, is_drawn_whole, stand_in, whole_page
from assessor_app.gui.pdf_view.page_strip import PageStrip
from assessor_app.gui.pdf_view.page_turning import PageMap, right_angle, turned_size
from assessor_app.gui.pdf_view.strip_area import StripArea
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.render_queue import RenderKey

_REST_MS: Final = 80
_PLAN_MS: Final = 20
_PATIENCE_MS: Final = 12


class DrawnPages(StripArea):
    """Shows one document. ``page_painted`` tells that the awaited page's sharp pixels were really painted."""

    page_painted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: PdfDocument | None = None
        self._cutter = Cutter()
        self._older = OlderPixels()
        self._foresight: tuple[int, ...] = ()
        self._pictures: tuple[RenderKey, ...] = ()
        self._awaited: int | None = None
        self._painted: int | None = None
        self._cards: dict[int, FaultCard] = {}
        self._hasty = False
        self._coarse = False
        self._origin_before = QPoint()
        self._motion = QPointF()
        # Older pixels are scaled with care, and new sizes asked for, once the hand rests.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._settle)
        # What may be wanted later is thought about after what is wanted now has been painted.
        self._plan = QTimer(self)
        self._plan.setSingleShot(True)
        self._plan.timeout.connect(self._foresee)
        # A page that comes within a blink is shown at once, not after a blank one that nobody could have read.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._repaint)
        self.moved.connect(self._note_motion)
        self.moved.connect(self._wish)
        self.moved.connect(self._place_cards)
        theme.changed.connect(self._repaint)

    def show_document(self, document: PdfDocument) -> None:
        """Show an opened document from its first page."""
        assert document.layout is not None
        self._document = document
        document.page_drawn.connect(self._take_page)
        document.page_failed.connect(self._take_fault)
        self.set_strip(self._turned_strip(document, self._turn))

    def clear_document(self) -> None:
        """Show nothing."""
        if self._document is not None:
            self._document.page_drawn.disconnect(self._take_page)
            self._document.page_failed.disconnect(self._take_fault)
        self._document = None
        self._cutter.forget()
        self._older.forget()
        self._rest.stop()
        self._plan.stop()
        self._patience.stop()
        self._foresight, self._pictures = (), ()
        self._awaited, self._painted = None, None
        self._turn = 0
        self.set_strip(PageStrip(()))

    def turn(self) -> int:
        """How far the pages are turned clockwise: 0, 90, 180 or 270 degrees."""
        return self._turn

    def set_turn(self, degrees: int) -> None:
        """Show all pages turned clockwise; what is in the middle of the window stays there."""
        turn = right_angle(degrees)
        if turn == self._turn:
            return
        if self._document is None:
            self._turn = turn
        else:
            self._turn_strip(self._turned_strip(self._document, turn), turn)

    def await_page(self, page: int) -> None:
        """Say by ``page_painted`` when this page's sharp pixels have been painted; replaces an earlier wait."""
        self.expect_page(page)
        self._wish()
        self._repaint()
        self.paint_expected()

    def expect_page(self, page: int) -> None:
        """As :meth:`await_page`, for whoever is about to jump there and will call :meth:`paint_expected` then."""
        # what was painted for an earlier wish must not be told as this one
        self._awaited, self._painted = page, None
        self._patience.start()
        if self._document is not None and self.isVisible() and self._zoom.fit != "region":
            whole = self._whole(page)
            if is_drawn_whole(whole) and self._document.image(whole) is None:
                # Drawn while the window is still busy with getting there.
                self._document.want((whole,))

    def paint_expected(self) -> None:
        """Paint the awaited page now, without waiting for the event loop, if its sharp pixels are there."""
        if self._is_ready() and self.viewport().isVisible():
            self._patience.stop()
            self.viewport().repaint()
            self._tell_painted()

    def set_foresight(self, pages: tuple[int, ...]) -> None:
        """Have these pages drawn ahead, likeliest first."""
        self._foresight = pages
        self._plan.start(_PLAN_MS)

    def set_pictures(self, keys: Iterable[RenderKey]) -> None:
        """Have these small pictures of pages drawn too, as soon as what is in view is there."""
        self._pictures = tuple(keys)
        self._wish()

    def page_image(self, page: int) -> QImage | None:
        """A copy of the pixels a page is painted with now (only a part of it when it is huge), or None."""
        if self._document is None or not 0 <= page < self._strip.page_count:
            return None
        key = self._key(page)
        image = self._document.image(key)
        if image is None:
            image = next((older for _, older in self._layers(self._document, key)), None)
        return None if image is None else image.copy()

    def is_sharp(self, page: int) -> bool:
        """Whether a page's pixels are there for just the present size."""
        return self._document is not None and self._document.image(self._key(page)) is not None

    def zoom_by(self, ratio: float, at: QPointF, since: QPointF | None = None) -> None:
        """Grow by ``ratio`` under the hand: drawn anew only once that rests, until then older pixels are scaled."""
        self._hasty = True
        super().zoom_by(ratio, at, since)

    # ---- what is wished for

    def _turned_strip(self, document: PdfDocument, turn: int) -> PageStrip:
        assert document.layout is not None
        return PageStrip(tuple(turned_size(size, turn) for size in document.layout.sizes))

    def _map(self, page: int) -> PageMap:
        """Between points of a page and the window; only while a document is shown."""
        assert self._document is not None
        assert self._document.layout is not None
        return PageMap(self.page_box(page), self._document.layout.sizes[page], self._turn)

    def _seen(self, page: int) -> QRectF:
        """The part of a page that is in view, from its corner."""
        box = self.page_box(page)
        return box.intersected(QRectF(self.viewport().rect())).translated(-box.topLeft())

    def _whole(self, page: int) -> RenderKey:
        return whole_page(page, self.page_box(page), self.devicePixelRatioF(), self._turn)

    def _key(self, page: int) -> RenderKey:
        return self._cutter.key_for(self._whole(page), self._seen(page), self.devicePixelRatioF())

    def _layers(self, document: PdfDocument, key: RenderKey) -> list[tuple[RenderKey, QImage]]:
        """Older pixels to paint in place of ``key``."""
        layers = self._older.layers(document, key)
        other = None if layers else document.stand_in(key.page, key.turn)
        return layers if other is None else [(RenderKey(key.page, other.width(), other.height(), turn=key.turn), other)]

    @Slot()
    def _wish(self) -> None:
        """Ask for what is in view, what is awaited and what is nearest the middle first; what is likely, later."""
        document = self._document
        if document is None or not self.isVisible():
            return
        self._plan.start(_PLAN_MS)
        if self._is_ready():
            return  # nothing is waited for: the rest is asked for once that is painted
        self._want(document, awaited_only=self._patience.isActive())

    def _is_ready(self) -> bool:
        """Whether the awaited page can be painted sharp at once."""
        page = self._awaited
        return page is not None and page in self.pages_in_view() and self.is_sharp(page)

    def _want(self, document: PdfDocument, *, awaited_only: bool = False) -> None:
        """Ask for what is in view, most urgent first; or only for what is awaited, so that nothing slows it down."""
        pages = sorted(self.pages_in_view(), key=self._distance)
        keys: list[RenderKey] = []
        kept: list[RenderKey] = []
        for page in pages:
            key = self._key(page)
            older = [] if is_drawn_whole(key) and self.is_sharp(page) else self._older.of_use(document, key)
            kept += older
            if awaited_only and page != self._awaited and not self.is_sharp(page):
                continue
            if self._hasty and older:
                continue
            if key.cut is not None and not any(one.cut is None for one in older):
                keys.append(stand_in(key))
            keys.append(key)
        for key in reversed(keys):
            self._older.note(key)
        document.want((*keys, *kept, *self._pictures))

    @Slot()
    def _foresee(self) -> None:
        """Ask for what is likely to be wanted next, and for what was not urgent in what is in view."""
        document = self._document
        if document is None or not self.isVisible():
            return
        likely = self._likely(sorted(self.pages_in_view(), key=self._distance))
        for key in reversed(likely):
            self._older.note(key)
        self._want(document)
        document.foresee(likely)

    def _distance(self, page: int) -> float:
        if page == self._awaited:
            return -1.0
        return abs(self.page_box(page).center().y() - self.viewport().height() / 2)

    def _likely(self, pages: list[int]) -> list[RenderKey]:
        """What scrolling on needs next, pages cited, then the neighbours of what is in view, at the size in use."""
        if self._hasty:
            return []
        ratio = self.devicePixelRatioF()
        ahead = (self._cutter.ahead(self._whole(page), self._seen(page), ratio, self._motion) for page in pages)
        around = [max(pages) + 1, min(pages) - 1] if pages else []
        likely = [page for page in (*self._foresight, *around) if 0 <= page < self._strip.page_count]
        keys = [self._whole(page) for page in likely if page not in pages]
        wholes = [key if is_drawn_whole(key) else stand_in(key) for key in keys]
        return [key for key in ahead if key is not None] + wholes

    @Slot()
    def _note_motion(self) -> None:
        origin = self._origin()
        self._motion = QPointF(origin - self._origin_before)
        self._origin_before = origin
        self._rest.start()

    @Slot()
    def _settle(self) -> None:
        """The hand rests."""
        if self._hasty:
            self._hasty = False
            self._wish()
        if self._coarse:
            self._repaint()

    @Slot(int)
    def _take_page(self, page: int) -> None:
        if page in self.pages_in_view():
            self._repaint()
            if page == self._awaited:
                self.paint_expected()

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
        if not self._patience.isActive():
            self.viewport().update()

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._coarse = False
        document = self._document
        pages = self.pages_in_view() if document is not None else range(0)
        boxes = {page: self.page_box(page) for page in pages}
        keys = {page: self._key(page) for page in pages}
        images = {page: self._drawn(key) for page, key in keys.items()}
        wholes = [boxes[page] for page, image in images.items() if image is not None and keys[page].cut is None]
        paint_ground(painter, self.viewport().rect(), tuple(boxes.values()), wholes, self._theme)
        for page, image in images.items():
            if image is not None:
                paint_sharp(painter, boxes[page], keys[page], image)
            elif document is not None:
                self._paint_meanwhile(painter, document, boxes[page], keys[page])
        if self._awaited is not None and images.get(self._awaited) is not None:
            self._painted, self._awaited = self._awaited, None
            # Told once these pixels have left this event, that is, were handed to the window.
            QTimer.singleShot(0, self, self._tell_painted)
        self._paint_over(painter)
        painter.end()

    def _drawn(self, key: RenderKey) -> QImage | None:
        return None if self._document is None else self._document.image(key)

    def _paint_meanwhile(self, painter: QPainter, document: PdfDocument, box: QRectF, key: RenderKey) -> None:
        """Paint a page whose sharp pixels are not there, as well as it can be now."""
        layers = self._layers(document, key)
        smooth = not self._rest.isActive()
        self._coarse = self._coarse or bool(layers and not smooth)
        paint_layers(painter, box, key, layers, self.viewport().rect(), smooth=smooth)
        if not layers and document.fault(key.page) is None:
            paint_waiting(painter, box, self.tr("Page {0}").format(key.page + 1), self._theme)

    def _paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the pages."""

    @Slot()
    def _tell_painted(self) -> None:
        page, self._painted = self._painted, None
        if page is not None:
            self._plan.start(0)
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
