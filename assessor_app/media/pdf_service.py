"""PDFs for the windows: documents that open and pages that arrive as signals, drawn by children in the background."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.page_cache import BUDGET, PageCache, RenderedPage
from assessor_app.media.pdf_bytes import PdfBytes
from assessor_app.media.pdf_lane import Outcome, PdfLane
from assessor_app.media.pdf_layout import PdfLayout
from assessor_app.media.render_queue import RenderKey, RenderQueue
from assessor_app.media.slot_pool import SlotPool

TASK_SECONDS: Final = 20.0


class PdfDocument(QObject):
    """One open PDF, as a tab holds it; made by :meth:`PdfService.open_document`, for the GUI thread only.

    ``opened`` carries the PdfLayout, ``open_failed`` an ArtifactError; ``page_drawn`` and ``page_failed`` the page,
    ``closed`` the document's number.
    """

    opened = Signal(object)
    open_failed = Signal(object)
    page_drawn = Signal(int)
    page_failed = Signal(int)
    closed = Signal(int)

    def __init__(self, data: PdfBytes, tasks: RenderQueue, cache: PageCache, parent: QObject) -> None:
        super().__init__(parent)
        self._data = data
        self._queue = tasks
        self._cache = cache
        self._layout: PdfLayout | None = None
        self._faults: dict[int, ArtifactError] = {}
        self._not_foreseen: set[int] = set()
        self._wanted: tuple[RenderKey, ...] = ()
        self._foreseen: tuple[RenderKey, ...] = ()

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

    def stand_in(self, page: int) -> QImage | None:
        """A picture of the whole page at some other size, to be scaled until the sharp one comes, or None."""
        found = self._cache.stand_in(self._data.number, page)
        return None if found is None else found.image

    def fault(self, page: int) -> ArtifactError | None:
        """Why a page cannot be shown, or None."""
        return self._faults.get(page)

    def retry(self, page: int) -> None:
        """Try a page that failed once more."""
        if self._faults.pop(page, None) is not None:
            self._queue.want(self._data, self._missing(self._wanted))

    def close(self) -> None:
        """Free the bytes and pixels; nothing is told any more. May be called twice."""
        if self._data.closed:
            return
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
        elif outcome.layout is not None:
            self._layout = outcome.layout
            self.opened.emit(outcome.layout)
        elif outcome.error is not None:
            self.open_failed.emit(outcome.error)

    def _settle_page(self, outcome: Outcome, key: RenderKey, pool: SlotPool) -> None:
        if outcome.slot is None:
            self._settle_fault(outcome, key)
            return
        number = self._data.number
        of_use = key in self._wanted or key in self._foreseen or self._cache.stand_in(number, key.page) is None
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


class PdfService(QObject):
    """All PDF work of the app: two children (one for wishes, one that also foresees), one cache.

    Build it on the GUI thread; nothing is started before :meth:`warm` or the first document. Every method
    returns at once except :meth:`shutdown`.
    """

    _done = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, budget: int = BUDGET, task_seconds: float = TASK_SECONDS
    ) -> None:
        super().__init__(parent)
        self._budget = budget
        self._pool = SlotPool()
        self._cache = PageCache(self._pool, budget)
        self._queue = RenderQueue(lanes=2)
        self._lanes = tuple(
            PdfLane(number, self._queue, self._pool, self._done.emit, foresees=number == 1, task_seconds=task_seconds)
            for number in range(2)
        )
        self._documents: dict[int, PdfDocument] = {}
        self._data: list[PdfBytes] = []
        self._next_number = 1
        self._shut = False
        self._done.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def cached_bytes(self) -> int:
        """Bytes of drawn pages kept."""
        return self._cache.byte_count

    def warm(self) -> None:
        """Start the first child now, so that the first document need not wait for it."""
        self._lanes[0].start()

    def fit_budget(self, pixel_ratio: float) -> None:
        """Suit the cache to the screen: twice the pixels across get twice the bytes."""
        self._cache.set_budget(round(self._budget * max(1.0, min(pixel_ratio, 2.0))))

    def open_document(self, source: ByteSource, password: str = "") -> PdfDocument:
        """Start opening; the answer comes by the document's signals. Close the document when its tab closes."""
        number, self._next_number = self._next_number, self._next_number + 1
        data = PdfBytes(number, source, password)
        document = PdfDocument(data, self._queue, self._cache, self)
        self._data = [kept for kept in self._data if kept.held or not kept.closed] + [data]
        self._documents[number] = document
        document.closed.connect(self._forget)
        self._lanes[0].start()
        self._queue.open(data)
        return document

    def child_pids(self) -> tuple[int, ...]:
        """Process ids of the children now running."""
        return tuple(pid for lane in self._lanes if (pid := lane.pid) is not None)

    def shutdown(self) -> bool:
        """End the children and threads and free all memory, at most some seconds; returns whether all ended.

        May be called twice.
        """
        if self._shut:
            return True
        self._shut = True
        self._queue.shut()
        for lane in self._lanes:
            lane.stop()
        ended = all([lane.join() for lane in self._lanes])  # noqa: C419 - each is to be joined
        for data in self._data:
            data.close()
            data.release()
            self._cache.forget(data.number)
        self._pool.close()
        return ended

    @Slot(object)
    def _settle(self, outcome: Outcome) -> None:
        document = self._documents.get(outcome.task.document.number)
        if document is None or outcome.task.document.closed or self._shut:
            if outcome.slot is not None:
                self._pool.give_back(outcome.slot)
            return
        document.settle(outcome, self._pool)
        if outcome.layout is not None:
            self._lanes[1].start()

    @Slot(int)
    def _forget(self, number: int) -> None:
        self._documents.pop(number, None)
