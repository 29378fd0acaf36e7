"""Keys of a page that covers the desk: what is typed there is nobody's command."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_TABS: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def keeps_key(event: QEvent) -> bool:
    """Whether ``event`` asks for a shortcut and was taken instead; to be asked first in such a page's ``event``.

    Tab alone goes on to the window, which puts its stops in order.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent) or event.key() in _TABS:
        return False
    event.accept()
    return True
