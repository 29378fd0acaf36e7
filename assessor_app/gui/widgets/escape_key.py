"""Gives Escape to a bar, card or panel that can be closed, before the window takes it for something else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_KINDS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def claim_escape(event: QEvent) -> bool:
    """Accept an Escape, or the question whose it is; to be asked in ``event()`` while there is something to close."""
    if isinstance(event, QKeyEvent) and event.type() in _KINDS and event.key() == Qt.Key.Key_Escape:
        event.accept()
        return True
    return False


def is_pressed(event: QEvent) -> bool:
    """Whether a claimed event is the key itself and not only the question."""
    return event.type() == QEvent.Type.KeyPress
