"""Gives Escape to a bar, card or panel that can be closed, before the window takes it for something else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_KINDS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def takes_escape(event: QEvent, close: Callable[[], object]) -> bool:
    """Whether this is Escape, or the question whose it is; the key itself calls ``close``.

    To be asked first in ``event()``, while there is something to close.
    """
    if not (isinstance(event, QKeyEvent) and event.type() in _KINDS and event.key() == Qt.Key.Key_Escape):
        return False
    event.accept()
    if event.type() == QEvent.Type.KeyPress:
        close()
    return True
