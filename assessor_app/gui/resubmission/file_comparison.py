"""Compares the two versions of each changed file, one after the other: pages by their words, plain text as a diff."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.domain.attempt_changes import ArtifactChange, PageChange, page_changes
from assessor_app.domain.submission import Artifact
from assessor_app.domain.text_diff import TextPiece, word_diff
from assessor_app.errors import ArtifactError
from assessor_app.gui.resubmission.page_texts import PageTexts
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.media.pdf.paged_types import PDF, PICTURE_TYPES, has_pages
from assessor_app.media.reading.text_reader import read_text
from assessor_app.workflows.desk import ArtifactSource, Desk

if TYPE_CHECKING:
    from assessor_app.media.pdf.service import PdfService

_MOST_SECONDS: Final = 60
_MAIL: Final = "message/rfc822"
# What a comparison of two plain texts looks at of each.
_MOST_TEXT: Final = 200_000

_Paged = tuple[ArtifactSource, str]


@dataclass(frozen=True, slots=True)
class FileDifference:
    """What is different inside one file: ``pages`` or ``pieces``, or in ``trouble`` why that cannot be said.

    ``cut`` tells that only the first part of a long file was compared.
    """

    pages: tuple[PageChange, ...] = ()
    pieces: tuple[TextPiece, ...] = ()
    trouble: str = ""
    cut: bool = False


class FileComparison(QObject):
    """``compared`` carries the id of the file as it is now and a FileDifference, ``advanced`` its name with the pages
    read and those in all (0 while unknown); ``finished`` tells that none is left or that it was cancelled.
    """

    compared = Signal(str, object)
    advanced = Signal(str, int, int)
    finished = Signal()

    def __init__(
        self, desk: Desk, runner: TaskRunner, pdfs: Callable[[], PdfService] | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._pdfs = pdfs
        self._waiting: deque[ArtifactChange] = deque()
        self._pair: ArtifactChange | None = None
        self._task: Task | None = None
        self._readers: tuple[PageTexts, ...] = ()
        self._limit = QTimer(self, singleShot=True, interval=_MOST_SECONDS * 1_000)
        self._limit.timeout.connect(self._run_out)

    @property
    def busy(self) -> bool:
        """Whether a comparison is under way."""
        return self._pair is not None

    def start(self, files: Sequence[ArtifactChange]) -> None:
        """Compare those that changed; what is under way is given up."""
        self._drop()
        self._waiting = deque(one for one in files if one.state == "changed")
        self._next()

    @Slot()
    def cancel(self) -> None:
        """Stop here; what is compared already stays told."""
        was_busy = self.busy
        self._waiting.clear()
        self._drop()
        if was_busy:
            self.finished.emit()

    def _next(self) -> None:
        if not self._waiting:
            self._pair = None
            self.finished.emit()
            return
        self._pair = pair = self._waiting.popleft()
        now, before = pair.now, pair.before
        assert now is not None
        assert before is not None
        self.advanced.emit(now.name, 0, 0)
        self._limit.start()
        if now.kind == "text" and _MAIL not in (now.media_type, before.media_type):
            work = partial(_plain_difference, self._desk, before, now)
            self._task = self._runner.run("media", work, self._take_difference, self)
        else:
            work_pages = partial(_paged_sources, self._desk, (before, now))
            self._task = self._runner.run("store", work_pages, self._read_pages, self)

    def _read_pages(self, found: tuple[_Paged | None, ...] | None, error: Exception | None) -> None:
        if found is None:
            self._tell(FileDifference(trouble=plain_sentence(error)))
            return
        sources = [one for one in found if one is not None]
        if len(sources) < len(found) or self._pdfs is None:
            self._tell(FileDifference(trouble=self.tr("Files of this kind cannot be compared here. Look at both.")))
            return
        pdfs = self._pdfs()
        self._readers = tuple(PageTexts(pdfs, source, media_type, self) for source, media_type in sources)
        for reader in self._readers:
            reader.advanced.connect(self._advance)
            reader.finished.connect(self._compare)
            reader.failed.connect(self._fail)

    @Slot()
    def _advance(self) -> None:
        if self._pair is not None and self._pair.now is not None and all(one.wanted for one in self._readers):
            read, wanted = (
                sum(counts) for counts in zip(*((one.read, one.wanted) for one in self._readers), strict=True)
            )
            self.advanced.emit(self._pair.now.name, read, wanted)

    @Slot()
    def _compare(self) -> None:
        if not all(one.done for one in self._readers):
            return
        before, now = (one.pages for one in self._readers)
        cut = any(one.cut for one in self._readers)
        self._task = self._runner.run("media", partial(_page_difference, before, now, cut), self._take_difference, self)

    @Slot(object)
    def _fail(self, error: ArtifactError) -> None:
        self._tell(FileDifference(trouble=plain_sentence(error)))

    @Slot()
    def _run_out(self) -> None:
        self._tell(FileDifference(trouble=self.tr("Comparing the pages took too long. Look at both.")))

    def _take_difference(self, found: FileDifference | None, error: Exception | None) -> None:
        self._tell(found if found is not None else FileDifference(trouble=plain_sentence(error)))

    def _tell(self, difference: FileDifference) -> None:
        pair = self._pair
        self._drop()
        if pair is not None and pair.now is not None:
            self.compared.emit(pair.now.id, difference)
            self._next()

    def _drop(self) -> None:
        """Let go of what is under way."""
        self._limit.stop()
        if self._task is not None:
            self._task.cancel()
        for reader in self._readers:
            reader.stop()
            reader.deleteLater()
        self._task, self._readers, self._pair = None, (), None


def _paged_sources(desk: Desk, artifacts: Sequence[Artifact]) -> tuple[_Paged | None, ...]:
    """On the store lane: bytes with pages for each file, None for one that has none to read."""
    return tuple(_paged_source(desk, one) for one in artifacts)


def _paged_source(desk: Desk, artifact: Artifact) -> _Paged | None:
    readable = has_pages(artifact.media_type) and artifact.media_type not in PICTURE_TYPES
    if artifact.media_type == PDF:
        return desk.artifact_source(artifact.id), PDF
    rendition = desk.rendition(artifact.id)
    if rendition is not None:
        return rendition.source, PDF
    return (desk.artifact_source(artifact.id), artifact.media_type) if readable else None


def _page_difference(before: tuple[str, ...], now: tuple[str, ...], cut: bool) -> FileDifference:
    """On a media lane."""
    return FileDifference(pages=page_changes(before, now), cut=cut)


def _plain_difference(desk: Desk, before: Artifact, now: Artifact) -> FileDifference:
    """On a media lane: two plain texts, as far as anybody would read them."""
    old, new = ("\n".join(read_text(desk.artifact_source(one.id)).lines) for one in (before, now))
    cut = max(len(old), len(new)) > _MOST_TEXT
    return FileDifference(pieces=word_diff(old[:_MOST_TEXT], new[:_MOST_TEXT]), cut=cut)
