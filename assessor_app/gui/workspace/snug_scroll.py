"""A vertical scroll area that is never taller than its content, so what stands below it gets the room left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
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
        self._kept: QWidget | None = None
        # Where the part stands is known only once the content is laid out in its new room.
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._laid_out.timeout.connect(self._scroll_to_kept)
        self.verticalScrollBar().rangeChanged.connect(self._note_range)

    def keep_in_view(self, part: QWidget | None) -> None:
        """Scroll to a part of the content now, and again whenever there is less room for it; None lets go."""
        self._kept = part
        self._scroll_to_kept()
        self._laid_out.start()

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

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(60, self.maximumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()
        self._laid_out.start()

    @Slot()
    def _note_range(self) -> None:
        self._laid_out.start()

    @Slot()
    def _scroll_to_kept(self) -> None:
        if self._kept is not None:
            self.ensureWidgetVisible(self._kept, 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """QScrollArea watches its content already; a new layout of it is our cue."""
        answer = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.refit()
        return answer
