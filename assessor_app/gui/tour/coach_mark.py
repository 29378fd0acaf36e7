"""Dims the window but for the one thing that is spoken of, and sets the card beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.tour.coach_card import CoachCard

_DIM: Final = 120
_RING: Final = 3
_ROUND: Final = 8
_GAP: Final = 14
_EDGE: Final = 12


class CoachMark(QWidget):
    """Covers ``host`` and keeps the keyboard inside ``card``; the keyboard goes back where it was at the end.

    What it points at is asked for anew whenever something may have moved: :meth:`point` takes a question whose answer
    is None while there is nothing to point at.
    """

    def __init__(self, host: QWidget, card: CoachCard, theme: Theme) -> None:
        super().__init__(host)
        self.setObjectName("coach_mark")
        self._host, self._card, self._theme = host, card, theme
        self._target: Callable[[], QWidget | None] | None = None
        self._hole = QRect()
        self._came_from: QWidget | None = None
        card.setParent(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.settle)
        theme.changed.connect(self._timer.start)
        host.installEventFilter(self)
        self.hide()

    def open_over(self) -> None:
        """Cover the window and take the keyboard."""
        self._came_from = QApplication.focusWidget()
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self._card.show()
        self._card.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_over(self) -> None:
        """Uncover the window."""
        self.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def point(self, target: Callable[[], QWidget | None]) -> None:
        """Point at what ``target`` answers, now and after each change of layout."""
        self._target = target
        self.settle()
        # what a page lays out anew stands right only after the event loop was free
        self._timer.start()

    @Slot()
    def settle(self) -> None:
        """Put ring and card where they belong now."""
        self.setGeometry(self._host.rect())
        found = self._target() if self._target is not None else None
        self._hole = QRect()
        if found is not None and found.isVisible() and found.window() is self._host:
            corner = found.mapTo(self._host, QPoint(0, 0))
            around = QRect(corner, found.size()).adjusted(-4, -4, 4, 4)
            self._hole = around.intersected(self.rect().adjusted(2, 2, -2, -2))
        self._card.fit()
        self._card.move(self._beside())
        if self.isVisible():
            self.raise_()
            focused = QApplication.focusWidget()
            if self._host.isActiveWindow() and (focused is None or not self.isAncestorOf(focused)):
                self._card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _beside(self) -> QPoint:
        """Where the card stands: on the side with the most room, within the window; in its middle without a hole."""
        room, card = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), self._card.size()
        if self._hole.isNull():
            return self.rect().center() - QPoint(card.width() // 2, card.height() // 2)
        hole = self._hole
        top, left = min(hole.top(), room.bottom() - card.height()), min(hole.left(), room.right() - card.width())
        places = (
            (room.right() - hole.right() - card.width(), QPoint(hole.right() + _GAP, top)),
            (hole.left() - room.left() - card.width(), QPoint(hole.left() - _GAP - card.width(), top)),
            (room.bottom() - hole.bottom() - card.height(), QPoint(left, hole.bottom() + _GAP)),
            (hole.top() - room.top() - card.height(), QPoint(left, hole.top() - _GAP - card.height())),
        )
        spare, place = max(places, key=_spare)
        if spare < _GAP:
            # it fills the window: the card stands on it, low and in the middle
            lowest = min(hole.bottom() - _EDGE, room.bottom())
            place = QPoint(hole.center().x() - card.width() // 2, lowest - card.height())
        x = max(room.left(), min(place.x(), room.right() - card.width()))
        return QPoint(x, max(room.top(), min(place.y(), room.bottom() - card.height())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # a window that comes to the front gives the keyboard to its first button, which the tour has dimmed
        if self.isVisible() and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
            QEvent.Type.WindowActivate,
        ):
            self._timer.start()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab stays inside: what is dimmed must not be operated blindly.
        stops = self._card.stops()
        focused = QApplication.focusWidget()
        place = next((number for number, one in enumerate(stops) if one is focused), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRect(QRectF(self.rect()))
        if not self._hole.isNull():
            hole = QPainterPath()
            hole.addRoundedRect(QRectF(self._hole), _ROUND, _ROUND)
            path = path.subtracted(hole)
        painter.fillPath(path, QColor(0, 0, 0, _DIM))
        if not self._hole.isNull():
            painter.setPen(QPen(self._theme.color("accent"), _RING))
            painter.drawRoundedRect(QRectF(self._hole), _ROUND, _ROUND)


def _spare(place: tuple[int, QPoint]) -> int:
    return place[0]
