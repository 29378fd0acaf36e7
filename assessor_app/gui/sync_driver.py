"""Decides when to sync and what to download next; everything runs on the net lane, one thing after another.

Sync runs at sign-in, when asked, soon after a change, from time to time, and after a failure when the sync layer
says so. Downloads wait in a queue of submissions, one task each, so that a sync can go between two of them and
one of them can be cancelled alone.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.errors import DeskError, NotSignedInError
from assessor_app.gui.check_driver import CheckDriver
from assessor_app.gui.language.saying import say, say_error
from assessor_app.gui.metered_network import is_metered
from assessor_app.gui.progress_relay import ProgressRelay
from assessor_app.gui.task_runner import TaskRunner

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Desk, SyncStatus

PERIOD_MS: Final = 60_000
AFTER_CHANGE_MS: Final = 8_000


class SyncDriver(QObject):
    """``synced`` after every sync that was answered, ``status_changed`` whenever the status line has news.

    ``failed`` carries one sentence; ``sign_in_needed`` tells that the hub no longer knows this laptop.
    ``download_ended`` carries the assignment, whether it was cancelled, and what the sync layer said about it;
    whether all of it is here now is for the queue to read. ``paused_changed`` carries how many downloads are held
    back, ``metered_met`` the assignments not fetched before the person agrees. ``checks`` lives and ends with it.
    """

    progressed = Signal(object)
    status_changed = Signal(object)
    synced = Signal(object)
    failed = Signal(str)
    sign_in_needed = Signal(str)
    busy_changed = Signal(bool)
    sync_running = Signal(bool)
    download_waiting = Signal(str)
    download_ended = Signal(str, bool, str)
    paused_changed = Signal(int)
    metered_met = Signal(object)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # asked before a download; the person may have said that a metered network is all right
        self.is_metered: Callable[[], bool] = is_metered
        self.asks_on_metered = True
        self._metered_agreed = False
        self._paused = False
        self._desk = desk
        self._runner = runner
        self._active = False
        self._syncing = False
        self._again = False
        self._waiting: deque[str] = deque()
        self._downloading = ""
        self._stop_sync = threading.Event()
        self._stop_download = threading.Event()
        self.checks = CheckDriver(desk, runner, self)
        self.checks.failed.connect(self.failed)
        self._relay = ProgressRelay(self)
        self._relay.arrived.connect(self.progressed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.sync)

    @property
    def busy(self) -> bool:
        """Whether a sync or a download is under way."""
        return self._syncing or bool(self._downloading)

    @property
    def next_sync_ms(self) -> int:
        """Milliseconds until the next planned sync, -1 when none is planned."""
        return self._timer.remainingTime()

    @Slot()
    def start(self) -> None:
        """Begin looking after this session; the first sync starts at once."""
        self._active = True
        self.refresh_status()
        self.sync()
        self.checks.start()

    @Slot()
    def stop(self) -> None:
        """Stop at the next safe point and plan nothing more (sign-out, end of the program)."""
        self._active = False
        self._again = False
        self._timer.stop()
        self.checks.stop()
        self.cancel()

    @Slot()
    def sync(self) -> None:
        """Sync now; while one runs, another follows it."""
        if not self._active:
            return
        if self._syncing:
            self._again = True
            return
        self._timer.stop()
        self._syncing = True
        self._stop_sync = threading.Event()
        self._announce_busy()
        work = partial(self._desk.sync_now, self._relay, self._stop_sync.is_set)
        self._runner.run("net", work, partial(self._end_sync, self._stop_sync), self)

    @Slot()
    def note_change(self) -> None:
        """Something was saved on this laptop: say so, and send it soon."""
        self.refresh_status()
        if self._active and not self._syncing and self._timer.remainingTime() > AFTER_CHANGE_MS:
            self._timer.start(AFTER_CHANGE_MS)

    def download(self, assignment_ids: Iterable[str]) -> None:
        """Fetch what is missing of these submissions, in this order, after those already asked for.

        On a network that is paid for by the megabyte the person is asked first.
        """
        wanted = tuple(assignment_ids)
        if self.asks_on_metered and not self._metered_agreed and self.is_metered():
            self.metered_met.emit(wanted)
            return
        self._queue_up(wanted)

    def download_anyway(self, assignment_ids: Iterable[str]) -> None:
        """As :meth:`download`: the person has said so, for as long as the program runs."""
        self._metered_agreed = True
        self._queue_up(assignment_ids)

    @property
    def paused(self) -> bool:
        """Whether downloads are held back."""
        return self._paused

    @Slot()
    def pause_or_go_on(self) -> None:
        """Hold back the download under way and those that wait, or let them go on from where they were."""
        self._paused = not self._paused
        if self._paused:
            self._stop_download.set()
        else:
            self._next_download()
        self._tell_paused()

    def _tell_paused(self) -> None:
        self.paused_changed.emit(len(self._waiting) + bool(self._downloading) if self._paused else 0)

    def _queue_up(self, assignment_ids: Iterable[str]) -> None:
        for assignment_id in assignment_ids:
            if assignment_id == self._downloading or assignment_id in self._waiting:
                continue
            self._waiting.append(assignment_id)
            self.download_waiting.emit(assignment_id)
        if self._paused:
            self._tell_paused()
        self._next_download()

    @Slot(str)
    def cancel_download(self, assignment_id: str) -> None:
        """Stop fetching one submission; what is here already is kept and continued next time."""
        if assignment_id == self._downloading:
            self._stop_download.set()
        elif assignment_id in self._waiting:
            self._waiting.remove(assignment_id)
            self.download_ended.emit(assignment_id, True, "")
            if self._paused:
                self._tell_paused()

    @Slot()
    def cancel(self) -> None:
        """Stop whatever is running or waiting."""
        while self._waiting:
            self.download_ended.emit(self._waiting.popleft(), True, "")
        if self._paused:
            self._paused = False
            self._tell_paused()
        self._stop_sync.set()
        self._stop_download.set()

    @Slot()
    def refresh_status(self) -> None:
        """Read the status line again (what is unsent changes with every score)."""
        self._runner.run("store", self._desk.sync_status, self._take_status, self)

    def _take_status(self, status: SyncStatus | None, error: Exception | None) -> None:
        if status is not None:
            self.status_changed.emit(status)
        elif error is not None:
            self.failed.emit(self._sentence(error))

    def _end_sync(self, stopped: threading.Event, status: SyncStatus | None, error: Exception | None) -> None:
        self._syncing = False
        if status is not None:
            self.status_changed.emit(status)
            self.synced.emit(status)
        elif error is not None and not stopped.is_set():
            self._report(error)
        self._announce_busy()
        self._plan(status)

    def _plan(self, status: SyncStatus | None) -> None:
        if not self._active:
            return
        if self._again:
            self._again = False
            self.sync()
        elif status is not None and status.retry_in is not None:
            self._timer.start(max(0, round(status.retry_in * 1000)))
        else:
            self._timer.start(PERIOD_MS)

    def _next_download(self) -> None:
        if self._downloading or self._paused or not self._waiting:
            return
        self._downloading = self._waiting.popleft()
        self._stop_download = threading.Event()
        self._announce_busy()
        work = partial(self._desk.download, (self._downloading,), self._relay, self._stop_download.is_set)
        self._runner.run("net", work, partial(self._end_download, self._stop_download), self)

    def _end_download(self, stopped: threading.Event, status: SyncStatus | None, error: Exception | None) -> None:
        assignment_id, self._downloading = self._downloading, ""
        if self._paused and stopped.is_set() and error is None:
            # it goes on from there, before all others
            self._waiting.appendleft(assignment_id)
            self.download_waiting.emit(assignment_id)
            self._announce_busy()
            return
        sentence = ""
        if not stopped.is_set():
            sentence = self._sentence(error) if error is not None else say(status.sentence) if status else ""
        self.download_ended.emit(assignment_id, stopped.is_set(), sentence)
        if error is not None or (status is not None and not status.online):
            # The next ones would meet the same trouble: let them go, the person can ask again.
            while self._waiting:
                self.download_ended.emit(self._waiting.popleft(), True, "")
        if isinstance(error, NotSignedInError):
            self.sign_in_needed.emit(sentence)
        self.refresh_status()
        self._next_download()
        self._announce_busy()

    def _report(self, error: Exception) -> None:
        if isinstance(error, NotSignedInError):
            self._active = False
            self.sign_in_needed.emit(self._sentence(error))
            return
        self.refresh_status()
        self.failed.emit(self._sentence(error))

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, DeskError):
            return say_error(error)
        return self.tr("Something unexpected went wrong while talking to the hub; what you entered is safe here.")

    def _announce_busy(self) -> None:
        self.sync_running.emit(self._syncing)
        self.busy_changed.emit(self.busy)
