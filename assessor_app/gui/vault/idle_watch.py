"""Tells when nobody has used the window for a while, without looking at every event of the program."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QWindow
from PySide6.QtWidgets import QWidget

LOOK_MS: Final = 10_000
_SIGNS: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    )
)


class IdleWatch(QObject):
    """``idle`` once nobody has touched keyboard or mouse for ``limit`` seconds (0: never). ``clock`` is monotonic.

    ``busy`` is asked before: while it says yes (a film is playing) somebody is there.
    """

    idle = Signal()

    def __init__(self, window: QWidget, busy: Callable[[], bool], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self._busy, self._clock = window, busy, clock
        self._limit = 0.0
        self._since = clock()
        self._pointer = QCursor.pos()
        self._handle: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def limit(self) -> float:
        """Seconds; 0 for never."""
        return self._limit

    def set_limit(self, seconds: float) -> None:
        """Watch with this limit from now on."""
        self._limit = seconds
        self.note_use()
        if seconds > 0:
            self._listen()
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def note_use(self) -> None:
        """Somebody is there."""
        self._since = self._clock()

    @Slot()
    def look(self) -> None:
        """Decide whether it has been long enough."""
        # the window has no handle before it is first shown, and this one hears all that is done in it
        self._listen()
        pointer = QCursor.pos()
        if pointer != self._pointer or self._busy():
            self._pointer = pointer
            self.note_use()
        if self._limit > 0 and self._clock() - self._since >= self._limit:
            self.note_use()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._since = self._clock()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)
