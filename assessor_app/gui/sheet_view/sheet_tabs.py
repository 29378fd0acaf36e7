"""The tabs of a workbook's sheets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QTabBar, QWidget


class SheetTabs(QTabBar):
    """One tab for each sheet; hidden where there is but one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_names(self, names: Sequence[str]) -> None:
        """Show these, the first chosen; nobody is told."""
        with QSignalBlocker(self):
            while self.count():
                self.removeTab(self.count() - 1)
            for name in names:
                # a single ampersand would underline the letter after it
                self.addTab(name.replace("&", "&&"))
        self.setVisible(len(names) > 1)

    def wheelEvent(self, event: object) -> None:
        """The wheel never changes what is chosen."""
