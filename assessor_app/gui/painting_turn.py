"""Lets a window paint in a turn of the loop of its own: keys pressed meanwhile, and what is timed, go before it."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

# So much computed since the window was painted last is long: two such turns in one would be felt.
_LONG_SECONDS: Final = 0.008


class PaintingTurn(QObject):
    """Puts a window's painting off by one turn, and never by two, where something long went before it.

    To fill a page may take as long as to paint it: together they would be twice the wait for whoever types on. What is
    short, as a letter typed, is painted at once.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._was_put_off = False
        self._computed = time.thread_time()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and self._puts_off():
            again = QEvent(QEvent.Type.UpdateRequest)
            QCoreApplication.postEvent(watched, again, Qt.EventPriority.LowEventPriority.value)
            return True
        return super().eventFilter(watched, event)

    def _puts_off(self) -> bool:
        # the loop rests without computing, so that this need not know when it does
        is_long = time.thread_time() - self._computed >= _LONG_SECONDS
        self._was_put_off = is_long and not self._was_put_off
        if not self._was_put_off:
            self._computed = time.thread_time()
        return self._was_put_off
