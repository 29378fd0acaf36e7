"""Hands the focus a container is given on to the child that owns its keys, and leaves Tab its way through all of them.

Qt's own focus proxy would do the first, but Tab that comes to such a container goes to the proxy at once, past every
child that stands before it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class FocusLoan(QObject):
    """The agreement between a container, which owns it, and the child that has its focus; the child may change."""

    def __init__(self, container: QWidget, child: QWidget, instead: QWidget | None) -> None:
        super().__init__(container)
        self._child, self._instead = child, instead
        container.installEventFilter(self)

    def turn_to(self, child: QWidget) -> None:
        """Lend to another child from now on."""
        self._child = child

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            taker = self._child
            if self._instead is not None and not taker.isVisible():
                taker = self._instead
            taker.setFocus(event.reason())
        return super().eventFilter(watched, event)


def lend_focus(container: QWidget, child: QWidget, instead: QWidget | None = None) -> FocusLoan:
    """Have ``child`` take whatever focus ``container`` is given; ``instead`` of it where that is not to be seen."""
    return FocusLoan(container, child, instead)
