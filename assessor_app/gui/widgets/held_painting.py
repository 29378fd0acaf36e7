"""Paints what was filled anew in the turn of the loop after, so that filling and painting are two short waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget


class HeldPainting(QObject):
    """Of one widget with all inside it: what was on screen stays there meanwhile."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._then: Callable[[], None] | None = None
        self._fresh = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._let_go)

    def hold(self, then: Callable[[], None] | None = None) -> bool:
        """Paint nothing of it until the loop has turned; what is not on screen yet is painted as ever.

        ``then`` has a turn of its own before that. Tells whether anything is held; where not, ``then`` is not called.
        """
        if not self._widget.isVisible():
            return False
        self._then = then or self._then
        self._fresh = True
        self._timer.start()
        self._widget.setUpdatesEnabled(False)
        return True

    @Slot()
    def _let_go(self) -> None:
        if self._fresh:
            # filling has begun with :meth:`hold`, so this timer was due before those that became due while it went on
            self._fresh = False
            self._timer.start()
            return
        then, self._then = self._then, None
        if then is None:
            self._widget.setUpdatesEnabled(True)
        else:
            self._timer.start()
            then()
