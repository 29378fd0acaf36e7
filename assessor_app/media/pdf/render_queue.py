"""What the PDF lanes should do next: wishes that replace each other, so the newest is never behind a stale one."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from assessor_app.media.pdf.document_bytes import PdfBytes
from assessor_app.media.pdf.pixels import PIXEL_BYTES


@dataclass(frozen=True, slots=True)
class RenderKey:
    """Pixels of a page (0-based): the whole page is ``width`` × ``height``; ``cut`` is x, y, w, h or None for all.

    ``turn`` is 0, 90, 180 or 270 degrees clockwise, beyond the page's own; the sizes are those of the turned page.
    """

    page: int
    width: int
    height: int
    cut: tuple[int, int, int, int] | None = None
    turn: int = 0

    @property
    def box(self) -> tuple[int, int, int, int]:
        """x, y, width and height of the pixels within the page."""
        return self.cut if self.cut is not None else (0, 0, self.width, self.height)

    @property
    def byte_count(self) -> int:
        """Bytes of the pixels."""
        _, _, across, down = self.box
        return across * down * PIXEL_BYTES


Reading = Literal["outline", "words", "links", "find"]
_READINGS: Final[tuple[Reading, ...]] = ("outline", "words", "links", "find")  # most urgent first
_AT_ONCE: Final = 64


@dataclass(frozen=True, slots=True)
class PdfTask:
    """One thing for a lane. ``tries`` counts children that died over it; ``key`` is None unless a page is drawn.

    To read are ``pages``, in this order and as many as there is time for; ``round`` tells which wish they are of.
    """

    kind: Literal["open", "draw", "close", "outline", "words", "links", "find"]
    document: PdfBytes
    key: RenderKey | None = None
    foreseen: bool = False
    tries: int = 0
    pages: tuple[int, ...] = ()
    round: int = 0


@dataclass(slots=True)
class _Wish:
    """The pages still to be read of one document for one purpose; of ``singly`` one may kill the child."""

    round: int
    pages: deque[int]
    urgent: bool
    singly: int = 0


class _Readings:
    """What is to be read of each document for one purpose: pages that replace each other, as drawn pages do."""

    def __init__(self, kind: Reading) -> None:
        self._kind = kind
        self._rounds = 0
        self._wishes: OrderedDict[PdfBytes, _Wish] = OrderedDict()

    def replace(self, document: PdfBytes, pages: Iterable[int], *, urgent: bool) -> None:
        self._rounds += 1
        self._wishes[document] = _Wish(self._rounds, deque(pages), urgent)
        self._wishes.move_to_end(document, last=False)

    def put_back(self, task: PdfTask, pages: tuple[int, ...], *, singly: bool) -> None:
        wish = self._wishes.get(task.document)
        if wish is not None and wish.round == task.round:
            wish.pages.extendleft(reversed(pages))
            wish.singly = len(pages) if singly else wish.singly

    def take_time(self, document: PdfBytes) -> None:
        if document in self._wishes:
            self._wishes[document].urgent = False

    def forget(self, document: PdfBytes) -> None:
        self._wishes.pop(document, None)

    def take(self, *, urgent: bool) -> PdfTask | None:
        for document, wish in self._wishes.items():
            if wish.pages and (wish.urgent or not urgent):
                most = 1 if self._kind != "find" or wish.singly > 0 else _AT_ONCE
                taken = tuple(wish.pages.popleft() for _ in range(min(most, len(wish.pages))))
                wish.singly -= len(taken)
                return PdfTask(self._kind, document, foreseen=True, pages=taken, round=wish.round)
        return None


class RenderQueue:
    """The wishes of all open documents; written by the GUI thread, taken by the lanes. Thread-safe.

    Order: what was closed, what is to be opened, what is wanted now (the document asked for last goes first),
    and, for lanes that foresee: outline, words and links asked for, the pages a find waits for before its first hit,
    what will be wanted; then, for any lane, the pages of a find.
    """

    def __init__(self, lanes: int) -> None:
        self._changed = threading.Condition()
        self._closing: list[deque[PdfTask]] = [deque() for _ in range(lanes)]
        self._opening: deque[PdfTask] = deque()
        self._wanted: OrderedDict[PdfBytes, deque[PdfTask]] = OrderedDict()
        self._foreseen: OrderedDict[PdfBytes, deque[PdfTask]] = OrderedDict()
        self._readings: dict[str, _Readings] = {kind: _Readings(kind) for kind in _READINGS}
        self._in_hand: set[tuple[int, RenderKey]] = set()
        self._shut = False

    def open(self, document: PdfBytes) -> None:
        """Have a document opened; the newest is opened first."""
        with self._changed:
            self._opening.appendleft(PdfTask("open", document))
            self._changed.notify_all()

    def want(self, document: PdfBytes, keys: Iterable[RenderKey]) -> None:
        """Replace all that is wanted of a document, most urgent first."""
        self._replace(self._wanted, document, (PdfTask("draw", document, key) for key in keys))

    def foresee(self, document: PdfBytes, keys: Iterable[RenderKey]) -> None:
        """Replace all that is likely to be wanted of a document, likeliest first."""
        self._replace(self._foreseen, document, (PdfTask("draw", document, key, foreseen=True) for key in keys))

    def read(self, document: PdfBytes, kind: Reading, pages: Iterable[int], *, urgent: bool = True) -> None:
        """Replace all that is to be read of a document for one purpose; an outline is of no page, say 0."""
        with self._changed:
            if document.closed:
                return
            self._readings[kind].replace(document, pages, urgent=urgent)
            self._changed.notify_all()

    def read_on(self, task: PdfTask, pages: tuple[int, ...], *, singly: bool = False) -> None:
        """Put the pages a lane did not come to back to the front, unless they were replaced meanwhile.

        ``singly`` has each of them taken alone: one of them ended the child.
        """
        if pages and task.kind in self._readings:
            with self._changed:
                self._readings[task.kind].put_back(task, pages, singly=singly)
                self._changed.notify_all()

    def take_time(self, document: PdfBytes) -> None:
        """Let foreseen pages go before the rest of a find: it has something to show."""
        with self._changed:
            self._readings["find"].take_time(document)

    def try_again(self, task: PdfTask) -> None:
        """Put a task whose child died back to the very front."""
        again = replace(task, tries=task.tries + 1)
        with self._changed:
            if task.document.closed:
                return
            if task.kind == "open":
                self._opening.appendleft(again)
            elif task.key is not None:
                self._in_hand.discard((task.document.number, task.key))
                self._wanted.setdefault(task.document, deque()).appendleft(again)
                self._wanted.move_to_end(task.document, last=False)
            self._changed.notify_all()

    def finish(self, task: PdfTask) -> None:
        """Say that a task taken has been answered for, one way or the other."""
        if task.key is not None:
            with self._changed:
                self._in_hand.discard((task.document.number, task.key))

    def close(self, document: PdfBytes) -> None:
        """Forget every wish for a document and have each lane's child let go of it."""
        with self._changed:
            self._wanted.pop(document, None)
            self._foreseen.pop(document, None)
            for readings in self._readings.values():
                readings.forget(document)
            self._opening = deque(task for task in self._opening if task.document is not document)
            for lane in self._closing:
                lane.append(PdfTask("close", document))
            self._changed.notify_all()

    def shut(self) -> None:
        """Send every lane home."""
        with self._changed:
            self._shut = True
            self._changed.notify_all()

    def take(self, lane: int, *, foresees: bool, seconds: float | None = None) -> PdfTask | None:
        """Wait for the next task of a lane, at most ``seconds``; None when there is none or the queue was shut."""
        with self._changed:
            while not self._shut:
                task = self._next(lane, foresees)
                if task is not None:
                    return task
                if not self._changed.wait(seconds):
                    return None
            return None

    def _next(self, lane: int, foresees: bool) -> PdfTask | None:
        if self._closing[lane]:
            return self._closing[lane].popleft()
        if self._opening:
            return self._opening.popleft()
        task = self._first_of(self._wanted)
        if task is None and foresees:
            task = self._next_reading() or self._first_of(self._foreseen)
        # With nothing else to do both lanes search, which halves the time.
        return task or self._readings["find"].take(urgent=False)

    def _next_reading(self) -> PdfTask | None:
        for readings in self._readings.values():
            task = readings.take(urgent=True)
            if task is not None:
                return task
        return None

    def _first_of(self, wishes: OrderedDict[PdfBytes, deque[PdfTask]]) -> PdfTask | None:
        for tasks in wishes.values():
            while tasks:
                task = tasks.popleft()
                assert task.key is not None
                mark = (task.document.number, task.key)
                if mark not in self._in_hand:
                    self._in_hand.add(mark)
                    return task
        return None

    def _replace(
        self, wishes: OrderedDict[PdfBytes, deque[PdfTask]], document: PdfBytes, tasks: Iterable[PdfTask]
    ) -> None:
        with self._changed:
            if document.closed:
                return
            wishes[document] = deque(tasks)
            wishes.move_to_end(document, last=False)
            if wishes is self._wanted:
                # Any lane will do: waking one more, or one for nothing, would only take turns from the window.
                self._changed.notify(len(wishes[document]))
            else:
                self._changed.notify_all()
