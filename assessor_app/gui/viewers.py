"""Chooses the viewer for an artifact, and is the one way out to other programs."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Slot

from assessor_app.gui.language.saying import say
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.slices import Steps, build_whole
from assessor_app.gui.spare_pane import SparePane
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.domain.submission import Artifact
    from assessor_app.gui.document_view.document_view import DocumentView
    from assessor_app.gui.document_view.page_finder import PageFinder
    from assessor_app.gui.evidence_view import EvidenceView
    from assessor_app.gui.pdf_view.pdf_view import PdfView
    from assessor_app.gui.sheet_view.sheet_view import SheetView
    from assessor_app.media.pdf.service import PdfService
    from assessor_app.media.reading.room import ReadingRoom
    from assessor_app.media.recording.probe import RecordingProbe
    from assessor_app.media.recording.video_player import VideoPlayer
    from assessor_app.media.recording.vlc_library import VlcLibrary
    from assessor_app.workflows.desk import Desk

# kinds whose viewers hold a pane of pages
_OF_PAGES: Final = frozenset({"pdf", "document", "slides", "image", "link", "sheet"})
# What viewers of a kind are made of, in portions: for when one is wanted before there was leisure to import it.
_RECORDING: Final = ("media.recording.video_player", "gui.video_view.pinned_recording", "gui.video_view.video_view")
_PAGES: Final = ("gui.document_view.page_finder", "gui.document_view.document_view")
_PORTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "pdf": ("gui.pdf_view.pdf_view",),
    "video": _RECORDING,
    "audio": _RECORDING,
    "sheet": (*_PAGES, "gui.sheet_view.pinned_sheet", "gui.sheet_view.sheet_view", "gui.sheet_view.book_view"),
    "text": ("gui.text_view.text_view",),
    "link": (*_PAGES, "gui.document_view.link_view"),
    "document": _PAGES,
    "slides": _PAGES,
    "image": _PAGES,
}


def import_viewers() -> None:
    """On a worker, ahead of the first file of each kind."""
    for portion in dict.fromkeys(name for names in _PORTIONS.values() for name in names):
        importlib.import_module(f"assessor_app.{portion}")


class MediaRooms:
    """What reads evidence, each made at its first use on the GUI thread; nothing is imported before."""

    @cached_property
    def pdfs(self) -> PdfService:
        """All PDF work of the app."""
        from assessor_app.media.pdf.service import PdfService  # late: needed once the queue is on screen

        return PdfService()

    @cached_property
    def vlc(self) -> VlcLibrary:
        """The one libVLC."""
        from assessor_app.media.recording.vlc_library import VlcLibrary  # late: as above

        return VlcLibrary()

    @cached_property
    def probe(self) -> RecordingProbe:
        """The one probe of recordings; its child starts with its first question."""
        from assessor_app.media.recording.probe import RecordingProbe  # late: as above

        return RecordingProbe()

    @cached_property
    def reading(self) -> ReadingRoom:
        """Where sheets, mail and the words of office files are read."""
        from assessor_app.media.reading.room import ReadingRoom  # late: as above

        return ReadingRoom()

    def close(self) -> None:
        """End what was made; call it after the last viewer is closed."""
        if "reading" in self.__dict__:
            self.reading.shutdown()
        if "pdfs" in self.__dict__:
            self.pdfs.shutdown()
        if "probe" in self.__dict__:
            self.probe.close()
        if "vlc" in self.__dict__:
            self.vlc.release()


class Viewers(QObject):
    """Call it with an artifact to get its viewer; every kind shares one citation path."""

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, media: MediaRooms) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._media = media
        self._notices: NoticeBar | None = None
        self._resting: PdfView | None = None
        self._panes = SparePane(theme, self)
        # the parts of the next spreadsheet's viewer, as far as they are made
        self._cells: SheetView | None = None
        self._printed: DocumentView | None = None

    def prepare(self) -> Steps:
        """Make the dearest part of most viewers ahead, in steps."""
        return self._panes.prepare()

    @Slot()
    def end(self) -> None:
        """The window closes: what was made ahead is not wanted any more."""
        self._panes.end()
        for part in (self._cells, self._printed):
            if part is not None:
                part.deleteLater()
        self._cells = self._printed = None

    def speak_through(self, notices: NoticeBar) -> None:
        """Where questions and trouble are told."""
        self._notices = notices

    def __call__(self, artifact: Artifact) -> EvidenceView:
        """A viewer fit for the artifact's kind and media type: a new one, or one that was given back."""
        resting, self._resting = self._resting, None
        if artifact.kind == "pdf" and resting is not None and shiboken6.isValid(resting):
            return resting
        self._resting = resting
        view = self._view_for(artifact)
        view.open_outside_requested.connect(self.ask_outside)
        return view

    def steps_to(self, artifact: Artifact) -> Steps | None:
        """What is to be done before a viewer for the artifact can be handed out; None where one is at rest."""
        resting = artifact.kind == "pdf" and self._resting is not None and shiboken6.isValid(self._resting)
        return None if resting else self._steps_to(artifact)

    def _steps_to(self, artifact: Artifact) -> Steps:
        yield
        for portion in _PORTIONS.get(artifact.kind, ()):
            name = f"assessor_app.{portion}"
            if name not in sys.modules:
                importlib.import_module(name)
                yield
        if artifact.kind in _OF_PAGES:
            yield from self._panes.make_whole()
        if artifact.kind == "sheet":
            yield from self._make_book_parts()

    def give_back(self, view: EvidenceView) -> bool:
        """Have a closed viewer back to be handed out again; False for one that is to be discarded.

        One of the commonest kind is kept, where it stands: making it anew takes longer than all else a submission asks
        of the window.
        """
        from assessor_app.gui.pdf_view.pdf_view import PdfView  # late: as below

        taken = self._resting is not None and shiboken6.isValid(self._resting)
        if taken or type(view) is not PdfView or not view.rest():
            return False
        self._resting = view
        return True

    def pdf_service(self) -> PdfService:
        """What reads pages, for a comparison of two versions of a file."""
        return self._media.pdfs

    def _view_for(self, artifact: Artifact) -> EvidenceView:
        # late: each viewer is imported with the first artifact that needs it
        if artifact.kind == "pdf":
            from assessor_app.gui.pdf_view.pdf_view import PdfView

            return PdfView(self._media.pdfs, self._theme, pane=self._panes.take())
        if artifact.kind in ("video", "audio"):
            from assessor_app.gui.video_view.video_view import VideoView

            return VideoView(self._new_player, self._runner, self._probe, self._theme)
        if artifact.kind == "sheet":
            return self._book_view()
        if artifact.kind == "text":
            return self._text_view(artifact)
        if artifact.kind == "link":
            from assessor_app.gui.document_view.link_view import LinkView

            pane = self._panes.take()
            return LinkView(self._media.pdfs, self._page_finder(), self._runner, self._theme, pane=pane)
        if artifact.kind in ("document", "slides", "image"):
            return self._document_view()
        from assessor_app.gui.outside_view.outside_view import OutsideView

        return OutsideView(self._theme)

    def _document_view(self) -> DocumentView:
        from assessor_app.gui.document_view.document_view import DocumentView  # late: as above

        return DocumentView(self._media.pdfs, self._page_finder(), self._theme, pane=self._panes.take())

    def _make_book_parts(self) -> Steps:
        from assessor_app.gui.sheet_view.sheet_view import SheetView  # late: as above

        if self._cells is None:
            self._cells = SheetView(self._runner, self._reading_room, self._theme)
            yield
        if self._printed is None:
            self._printed = self._document_view()
            yield

    def _book_view(self) -> EvidenceView:
        from assessor_app.gui.sheet_view.book_view import BookView  # late: as above

        build_whole(self._make_book_parts())
        cells, printed, self._cells, self._printed = self._cells, self._printed, None, None
        assert cells is not None
        assert printed is not None
        return BookView(cells, printed)

    def _text_view(self, artifact: Artifact) -> EvidenceView:
        from assessor_app.gui.text_view.text_view import TextView  # late: as above
        from assessor_app.media.reading.mail_reader import read_mail_text
        from assessor_app.media.reading.text_reader import read_text

        is_mail = artifact.media_type == "message/rfc822"
        return TextView(
            self._runner, self._theme, partial(read_mail_text, self._media.reading) if is_mail else read_text
        )

    def _page_finder(self) -> PageFinder:
        from assessor_app.gui.document_view.page_finder import PageFinder  # late: as above

        return PageFinder(self._desk, self._runner, self._reading_room)

    def _reading_room(self) -> ReadingRoom:
        return self._media.reading

    def _new_player(self) -> VideoPlayer:
        from assessor_app.media.recording.video_player import VideoPlayer  # late: as the viewers above

        return VideoPlayer(self._media.vlc)

    def _probe(self) -> RecordingProbe:
        return self._media.probe

    @Slot(str)
    def ask_outside(self, artifact_id: str) -> None:
        """Ask before a copy leaves the vault."""
        if self._notices is None:
            return
        sentence = self.tr("A copy will be written outside the vault and removed when the desk closes.")
        self._notices.show_notice(
            sentence, "warning", self.tr("Open a copy"), partial(self._copy, artifact_id), topic="outside"
        )

    def _copy(self, artifact_id: str) -> None:
        self._runner.run("media", partial(self._desk.copy_outside, artifact_id), self._open, self)

    def _open(self, path: str | None, error: Exception | None) -> None:
        # late: seldom wanted
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if path is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            return
        if self._notices is not None:
            why = (
                say(str(error)) if error is not None else self.tr("No program on this laptop opens files of this kind.")
            )
            self._notices.show_notice(why, "error")
