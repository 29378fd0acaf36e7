"""A vertical scroll area that is never taller than its content, so what stands below it gets the room left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class SnugScroll(QScrollArea):
    """Grows with its content up to the room there is; scrolls beyond that. Width is always the area's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cap = 0

    def set_cap(self, pixels: int) -> None:
        """Never be taller than ``pixels``; 0 for no such limit."""
        self._cap = pixels
        self.refit()

    def refit(self) -> None:
        """Measure the content anew."""
        content = self.widget()
        if content is None:
            return
        # setWidget() makes the content paint the window's ground over the panel it stands on.
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        layout = content.layout()
        width = self.viewport().width()
        if layout is not None and layout.hasHeightForWidth():
            height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        else:
            height = content.sizeHint().height()
        if self._cap:
            height = min(height, self._cap)
        if height != self.maximumHeight():
            self.setMaximumHeight(max(1, height))

    def settle(self) -> None:
        """Lay out the content and what this stands in at once, and not some turns of the loop later.

        Qt passes the wish for a new layout on from widget to widget, each time behind whatever waits by then; on a
        busy machine what is new in the content would be painted at its least height meanwhile.
        """
        content, around = self.widget(), self.parentWidget()
        if content is None or around is None or not self.isVisible():
            return
        for layout in (content.layout(), around.layout()):
            if layout is not None:
                self.refit()
                layout.activate()
        # has the scroll area give its content the new height, also where it keeps its own
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(60, self.maximumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """QScrollArea watches its content already; a new layout of it is our cue."""
        answer = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.refit()
        return answer
