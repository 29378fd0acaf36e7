"""Reads the words of every page of one file through the PDF children, for a comparison with another version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.domain.attempt_changes import MOST_PAGES
from assessor_app.errors import ArtifactError
from assessor_app.workflows.desk import ArtifactSource

if TYPE_CHECKING:
    from assessor_app.media.pdf.document import PdfDocument
    from assessor_app.media.pdf.layout import PdfLayout
    from assessor_app.media.pdf.service import PdfService
    from assessor_app.media.pdf.text import PageWords

# So many words tell a page from any other; what a monster page says beyond them is not looked at.
_MOST_WORDS: Final = 3_000


class PageTexts(QObject):
    """One reading: ``advanced`` tells that one more page is read, ``finished`` that all are; ``failed`` carries an
    ArtifactError. :meth:`stop` it when it is no longer wanted.
    """

    advanced = Signal()
    finished = Signal()
    failed = Signal(object)

    def __init__(self, pdfs: PdfService, source: ArtifactSource, media_type: str, parent: QObject) -> None:
        super().__init__(parent)
        self._texts: dict[int, str] = {}
        self.wanted = 0
        self.cut = False
        self._document: PdfDocument | None = pdfs.open_document(source, media_type=media_type)
        self._document.opened.connect(self._begin)
        self._document.open_failed.connect(self._give_up)
        self._document.words_found.connect(self._take)

    @property
    def read(self) -> int:
        """How many pages are read."""
        return len(self._texts)

    @property
    def done(self) -> bool:
        """Whether every page is read."""
        return self._document is None and self.wanted > 0

    @property
    def pages(self) -> tuple[str, ...]:
        """The words of each page, once :attr:`done`."""
        return tuple(self._texts[page] for page in sorted(self._texts))

    def stop(self) -> None:
        """Let go of the file."""
        if self._document is not None:
            self._document.close()
            self._document = None

    @Slot(object)
    def _begin(self, layout: PdfLayout) -> None:
        self.wanted = min(layout.page_count, MOST_PAGES)
        self.cut = layout.page_count > MOST_PAGES
        if self._document is not None:
            self._document.want_words(range(self.wanted))

    @Slot(int)
    def _take(self, page: int) -> None:
        words = self._document.words(page) if self._document is not None else None
        if words is None:
            return
        self._texts[page] = _text_of(words)
        self.advanced.emit()
        if len(self._texts) >= self.wanted:
            self.stop()
            self.finished.emit()

    @Slot(object)
    def _give_up(self, error: ArtifactError) -> None:
        self.stop()
        self.failed.emit(error)


def _text_of(page: PageWords) -> str:
    return "".join(word.text if word.glued else word.text + " " for word in page.words[:_MOST_WORDS])
