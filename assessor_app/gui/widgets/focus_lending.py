"""Hands the focus a container is given on to the child that owns its keys, and leaves Tab its way through all of them.

Qt's own focus proxy would do the first, but Tab that comes to such a container goes to the proxy at once, past every
child that stands before it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class _Loan(QObject):
    """The agreement between a container, which owns it, and one of its children."""

    def __init__(self, container: QWidget, child: QWidget) -> None:
        super().__init__(container)
        self._child = child
        container.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._child.setFocus(event.reason())
        return super().eventFilter(watched, event)


def lend_focus(container: QWidget, child: QWidget) -> None:
    """Have ``child`` take whatever focus ``container`` is given."""
    _Loan(container, child)
