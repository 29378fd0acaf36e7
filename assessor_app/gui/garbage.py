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
# while much comes at once (imports, a first sync), so that no quick look has much to go through
_LIVELY_MS: Final = 100
_YOUNG: Final = 5_000
_ROUNDS: Final = 40
_MOST_ROUNDS: Final = 400
# objects that may come or go while nobody does anything: a blinking caret, a clock
_STILL: Final = 200


def set_program_apart() -> None:
    """Never look again at what is imported by now; every thorough look is the shorter by that.

    Call it before there is a window: what is set apart and thrown away later stays for good, and Qt builds new objects
    where PySide still believes the old ones to be.
    """
    gc.freeze()


class GarbageDays(QObject):
    """From its making on nothing else collects in this process; build it on the GUI thread.

    A quick look every half second once 5,000 objects have come, more often while many come. A thorough one, which holds
    the window up for a tenth of a second and more, after 40 of those, as soon as nothing happened at the desk for half
    a second; after another 360 it waits no longer.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rounds = 0
        self._young = 0
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
        young = gc.get_count()[0]
        still = abs(young - self._young) < _STILL
        idle = still and self._timer.interval() == _EVERY_MS
        if self._rounds >= _ROUNDS and (idle or self._rounds >= _MOST_ROUNDS):
            self._rounds = 0
            gc.collect()
        elif young >= _YOUNG:
            self._rounds += 1
            gc.collect(1)
        self._young = gc.get_count()[0]
        self._timer.setInterval(_EVERY_MS if still else _LIVELY_MS)
