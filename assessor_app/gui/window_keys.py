"""What every window of the desk does with keys alike: it fills the screen, and leaves the focused widget its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.gui.shortcuts import belongs_to_focus


def switch_full_screen(window: QWidget) -> None:
    """Fill the screen the window is on, or go back to a window."""
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def leave_to_focus(event: QEvent) -> bool:
    """Accept the question before a key that is the focused widget's own business, so that no shortcut takes it.

    To be asked first in a window's ``event()``, which is done when this is true.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not belongs_to_focus(event, QApplication.focusWidget()):
        return False
    event.accept()
    return True
