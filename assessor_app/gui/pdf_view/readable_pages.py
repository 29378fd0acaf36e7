"""Pages whose text can be taken hold of: selected and copied, links followed, the paper pulled along by hand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from assessor_app.gui.pdf_view.drag_modes import Drag, PanDrag, SelectDrag
from assessor_app.gui.pdf_view.drawn_pages import DrawnPages
from assessor_app.gui.pdf_view.hit_painting import paint_selection
from assessor_app.gui.pdf_view.link_areas import link_at, link_words
from assessor_app.gui.pdf_view.page_text import PageText
from assessor_app.gui.pdf_view.text_selection import TextPlace, TextSelection
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.text import PageLink

_LONGEST_SPOKEN: Final = 500


class ReadablePages(DrawnPages):
    """Shows one document as something to read.

    ``link_followed`` carries the page (0-based) and points from its top (0 for the top) a link leads to,
    ``address_requested`` an address outside the file, ``hovered_link`` words on the link under the pointer or "".
    """

    selection_changed = Signal()
    link_followed = Signal(int, float)
    address_requested = Signal(str)
    hovered_link = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._texts: dict[int, PageText] = {}
        self._selection = TextSelection(self._text_of)
        self._asked_words: tuple[int, ...] = ()
        self._asked_links: tuple[int, ...] = ()
        self._copy_due = False
        self._drag: Drag | None = None
        self._pressed_link: PageLink | None = None
        self._hovered = ""
        self._double_click: tuple[int, QPointF] | None = None
        self._pointed = False
        self._hand = False
        self.viewport().setMouseTracking(True)
        self.moved.connect(self._wish_text)

    def show_document(self, document: PdfDocument) -> None:
        """Show an opened document from its first page."""
        super().show_document(document)
        document.words_found.connect(self._take_words)
        document.links_found.connect(self._take_links)

    def clear_document(self) -> None:
        """Show nothing."""
        if self._document is not None:
            self._document.words_found.disconnect(self._take_words)
            self._document.links_found.disconnect(self._take_links)
        self._stop_drag()
        self._texts.clear()
        self._asked_words, self._asked_links, self._copy_due = (), (), False
        self.clear_selection()
        self._hover(None)
        super().clear_document()

    # ---- selecting and copying

    def set_hand(self, hand: bool) -> None:
        """Let the left button pull the pages along instead of selecting text."""
        self._hand = hand
        self._show_cursor(None)

    def hand(self) -> bool:
        """Whether the left button pulls the pages along."""
        return self._hand

    def select_all_of_page(self, page: int) -> None:
        """Select all text of a page; its words are read if they are not known yet."""
        self._selection.select_page(page)
        self._wish_text()
        self._tell_selection()

    def selected_text(self) -> str:
        """What is selected, in reading order; pages whose words have not come yet are left out."""
        return self._selection.text()

    def clear_selection(self) -> None:
        """Select nothing."""
        if self._selection.started:
            self._selection.clear()
            self._tell_selection()

    @Slot()
    def copy_selection(self) -> None:
        """Put what is selected on the clipboard, as soon as all its words are known."""
        self._copy_due = bool(self._selection.unread())
        self._wish_text()
        text = self.selected_text()
        if text and not self._copy_due:
            QGuiApplication.clipboard().setText(text)

    @Slot()
    def _select_current_page(self) -> None:
        self.select_all_of_page(self.current_page())

    def _tell_selection(self) -> None:
        if self._drag is None:
            self._say_selection()
        self._repaint()
        self.selection_changed.emit()

    def _say_selection(self) -> None:
        """Let readers of the screen know; asked for only once a drag is over, since a drag may span many pages."""
        text = self.selected_text()[:_LONGEST_SPOKEN]
        self.setAccessibleDescription(self.tr("Selected: {0}").format(text) if text else "")

    def _text_of(self, page: int) -> PageText | None:
        text = self._texts.get(page)
        if text is None and self._document is not None:
            words = self._document.words(page)
            if words is not None:
                text = self._texts[page] = PageText(words)
        return text

    @Slot()
    def _wish_text(self) -> None:
        """Ask for the words and links a pointer may meet: those of pages in view, once their pixels are there."""
        document = self._document
        if document is None or not self.isVisible():
            return
        near = [page for page in self.pages_in_view() if self._pointed and self.is_sharp(page)]
        words = tuple(
            page for page in dict.fromkeys((*self._selection.unread(), *near)) if document.words(page) is None
        )
        if words and words != self._asked_words:
            document.want_words(words)
        self._asked_words = words
        links = tuple(page for page in near if document.links(page) is None)
        if links and links != self._asked_links:
            document.want_links(links)
        self._asked_links = links

    @Slot(int)
    def _take_page(self, page: int) -> None:
        super()._take_page(page)
        self._wish_text()

    @Slot(int)
    def _take_words(self, page: int) -> None:
        if page not in self._selection.pages():
            return
        self._tell_selection()
        if self._copy_due and not self._selection.unread():
            self.copy_selection()

    @Slot(int)
    def _take_links(self, _page: int) -> None:
        self._repaint()

    # ---- what is under the pointer

    def _place(self, point: QPointF) -> TextPlace | None:
        if self._document is None or not self._strip.page_count:
            return None
        page = self._strip.page_at(self.top() + point.y())
        spot = self._map(page).point(point)
        return TextPlace(page, spot.x(), spot.y())

    def _link_under(self, point: QPointF) -> PageLink | None:
        place = self._place(point)
        if place is None or self._document is None:
            return None
        return link_at(self._document.links(place.page) or (), place.point)

    def _hover(self, point: QPointF | None) -> None:
        """Say what link the pointer is over, and shape the pointer after what a press there would do."""
        link = None if point is None else self._link_under(point)
        words = "" if link is None else link_words(link)
        if words != self._hovered:
            self._hovered = words
            self.hovered_link.emit(words)
        self._show_cursor(point, link)

    def _show_cursor(self, point: QPointF | None, link: PageLink | None = None) -> None:
        shape = Qt.CursorShape.ArrowCursor
        place = None if point is None else self._place(point)
        text = None if place is None else self._text_of(place.page)
        if isinstance(self._drag, PanDrag):
            shape = Qt.CursorShape.ClosedHandCursor
        elif link is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._hand:
            shape = Qt.CursorShape.OpenHandCursor
        elif place is not None and text is not None and text.is_over_text(place.point):
            shape = Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _follow(self, link: PageLink) -> None:
        if link.page is not None:
            self.link_followed.emit(link.page, link.y or 0.0)
        elif link.address:
            self.address_requested.emit(link.address)

    # ---- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        self._pointed = True
        self._stop_drag()
        self._pressed_link = None
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._hand):
            self._pressed_link = self._link_under(point) if left else None
            self._drag = PanDrag(self, point)
            self._show_cursor(point)
        elif left and (place := self._place(point)) is not None:
            self._wish_text()
            self._press_text(event, place)
        else:
            event.ignore()

    def _press_text(self, event: QMouseEvent, place: TextPlace) -> None:
        third = self._is_third(event)
        self._double_click = None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selection.started:
            self._selection.extend(place)
        elif third:
            self._selection.start(place, "line")
        else:
            self._selection.start(place)
            self._pressed_link = self._link_under(event.position())
        self._begin_selecting(event.position())

    def _is_third(self, event: QMouseEvent) -> bool:
        """Whether a double click was there just before; told by when the hand was, not by when the loop had time."""
        if self._double_click is None:
            return False
        at, where = self._double_click
        near = (where - event.position()).manhattanLength() < QApplication.startDragDistance()
        return near and event.timestamp() - at < QApplication.doubleClickInterval()

    def _begin_selecting(self, point: QPointF) -> None:
        drag = SelectDrag(self, point)
        drag.reached.connect(self._extend_to)
        self._drag = drag
        self._tell_selection()

    @Slot(QPointF)
    def _extend_to(self, point: QPointF) -> None:
        place = self._place(point)
        if place is not None:
            self._selection.extend(place)
            self._wish_text()
            self._tell_selection()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if event.button() != Qt.MouseButton.LeftButton or self._hand or place is None:
            self.mousePressEvent(event)
            return
        self._stop_drag()
        self._double_click = (event.timestamp(), event.position())
        self._selection.start(place, "word")
        self._begin_selecting(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pointed:
            self._pointed = True
            self._wish_text()
        if self._drag is not None:
            self._drag.move_to(event.position())
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, link = self._drag, self._pressed_link
        self._stop_drag()
        self._say_selection()
        self._offer_selection()
        self._hover(event.position())
        if drag is not None and not drag.moved and link is not None and link == self._link_under(event.position()):
            self._follow(link)

    def _stop_drag(self) -> None:
        if self._drag is not None:
            self._drag.stop()
        self._drag = None

    def _offer_selection(self) -> None:
        """Where the middle button pastes what was selected last, offer it for that."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and not self._selection.unread() and (text := self.selected_text()):
            clipboard.setText(text, QClipboard.Mode.Selection)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._pointed = False
            self._hover(None)
        elif event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture):
            # The first of two fingers came as a press of the mouse; it meant no selecting.
            self._stop_drag()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._document is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy_selection)
        copy.setEnabled(bool(self._selection.pages()))
        whole = QKeySequence(QKeySequence.StandardKey.SelectAll)
        menu.addAction(self.tr("Select all text of this page"), whole, self._select_current_page)
        self._fill_menu(menu, QPointF(event.pos()))
        menu.popup(event.globalPos())

    def _fill_menu(self, menu: QMenu, point: QPointF) -> None:
        """Add what else can be done at a point of the window."""

    def _owns(self, event: QKeyEvent) -> bool:
        text_keys = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
        return super()._owns(event) or any(event.matches(key) for key in text_keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_current_page()
        else:
            super().keyPressEvent(event)

    # ---- painting

    def _paint_over(self, painter: QPainter) -> None:
        if self._document is None:
            return
        for page in self.pages_in_view():
            paint_selection(painter, self._selection.boxes(page), self._map(page))
