"""Finds the pages that stand for a file which is no PDF: its own, the hub's, ones made here, or its bare text."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.domain.citation import PagesFrom
from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.media.byte_source import MemoryBytes
from assessor_app.media.pdf.paged_types import BARE_TEXT_TYPES, PDF, XHTML, has_pages
from assessor_app.media.reading.faults import office_error
from assessor_app.media.reading.office_text import TEXT_TYPES, office_text_pages
from assessor_app.media.reading.room import ReadingRoom
from assessor_app.office.office_types import makes_pages
from assessor_app.workflows.desk import ArtifactSource, Desk, Rendition, RenditionWay


@dataclass(frozen=True, slots=True)
class FoundPages:
    """Bytes that the PDF child shows as pages, and whose pages they are."""

    source: ArtifactSource
    media_type: str
    pages_from: PagesFrom


class PageFinder(QObject):
    """Asks for one file at a time; nothing blocks.

    ``found`` carries FoundPages; ``making`` tells that pages are being made here, ``consent_wanted`` that this would
    put a readable copy on the disk for a while, ``unmade`` carries the ArtifactError for which they were not made and
    is followed by ``found`` or ``failed``; ``failed`` carries an ArtifactError, also when there is no way at all
    (``unsupported``).
    """

    found = Signal(object)
    making = Signal()
    consent_wanted = Signal()
    unmade = Signal(object)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, runner: TaskRunner, reading: Callable[[], ReadingRoom], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._reading = reading
        self._artifact: Artifact | None = None
        self._source: ArtifactSource | None = None
        self._task: Task | None = None
        self._given_up = threading.Event()
        self._why_unmade: ArtifactError | None = None

    def seek(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start looking; an earlier search is given up."""
        self.stop()
        self._artifact, self._source = artifact, source
        if has_pages(artifact.media_type) and artifact.media_type not in BARE_TEXT_TYPES:
            self.found.emit(FoundPages(source, artifact.media_type, "file"))
            return
        self._task = self._runner.run("store", partial(self._desk.rendition, artifact.id), self._take_rendition, self)

    def make(self, *, consented: bool = False) -> None:
        """Have pages made on this laptop; ``consented`` tells that a copy on the disk was agreed to."""
        if self._artifact is None:
            return
        self._give_up()
        self._given_up = threading.Event()
        self.making.emit()
        work = partial(self._desk.make_rendition, self._artifact.id, self._given_up.is_set, on_disk=consented)
        self._task = self._runner.run("convert", work, self._take_made, self)

    def has_words(self) -> bool:
        """Whether the words of the file can be shown without its pages."""
        artifact = self._artifact
        # what is read of a spreadsheet's words leaves cells out; its cells are shown elsewhere
        return artifact is not None and artifact.kind != "sheet" and artifact.media_type in BARE_TEXT_TYPES | TEXT_TYPES

    @Slot()
    def use_text(self) -> None:
        """Be content with the words of the file."""
        artifact, source = self._artifact, self._source
        self._give_up()
        if artifact is None or source is None:
            return
        if not self.has_words():
            self.failed.emit(self._why_unmade or _no_pages_error(artifact))
        elif artifact.media_type in BARE_TEXT_TYPES:
            self.found.emit(FoundPages(source, artifact.media_type, "text"))
        else:
            work = partial(_text_of, self._reading, source)
            self._task = self._runner.run("media", work, self._take_text, self)

    def stop(self) -> None:
        """Give up what is under way; LibreOffice is ended."""
        self._give_up()
        self._artifact, self._source, self._why_unmade = None, None, None

    def _give_up(self) -> None:
        self._given_up.set()
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _take_rendition(self, rendition: Rendition | None, error: Exception | None) -> None:
        if rendition is not None:
            self.found.emit(FoundPages(rendition.source, PDF, rendition.origin))
        elif error is not None or self._artifact is None or not makes_pages(self._artifact.media_type):
            self.use_text()
        else:
            self._task = self._runner.run("media", self._desk.rendition_way, self._take_way, self)

    def _take_way(self, way: RenditionWay | None, _error: Exception | None) -> None:
        if way == "in_memory":
            self.make()
        elif way == "on_disk":
            self.consent_wanted.emit()
        else:
            self.use_text()

    def _take_made(self, rendition: Rendition | None, error: Exception | None) -> None:
        if rendition is not None:
            self.found.emit(FoundPages(rendition.source, PDF, rendition.origin))
            return
        if isinstance(error, ArtifactError):
            if error.kind == "password":
                # no other reader opens it either
                self.failed.emit(error)
                return
            self._why_unmade = error
        self.unmade.emit(self._why_unmade)
        self.use_text()

    def _take_text(self, data: bytes | None, error: Exception | None) -> None:
        if data is not None:
            self.found.emit(FoundPages(MemoryBytes(data), XHTML, "text"))
        else:
            self.failed.emit(error if isinstance(error, ArtifactError) else office_error("damaged"))


def _text_of(reading: Callable[[], ReadingRoom], source: ArtifactSource) -> bytes:
    return office_text_pages(reading(), source)


def _no_pages_error(artifact: Artifact) -> ArtifactError:
    return office_error("no_pages" if makes_pages(artifact.media_type) else "unsupported")
