"""The viewer for whatever has, or can be given, pages besides PDF: office files, books, web pages and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, Slot
from PySide6.QtWidgets import QWidget

from assessor_app.domain.citation import ArtifactFacts, PagesFrom, Place, WholePlace
from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.gui.document_view.page_finder import FoundPages, PageFinder
from assessor_app.gui.language.saying import say
from assessor_app.gui.pdf_view.cited_frame import CitedFrame
from assessor_app.gui.pdf_view.page_pane import PagePane
from assessor_app.gui.pdf_view.page_strip import GAP, PIXELS_PER_POINT, SIDE
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.layout import PdfLayout
from assessor_app.media.pdf.paged_types import PDF
from assessor_app.media.pdf.picture_words import INCOMPLETE, MOVING, PICTURE_KINDS
from assessor_app.media.pdf.service import PdfService
from assessor_app.workflows.desk import ArtifactSource

_AS_IT_IS: Final = {"fit": 0.0, "zoom": 1.0}
_WHOLE: Final = {"fit": 2.0}


class DocumentView(PdfView):
    """A PDF view whose pages are found first; the facts it finds say whose pages they are."""

    def __init__(
        self,
        service: PdfService,
        pages: PageFinder,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        pane: PagePane | None = None,
    ) -> None:
        """``pane`` as for the PDF view."""
        super().__init__(service, theme, parent, pane=pane)
        self._pages = pages
        pages.setParent(self)
        self._artifact: Artifact | None = None
        self._file: ArtifactSource | None = None
        self._pages_from: PagesFrom = "file"
        self._cited: tuple[Place, str] | None = None
        self._may_make = False
        self._why_unmade = ""
        pages.found.connect(self._take_pages)
        pages.making.connect(self._tell_making)
        pages.consent_wanted.connect(self._offer_making)
        pages.unmade.connect(self._note_unmade)
        pages.failed.connect(self._tell_no_pages)

    # ---- the evidence view's promises

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start looking for the pages, then opening them."""
        if self._artifact is not None:
            self.close_artifact()
        self._artifact, self._artifact_id, self._file = artifact, artifact.id, source
        self._pages.seek(artifact, source)

    def show_place(self, place: Place, badge: str) -> None:
        """Bring cited pages on screen; what is cited is brought again when better pages are found."""
        self._cited = (place, badge)
        super().show_place(place, badge)

    def clear_place(self) -> None:
        """Take the frame away."""
        self._cited = None
        super().clear_place()

    def close_artifact(self) -> None:
        """Stop all work, LibreOffice's too, and free the bytes and pixels."""
        self._pages.stop()
        self._artifact, self._file, self._cited = None, None, None
        self._may_make, self._why_unmade = False, ""
        super().close_artifact()

    def facts(self, layout: PdfLayout) -> ArtifactFacts:
        """What was found, and whose pages they are."""
        return replace(layout.facts(), pages_from=self._pages_from)

    def open_find(self) -> None:
        """Let the person type what to look for; a picture has no words."""
        if not self._has_pixels_only():
            super().open_find()

    # ---- finding pages

    @Slot(object)
    def _take_pages(self, found: FoundPages) -> None:
        if self._artifact is None:
            return
        if self._source is not None:
            # The words were shown meanwhile: what is cited is brought anew, where the reader was has no meaning here.
            super().close_artifact()
            self._wish = None if self._cited is None else (*self._cited, None)
        self._pages_from = found.pages_from
        self.open_source(self._artifact, found.source, found.media_type)
        if self._artifact.kind == "image" and found.media_type != "image/tiff":
            self.toolbar.hide_pages(rotation=True)
        self._say_whose(found.pages_from)

    def _say_whose(self, pages_from: PagesFrom) -> None:
        """Say in the note bar what has to be known about the pages."""
        if pages_from == "laptop":
            self.show_note(
                self.tr(
                    "These pages were made on this laptop; other readers may see other page numbers. "
                    "Go by the headings."
                )
            )
        elif pages_from == "text" and self._may_make:
            self.note_bar.say(
                self.tr(
                    "Only the words of this file are shown. LibreOffice on this laptop can make its pages; for that a "
                    "readable copy lies on the disk for some seconds and is then removed."
                ),
                self.tr("Make pages"),
                self._make_consented,
            )
        elif pages_from == "text":
            missing = self.tr(
                "Only the words of this file are shown: its layout, pictures and page numbers are missing."
            )
            self.show_note(f"{missing} {self._why_unmade or self._how_to_get_pages()}")
        else:
            self.show_note("")

    def _how_to_get_pages(self) -> str:
        return self.tr("The hub or this laptop can make its pages once LibreOffice is installed there.")

    @Slot()
    def _tell_making(self) -> None:
        self.note_bar.put_away()
        words = self._pages.has_words()
        self._stack.show_card(
            "file-sync-outline",
            self.tr("Making pages of this file…"),
            self.tr("LibreOffice lays it out on this laptop; that takes some seconds. All else can go on."),
            self.tr("Show only its words") if words else "",
            self._pages.use_text if words else None,
        )

    @Slot()
    def _offer_making(self) -> None:
        """The words at once, and the question: for pages a readable copy has to lie on the disk for a moment."""
        self._may_make = True
        self._pages.use_text()

    @Slot()
    def _make_consented(self) -> None:
        self._may_make = False
        self._pages.make(consented=True)

    @Slot(object)
    def _note_unmade(self, error: ArtifactError | None) -> None:
        self._why_unmade = say(str(error)) if error is not None else self.tr("Its pages could not be made.")

    @Slot(object)
    def _tell_no_pages(self, error: ArtifactError) -> None:
        if self._may_make:
            self._stack.show_card(
                "file-document-outline",
                self.tr("This file has no pages yet"),
                self.tr(
                    "LibreOffice on this laptop can make them; for that a readable copy lies on the disk for some "
                    "seconds and is then removed."
                ),
                self.tr("Make pages"),
                self._make_consented,
            )
            return
        self._stack.show_trouble(error)
        self.failed.emit(say(str(error)))

    # ---- opening what was found

    @Slot()
    @Slot(str)
    def _open(self, password: str = "") -> None:
        if self._source is None and self._artifact is not None and self._file is not None:
            # Nothing was found to be opened the last time.
            self._stack.show_pages()
            self._pages.seek(self._artifact, self._file)
            return
        super()._open(password)

    @Slot(object)
    def _take_layout(self, layout: PdfLayout) -> None:
        if layout.kind in PICTURE_KINDS:
            self.canvas.set_hand(True)
            self.toolbar.hand_button.setChecked(True)
        super()._take_layout(layout)
        if self._has_one_picture():
            self.toolbar.hide_pages(rotation=True)
        if layout.kind == MOVING:
            self.show_note(self.tr("This picture moves; only its first frame is shown."))
        if self._document is not None:
            self._document.page_drawn.connect(self._note_missing_part)

    @Slot(int)
    def _note_missing_part(self, page: int) -> None:
        if self._document is not None and self._document.warnings(page) == INCOMPLETE:
            self._document.page_drawn.disconnect(self._note_missing_part)
            self.show_note(self.tr("This picture is incomplete: the file ends too early or is damaged."))

    @Slot(object)
    def _take_failure(self, error: ArtifactError) -> None:
        if self._pages_from in ("hub", "laptop"):
            # Pages nobody can read stand for nothing; the file itself may still say something.
            self._pages.use_text()
        elif error.kind == "password" and self._media_type != PDF:
            self._stack.show_trouble(error)
            self.failed.emit(say(str(error)))
        else:
            super()._take_failure(error)

    def _take_up(self, position: Mapping[str, float]) -> None:
        if self._is_drawing_or_photograph():
            look = {} if "fit" in position else self._first_look()
            # A page alone stands in the middle of the window.
            alone = {"mode": 1.0} if self._has_one_picture() else {}
            position = {**position, **look, **alone}
        super()._take_up(position)

    def _first_look(self) -> Mapping[str, float]:
        """A picture is first seen whole, and a small one not blown up."""
        assert self._layout is not None
        size, window = self._layout.sizes[0], self.canvas.viewport()
        across, down = size.width * PIXELS_PER_POINT + 2 * SIDE, size.height * PIXELS_PER_POINT + 2 * GAP
        return _AS_IT_IS if across <= window.width() and down <= window.height() else _WHOLE

    def _bring(self, place: Place, badge: str, region: QRectF | None) -> None:
        super()._bring(place, badge, region)
        if isinstance(place, WholePlace) and self._layout is not None and self._has_pixels_only():
            self._pane.set_frame(CitedFrame(0, self._layout.page_count - 1, badge))
            self.canvas.await_page(0)

    def _has_pixels_only(self) -> bool:
        return self._layout is not None and self._layout.kind in PICTURE_KINDS

    def _has_one_picture(self) -> bool:
        return self._layout is not None and self._layout.page_count == 1 and self._is_drawing_or_photograph()

    def _is_drawing_or_photograph(self) -> bool:
        return self._artifact is not None and self._artifact.kind == "image"
