"""Cards side by side, in as many rows as the width needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from assessor_app.gui.theme import Theme

_LEAST = 196
_GAP = 8


class CardRow(QWidget):
    """All cards are of one width; those that are hidden take no place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._cards: list[QWidget] = []
        self._placed: tuple[int, tuple[QWidget, ...]] = (0, ())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def dress(self, theme: Theme) -> None:
        """Take sizes from the theme, now and after every change."""
        self._theme = theme
        theme.changed.connect(self.arrange)

    def hold(self, cards: Sequence[QWidget]) -> None:
        """Keep these cards, in this order."""
        self._cards = list(cards)
        for card in self._cards:
            card.setParent(self)
            card.show()
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Put the cards that are shown where the width allows; call it when one was shown or hidden."""
        shown = tuple(card for card in self._cards if not card.isHidden())
        least = self._theme.px(_LEAST) if self._theme is not None else _LEAST
        columns = max(1, min(len(shown), (self.width() + _GAP) // (least + _GAP)))
        # rows of like length: five cards stand as 3 + 2, never as 4 + 1
        rows = -(-len(shown) // columns) if shown else 1
        columns = -(-len(shown) // rows) if shown else 1
        if (columns, shown) == self._placed:
            return
        for card in self._placed[1]:
            self._grid.removeWidget(card)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, card in enumerate(shown):
            self._grid.addWidget(card, place // columns, place % columns)
            self._grid.setColumnStretch(place % columns, 1)
        self._placed = (columns, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.arrange()
