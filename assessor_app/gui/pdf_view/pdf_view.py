"""The PDF viewer: opens an artifact, jumps to cited pages, and tells when they are really on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.domain.annotation import Pin, Seen
from assessor_app.domain.citation import ArtifactFacts, PagePlace, Place, WholePlace
from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.gui.evidence_view import EvidenceView, Mark, Trace
from assessor_app.gui.language.saying import say
from assessor_app.gui.pdf_view.cited_frame import CitedFrame
from assessor_app.gui.pdf_view.page_pane import PagePane
from assessor_app.gui.pdf_view.page_previews import PagePreviews
from assessor_app.gui.pdf_view.page_strip import Fit, Zoom
from assessor_app.gui.pdf_view.reading_position import reading_position, take_up
from assessor_app.gui.pins.page_pins import region_box
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.layout import PdfLayout
from assessor_app.media.pdf.service import PdfService
from assessor_app.workflows.desk import ArtifactSource

_SETTLE_MS: Final = 250
# of its height, or of the window's where that is less, so much of a page must be in view to have been seen
_MOST_OF_IT: Final = 0.5
_PDF: Final = "application/pdf"


class PdfView(EvidenceView):
    """Shows one PDF, or another file made of pages, at a time.

    ``position()`` holds what reading_position.py and panel_splitter.py name; ``open_outside_requested`` carries the
    artifact's id, when the file cannot be shown here.
    """

    def __init__(
        self, service: PdfService, theme: Theme, parent: QWidget | None = None, *, pane: PagePane | None = None
    ) -> None:
        """``pane`` is one that was built before and is nobody's yet."""
        super().__init__(parent)
        self._service = service
        self._document: PdfDocument | None = None
        self._layout: PdfLayout | None = None
        self._source: ArtifactSource | None = None
        self._artifact_id, self._media_type = "", _PDF
        self._unlocking = False
        self._wish: tuple[Place, str, QRectF | None] | None = None
        self._shown_place: Place | None = None
        self._pin_wish: Pin | None = None
        self._kept_position: Mapping[str, float] = {}
        self._foreseen: tuple[int, ...] = ()
        self._pane = pane or PagePane.whole(theme)
        self.toolbar, self.find_bar = self._pane.toolbar, self._pane.find_bar
        self.note_bar, self.address_card = self._pane.note_bar, self._pane.address_card
        self.canvas, self.panel = self._pane.canvas, self._pane.panel
        self._stack = self._pane.stack
        self.previews = PagePreviews(self._pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pane)
        # Positions are written down once the reader comes to rest, not at every turn of the wheel.
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.position_changed)
        self._settle.timeout.connect(self.view_changed)
        # Pages may come after the reader has come to rest.
        self._drawing = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._drawing.timeout.connect(self.view_changed)
        self._pane.moved.connect(self._note_move)
        self.canvas.page_painted.connect(self._tell_shown)
        self.canvas.pin_requested.connect(self.pin_requested)
        self.canvas.pin_chosen.connect(self.pin_chosen)
        self._stack.password_entered.connect(self._open)
        self._stack.retry_requested.connect(self._open)
        self._stack.outside_requested.connect(self._ask_outside)
        lend_focus(self, self._stack)

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
        self._pane.set_frame(None)

    def show_region(self, page: int, region: QRectF, badge: str) -> None:
        """Bring a part of a page (0-based; points from its top left) on screen, framed and labelled."""
        self._bring(PagePlace(page, page), badge, region)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Which pages are cited, shown beside the small pages."""
        self.panel.set_marks(marks)

    def seen(self, artifact_id: str) -> Seen:
        """The pages painted sharp of which at least half is in view."""
        if self._layout is None or not self.canvas.isVisible():
            return Seen(artifact_id)
        window = QRectF(self.canvas.viewport().rect())
        pages = (page for page in self.canvas.pages_in_view() if self.canvas.is_sharp(page))
        return Seen(artifact_id, frozenset(page for page in pages if _mostly(self.canvas.page_box(page), window)))

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Show notes in the margins of the pages and beside the small ones."""
        self.canvas.set_pins(pins, current)
        self.panel.set_pins(pins)

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Show what several readers left on the pages."""
        self.canvas.set_traces(traces)

    def set_pinnable(self, allowed: bool) -> None:
        """Whether rectangles may be drawn to pin notes to."""
        self.canvas.set_pinnable(allowed)
        self.toolbar.pin_button.setEnabled(allowed)

    def pin_here(self) -> Pin | None:
        """The text selected, else what was found and is in hand, else the page being read."""
        if self._layout is None:
            return None
        return self.canvas.selected_pin() or self.canvas.hit_pin() or self.canvas.page_pin(self.canvas.current_page())

    def show_pin(self, pin: Pin) -> None:
        """Bring the page or region of a note into view; the way back is kept."""
        self._pin_wish = pin
        if self._layout is None:
            return
        self._pin_wish = None
        if isinstance(pin.place, PagePlace):
            page = min(pin.place.first, self._layout.page_count - 1)
            part = None if pin.region is None else region_box(pin.region, self._layout.sizes[page])
            self.toolbar.show_region_known(known=part is not None or self._frames_region())
            self._pane.jumper.jump(self.canvas.show_part, page, part)

    def _frames_region(self) -> bool:
        frame = self.canvas.frame()
        return frame is not None and frame.region is not None

    def position(self) -> Mapping[str, float]:
        """Where and how the reader reads, or what :meth:`restore` was given while nothing is open yet."""
        if self._layout is None:
            return dict(self._kept_position)
        return {**reading_position(self.canvas), **self._pane.split.state()}

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a remembered position; may precede the end of opening."""
        self._kept_position = dict(position)
        if self._layout is not None:
            self._take_up(position)

    def close_artifact(self) -> None:
        """Stop all work and free the bytes and pixels."""
        self._settle.stop()
        self._drawing.stop()
        self.note_bar.put_away()
        self.previews.clear_document()
        self._pane.clear_document()
        if self._document is not None:
            self._document.close()
        self._document, self._layout, self._source = None, None, None
        self._wish, self._shown_place, self._pin_wish = None, None, None
        self._kept_position, self._foreseen, self._unlocking = {}, (), False

    def rest(self) -> bool:
        """Put away what was chosen for the file before; how it was read is forgotten with it."""
        self._pane.put_tools_away()
        self.set_marks(())
        self.set_pins({})
        self.set_traces(())
        return True

    # ---- more that the workspace may ask

    def current_page(self) -> int:
        """The page being read, 0-based."""
        return self.canvas.current_page()

    def rendered_page_image(self, page: int) -> QImage | None:
        """A copy of the pixels page ``page`` (0-based) is painted with now; None when it is still blank.

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
        self._pane.step_zoom(direction)

    def set_fit(self, fit: Fit) -> None:
        """Fit the width, the whole page or what is cited."""
        self.canvas.set_zoom(Zoom(fit))

    def focus_page_box(self) -> None:
        """Let the person type a page."""
        self._pane.focus_page_box()

    def open_find(self) -> None:
        """Let the person type what to look for."""
        self._pane.open_find()

    def find_next(self) -> None:
        """Go to the next hit, or open the search."""
        self._pane.step_hit(1)

    def find_previous(self) -> None:
        """Go to the hit before, or open the search."""
        self._pane.step_hit(-1)

    def go_back(self) -> None:
        """Take the last jump back."""
        self._pane.jumper.travel(-1)

    def go_forward(self) -> None:
        """Make the jump again that was taken back last."""
        self._pane.jumper.travel(1)

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
        self._pane.show_document(self._document, layout)
        if layout.repaired:
            self.show_note(self.tr("This PDF is damaged: what is left of it is shown, and parts may be missing."))
        self._document.page_drawn.connect(self._note_drawn)
        self.previews.show_document(self._document)
        self._take_up(self._kept_position)
        self.canvas.set_foresight(self._foreseen)
        self._pane.show_page()
        if self._wish is not None:
            self._bring(*self._wish)
        if self._pin_wish is not None:
            self.show_pin(self._pin_wish)
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
        self.failed.emit(say(str(error)))

    @Slot()
    def _ask_outside(self) -> None:
        self.open_outside_requested.emit(self._artifact_id)

    def _take_up(self, position: Mapping[str, float]) -> None:
        self._pane.split.restore(position)
        take_up(self.canvas, position)
        self.panel.set_turn(self.canvas.turn())
        self._pane.show_choices()

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
            self._pane.set_frame(None)
            self.canvas.await_page(self.canvas.current_page())
            return
        last = self._layout.page_count - 1
        first = min(max(0, place.first), last)
        frame = CitedFrame(first, min(max(first, place.last), last), badge, region)
        self.canvas.expect_page(first)
        if fresh:
            # Nobody has read anything yet that one could want back to.
            self._pane.set_frame(frame)
        else:
            self._pane.jumper.jump(self._pane.set_frame, frame)
        self.canvas.paint_expected()

    @Slot(int)
    def _tell_shown(self, _page: int) -> None:
        place, self._shown_place = self._shown_place, None
        if place is not None:
            self.place_shown.emit(place)

    @Slot()
    def _note_move(self) -> None:
        if self._layout is not None:
            self._settle.start()

    @Slot(int)
    def _note_drawn(self, _page: int) -> None:
        self._drawing.start()


def _mostly(page: QRectF, window: QRectF) -> bool:
    """Whether most of a page, or of a window filled by it, is in view."""
    return page.intersected(window).height() >= _MOST_OF_IT * min(page.height(), window.height())
