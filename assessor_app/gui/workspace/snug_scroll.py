"""A vertical scroll area that is never taller than its content, so what stands below it gets the room left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from assessor_app.gui.widgets.elided_label import ElidedLabel

_LEAST: Final = 60
_EDGE: Final = 4


class SnugScroll(QScrollArea):
    """Grows with its content up to the room there is; scrolls beyond that. Width is always the area's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cap, self._least = 0, _LEAST
        self._kept: QWidget | None = None
        self._source: QLabel | None = None
        self._heading = ElidedLabel(self)
        self._heading.setProperty("role", "heading")
        self._heading.setBackgroundRole(QPalette.ColorRole.Button)
        self._heading.setAutoFillBackground(True)
        self._heading.hide()
        # what stands where is known only once the content is laid out anew
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._bring_kept)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self.verticalScrollBar().valueChanged.connect(self._show_heading)

    def set_cap(self, pixels: int) -> None:
        """Never be taller than ``pixels``; 0 for no such limit."""
        self._cap = pixels
        self.refit()

    def set_least(self, pixels: int) -> None:
        """Ask for at least so much height, unless the content is lower."""
        if pixels != self._least:
            self._least = pixels
            self.updateGeometry()

    def go_to_top(self) -> None:
        """Show the beginning; nothing in particular is kept in view."""
        self._kept = None
        self.verticalScrollBar().setValue(0)

    def keep_in_view(self, widget: QWidget | None) -> None:
        """Have a part of the content in sight, also when the room changes, until the person scrolls."""
        self._kept = widget
        self._bring_kept()
        self._laid_out.start()

    def repeat_heading(self, label: QLabel) -> None:
        """Say the words of this part of the content on one line at the top once they are scrolled away."""
        self._source = label

    @Slot()
    def _bring_kept(self) -> None:
        kept, content = self._kept, self.widget()
        if kept is not None and content is not None and content.isAncestorOf(kept):
            top, room = _top_in(content, kept), self.viewport().height()
            highest = top - self._cover()
            # of what is higher than the room, the beginning
            lowest = min(highest, top + kept.height() + _EDGE - room)
            bar = self.verticalScrollBar()
            bar.setValue(min(max(bar.value(), lowest), highest))
        self._show_heading()

    @Slot()
    def _show_heading(self) -> None:
        content, source, cover = self.widget(), self._source, self._cover()
        gone = (
            bool(content and source) and _top_in(content, source) + source.height() <= self.verticalScrollBar().value()
        )
        if gone and cover and source is not None:
            self._heading.setText(source.text())
            self._heading.setGeometry(self.viewport().x(), self.viewport().y(), self.viewport().width(), cover)
            self._heading.raise_()
        self._heading.setVisible(gone and cover > 0)

    def _cover(self) -> int:
        """Height of the repeated heading; none where it would cover what is kept in view."""
        if self._source is None:
            return 0
        high = self._heading.sizeHint().height() + _EDGE
        kept = self._kept.height() if self._kept is not None else 0
        return high if kept + high + _EDGE <= self.viewport().height() else 0

    @Slot()
    def _let_go(self) -> None:
        self._kept = None

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
        return QSize(0, min(self._least, self.maximumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()
        if self.size() != event.size():
            # lowered at once by its new limit, of which Qt tells nobody while it resizes
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self._laid_out.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._let_go()
        super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """QScrollArea watches its content already; a new layout of it is our cue."""
        answer = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.refit()
            self._laid_out.start()
        return answer


def _top_in(content: QWidget, part: QWidget) -> int:
    return part.mapTo(content, QPoint(0, 0)).y()
