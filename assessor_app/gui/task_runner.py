"""The only way off the GUI thread: lanes of worker threads whose results always come back to the GUI thread.

``store``, ``net``, ``check``, ``convert`` (LibreOffice, which may take minutes) and ``sums`` (statistics) each run one
task at a time in the order asked; ``media`` runs two at once. A result whose owner is gone is dropped; the work itself
is not, so a save asked for by a closing page is still made.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any, Final, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from assessor_app.errors import DeskError
from assessor_app.right_of_way import window_first

Lane = Literal["store", "net", "media", "check", "convert", "sums"]
T = TypeVar("T")
Done = Callable[[Any, Exception | None], None]

_THREADS: Final[dict[Lane, int]] = {"store": 1, "net": 1, "media": 2, "check": 1, "convert": 1, "sums": 1}
# What is written must not be lost because something long stood before it in the queue, or the disk is slow.
_WRITING_SECONDS: Final = 60.0
_log = logging.getLogger(__name__)


class Task:
    """One piece of work on its way. Cancelling a task that has not begun means it never runs; a running one
    runs on unless its work asks :meth:`cancelled`. The result of a cancelled task is not delivered."""

    def __init__(self, work: Callable[[], Any], done: Done, owner: QObject) -> None:
        self._work = work
        self._owner = weakref.ref(owner)
        # A strong reference to a method of the owner would keep the owner alive just to hear the answer.
        bound = getattr(done, "__self__", None) is owner
        self._done: Callable[[], Done | None] = weakref.WeakMethod(done) if bound else lambda: done
        self._cancelled = threading.Event()
        self._result: Any = None
        self._error: Exception | None = None

    def cancel(self) -> None:
        """Ask for the task to stop; never blocks."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether :meth:`cancel` was called; may be asked from any thread."""
        return self._cancelled.is_set()

    def perform(self) -> None:
        """Do the work on the calling thread and keep what came of it."""
        try:
            self._result = self._work()
        except Exception as error:  # noqa: BLE001 - whatever went wrong is handed to ``done``
            self._error = error
            _note_surprise(error)

    def deliver(self) -> None:
        """Hand over the result; to be called on the GUI thread."""
        owner, done = self._owner(), self._done()
        if self.cancelled() or owner is None or done is None or not shiboken6.isValid(owner):
            return
        done(self._result, self._error)


def _note_surprise(error: Exception) -> None:
    """Log what nobody expected; only where and what kind, since its text may hold personal data."""
    if not isinstance(error, DeskError):
        places = "".join(traceback.format_tb(error.__traceback__))
        _log.error("a task failed with %s\n%s", type(error).__name__, places)


class _LaneQueue:
    """The waiting tasks of one lane and the threads that take them, started at the first task."""

    def __init__(self, name: Lane, threads: int, finished: Callable[[Task], None]) -> None:
        self._name = name
        self._count = threads
        self._finished = finished
        self._waiting: deque[Task] = deque()
        self._running: list[Task] = []
        self._changed = threading.Condition()
        self._closing = False
        self._threads: list[threading.Thread] = []

    def put(self, task: Task) -> None:
        with self._changed:
            if self._closing:
                raise RuntimeError(f"The {self._name} lane is closed.")
            self._waiting.append(task)
            if len(self._threads) < self._count:
                # Daemon threads: a hung network call must not keep the process alive for ever.
                thread = threading.Thread(target=self._work_through, name=f"lane-{self._name}", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify()

    def close(self, *, finish_waiting: bool) -> None:
        with self._changed:
            self._closing = True
            if not finish_waiting:
                self._waiting.clear()
                for task in self._running:
                    task.cancel()
            self._changed.notify_all()

    def join(self, deadline: float) -> bool:
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _next(self) -> Task | None:
        with self._changed:
            while not self._waiting and not self._closing:
                self._changed.wait()
            if not self._waiting:
                return None
            task = self._waiting.popleft()
            self._running.append(task)
            return task

    def _work_through(self) -> None:
        while (task := self._next()) is not None:
            if not task.cancelled():
                task.perform()
            with self._changed:
                self._running.remove(task)
            self._finished(task)


class TaskRunner(QObject):
    """Runs work on a lane and brings the answer back. Build it on the GUI thread."""

    _performed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = threading.Event()
        self._lanes = {name: _LaneQueue(name, count, self._announce) for name, count in _THREADS.items()}
        self._performed.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, lane: Lane, work: Callable[[], T], done: Callable[[T | None, Exception | None], None], owner: QObject
    ) -> Task:
        """Put ``work`` on ``lane``; ``done(result, error)`` is called on the GUI thread while ``owner`` lives.

        Raises RuntimeError after :meth:`shutdown`.
        """
        task = Task(work, done, owner)
        self._lanes[lane].put(task)
        return task

    def shutdown(self, timeout: float = 5.0) -> bool:
        """Finish what the store lane still has to write, drop the rest, and wait at most ``timeout`` seconds for it.

        Writing is waited for longer. Results are no longer delivered. Returns whether every thread has ended.
        """
        self._closed.set()
        for name, lane in self._lanes.items():
            lane.close(finish_waiting=name == "store")
        now = time.monotonic()
        ended = [
            lane.join(now + (max(timeout, _WRITING_SECONDS) if name == "store" else timeout))
            for name, lane in self._lanes.items()
        ]
        return all(ended)

    def _announce(self, task: Task) -> None:
        if not self._closed.is_set():
            self._performed.emit(task)

    @Slot(object)
    def _deliver(self, task: Task) -> None:
        if not self._closed.is_set():
            with window_first():
                task.deliver()
