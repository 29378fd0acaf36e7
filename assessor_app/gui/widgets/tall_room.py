"""Gives a card all the room there is, and scrolls it where large words need more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class TallRoom(QScrollArea):
    """Would like to be as high as ``card`` is at this width, and puts up with less; nothing of it is cut off."""

    def __init__(self, card: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the keyboard goes through the card, which scrolls with it
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(card)
        # as narrow as the room is, whatever its buttons would like
        card.setMinimumWidth(1)
        # setWidget() makes it paint the window's ground
        card.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        card = self.widget()
        layout = card.layout() if card is not None else None
        width = self.minimumWidth() or self.width()
        border = self.height() - self.viewport().height()
        if layout is None or not layout.hasHeightForWidth():
            return super().sizeHint()
        # a bar that came up once would go on taking the room that makes it needed
        inside = width - border - self.verticalScrollBar().sizeHint().width()
        return QSize(width, layout.totalHeightForWidth(inside) + border)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """QScrollArea watches its card already; a new layout of it is our cue."""
        answer = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return answer
