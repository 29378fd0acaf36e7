"""The names of the page's views in one line; the wheel scrolls past it and never switches."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget


class TabLine(QTabBar):
    """Flat tabs from the left, cut with "…" where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self._ask_anew)

    def sizeHint(self) -> QSize:
        # the name of the view in front is bold: whichever it is, none of the others is cut for it
        return super().sizeHint() + QSize(self.fontMetrics().horizontalAdvance("mm"), 0)

    @Slot()
    def _ask_anew(self) -> None:
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
