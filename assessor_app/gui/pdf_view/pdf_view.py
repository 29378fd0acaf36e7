"""The PDF viewer: opens an artifact, jumps to cited pages, and tells when they are really on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from assessor_app.domain.citation import PagePlace, Place, WholePlace
from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.cited_frame import CitedFrame
from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.page_strip import Fit, Zoom
from assessor_app.gui.pdf_view.pdf_toolbar import PdfToolbar
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.media.pdf_layout import PdfLayout
from assessor_app.media.pdf_service import PdfDocument, PdfService
from assessor_app.workflows.desk import ArtifactSource

_FITS: Final[tuple[Fit, ...]] = ("none", "width", "page")
_SETTLE_MS: Final = 250


class PdfView(EvidenceView):
    """Shows one PDF at a time. ``position()`` holds page (0-based), y (fraction of the page), zoom and fit (0–2).

    ``open_outside_requested`` carries the artifact's id, when the file cannot be shown here.
    """

    open_outside_requested = Signal(str)

    def __init__(self, service: PdfService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._document: PdfDocument | None = None
        self._layout: PdfLayout | None = None
        self._source: ArtifactSource | None = None
        self._artifact_id = ""
        self._wish: tuple[Place, str, QRectF | None] | None = None
        self._shown_place: Place | None = None
        self._kept_position: Mapping[str, float] = {}
        self._foreseen: tuple[int, ...] = ()
        self.toolbar = PdfToolbar(theme, self)
        self.canvas = PageCanvas(theme, self)
        self._trouble = EmptyState(self)
        self._trouble.dress(theme)
        self._trouble.setObjectName("pdf_trouble")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._trouble)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        layout.addWidget(self._stack, 1)
        # Positions are written down once the reader comes to rest, not at every turn of the wheel.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.position_changed)
        self._connect_parts()
        self.setFocusProxy(self.canvas)

    def _connect_parts(self) -> None:
        self.canvas.page_changed.connect(self._show_page)
        self.canvas.zoom_changed.connect(self._show_zoom)
        self.canvas.moved.connect(self._note_move)
        self.canvas.page_painted.connect(self._tell_shown)
        self.toolbar.turned.connect(self._turn)
        self.toolbar.page_entered.connect(self._enter_page)
        self.toolbar.zoom_stepped.connect(self.step_zoom)
        self.toolbar.zoom_chosen.connect(self.canvas.set_zoom)
        self.toolbar.left.connect(self.canvas.setFocus)

    # ---- the evidence view's promises

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start opening; the bytes are read and understood elsewhere."""
        if self._source is not None:
            self.close_artifact()
        self._source, self._artifact_id = source, artifact.id
        self._open()

    def show_place(self, place: Place, badge: str) -> None:
        """Bring cited pages on screen, framed and labelled; a place in time is none of this viewer's business."""
        self._bring(place, badge, None)

    def clear_place(self) -> None:
        """Take the frame away, and give up a place that is still being brought."""
        self._wish, self._shown_place = None, None
        self.canvas.set_frame(None)

    def show_region(self, page: int, region: QRectF, badge: str) -> None:
        """Bring a part of a page (0-based; points from its top left) on screen, framed and labelled."""
        self._bring(PagePlace(page, page), badge, region)

    def position(self) -> Mapping[str, float]:
        """Page (0-based), y, zoom and fit, or what :meth:`restore` was given while nothing is open yet."""
        if self._layout is None:
            return dict(self._kept_position)
        zoom = self.canvas.zoom()
        return {
            "page": float(self.canvas.current_page()),
            "y": self.canvas.offset_in_page(),
            "zoom": zoom.factor,
            "fit": float(_FITS.index(zoom.fit)),
        }

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a remembered position; may precede the end of opening."""
        self._kept_position = dict(position)
        if self._layout is not None:
            self._take_up(position)

    def close_artifact(self) -> None:
        """Stop all work and free the bytes and pixels."""
        self._settle.stop()
        self.canvas.clear_document()
        self.toolbar.show_nothing()
        self._stack.setCurrentWidget(self.canvas)
        if self._document is not None:
            self._document.close()
        self._document, self._layout, self._source = None, None, None
        self._wish, self._shown_place = None, None
        self._kept_position, self._foreseen = {}, ()

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

    @Slot(int)
    def step_zoom(self, direction: int) -> None:
        """One step larger (+1) or smaller (-1)."""
        self.canvas.set_zoom(self.canvas.zoom().step(direction, self.canvas.factor()))

    def set_fit(self, fit: Fit) -> None:
        """Fit the width or the whole page."""
        self.canvas.set_zoom(Zoom(fit))

    def focus_page_box(self) -> None:
        """Let the person type a page."""
        self.toolbar.focus_page_box()

    # ---- opening

    @Slot()
    def _open(self) -> None:
        if self._source is None:
            return
        if self._document is not None:
            self._document.close()
        self._stack.setCurrentWidget(self.canvas)
        self._service.fit_budget(self.devicePixelRatioF())
        self._document = self._service.open_document(self._source)
        self._document.opened.connect(self._take_layout)
        self._document.open_failed.connect(self._take_failure)

    @Slot(object)
    def _take_layout(self, layout: PdfLayout) -> None:
        assert self._document is not None
        self._layout = layout
        self.canvas.show_document(self._document)
        self._take_up(self._kept_position)
        self.canvas.set_foresight(self._foreseen)
        if self._wish is not None:
            self._bring(*self._wish)
        self.facts_found.emit(layout.facts())

    @Slot(object)
    def _take_failure(self, error: ArtifactError) -> None:
        if error.kind in ("timeout", "missing", "too_large"):
            button, action = self.tr("Try again"), self._open
        else:
            button, action = self.tr("Open outside"), self._ask_outside
        self._trouble.tell("file-alert-outline", str(error), error.advice, button, action)
        self._stack.setCurrentWidget(self._trouble)
        self.failed.emit(str(error))

    @Slot()
    def _ask_outside(self) -> None:
        self.open_outside_requested.emit(self._artifact_id)

    def _take_up(self, position: Mapping[str, float]) -> None:
        fit = int(position.get("fit", 1.0))
        chosen = Zoom(_FITS[fit] if 0 <= fit < len(_FITS) else "width")
        self.canvas.set_zoom(chosen if chosen.fit != "none" else chosen.times(1, position.get("zoom", 1.0)))
        if "page" in position:
            self.canvas.go_to(int(position["page"]), position.get("y"))

    # ---- jumping

    def _bring(self, place: Place, badge: str, region: QRectF | None) -> None:
        if not isinstance(place, PagePlace | WholePlace):
            return
        self._wish = (place, badge, region)
        if self._layout is None:
            return
        self._wish = None
        self._shown_place = place
        if isinstance(place, WholePlace):
            self.canvas.set_frame(None)
            self.canvas.await_page(self.canvas.current_page())
            return
        last = self._layout.page_count - 1
        first = min(max(0, place.first), last)
        self.canvas.set_frame(CitedFrame(first, min(max(first, place.last), last), badge, region))
        self.canvas.await_page(first)

    @Slot(int)
    def _tell_shown(self, _page: int) -> None:
        place, self._shown_place = self._shown_place, None
        if place is not None:
            self.place_shown.emit(place)

    @Slot(int)
    def _turn(self, pages: int) -> None:
        self.canvas.go_to(self.canvas.current_page() + pages)

    @Slot(str)
    def _enter_page(self, text: str) -> None:
        page = self._layout.find_page(text) if self._layout is not None else None
        if page is None:
            self.toolbar.show_no_page(text.strip())
            return
        self.canvas.go_to(page)
        self._show_page(page)
        self.canvas.setFocus()

    @Slot(int)
    def _show_page(self, page: int) -> None:
        if self._layout is not None:
            self.toolbar.show_page(page, self._layout.page_count, self._layout.label(page))
            self._show_zoom()

    @Slot()
    def _show_zoom(self) -> None:
        if self._layout is None:
            return
        self.toolbar.show_zoom(self.canvas.zoom(), self.canvas.factor())

    @Slot()
    def _note_move(self) -> None:
        if self._layout is not None:
            self._settle.start()
