"""A panel over the window that is not a dialog: it dims what is behind, Esc or a click beside it closes it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assessor_app.gui.widgets.escape_key import takes_escape

_DIM = 110


@runtime_checkable
class HasEdges(Protocol):
    """A panel that begins elsewhere than at its first control, where Tab that came round has to go."""

    def focus_edge(self, forward: bool) -> None: ...


class Overlay(QWidget):
    """Covers ``host`` and shows ``panel`` in its middle; the keyboard goes back where it was when it closes."""

    closed = Signal()

    def __init__(self, host: QWidget, panel: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("overlay")
        self._host = host
        self._panel = panel
        self._came_from: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(panel, 0, Qt.AlignmentFlag.AlignCenter)
        host.installEventFilter(self)
        self.hide()

    def open_over(self) -> None:
        """Show the panel and give it the keyboard."""
        self._came_from = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self._panel.setFocus()

    @Slot()
    def close_overlay(self) -> None:
        """Hide the panel."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.close_overlay) or super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab stays inside: what is dimmed must not be operated blindly.
        moved = super().focusNextPrevChild(forward)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            panel: object = self._panel
            if isinstance(panel, HasEdges):
                panel.focus_edge(forward)
            else:
                self._panel.setFocus()
        return moved

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, _DIM))

    def _cover(self) -> None:
        self.setGeometry(self._host.rect())
        self._panel.setMaximumSize(self.width() - 48, self.height() - 48)
