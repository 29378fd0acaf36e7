"""What the PDF lanes should do next: wishes that replace each other, so the newest is never behind a stale one."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assessor_app.media.pdf_bytes import PdfBytes


@dataclass(frozen=True, slots=True)
class RenderKey:
    """Pixels of a page (0-based): the whole page is ``width`` × ``height``; ``cut`` is x, y, w, h or None for all."""

    page: int
    width: int
    height: int
    cut: tuple[int, int, int, int] | None = None

    @property
    def box(self) -> tuple[int, int, int, int]:
        """x, y, width and height of the pixels within the page."""
        return self.cut if self.cut is not None else (0, 0, self.width, self.height)

    @property
    def byte_count(self) -> int:
        """Bytes of the pixels, RGB888 without padding."""
        _, _, across, down = self.box
        return across * down * 3


@dataclass(frozen=True, slots=True)
class PdfTask:
    """One thing for a lane. ``tries`` counts children that died over it; ``key`` is None unless a page is drawn."""

    kind: Literal["open", "draw", "close"]
    document: PdfBytes
    key: RenderKey | None = None
    foreseen: bool = False
    tries: int = 0


class RenderQueue:
    """The wishes of all open documents; written by the GUI thread, taken by the lanes. Thread-safe.

    Order: what was closed, what is to be opened, what is wanted now (the document asked for last goes first),
    and, for lanes that foresee, what will be wanted.
    """

    def __init__(self, lanes: int) -> None:
        self._changed = threading.Condition()
        self._closing: list[deque[PdfTask]] = [deque() for _ in range(lanes)]
        self._opening: deque[PdfTask] = deque()
        self._wanted: OrderedDict[PdfBytes, deque[PdfTask]] = OrderedDict()
        self._foreseen: OrderedDict[PdfBytes, deque[PdfTask]] = OrderedDict()
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

    def try_again(self, task: PdfTask) -> None:
        """Put a task whose child died back to the very front."""
        again = PdfTask(task.kind, task.document, task.key, task.foreseen, task.tries + 1)
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
            self._opening = deque(task for task in self._opening if task.document is not document)
            for lane in self._closing:
                lane.append(PdfTask("close", document))
            self._changed.notify_all()

    def shut(self) -> None:
        """Send every lane home."""
        with self._changed:
            self._shut = True
            self._changed.notify_all()

    def take(self, lane: int, *, foresees: bool) -> PdfTask | None:
        """Wait for the next task of a lane; None when the queue was shut."""
        with self._changed:
            while not self._shut:
                task = self._next(lane, foresees)
                if task is not None:
                    return task
                self._changed.wait()
            return None

    def _next(self, lane: int, foresees: bool) -> PdfTask | None:
        if self._closing[lane]:
            return self._closing[lane].popleft()
        if self._opening:
            return self._opening.popleft()
        task = self._first_of(self._wanted)
        if task is None and foresees:
            task = self._first_of(self._foreseen)
        return task

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
            self._changed.notify_all()
