"""Paints what was filled anew in the turn of the loop after, so that filling and painting are two short waits."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget


class HeldPainting(QObject):
    """Of one widget with all inside it: what was on screen stays there meanwhile."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._fresh = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._let_go)

    def hold(self) -> None:
        """Paint nothing of it until the loop has turned; what is not on screen yet is painted as ever."""
        if self._widget.isVisible():
            self._fresh = True
            self._timer.start()
            self._widget.setUpdatesEnabled(False)

    @Slot()
    def _let_go(self) -> None:
        if self._fresh:
            # filling has begun with :meth:`hold`, so this timer was due before those that became due while it went on
            self._fresh = False
            self._timer.start()
        else:
            self._widget.setUpdatesEnabled(True)
