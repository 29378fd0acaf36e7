"""The PDF viewer: opens an artifact, jumps to cited pages, and tells when they are really on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QTimer, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.domain.citation import ArtifactFacts, PagePlace, Place, WholePlace
from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.gui.evidence_view import EvidenceView, Mark
from assessor_app.gui.pdf_view.address_card import AddressCard
from assessor_app.gui.pdf_view.cited_frame import CitedFrame
from assessor_app.gui.pdf_view.escape_key import claim_escape, is_pressed
from assessor_app.gui.pdf_view.find_bar import FindBar
from assessor_app.gui.pdf_view.finder import Finder
from assessor_app.gui.pdf_view.follow_up import FollowUp
from assessor_app.gui.pdf_view.jumper import Jumper
from assessor_app.gui.pdf_view.link_hint import LinkHint
from assessor_app.gui.pdf_view.note_bar import NoteBar
from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.page_stack import PageStack
from assessor_app.gui.pdf_view.page_strip import Fit, Zoom
from assessor_app.gui.pdf_view.panel_splitter import PanelSplitter
from assessor_app.gui.pdf_view.pdf_toolbar import PdfToolbar
from assessor_app.gui.pdf_view.reading_position import reading_position, take_up
from assessor_app.gui.pdf_view.side_panel import SidePanel
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.layout import PdfLayout
from assessor_app.media.pdf.service import PdfService
from assessor_app.workflows.desk import ArtifactSource

_SETTLE_MS: Final = 250
_PDF: Final = "application/pdf"


class PdfView(EvidenceView):
    """Shows one PDF, or another file made of pages, at a time.

    ``position()`` holds what reading_position.py and panel_splitter.py name; ``open_outside_requested`` carries the
    artifact's id, when the file cannot be shown here.
    """

    def __init__(self, service: PdfService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._document: PdfDocument | None = None
        self._layout: PdfLayout | None = None
        self._source: ArtifactSource | None = None
        self._artifact_id, self._media_type = "", _PDF
        self._unlocking = False
        self._wish: tuple[Place, str, QRectF | None] | None = None
        self._shown_place: Place | None = None
        self._kept_position: Mapping[str, float] = {}
        self._foreseen: tuple[int, ...] = ()
        self.toolbar = PdfToolbar(theme, self)
        self.find_bar = FindBar(theme, self)
        self.note_bar = NoteBar(theme, self)
        self.address_card = AddressCard(theme, self)
        self.canvas = PageCanvas(theme, self)
        self.panel = SidePanel(theme, self)
        self._stack = PageStack(theme, self.canvas, self)
        self._split = PanelSplitter(theme, self.panel, self._stack, self)
        self._jumper = Jumper(self.canvas, self)
        self._finder = Finder(self.find_bar, self.canvas, self)
        self._hint = LinkHint(self.canvas)
        self._lay_out()
        # Positions are written down once the reader comes to rest, not at every turn of the wheel.
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.position_changed)
        self._behind = FollowUp(self.canvas, self._show_page)
        self._connect_parts()
        self.setFocusProxy(self.canvas)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for bar in (self.toolbar, self.find_bar, self.note_bar, self.address_card):
            layout.addWidget(bar)
        layout.addWidget(self._split, 1)

    def _connect_parts(self) -> None:
        self.canvas.zoom_changed.connect(self._show_zoom)
        self.canvas.moved.connect(self._note_move)
        self.canvas.page_painted.connect(self._tell_shown)
        self.canvas.link_followed.connect(self._follow)
        self.canvas.address_requested.connect(self.address_card.ask)
        self.canvas.hovered_link.connect(self._hint.show_link)
        self.toolbar.turned.connect(self._turn_pages)
        self.toolbar.page_entered.connect(self._enter_page)
        self.toolbar.zoom_stepped.connect(self.step_zoom)
        self.toolbar.zoom_chosen.connect(self.canvas.set_zoom)
        self.toolbar.travelled.connect(self._jumper.travel)
        self.toolbar.rotated.connect(self._rotate)
        self.toolbar.mode_chosen.connect(self.canvas.set_mode)
        self.toolbar.hand_chosen.connect(self.canvas.set_hand)
        self.toolbar.panel_chosen.connect(self._split.set_open)
        self.toolbar.find_chosen.connect(self._finder.set_open)
        self.toolbar.left.connect(self.canvas.setFocus)
        self._finder.leaving.connect(self._jumper.note)
        self._jumper.ways_changed.connect(self.toolbar.show_ways)
        self.find_bar.opened.connect(self._show_choices)
        self.find_bar.closed.connect(self._show_choices)
        self.address_card.closed.connect(self.canvas.setFocus)
        self._split.changed.connect(self._show_choices)
        self._split.changed.connect(self._note_move)
        self.panel.page_chosen.connect(self._jumper.go_to_page)
        self.panel.pictures_wanted.connect(self.canvas.set_pictures)
        self._stack.password_entered.connect(self._open)
        self._stack.retry_requested.connect(self._open)
        self._stack.outside_requested.connect(self._ask_outside)

    # ---- the evidence view's promises

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start opening a PDF; the bytes are read and understood elsewhere."""
        self.open_source(artifact, source, _PDF)

    def open_source(self, artifact: Artifact, source: ArtifactSource, media_type: str) -> None:
        """Start opening bytes that stand for an artifact: itself, its rendition, or a file of another type."""
        if self._source is not None:
            self.close_artifact()
        self._source, self._artifact_id, self._media_type = source, artifact.id, media_type
        self._open()

    def show_place(self, place: Place, badge: str) -> None:
        """Bring cited pages on screen, framed and labelled; a place in time is none of this viewer's business."""
        self._bring(place, badge, None)

    def clear_place(self) -> None:
        """Take the frame away, and give up a place that is still being brought."""
        self._wish, self._shown_place = None, None
        self._set_frame(None)

    def show_region(self, page: int, region: QRectF, badge: str) -> None:
        """Bring a part of a page (0-based; points from its top left) on screen, framed and labelled."""
        self._bring(PagePlace(page, page), badge, region)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Which pages are cited, shown beside the small pages."""
        self.panel.set_marks(marks)

    def position(self) -> Mapping[str, float]:
        """Where and how the reader reads, or what :meth:`restore` was given while nothing is open yet."""
        if self._layout is None:
            return dict(self._kept_position)
        return {**reading_position(self.canvas), **self._split.state()}

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a remembered position; may precede the end of opening."""
        self._kept_position = dict(position)
        if self._layout is not None:
            self._take_up(position)

    def close_artifact(self) -> None:
        """Stop all work and free the bytes and pixels."""
        self._settle.stop()
        self._behind.stop()
        self._finder.forget()
        self.panel.clear_document()
        self.canvas.clear_document()
        self.address_card.close_bar()
        self.note_bar.put_away()
        self.toolbar.show_nothing()
        self._stack.show_pages()
        if self._document is not None:
            self._document.close()
        self._document, self._layout, self._source = None, None, None
        self._wish, self._shown_place = None, None
        self._kept_position, self._foreseen, self._unlocking = {}, (), False
        self._jumper.forget()

    # ---- more that the workspace may ask

    def current_page(self) -> int:
        """The page being read, 0-based."""
        return self.canvas.current_page()

    def rendered_page_image(self, page: int) -> QImage | None:
        """A copy of the pixels page ``page`` (0-based) is painted with now, RGB888; None when it is still blank.

        Huge pages are drawn in parts; then this is the part.
        """
        return self.canvas.page_image(page)

    def is_sharp(self, page: int) -> bool:
        """Whether :meth:`rendered_page_image` is drawn for just the present size and not a scaled stand-in."""
        return self.canvas.is_sharp(page)

    def foresee(self, pages: Sequence[int]) -> None:
        """Have these pages (0-based) drawn ahead, likeliest first; replaces what was foreseen before."""
        self._foreseen = tuple(pages)
        self.canvas.set_foresight(self._foreseen)

    def go_to_page(self, page: int) -> None:
        """Bring a page (0-based) to the top."""
        self.canvas.go_to(page)

    def show_note(self, text: str) -> None:
        """Say something about what is shown, in plain words above it, until it is closed; "" says nothing."""
        self.note_bar.say(text)

    @Slot(int)
    def step_zoom(self, direction: int) -> None:
        """One step larger (+1) or smaller (-1)."""
        self.canvas.set_zoom(self.canvas.zoom().step(direction, self.canvas.factor()))

    def set_fit(self, fit: Fit) -> None:
        """Fit the width, the whole page or what is cited."""
        self.canvas.set_zoom(Zoom(fit))

    def focus_page_box(self) -> None:
        """Let the person type a page."""
        self.toolbar.focus_page_box()

    def open_find(self) -> None:
        """Let the person type what to look for."""
        self._finder.open_bar()

    def find_next(self) -> None:
        """Go to the next hit, or open the search."""
        self._finder.step(1)

    def find_previous(self) -> None:
        """Go to the hit before, or open the search."""
        self._finder.step(-1)

    def go_back(self) -> None:
        """Take the last jump back."""
        self._jumper.travel(-1)

    def go_forward(self) -> None:
        """Make the jump again that was taken back last."""
        self._jumper.travel(1)

    # ---- opening

    @Slot()
    @Slot(str)
    def _open(self, password: str = "") -> None:
        if self._source is None:
            return
        if self._document is not None:
            self._document.close()
        if not password:
            self._stack.show_pages()
        self._unlocking = bool(password)
        self._service.fit_budget(self.devicePixelRatioF())
        self._document = self._service.open_document(self._source, password, self._media_type)
        self._document.opened.connect(self._take_layout)
        self._document.open_failed.connect(self._take_failure)

    @Slot(object)
    def _take_layout(self, layout: PdfLayout) -> None:
        assert self._document is not None
        self._layout = layout
        self._stack.show_pages()
        self.canvas.show_document(self._document)
        self.panel.show_document(self._document)
        self._finder.take_document(self._document)
        self._take_up(self._kept_position)
        self.canvas.set_foresight(self._foreseen)
        self._show_page()
        if self._wish is not None:
            self._bring(*self._wish)
        if self._unlocking:
            self._unlocking = False
            self.canvas.setFocus()
        self.facts_found.emit(self.facts(layout))

    def facts(self, layout: PdfLayout) -> ArtifactFacts:
        """What citations are resolved against."""
        return layout.facts()

    @Slot(object)
    def _take_failure(self, error: ArtifactError) -> None:
        if error.kind == "password":
            self._stack.ask_password(wrong=self._unlocking)
        else:
            self._stack.show_trouble(error)
        self.failed.emit(str(error))

    @Slot()
    def _ask_outside(self) -> None:
        self.open_outside_requested.emit(self._artifact_id)

    def _take_up(self, position: Mapping[str, float]) -> None:
        self._split.restore(position)
        take_up(self.canvas, position)
        self.panel.set_turn(self.canvas.turn())
        self._show_choices()

    # ---- jumping

    def _bring(self, place: Place, badge: str, region: QRectF | None) -> None:
        if not isinstance(place, PagePlace | WholePlace):
            return
        fresh = self._wish is not None
        self._wish = (place, badge, region)
        if self._layout is None:
            return
        self._wish = None
        self._shown_place = place
        if isinstance(place, WholePlace):
            self._set_frame(None)
            self.canvas.await_page(self.canvas.current_page())
            return
        last = self._layout.page_count - 1
        first = min(max(0, place.first), last)
        frame = CitedFrame(first, min(max(first, place.last), last), badge, region)
        self.canvas.expect_page(first)
        if fresh:
            # Nobody has read anything yet that one could want back to.
            self._set_frame(frame)
        else:
            self._jumper.jump(self._set_frame, frame)
        self.canvas.paint_expected()

    def _set_frame(self, frame: CitedFrame | None) -> None:
        self.toolbar.show_region_known(known=frame is not None and frame.region is not None)
        self.canvas.set_frame(frame)

    @Slot(int, float)
    def _follow(self, page: int, points: float) -> None:
        if self._layout is None or not 0 <= page < self._layout.page_count:
            return
        # Where on a turned page a link would lead is too far from where its author meant: then the page itself.
        deep = points > 0 and self.canvas.turn() == 0
        self._jumper.go_to_page(page, min(1.0, points / self._layout.sizes[page].height) if deep else None)

    @Slot(int)
    def _turn_pages(self, pages: int) -> None:
        self.canvas.go_to(self.canvas.current_page() + pages)

    @Slot(str)
    def _enter_page(self, text: str) -> None:
        page = self._layout.find_page(text) if self._layout is not None else None
        if page is None:
            self.toolbar.show_no_page(text.strip())
            return
        self._jumper.go_to_page(page)
        self._show_page()
        self.canvas.setFocus()

    @Slot(int)
    def _tell_shown(self, _page: int) -> None:
        place, self._shown_place = self._shown_place, None
        if place is not None:
            self.place_shown.emit(place)

    # ---- looking otherwise

    @Slot(int)
    def _rotate(self, degrees: int) -> None:
        turn = (self.canvas.turn() + degrees) % 360
        self.canvas.set_turn(turn)
        self.panel.set_turn(turn)

    # ---- showing

    @Slot()
    def _show_page(self) -> None:
        self._behind.stop()
        if self._layout is not None:
            page = self.canvas.current_page()
            self.toolbar.show_page(page, self._layout.page_count, self._layout.label(page))
            self.panel.set_current(page)
            self._show_zoom()

    @Slot()
    def _show_zoom(self) -> None:
        if self._layout is not None:
            self.toolbar.show_zoom(self.canvas.zoom(), self.canvas.factor())

    @Slot()
    def _show_choices(self) -> None:
        single, find = self.canvas.mode() == "single", not self.find_bar.isHidden()
        self.toolbar.show_choices(panel=self._split.is_open(), find=find, single=single)

    @Slot()
    def _note_move(self) -> None:
        if self._layout is not None:
            self._settle.start()

    def event(self, event: QEvent) -> bool:
        bar = self._closable() if isinstance(event, QKeyEvent) else None
        if bar is not None and claim_escape(event):
            if is_pressed(event):
                bar.close_bar()
            return True
        return super().event(event)

    def _closable(self) -> FindBar | AddressCard | None:
        return next((bar for bar in (self.address_card, self.find_bar) if not bar.isHidden()), None)
