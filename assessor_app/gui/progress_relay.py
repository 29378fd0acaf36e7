"""Carries progress from a worker thread to the windows, no oftener than an eye can follow."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from assessor_app.workflows.desk import SyncProgress


_SECONDS_BETWEEN: Final = 0.1


class ProgressRelay(QObject):
    """Call it from any thread; ``arrived`` comes on the GUI thread with the newest progress only.

    A download reports thousands of times a second: without this the event loop would do nothing else.
    """

    arrived = Signal(object)
    _waiting_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: SyncProgress | None = None
        self._last: SyncProgress | None = None
        self._sent_at = 0.0
        self._waiting_changed.connect(self._pass_on)

    def __call__(self, progress: SyncProgress) -> None:
        """Take note of progress."""
        with self._lock:
            if not self._worth_telling(progress):
                return
            self._last, self._sent_at = progress, time.monotonic()
            already_woken = self._waiting is not None
            self._waiting = progress
        if not already_woken:
            self._waiting_changed.emit()

    def _worth_telling(self, progress: SyncProgress) -> bool:
        last = self._last
        if last is None or (last.stage, last.assignment_id) != (progress.stage, progress.assignment_id):
            return True
        return progress.done >= progress.total or time.monotonic() - self._sent_at >= _SECONDS_BETWEEN

    @Slot()
    def _pass_on(self) -> None:
        with self._lock:
            progress, self._waiting = self._waiting, None
        if progress is not None:
            self.arrived.emit(progress)
