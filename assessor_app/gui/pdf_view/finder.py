"""One search through one document: hits as they come in, the one being looked at, and the way from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.gui.pdf_view.find_bar import FindBar, Search
from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.text import Hit


class Finder(QObject):
    """Stands between the find bar, the document and the pages.

    ``leaving`` is told once for each opening of the bar, just before the first hit takes the reader away.
    """

    leaving = Signal()

    def __init__(self, bar: FindBar, canvas: PageCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._canvas = canvas
        self._document: PdfDocument | None = None
        self._origin = 0
        self._start = 0
        # The search begins at the page being read and goes round: what it finds before that page comes last.
        self._before: list[Hit] = []
        self._after: list[Hit] = []
        self._current: Hit | None = None
        self._finished = True
        self._count = 0
        self._has_left = False
        bar.search_changed.connect(self._search)
        bar.stepped.connect(self.step)
        bar.closed.connect(self._stop)

    def take_document(self, document: PdfDocument) -> None:
        """Search this opened document from now on; a bar that is open goes on looking, in it."""
        self._document = document
        document.hits_found.connect(self._take_hits)
        document.find_finished.connect(self._finish)

    def forget(self) -> None:
        """The document is being closed."""
        self._bar.close_bar()
        self._clear()
        self._document = None

    def open_bar(self) -> None:
        """Let the person type, or look for what is marked on the page when that is short."""
        if self._document is None:
            return
        if self._bar.isHidden():
            self._origin, self._has_left = self._canvas.current_page(), False
        marked = " ".join(self._canvas.selected_text().split())
        self._bar.open_bar(marked if len(marked) <= 60 else "")

    @Slot(bool)
    def set_open(self, looking: bool) -> None:
        """Open the bar, or close it."""
        if looking:
            self.open_bar()
        else:
            self._bar.close_bar()

    @Slot(int)
    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) hit, round the end; a closed bar is opened first."""
        if self._document is None:
            return
        if self._bar.isHidden():
            self.open_bar()
            return
        hits = self._hits()
        if not hits:
            return
        index = self._index(hits)
        self._go_to(hits[(index + direction) % len(hits)])

    @Slot(object)
    def _search(self, search: Search) -> None:
        if self._document is None:
            return
        self._clear()
        self._start = self._origin
        if not search.text.strip():
            self._document.stop_finding()
            self._bar.show_nothing()
            return
        self._finished = False
        self._bar.show_count(0, 0, going_on=True)
        self._document.find(
            search.text, start=self._start, match_case=search.match_case, whole_words=search.whole_words
        )

    @Slot(object)
    def _take_hits(self, found: tuple[Hit, ...]) -> None:
        if self._bar.isHidden() or not found:
            return
        for hit in found:
            (self._after if hit.page >= self._start else self._before).append(hit)
        self._count = max(self._count, len(self._before) + len(self._after))
        if self._current is None:
            self._go_to(found[0])
        else:
            self._show()

    @Slot(int)
    def _finish(self, count: int) -> None:
        if self._bar.isHidden() or self._finished:
            return
        self._finished, self._count = True, count
        if count:
            self._show()
        else:
            self._bar.show_no_hit(has_text=self._has_text())

    @Slot()
    def _stop(self) -> None:
        if self._document is not None:
            self._document.stop_finding()
        self._clear()
        self._bar.show_nothing()
        self._canvas.setFocus()

    def _clear(self) -> None:
        self._before, self._after, self._current = [], [], None
        self._finished, self._count = True, 0
        self._canvas.set_hits((), -1)

    def _hits(self) -> list[Hit]:
        return self._before + self._after

    def _index(self, hits: list[Hit]) -> int:
        return next((number for number, hit in enumerate(hits) if hit is self._current), -1)

    def _go_to(self, hit: Hit) -> None:
        if not self._has_left:
            self._has_left = True
            self.leaving.emit()
        self._current, self._origin = hit, hit.page
        self._show()
        self._canvas.show_hit(hit)

    def _show(self) -> None:
        hits = self._hits()
        index = self._index(hits)
        self._canvas.set_hits(hits, index)
        self._bar.show_count(index + 1, max(self._count, len(hits)), going_on=not self._finished)

    def _has_text(self) -> bool:
        """Whether any page holds a word; a page not read counts as holding some."""
        document = self._document
        if document is None or document.layout is None:
            return True
        read = (document.words(page) for page in range(document.layout.page_count))
        return any(words is None or words.words for words in read)
