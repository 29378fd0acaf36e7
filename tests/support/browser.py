"""Stands in for the programs of the desktop: keeps what they were asked to open, for as long as a test lasts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Browser(QObject):
    """Takes addresses of some schemes; ``opened`` lists them as text."""

    def __init__(self, *schemes: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self._schemes = schemes
        for scheme in schemes:
            QDesktopServices.setUrlHandler(scheme, self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """What Qt calls in place of a program."""
        self.opened.append(url.toString())

    def leave(self) -> None:
        """Let the desktop's own programs open addresses again."""
        for scheme in self._schemes:
            QDesktopServices.unsetUrlHandler(scheme)
