"""Chooses the viewer for an artifact, and is the one way out to other programs."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.outside_view.outside_view import OutsideView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import Desk

if TYPE_CHECKING:
    from assessor_app.media.pdf_service import PdfService
    from assessor_app.media.video_player import VideoPlayer
    from assessor_app.media.vlc_library import VlcLibrary


class MediaRooms:
    """The PDF service and libVLC, each made at its first use on the GUI thread; nothing is imported before."""

    @cached_property
    def pdfs(self) -> PdfService:
        """All PDF work of the app."""
        from assessor_app.media.pdf_service import PdfService  # late: needed once the queue is on screen

        return PdfService()

    @cached_property
    def vlc(self) -> VlcLibrary:
        """The one libVLC."""
        from assessor_app.media.vlc_library import VlcLibrary  # late: as above

        return VlcLibrary()

    def close(self) -> None:
        """End what was made; call it after the last viewer is closed."""
        if "pdfs" in self.__dict__:
            self.pdfs.shutdown()
        if "vlc" in self.__dict__:
            self.vlc.release()


class Viewers(QObject):
    """Call it with an artifact to get its viewer; PDF, video, picture and text share one citation path."""

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, media: MediaRooms) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._media = media
        self._notices: NoticeBar | None = None

    def speak_through(self, notices: NoticeBar) -> None:
        """Where questions and trouble are told."""
        self._notices = notices

    def __call__(self, artifact: Artifact) -> EvidenceView:
        """A new viewer fit for the artifact's kind."""
        # late: each viewer is imported with the first artifact that needs it
        if artifact.kind == "pdf":
            from assessor_app.gui.pdf_view.pdf_view import PdfView

            pdf = PdfView(self._media.pdfs, self._theme)
            pdf.open_outside_requested.connect(self.ask_outside)
            return pdf
        if artifact.kind in ("video", "audio"):
            from assessor_app.gui.video_view.video_view import VideoView

            video = VideoView(self._new_player, self._theme)
            video.open_outside_requested.connect(self.ask_outside)
            return video
        if artifact.kind == "image":
            from assessor_app.gui.picture_view.picture_view import PictureView

            picture = PictureView(self._runner, self._theme)
            picture.open_outside_requested.connect(self.ask_outside)
            return picture
        if artifact.kind == "text":
            from assessor_app.gui.text_view.text_view import TextView

            text = TextView(self._runner, self._theme)
            text.open_outside_requested.connect(self.ask_outside)
            return text
        outside = OutsideView(self._theme)
        outside.open_outside_requested.connect(self.ask_outside)
        return outside

    def _new_player(self) -> VideoPlayer:
        from assessor_app.media.video_player import VideoPlayer  # late: as the viewers above

        return VideoPlayer(self._media.vlc)

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
        if path is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            return
        if self._notices is not None:
            why = str(error) if error is not None else self.tr("No program on this laptop opens files of this kind.")
            self._notices.show_notice(why, "error")
