"""One open document as a tab holds it: pages that are wished for and arrive, and what else it has to say."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from assessor_app.errors import ArtifactError
from assessor_app.media.pdf.contents import PdfContents
from assessor_app.media.pdf.document_bytes import PdfBytes
from assessor_app.media.pdf.lane import Outcome
from assessor_app.media.pdf.layout import PdfLayout
from assessor_app.media.pdf.page_cache import PageCache, RenderedPage
from assessor_app.media.pdf.render_queue import RenderKey, RenderQueue
from assessor_app.media.pdf.slot_pool import SlotPool
from assessor_app.media.pdf.text import PageLink, PageWords
from assessor_app.media.pdf.word_index import Wanted


class PdfDocument(QObject):
    """One open PDF, or other document with pages; made by :meth:`PdfService.open_document`, for the GUI thread only.

    ``opened`` carries the PdfLayout, ``open_failed`` an ArtifactError; ``page_drawn`` and ``page_failed`` the page,
    ``closed`` the document's number; ``outline_found`` a tuple of OutlineEntry; ``words_found`` and ``links_found``
    the page; ``hits_found`` a tuple of the new Hits, in page order from the start page on; ``find_moved`` pages
    searched and pages in all; ``find_finished`` the number of hits.
    """

    opened = Signal(object)
    open_failed = Signal(object)
    page_drawn = Signal(int)
    page_failed = Signal(int)
    closed = Signal(int)
    outline_found = Signal(object)
    words_found = Signal(int)
    links_found = Signal(int)
    hits_found = Signal(object)
    find_moved = Signal(int, int)
    find_finished = Signal(int)

    def __init__(self, data: PdfBytes, tasks: RenderQueue, cache: PageCache, parent: QObject) -> None:
        super().__init__(parent)
        self._data = data
        self._queue = tasks
        self._cache = cache
        self._layout: PdfLayout | None = None
        self._faults: dict[int, ArtifactError] = {}
        self._warnings: dict[int, str] = {}
        self._not_foreseen: set[int] = set()
        self._wanted: tuple[RenderKey, ...] = ()
        self._foreseen: tuple[RenderKey, ...] = ()
        self._contents = PdfContents(data, tasks, self)
        for name in ("outline_found", "words_found", "links_found", "hits_found", "find_moved", "find_finished"):
            getattr(self._contents, name).connect(getattr(self, name))

    @property
    def layout(self) -> PdfLayout | None:
        """Sizes and labels; None until ``opened``."""
        return self._layout

    def want(self, keys: Iterable[RenderKey]) -> None:
        """These pixels are wanted on screen now, most urgent first; replaces every earlier wish."""
        wanted = tuple(dict.fromkeys(keys))
        self._cache.keep(self._data.number, wanted)
        self._wanted = wanted
        self._queue.want(self._data, self._missing(wanted))

    def foresee(self, keys: Iterable[RenderKey]) -> None:
        """These are likely to be wanted, likeliest first; replaces every earlier guess, and never delays a wish."""
        room = self._cache.budget // 2
        foreseen = []
        for key in dict.fromkeys(key for key in keys if key.page not in self._not_foreseen):
            room -= key.byte_count
            if room < 0:
                break
            foreseen.append(key)
        self._foreseen = tuple(foreseen)
        self._queue.foresee(self._data, self._missing(self._foreseen))

    def image(self, key: RenderKey) -> QImage | None:
        """The pixels drawn just so, or None. They are not a copy: paint them at once."""
        page = self._cache.get(self._data.number, key)
        return None if page is None else page.image

    def stand_in(self, page: int, turn: int = 0) -> QImage | None:
        """A picture of the whole page at some other size, to be scaled until the sharp one comes, or None."""
        found = self._cache.stand_in(self._data.number, page, turn)
        return None if found is None else found.image

    def fault(self, page: int) -> ArtifactError | None:
        """Why a page cannot be shown, or None."""
        return self._faults.get(page)

    def warnings(self, page: int) -> str:
        """What the reader complained of when it last drew a page with complaints, or ""."""
        return self._warnings.get(page, "")

    def retry(self, page: int) -> None:
        """Try a page that failed once more."""
        if self._faults.pop(page, None) is not None:
            self._queue.want(self._data, self._missing(self._wanted))

    def ask_outline(self) -> None:
        """Have ``outline_found`` tell the outline, empty where there is none."""
        self._contents.ask_outline()

    def want_words(self, pages: Iterable[int]) -> None:
        """Have the words of these pages read, most urgent first; replaces every earlier wish for words.

        ``words_found`` tells of each page whose words were not known yet.
        """
        self._contents.want_words(pages)

    def words(self, page: int) -> PageWords | None:
        """The words of a page, or None while they are not known."""
        return self._contents.words(page)

    def want_links(self, pages: Iterable[int]) -> None:
        """Have the links of these pages read; ``links_found`` tells of each page not known yet."""
        self._contents.want_links(pages)

    def links(self, page: int) -> tuple[PageLink, ...] | None:
        """The links of a page, or None while they are not known.

        A link with neither page nor address leads to another file, or nowhere.
        """
        return self._contents.links(page)

    def find(self, text: str, *, start: int = 0, match_case: bool = False, whole_words: bool = False) -> None:
        """Look for ``text`` from page ``start`` on, round to the page before it; replaces the find under way.

        Spaces and line ends, accents, ligatures, quotation marks and dashes are taken as alike; hyphenated line ends
        are joined. At most 5,000 hits are told, all are counted. Blank text only ends the find under way.
        """
        self._contents.find(Wanted(text, match_case, whole_words), start)

    def stop_finding(self) -> None:
        """End the find under way; nothing more is told of it."""
        self._contents.stop_finding()

    def close(self) -> None:
        """Free the bytes and pixels; nothing is told any more. May be called twice."""
        if self._data.closed:
            return
        self._contents.stop_finding()
        self._data.close()
        self._queue.close(self._data)
        self._cache.forget(self._data.number)
        self.closed.emit(self._data.number)
        self.deleteLater()

    def settle(self, outcome: Outcome, pool: SlotPool) -> None:
        """Take in what a lane did; called by the service only."""
        if self._data.closed:
            if outcome.slot is not None:
                pool.give_back(outcome.slot)
        elif outcome.task.key is not None:
            self._settle_page(outcome, outcome.task.key, pool)
        elif outcome.task.kind not in ("open", "close"):
            self._contents.settle(outcome)
        elif outcome.layout is not None:
            self._layout = outcome.layout
            self._contents.set_page_count(outcome.layout.page_count)
            self.opened.emit(outcome.layout)
        elif outcome.error is not None:
            self.open_failed.emit(outcome.error)

    def _settle_page(self, outcome: Outcome, key: RenderKey, pool: SlotPool) -> None:
        if outcome.slot is None:
            self._settle_fault(outcome, key)
            return
        if outcome.warnings:
            self._warnings[key.page] = outcome.warnings
        number = self._data.number
        of_use = (
            key in self._wanted or key in self._foreseen or self._cache.stand_in(number, key.page, key.turn) is None
        )
        if not of_use:
            pool.give_back(outcome.slot)
            return
        self._cache.put(number, RenderedPage(key, outcome.slot, outcome.warnings))
        self.page_drawn.emit(key.page)

    def _settle_fault(self, outcome: Outcome, key: RenderKey) -> None:
        if outcome.task.foreseen:
            # A guess that failed is no news, but is not made again: a page that kills would kill at every scroll.
            # If it has become a wish meanwhile, it gets a wish's tries.
            self._not_foreseen.add(key.page)
            if key in self._wanted:
                self._queue.want(self._data, self._missing(self._wanted))
        elif outcome.error is not None:
            self._faults[key.page] = outcome.error
            self.page_failed.emit(key.page)

    def _missing(self, keys: tuple[RenderKey, ...]) -> list[RenderKey]:
        number = self._data.number
        return [key for key in keys if key.page not in self._faults and self._cache.get(number, key) is None]
