"""The pages an assessor works on: what is cited framed, what was found marked, and both brought into view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from assessor_app.domain.annotation import Pin, Quote
from assessor_app.gui.pdf_view.cited_frame import CitedFrame, paint_frame
from assessor_app.gui.pdf_view.hit_painting import HitMarks
from assessor_app.gui.pdf_view.page_strip import GAP, SIDE, Zoom
from assessor_app.gui.pdf_view.page_turning import PageMap, turned_region
from assessor_app.gui.pdf_view.pinned_pages import PinnedPages
from assessor_app.gui.pdf_view.strip_area import Spot
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.text import Hit

_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_MARGIN: Final = 8
_MOST_QUOTED: Final = 2_000
_MOST_AROUND: Final = 120


class PageCanvas(PinnedPages):
    """Shows one document to work on; all places are pages (0-based) and points of the upright page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._frame: CitedFrame | None = None
        self._aim: tuple[int, QRectF] | None = None
        self._hits = HitMarks()
        self._ringed = False
        self.setObjectName("page_canvas")
        self.setAccessibleName(self.tr("Pages of the document"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Every jump paints the scroll bar too: without a ground of its own, a dozen widgets behind it paint theirs.
        self.setAutoFillBackground(True)

    def clear_document(self) -> None:
        """Show nothing."""
        self._frame, self._aim = None, None
        self._hits.set_hits((), -1)
        super().clear_document()

    # ---- what is cited and what was found

    def frame(self) -> CitedFrame | None:
        """What is framed now."""
        return self._frame

    def set_frame(self, frame: CitedFrame | None) -> None:
        """Frame what is cited, or nothing; a region is brought into view, a page by its top."""
        self._frame = frame
        self._aim = None if frame is None or frame.region is None else (frame.first, frame.region)
        self._repaint()
        if frame is None or not self._strip.page_count:
            return
        if self._zoom.fit == "region":
            self._rearrange()
        if frame.region is None:
            self.go_to(frame.first)
        else:
            self._bring(frame.first, frame.region)

    def framed_box(self, page: int) -> QRectF | None:
        """What is framed of a page, in window coordinates; None when nothing is."""
        frame = self._frame
        if frame is None or not frame.covers(page):
            return None
        return self.page_box(page) if frame.region is None else self._map(page).box(frame.region)

    def set_zoom(self, zoom: Zoom, anchor: QPointF | None = None) -> None:
        """Show at another zoom; fit "region" brings the cited part of a page into the middle of the window."""
        super().set_zoom(zoom, anchor)
        self._bring_region()

    def show_part(self, page: int, part: QRectF | None) -> None:
        """Bring a part of a page (points) into view, or the top of the page, whatever is framed.

        A part too large to be seen at once is made to fit; fit "region" means this part from now on.
        """
        if not 0 <= page < self._strip.page_count:
            return
        if part is None:
            self.go_to(page)
            return
        self._aim = page, part
        box, window = self._map(page).box(part), self.viewport().size()
        if box.width() + 2 * SIDE > window.width() or box.height() > window.height():
            self.set_zoom(Zoom("region"))
        elif self._zoom.fit == "region":
            self._rearrange()
        self._bring(page, part)

    def hit_pin(self) -> Pin | None:
        """What was found and is in hand, as something to pin."""
        hit = self._hits.current
        if hit is None or not hit.boxes:
            return None
        quote = Quote(hit.text[:_MOST_QUOTED], hit.before[-_MOST_AROUND:], hit.after[:_MOST_AROUND])
        return self.boxes_pin(hit.page, [QRectF(QPointF(*box[:2]), QPointF(*box[2:])) for box in hit.boxes], quote)

    def set_hits(self, hits: Sequence[Hit], current: int) -> None:
        """Mark what was found; ``current`` is the index of the one in hand, -1 for none."""
        self._hits.set_hits(hits, current)
        self._repaint()

    def show_hit(self, hit: Hit) -> None:
        """Bring what was found into view, unless it is there already."""
        if not hit.boxes or not 0 <= hit.page < self._strip.page_count:
            return
        parts = [QRectF(QPointF(*box[:2]), QPointF(*box[2:])) for box in hit.boxes]
        whole = parts[0]
        for part in parts[1:]:
            whole |= part
        window = QRectF(self.viewport().rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if hit.page not in self.pages_in_view() or not window.contains(self._map(hit.page).box(whole)):
            self._bring(hit.page, whole)

    def _bring(self, page: int, part: QRectF) -> None:
        """Scroll a part of a page (points) a quarter from the window's top, or to the middle where it fills it."""
        box, window = self._strip.box(page), self.viewport().rect()
        assert self._document is not None
        assert self._document.layout is not None
        place = PageMap(box, self._document.layout.sizes[page], self._turn).box(part)
        lead = window.height() / 4
        if self._zoom.fit == "region":
            lead = max(GAP, (window.height() - place.height()) / 2)
        down = place.top() - box.top() - lead
        x = 0.5
        if box.width() + 2 * SIDE > window.width():
            # What is too wide to be seen at once is read from its left.
            middle = min(place.center().x(), place.left() - SIDE + window.width() / 2)
            x = (middle - box.left()) / box.width()
        self.go_to_spot(Spot(page, x, down / box.height() if down > 0 else -float(GAP), self._turn))

    def _bring_region(self) -> None:
        if self._zoom.fit == "region" and self._aim is not None and self._strip.page_count:
            self._bring(*self._aim)

    def _region_points(self) -> QSizeF | None:
        return None if self._aim is None else turned_region(self._aim[1], self._turn)

    # ---- focus and size

    def resizeEvent(self, event: QResizeEvent) -> None:
        jumped = self._target is not None
        super().resizeEvent(event)
        if jumped:
            self._bring_region()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in _KEYBOARD
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    # ---- painting

    def _paint_over(self, painter: QPainter) -> None:
        window = QRectF(self.viewport().rect())
        pages = self.pages_in_view() if self._document is not None else range(0)
        for page in pages:
            self._hits.paint(painter, page, self._map(page))
        super()._paint_over(painter)
        for page in pages:
            self._paint_frame(painter, page, window)
        if self._ringed and self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(window.adjusted(1, 1, -1, -1))

    def _paint_frame(self, painter: QPainter, page: int, window: QRectF) -> None:
        box = self.framed_box(page)
        if self._frame is not None and box is not None:
            paint_frame(painter, self._frame, box, window, self._theme)
