"""PDFs and other paged documents for the windows: opened, drawn and read by children in the background."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.document_bytes import PdfBytes
from assessor_app.media.pdf.lane import Outcome, PdfLane
from assessor_app.media.pdf.page_cache import BUDGET, PageCache
from assessor_app.media.pdf.render_queue import RenderQueue
from assessor_app.media.pdf.slot_pool import SlotPool
from assessor_app.media.spare_child import SpareChild

TASK_SECONDS: Final = 20.0


class PdfService(QObject):
    """All PDF work of the app: two children (one for wishes, one that also foresees), a spare one, one cache.

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
        self._spare = SpareChild()
        self._lanes = tuple(
            PdfLane(
                number,
                self._queue,
                self._pool,
                self._done.emit,
                foresees=number == 1,
                task_seconds=task_seconds,
                spare=self._spare,
            )
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

    def open_document(self, source: ByteSource, password: str = "", media_type: str = "application/pdf") -> PdfDocument:
        """Start opening; the answer comes by the document's signals. Close the document when its tab closes.

        Besides PDF, the types of ``paged_types.FLOW_TYPES`` and plain pictures are shown as pages.
        """
        number, self._next_number = self._next_number, self._next_number + 1
        data = PdfBytes(number, source, password, media_type)
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
        ended = all([self._spare.close(), *(lane.join() for lane in self._lanes)])
        # What the lanes did last is still on its way here: its memory is to be freed as well.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
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
            self._spare.begin()

    @Slot(int)
    def _forget(self, number: int) -> None:
        self._documents.pop(number, None)
