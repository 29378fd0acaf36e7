"""The pages with the bars and the panel about them, so that the viewer itself need only know of files and places."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.gui.pdf_view.address_card import AddressCard
from assessor_app.gui.pdf_view.cited_frame import CitedFrame
from assessor_app.gui.pdf_view.find_bar import FindBar
from assessor_app.gui.pdf_view.finder import Finder
from assessor_app.gui.pdf_view.follow_up import FollowUp
from assessor_app.gui.pdf_view.jumper import Jumper
from assessor_app.gui.pdf_view.link_hint import LinkHint
from assessor_app.gui.pdf_view.note_bar import NoteBar
from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.page_stack import PageStack
from assessor_app.gui.pdf_view.panel_splitter import PanelSplitter
from assessor_app.gui.pdf_view.pdf_toolbar import PdfToolbar
from assessor_app.gui.pdf_view.side_panel import THUMBNAILS, SidePanel
from assessor_app.gui.slices import Steps, build_whole
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.layout import PdfLayout
from assessor_app.media.pdf.render_queue import RenderKey


class PagePane(QWidget):
    """Bars, panel and pages, wired to each other; bars and panel are away while a card stands in the pages' place.

    ``moved`` tells that the reader, or the way they read, is no longer where it was.
    """

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty as yet, see :meth:`build`."""
        super().__init__(parent)
        self._layout: PdfLayout | None = None
        self._panel_pictures: tuple[RenderKey, ...] = ()
        self._previews: tuple[RenderKey, ...] = ()
        self._theme = theme

    @classmethod
    def whole(cls, theme: Theme) -> PagePane:
        """One that is built at once."""
        pane = cls(theme)
        build_whole(pane.build())
        return pane

    def build(self) -> Steps:
        """Build its parts, in steps; to be taken before anything else."""
        theme = self._theme
        self.toolbar = PdfToolbar(theme, self)
        yield
        self.find_bar = FindBar(theme, self)
        self.note_bar = NoteBar(theme, self)
        self.address_card = AddressCard(theme, self)
        yield
        self.canvas = PageCanvas(theme, self)
        self.panel = SidePanel(theme, self)
        yield
        self.stack = PageStack(theme, self.canvas, self)
        self.split = PanelSplitter(theme, self.panel, self.stack, self)
        yield
        self.hint = LinkHint(self.canvas)
        self.jumper = Jumper(self.canvas, self)
        self._finder = Finder(self.find_bar, self.canvas, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (self.toolbar, self.find_bar, self.note_bar, self.address_card):
            column.addWidget(bar)
        column.addWidget(self.split, 1)
        self._behind = FollowUp(self.canvas, self.show_page)
        self._connect_bars()
        self._connect_pages()
        lend_focus(self, self.stack)

    def _connect_bars(self) -> None:
        self.toolbar.turned.connect(self._turn_pages)
        self.toolbar.page_entered.connect(self._enter_page)
        self.toolbar.zoom_stepped.connect(self.step_zoom)
        self.toolbar.zoom_chosen.connect(self.canvas.set_zoom)
        self.toolbar.travelled.connect(self.jumper.travel)
        self.toolbar.rotated.connect(self._rotate)
        self.toolbar.mode_chosen.connect(self.canvas.set_mode)
        self.toolbar.hand_chosen.connect(self.canvas.set_hand)
        self.toolbar.pin_tool_chosen.connect(self.canvas.set_pin_tool)
        self.canvas.pin_tool_left.connect(self.toolbar.show_pin_tool_left)
        self.toolbar.panel_chosen.connect(self.split.set_open)
        self.toolbar.find_chosen.connect(self._finder.set_open)
        self.toolbar.left.connect(self.canvas.setFocus)
        self.jumper.ways_changed.connect(self.toolbar.show_ways)
        self.find_bar.opened.connect(self.show_choices)
        self.find_bar.closed.connect(self.show_choices)
        self.address_card.closed.connect(self.stack.setFocus)

    def _connect_pages(self) -> None:
        self.canvas.zoom_changed.connect(self._show_zoom)
        self.canvas.moved.connect(self.moved)
        self.canvas.link_followed.connect(self._follow)
        self.canvas.address_requested.connect(self.address_card.ask)
        self.canvas.hovered_link.connect(self.hint.show_link)
        self._finder.leaving.connect(self.jumper.note)
        self.split.changed.connect(self.show_choices)
        self.split.changed.connect(self.moved)
        self.panel.page_chosen.connect(self.jumper.go_to_page)
        self.panel.pictures_wanted.connect(self._set_panel_pictures)
        self.stack.currentChanged.connect(self._make_way)

    # ---- what is shown

    def show_document(self, document: PdfDocument, layout: PdfLayout) -> None:
        """Show an opened document; where in it is for the caller to say."""
        self._layout = layout
        self.stack.show_pages()
        self.canvas.show_document(document)
        self.panel.show_document(document)
        self._finder.take_document(document)

    def clear_document(self) -> None:
        """Show nothing, and free the pixels."""
        self._layout = None
        self._panel_pictures, self._previews = (), ()
        self._behind.stop()
        self._finder.forget()
        self.panel.clear_document()
        self.canvas.clear_document()
        self.address_card.close_bar()
        self.note_bar.put_away()
        self.toolbar.show_nothing()
        self.stack.show_pages()
        self.jumper.forget()

    def put_tools_away(self) -> None:
        """Select text with the mouse again, show small pages beside it: as in a new pane."""
        self.toolbar.hand_button.setChecked(False)
        self.canvas.set_hand(False)
        self.canvas.set_pin_tool(False)
        self.panel.show_tab(THUMBNAILS)

    def set_frame(self, frame: CitedFrame | None) -> None:
        """Frame what is cited, or nothing."""
        self.toolbar.show_region_known(known=frame is not None and frame.region is not None)
        self.canvas.set_frame(frame)

    def set_previews(self, keys: Iterable[RenderKey]) -> None:
        """Have these small pictures drawn too, beside those of the panel."""
        self._previews = tuple(keys)
        self.canvas.set_pictures((*self._previews, *self._panel_pictures))

    @Slot(object)
    def _set_panel_pictures(self, keys: Iterable[RenderKey]) -> None:
        self._panel_pictures = tuple(keys)
        self.canvas.set_pictures((*self._previews, *self._panel_pictures))

    @Slot()
    def show_page(self) -> None:
        """Have bar and panel tell the page being read."""
        self._behind.stop()
        if self._layout is not None:
            page = self.canvas.current_page()
            self.toolbar.show_page(page, self._layout.page_count, self._layout.label(page))
            self.panel.set_current(page)
            self._show_zoom()

    @Slot()
    def show_choices(self) -> None:
        """Have the bar tell which of its choices are on."""
        single, find = self.canvas.mode() == "single", not self.find_bar.isHidden()
        self.toolbar.show_choices(panel=self.split.is_open(), find=find, single=single)

    @Slot()
    def _show_zoom(self) -> None:
        if self._layout is not None:
            self.toolbar.show_zoom(self.canvas.zoom(), self.canvas.factor())

    @Slot()
    def _make_way(self) -> None:
        """A row of grey buttons about a card would only ask what is wrong with them."""
        pages = self.stack.has_pages()
        if not pages:
            self.find_bar.close_bar()
        self.toolbar.setVisible(pages)
        self.split.set_useful(pages)

    # ---- what is wished

    @Slot(int)
    def step_zoom(self, direction: int) -> None:
        """One step larger (+1) or smaller (-1)."""
        self.canvas.set_zoom(self.canvas.zoom().step(direction, self.canvas.factor()))

    def focus_page_box(self) -> None:
        """Let the person type a page, where there are pages."""
        if self.stack.has_pages():
            self.toolbar.focus_page_box()

    def open_find(self) -> None:
        """Let the person type what to look for, where there are pages."""
        if self.stack.has_pages():
            self._finder.open_bar()

    def step_hit(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) hit, or open the search."""
        if self.stack.has_pages():
            self._finder.step(direction)

    @Slot(int)
    def _turn_pages(self, pages: int) -> None:
        self.canvas.go_to(self.canvas.current_page() + pages)

    @Slot(str)
    def _enter_page(self, text: str) -> None:
        page = self._layout.find_page(text) if self._layout is not None else None
        if page is None:
            self.toolbar.show_no_page(text.strip())
            return
        self.jumper.go_to_page(page)
        self.show_page()
        self.canvas.setFocus()

    @Slot(int, float)
    def _follow(self, page: int, points: float) -> None:
        if self._layout is None or not 0 <= page < self._layout.page_count:
            return
        # Where on a turned page a link would lead is too far from where its author meant: then the page itself.
        deep = points > 0 and self.canvas.turn() == 0
        self.jumper.go_to_page(page, min(1.0, points / self._layout.sizes[page].height) if deep else None)

    @Slot(int)
    def _rotate(self, degrees: int) -> None:
        turn = (self.canvas.turn() + degrees) % 360
        self.canvas.set_turn(turn)
        self.panel.set_turn(turn)

    def event(self, event: QEvent) -> bool:
        bar = self._closable() if isinstance(event, QKeyEvent) else None
        return (bar is not None and takes_escape(event, bar.close_bar)) or super().event(event)

    def _closable(self) -> FindBar | AddressCard | None:
        return next((bar for bar in (self.address_card, self.find_bar) if not bar.isHidden()), None)
