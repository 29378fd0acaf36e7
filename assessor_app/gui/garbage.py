"""Collects Python's garbage on the windows' thread only.

Python collects wherever an allocation tips its count, so also on a worker thread; a discarded widget among the garbage
would then be destroyed there, which Qt answers with a crash now and then. It also collects in the middle of a Qt
destructor that asks Python something, and another widget destroyed there waits for ever for Qt's lock.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS: Final = 500
_YOUNG: Final = 5_000
_ROUNDS: Final = 40


class GarbageDays(QObject):
    """From its making on nothing else collects in this process; build it on the GUI thread.

    A quick look every half second once 5,000 objects have come, and a thorough one after 40 of those.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rounds = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def end(self) -> None:
        """Collect once more. Python's own collector stays off: it would strike amid the tearing down that follows."""
        self._timer.stop()
        gc.collect()

    @Slot()
    def _collect(self) -> None:
        if gc.get_count()[0] < _YOUNG:
            return
        self._rounds += 1
        gc.collect(2 if self._rounds % _ROUNDS == 0 else 1)
