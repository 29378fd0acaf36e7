"""Tells when the laptop goes to sleep, by the system's own word where it gives one, else by clocks that disagree."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

LOOK_MS: Final = 5_000
# shorter than any sleep a person would notice, longer than a clock is ever set by a time server
_GAP: Final = 30.0
_SERVICE: Final = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


def seconds_slept() -> float:
    """Seconds of sleep since some moment in the past: what one clock counts and the other does not."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    # elsewhere a clock set by hand looks the same; then the desk is locked once too often
    whole = time.time() if boot is None else time.clock_gettime(boot)
    return whole - time.monotonic()


class SleepWatch(QObject):
    """``slept`` as the laptop goes to sleep, or when it has been asleep; ``slept_by`` is :func:`seconds_slept`."""

    slept = Signal()

    def __init__(self, parent: QObject, slept_by: Callable[[], float] = seconds_slept) -> None:
        super().__init__(parent)
        self._slept_by = slept_by
        self._known = slept_by()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, bus: Any = None) -> bool:
        """Begin to watch; returns whether the system will say so itself. ``bus``: another D-Bus than the system's."""
        self._known = self._slept_by()
        self._timer.start()
        return self._listen(bus)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Compare the clocks."""
        now = self._slept_by()
        if now - self._known > _GAP:
            self.slept.emit()
        self._known = now

    @Slot(bool)
    def note_sleep(self, begins: bool) -> None:
        """The system says that it goes to sleep, or that it woke up."""
        if begins and self._timer.isActive():
            self.slept.emit()

    def _listen(self, bus: Any) -> bool:
        if bus is None:
            if sys.platform != "linux":
                return False
            # late: it talks to the system, and is of no use before the first page stands
            from PySide6.QtDBus import QDBusConnection

            bus = QDBusConnection.systemBus()
        return bool(bus.isConnected() and bus.connect(*_SERVICE, "PrepareForSleep", self, SLOT("note_sleep(bool)")))
