"""Says when a widget was really painted for the first time; used alike by the bare window and by the desk."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches ``widget``; calls ``told`` once, when its next painting has left the event and went to the window."""

    def __init__(self, widget: QWidget, told: Callable[[], None]) -> None:
        super().__init__(widget)
        self._told = told
        self._seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        self._told()


def report(began: int, imported: int, **more: object) -> None:
    """Write this process's moments (nanoseconds of the machine's monotonic clock) for the parent to read."""
    moments = {"began": began, "imported": imported, "painted": time.monotonic_ns(), **more}
    sys.stdout.write(json.dumps(moments) + "\n")
    sys.stdout.flush()
