"""Collects Python's garbage on the windows' thread only.

Python collects wherever an allocation tips its count, so also on a worker thread; a discarded widget among the garbage
would then be destroyed there, which Qt answers with a crash now and then.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS: Final = 500
_YOUNG: Final = 5_000
_ROUNDS: Final = 40


class GarbageDays(QObject):
    """From its making to :meth:`end` nothing else collects; build it on the GUI thread.

    A quick look every half second once 5,000 objects have come, and a thorough one after 40 of those.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._rounds = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def _collect(self) -> None:
        if gc.get_count()[0] < _YOUNG:
            return
        self._rounds += 1
        gc.collect(2 if self._rounds % _ROUNDS == 0 else 1)
