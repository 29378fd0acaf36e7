"""Panels side by side where there is room for them, else one above the other."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from assessor_app.gui.theme import Theme

_LEAST: int = 380
_GAP: int = 8


class PairRow(QWidget):
    """Holds panels of one width each; none is narrower than a plot needs unless the window itself is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._count = 0
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)

    def dress(self, theme: Theme) -> None:
        """Take sizes from the theme, now and after every change."""
        self._theme = theme
        theme.changed.connect(self._turn)

    def hold(self, *panels: QWidget) -> None:
        """Hold these panels, in this order."""
        for panel in panels:
            self._layout.addWidget(panel, 1)
        self._count += len(panels)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @Slot()
    def _turn(self) -> None:
        least = self._theme.px(_LEAST) if self._theme is not None else _LEAST
        beside = self.width() >= self._count * least + (self._count - 1) * _GAP
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != way:
            self._layout.setDirection(way)
