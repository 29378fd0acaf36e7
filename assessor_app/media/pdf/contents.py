"""What an open document says besides its pixels: outline, words, links and finds, fetched when asked and then kept."""

from __future__ import annotations

from collections import ChainMap, OrderedDict
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.media.pdf.document_bytes import PdfBytes
from assessor_app.media.pdf.find import FindRun
from assessor_app.media.pdf.lane import Outcome
from assessor_app.media.pdf.reading import Read, blank_page
from assessor_app.media.pdf.render_queue import RenderQueue
from assessor_app.media.pdf.text import OutlineEntry, PageLink, PageWords
from assessor_app.media.pdf.word_index import IndexedPage, Wanted

INDEX_BUDGET: Final = 192 << 20
_KEPT_WORDS: Final = 24
_KEPT_LINKS: Final = 500
_STEP_SECONDS: Final = 0.005


class PdfContents(QObject):
    """The readable side of one PdfDocument, for the GUI thread only; its signals are the document's."""

    outline_found = Signal(object)
    words_found = Signal(int)
    links_found = Signal(int)
    hits_found = Signal(object)
    find_moved = Signal(int, int)
    find_finished = Signal(int)

    def __init__(
        self, data: PdfBytes, tasks: RenderQueue, parent: QObject, *, index_budget: int = INDEX_BUDGET
    ) -> None:
        super().__init__(parent)
        self._data = data
        self._queue = tasks
        self._room = index_budget
        self._page_count = 0
        self._outline: tuple[OutlineEntry, ...] | None = None
        self._links: OrderedDict[int, tuple[PageLink, ...]] = OrderedDict()
        self._index: dict[int, IndexedPage] = {}
        self._passing: dict[int, IndexedPage] = {}  # beyond the index's budget: kept until searched
        self._words: OrderedDict[int, PageWords] = OrderedDict()
        self._wanted_words: frozenset[int] = frozenset()
        self._run: FindRun | None = None
        self._waiting: tuple[Wanted, int] | None = None
        self._stepping = QTimer(self)
        self._stepping.setSingleShot(True)
        self._stepping.timeout.connect(self._step)

    def set_page_count(self, count: int) -> None:
        """The document is open; a find asked for before begins now."""
        self._page_count = count
        if self._waiting is not None:
            wanted, start = self._waiting
            self._begin(wanted, start)

    def ask_outline(self) -> None:
        """Have ``outline_found`` tell the outline."""
        if self._outline is not None:
            self.outline_found.emit(self._outline)
        else:
            self._queue.read(self._data, "outline", [0])

    def want_words(self, pages: Iterable[int]) -> None:
        """Have the words of these pages read, most urgent first; replaces every earlier wish for words."""
        wanted = [page for page in dict.fromkeys(pages) if page not in self._index]
        self._wanted_words = frozenset(wanted)
        self._queue.read(self._data, "words", wanted)

    def words(self, page: int) -> PageWords | None:
        """The words of a page, None while they are not known."""
        kept = self._words.get(page)
        if kept is None:
            known = self._index.get(page)
            if known is None:
                return None
            kept = self._words[page] = known.words()
        self._words.move_to_end(page)
        while len(self._words) > _KEPT_WORDS:
            self._words.popitem(last=False)
        return kept

    def want_links(self, pages: Iterable[int]) -> None:
        """Have the links of these pages read; replaces every earlier wish for links."""
        self._queue.read(self._data, "links", [page for page in dict.fromkeys(pages) if page not in self._links])

    def links(self, page: int) -> tuple[PageLink, ...] | None:
        """The links of a page, None while they are not known."""
        return self._links.get(page)

    def find(self, wanted: Wanted, start: int) -> None:
        """Look for something from page ``start`` on; replaces the find under way."""
        self.stop_finding()
        if not wanted.spellings():
            return
        if self._page_count:
            self._begin(wanted, start)
        else:
            self._waiting = wanted, start

    def stop_finding(self) -> None:
        """End the find under way, if any; nothing more is told of it."""
        self._waiting = None
        if self._run is not None:
            self._run = None
            self._stepping.stop()
            self._queue.read(self._data, "find", ())
        self._passing.clear()

    def settle(self, outcome: Outcome) -> None:
        """Take in what a lane read, or failed to."""
        task = outcome.task
        read = outcome.read if outcome.read is not None else Read(pages=tuple(map(blank_page, task.pages)))
        if task.kind == "outline":
            self._outline = tuple(map(self._checked_entry, read.outline))
            self.outline_found.emit(self._outline)
        elif task.kind == "links":
            self._keep_links(task.pages[0], tuple(map(self._checked_link, read.links)))
        else:
            self._keep_words(read.pages)

    def _begin(self, wanted: Wanted, start: int) -> None:
        self._waiting = None
        self._run = FindRun(wanted, self._page_count, start)
        missing = self._run.missing(self._index)
        if missing:
            self._queue.read(self._data, "find", missing)
        self._stepping.start()

    @Slot()
    def _step(self) -> None:
        run = self._run
        if run is None:
            return
        before = run.searched, run.count
        hits = run.step(ChainMap(self._passing, self._index), _STEP_SECONDS)
        for page in [page for page in self._passing if run.has_searched(page)]:
            del self._passing[page]
        if run.count and not before[1]:
            self._queue.take_time(self._data)
        if hits:
            self.hits_found.emit(hits)
        if run is not self._run:
            return  # whoever heard of the hits began another find, or ended this one
        if run.searched != before[0]:
            self.find_moved.emit(run.searched, run.page_count)
        if run is self._run and run.done:
            self._run = None
            self.find_finished.emit(run.count)
        elif run is self._run and (run.next_page in self._index or run.next_page in self._passing):
            self._stepping.start()

    def _keep_words(self, pages: tuple[IndexedPage, ...]) -> None:
        for page in pages:
            if page.page in self._index:
                continue
            if page.byte_count <= self._room:
                self._room -= page.byte_count
                self._index[page.page] = page
            elif self._run is not None:
                self._passing[page.page] = page
            if page.page in self._wanted_words:
                self._words[page.page] = page.words()
                self.words_found.emit(page.page)
        if self._run is not None and not self._stepping.isActive():
            self._stepping.start()

    def _keep_links(self, page: int, links: tuple[PageLink, ...]) -> None:
        self._links[page] = links
        while len(self._links) > _KEPT_LINKS:
            self._links.popitem(last=False)
        self.links_found.emit(page)

    def _checked_entry(self, entry: OutlineEntry) -> OutlineEntry:
        return entry if self._has(entry.page) else OutlineEntry(entry.title, entry.level, None)

    def _checked_link(self, link: PageLink) -> PageLink:
        return link if self._has(link.page) else PageLink(link.box, address=link.address)

    def _has(self, page: int | None) -> bool:
        return page is not None and 0 <= page < self._page_count
