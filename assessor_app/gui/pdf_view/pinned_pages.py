"""Pages that notes can be pinned to: a rectangle is drawn with Shift or the pin tool, flags stand in the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from assessor_app.domain.annotation import Pin, Quote, Region
from assessor_app.domain.citation import PagePlace
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.pdf_view.page_text import PageText, Span
from assessor_app.gui.pdf_view.readable_pages import ReadablePages
from assessor_app.gui.pins.page_pins import PagePin, PagePins, region_box, region_of
from assessor_app.gui.pins.pin_painting import hint_markup, paint_rubber
from assessor_app.gui.pins.region_drag import RegionDrag
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.layout import PageSize
from assessor_app.media.pdf.text import PageLink

if TYPE_CHECKING:
    from assessor_app.gui.side_by_side.page_traces import PageTraces

_AROUND: Final = 8
_MOST_AROUND: Final = 120
_MOST_QUOTED: Final = 2_000
_SMALLEST: Final = 4.0


class PinnedPages(ReadablePages):
    """Shows one document and the notes on it.

    ``pin_requested`` carries a Pin that says only where, ``pin_chosen`` the id of a flag pressed, ``pin_tool_left``
    that drawing with the tool is over.
    """

    pin_requested = Signal(object)
    pin_chosen = Signal(str)
    pin_tool_left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pins = PagePins(theme)
        self._traces: PageTraces | None = None
        self._pin_tool = False
        self._pinnable = False
        self._menu_page: int | None = None
        theme.changed.connect(self._pins.forget_sizes)

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Show these notes, numbered in this order; ``current`` is the one in hand."""
        self._pins.set_pins(pins, current)
        self._repaint()

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Show what several readers left on these pages."""
        if self._traces is None and traces:
            from assessor_app.gui.side_by_side.page_traces import PageTraces  # late: leads only

            self._traces = PageTraces(self._theme)
        if self._traces is not None:
            self._traces.set_traces(traces)
            self._repaint()

    def set_pinnable(self, allowed: bool) -> None:
        """Whether notes may be pinned by hand."""
        self._pinnable = allowed
        if not allowed:
            self.set_pin_tool(False)

    @Slot(bool)
    def set_pin_tool(self, on: bool) -> None:
        """Let the left button draw one rectangle to pin a note to."""
        wanted = on and self._pinnable
        if wanted != self._pin_tool:
            self._pin_tool = wanted
            self._show_cursor(None)
        if not wanted:
            self.pin_tool_left.emit()

    def flag_box(self, pin_id: str) -> QRectF | None:
        """Where in the window the flag of a pin is; None while it is out of view."""
        for page in self.pages_in_view() if self._document is not None else range(0):
            found = self._pins.flag_boxes(page, self._map(page), self.page_box(page), self._size(page), self._window())
            if pin_id in found:
                return found[pin_id]
        return None

    def pin_box(self, pin: Pin) -> QRectF | None:
        """Where in the window the region of a pin is, whether in view or not; None for a pin without one."""
        if pin.region is None or not isinstance(pin.place, PagePlace) or self._document is None:
            return None
        page = pin.place.first
        if not 0 <= page < self._strip.page_count:
            return None
        return self._map(page).box(region_box(pin.region, self._size(page)))

    # ---- what a key would pin

    def selected_pin(self) -> Pin | None:
        """The text selected, as something to pin: its words on the first page it reaches over that has any."""
        for page in self._selection.pages():
            text, span = self._text_of(page), self._selection.span(page)
            if text is not None and span[0] < span[1]:
                return self._pin_of_text(page, text, span)
        return None

    def page_pin(self, page: int) -> Pin:
        """A page as a whole, as something to pin."""
        return Pin("", place=PagePlace(page, page))

    def boxes_pin(self, page: int, boxes: list[QRectF], quote: Quote) -> Pin | None:
        """Parts of a page (points) and their words, as something to pin."""
        whole = QRectF()
        for box in boxes:
            whole |= box
        region = region_of(whole, self._size(page))
        return Pin("", place=PagePlace(page, page), region=region, quote=quote) if region.width else None

    def _pin_of_text(self, page: int, text: PageText, span: Span) -> Pin | None:
        before = text.text((max(0, span[0] - _AROUND), span[0]))[-_MOST_AROUND:]
        after = text.text((span[1], min(text.count, span[1] + _AROUND)))[:_MOST_AROUND]
        return self.boxes_pin(page, text.boxes(span), Quote(text.text(span)[:_MOST_QUOTED], before, after))

    # ---- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if left and (pins := self._flags_at(point)):
            self._stop_drag()
            self.pin_chosen.emit(self._pins.next_of(pins))
        elif left and self._pinnable and (self._pin_tool or shifted) and (page := self._page_at(point)) is not None:
            self._stop_drag()
            self._pointed = True
            bounds = QRectF(0, 0, self._size(page).width, self._size(page).height)
            self._drag = RegionDrag(page, point, bounds, partial(self._on_page, page))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if isinstance(self._drag, RegionDrag):
            self._repaint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if not isinstance(drag, RegionDrag):
            super().mouseReleaseEvent(event)
            return
        drag.move_to(event.position())
        self._stop_drag()
        self._repaint()
        if not drag.moved:
            self._press_without_drag(event)
        elif (region := self._drawn_region(drag)) is not None:
            self.set_pin_tool(False)
            self.pin_requested.emit(Pin("", place=PagePlace(drag.page, drag.page), region=region))

    def _press_without_drag(self, event: QMouseEvent) -> None:
        """Shift and a click without a drag still means: let the selection reach to here."""
        place = self._place(event.position())
        if not self._pin_tool and place is not None and self._selection.started:
            self._selection.extend(place)
            self._wish_text()
            self._tell_selection()
            self._offer_selection()

    def _drawn_region(self, drag: RegionDrag) -> Region | None:
        """What was drawn; None for a line or a dot."""
        box = self._map(drag.page).box(drag.box())
        if min(box.width(), box.height()) < _SMALLEST:
            return None
        return region_of(drag.box(), self._size(drag.page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        drawing = isinstance(self._drag, RegionDrag)
        if event.key() == Qt.Key.Key_Escape and (drawing or self._pin_tool):
            if drawing:
                self._stop_drag()
            self.set_pin_tool(False)
            self._repaint()
        else:
            super().keyPressEvent(event)

    def _owns(self, event: QKeyEvent) -> bool:
        drawing = self._pin_tool or isinstance(self._drag, RegionDrag)
        return super()._owns(event) or (event.key() == Qt.Key.Key_Escape and drawing)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.pin_hint(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), hint_markup(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def pin_hint(self, point: QPointF) -> str:
        """What is to be said of the flag or trace under a point of the window; "" where none is."""
        return self._pins.words(self._flags_at(point)) or self._trace_hint(point)

    def _trace_hint(self, point: QPointF) -> str:
        for page in self.pages_in_view() if self._traces is not None and self._document is not None else range(0):
            assert self._traces is not None
            where = (self._map(page), self.page_box(page), self._size(page), self._window())
            if said := self._traces.hint(point, page, *where):
                return said
        return ""

    def _fill_menu(self, menu: QMenu, point: QPointF) -> None:
        super()._fill_menu(menu, point)
        if not self._pinnable:
            return
        menu.addSeparator()
        self._menu_page = self._page_at(point)
        text = menu.addAction(self.tr("Pin a note to the selected text"), self._pin_selection)
        text.setEnabled(self.selected_pin() is not None)
        page = menu.addAction(self.tr("Pin a note to this page"), self._pin_menu_page)
        page.setEnabled(self._menu_page is not None)

    @Slot()
    def _pin_selection(self) -> None:
        if (selected := self.selected_pin()) is not None:
            self.pin_requested.emit(selected)

    @Slot()
    def _pin_menu_page(self) -> None:
        if self._menu_page is not None:
            self.pin_requested.emit(self.page_pin(self._menu_page))

    def _show_cursor(self, point: QPointF | None, link: PageLink | None = None) -> None:
        shape = None
        if point is not None and self._flags_at(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif self._pin_tool:
            shape = Qt.CursorShape.CrossCursor
        if shape is None:
            super()._show_cursor(point, link)
        elif self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    # ---- where things are

    def _size(self, page: int) -> PageSize:
        assert self._document is not None
        assert self._document.layout is not None
        return self._document.layout.sizes[page]

    def _window(self) -> QRectF:
        return QRectF(self.viewport().rect())

    def _on_page(self, page: int, point: QPointF) -> QPointF:
        return self._map(page).point(point) if page < self._strip.page_count else QPointF()

    def _page_at(self, point: QPointF) -> int | None:
        """The page right under a point of the window."""
        pages = self.pages_in_view() if self._document is not None else range(0)
        return next((page for page in pages if self.page_box(page).contains(point)), None)

    def _flags_at(self, point: QPointF) -> list[PagePin]:
        for page in self.pages_in_view() if self._document is not None else range(0):
            box = self.page_box(page)
            found = self._pins.at(point, page, self._map(page), box, self._size(page), self._window())
            if found:
                return found
        return []

    # ---- painting

    def _paint_over(self, painter: QPainter) -> None:
        super()._paint_over(painter)
        if self._document is None:
            return
        for page in self.pages_in_view():
            if self._pins.on(page):
                box = self.page_box(page)
                self._pins.paint(painter, page, self._map(page), box, self._size(page), self._window())
            if self._traces is not None:
                self._traces.paint(
                    painter, page, self._map(page), self.page_box(page), self._size(page), self._window()
                )
        if isinstance(self._drag, RegionDrag) and self._drag.moved:
            paint_rubber(painter, self._theme, self._map(self._drag.page).box(self._drag.box()))
