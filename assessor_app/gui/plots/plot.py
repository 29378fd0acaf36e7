"""A drawing on screen: painted once and kept, pointed at with the mouse or a ring that the arrow keys move."""

from __future__ import annotations

import logging
import math
import traceback
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from assessor_app.gui.pins.pin_painting import hint_markup
from assessor_app.gui.plots.drawing import AnyDrawing, Direction, Key, Mark, Scene, Walk, next_mark
from assessor_app.gui.plots.look import look_of
from assessor_app.gui.theme import Theme

_WAYS: Final[dict[int, Direction]] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}
_CHOOSING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEAST_WIDTH: Final = 200
_USUAL_WIDTH: Final = 480
_USUAL_HEIGHT: Final = 120

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Plot(QWidget):
    """Shows one :class:`drawing.Drawing`; each kind of plot gives it one by its own ``set_data``.

    ``chosen`` carries the key of a mark (a tuple of words) that was clicked or entered; ``pointed`` the words of the
    mark under pointer or ring, "" for none; ``copy_requested`` comes of Ctrl+C; ``redrawn`` tells that another drawing
    is shown; ``ring_moved`` where the ring is now, so that whoever scrolls can bring it into view.
    """

    chosen = Signal(object)
    pointed = Signal(str)
    copy_requested = Signal()
    redrawn = Signal()
    ring_moved = Signal(QRectF)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look_of(theme)
        self._drawing: AnyDrawing | None = None
        self._picture: QPixmap | None = None
        self._ring: Key | None = None
        self._hovered: Mark | None = None
        self._told = ""
        self._height: tuple[int, int] | None = None
        self._most_high: int | None = None
        self._broken = self._empty = False
        self._pressed: Key | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)

    # ---- what is shown --------------------------------------------------------------------------------------

    @property
    def drawing(self) -> AnyDrawing | None:
        """What is shown, None before there is anything."""
        return self._drawing

    def draw(self, drawing: AnyDrawing) -> None:
        """Show another drawing; the ring stays on what it is on, if that is still there."""
        self._drawing = drawing
        self._broken = False
        self._empty = self._attempt(lambda: drawing.empty, True)
        self._hovered = None
        if self._ring_mark() is None:
            self._ring = None
        self._name()
        self._forget_picture()
        self.updateGeometry()
        self.redrawn.emit()

    def marks(self) -> list[Mark]:
        """What can be pointed at now, in reading order, in the coordinates of this widget."""
        scene = self._scene()
        return [] if scene is None else list(scene.marks)

    def words_at(self, point: QPointF) -> str:
        """What the tool tip says at a point of this widget."""
        drawing = self._drawing
        if drawing is None or self._broken or self._empty:
            return ""
        return self._attempt(lambda: drawing.words_at(point, self._area(), self._look), "")

    @property
    def ring(self) -> Key | None:
        """The key of the mark that the keyboard is on."""
        return self._ring

    def set_ring(self, key: Key | None) -> None:
        """Put the keyboard on a mark; a key that is not shown takes the ring away."""
        scene = self._scene()
        mark = scene.by_key.get(key) if scene is not None and key is not None else None
        self._ring = mark.key if mark is not None else None
        words = self._words_of(mark)
        self.setAccessibleDescription(words)
        if words and QAccessible.isActive():
            # what is painted has no parts a screen reader could follow, so the ring is told as it moves
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        if mark is not None:
            self.ring_moved.emit(mark.area)
        self._tell(words)
        self.update()

    # ---- size -----------------------------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        drawing, usual = self._drawing, round(self._look.px(_USUAL_HEIGHT))
        if drawing is None or self._broken or self._empty:
            return usual
        # layouts ask again and again
        if self._height is None or self._height[0] != width:
            room = float(max(width, _LEAST_WIDTH))
            self._height = width, self._attempt(lambda: self._wanted_height(drawing, room), usual)
        return self._height[1]

    def _wanted_height(self, drawing: AnyDrawing, width: float) -> int:
        wanted = drawing.height_for(width, self._look)
        if self._most_high is not None and wanted > self._most_high:
            wanted = max(float(self._most_high), drawing.least_height_for(width, self._look))
        return math.ceil(wanted)

    def set_most_height(self, pixels: int | None) -> None:
        """Where it wants to be higher than that, be only as high as it must; None for as high as it wants."""
        self._most_high = pixels
        self._height = None
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = round(self._look.px(_USUAL_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, round(self._look.px(80)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hovered = None

    # ---- painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered is not None and self._drawing is not None and self._drawing.choosable:
            self._paint_ring(painter, self._hovered, "ring", 1.4)
        mark = self._ring_mark() if self.hasFocus() else None
        if mark is not None:
            self._paint_ring(painter, mark, "panel", 4.5)
            self._paint_ring(painter, mark, "focus", 2.4)
        elif self.hasFocus():
            painter.setPen(QPen(self._look.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_ring(self, painter: QPainter, mark: Mark, ink: str, width: float) -> None:
        painter.setPen(QPen(self._look.color(ink), self._look.px(width)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(mark.area.intersected(inside), self._look.px(3), self._look.px(3))

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio)).expandedTo(QSize(1, 1))
        kept = self._picture
        if kept is not None and kept.size() == size:
            return kept
        made = QPixmap(size)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        drawing, painter = self._drawing, QPainter(made)
        if drawing is not None and not self._broken and not self._empty:
            self._attempt(lambda: drawing.paint_on(painter, self._area(), self._look), None)
        if self._broken:
            self._write(painter, self.tr("This could not be drawn. The numbers are in the table."))
        elif drawing is not None and self._empty:
            self._write(painter, drawing.sentence)
        painter.end()
        self._picture = made
        return made

    def _write(self, painter: QPainter, words: str) -> None:
        painter.setPen(self._look.color("muted"))
        painter.setFont(self._look.font(13))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)

    def _attempt(self, work: Callable[[], T], otherwise: T) -> T:
        """What ``work`` gives; ``otherwise`` if it fails: what leaves a call from Qt ends the program."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - whatever the numbers did, the window stays
            self._broken = True
            places = "".join(traceback.format_tb(error.__traceback__))
            _log.error("a plot could not be drawn: %s\n%s", type(error).__name__, places)
            return otherwise

    def _area(self) -> QRectF:
        return QRectF(0, 0, max(_LEAST_WIDTH, self.width()), max(1, self.height()))

    def _words_of(self, mark: Mark | None) -> str:
        drawing = self._drawing
        if mark is None or drawing is None:
            return ""
        return self._attempt(lambda: drawing.words_of(mark.key), "")

    def _scene(self) -> Scene | None:
        """Where everything lies now, None where nothing is drawn."""
        drawing = self._drawing
        if drawing is None or self._broken or self._empty:
            return None
        scene: Scene | None = self._attempt(lambda: drawing.scene(self._area(), self._look), None)
        return scene

    def _mark_at(self, point: QPointF) -> Mark | None:
        scene = self._scene()
        return scene.mark_at(point) if scene is not None else None

    def _ring_mark(self) -> Mark | None:
        scene = self._scene() if self._ring is not None else None
        return scene.by_key.get(self._ring) if scene is not None and self._ring is not None else None

    # ---- pointer and keys -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            # arrows and Enter move in the plot, whatever they command elsewhere
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), hint_markup(self.words_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            super().keyPressEvent(event)
            return
        event.accept()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        if event.key() in _CHOOSING:
            if self._ring is not None:
                self._choose(self._ring)
            return
        walk: Walk = "line" if self._drawing is None else self._drawing.walk
        mark = next_mark(self.marks(), self._ring_mark(), _WAYS[event.key()], walk)
        if mark is not None:
            self.set_ring(mark.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if mark is not self._hovered:
            self._hovered = mark
            hand = mark is not None and self._drawing is not None and self._drawing.choosable
            self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
            self.update()
        self._tell(self.words_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        mark = self._ring_mark() if self.hasFocus() else None
        self._tell(self._words_of(mark))
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        self._pressed = mark.key if mark is not None else None
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        pressed, self._pressed = self._pressed, None
        if event.button() == Qt.MouseButton.LeftButton and mark is not None and mark.key == pressed:
            event.accept()
            self.set_ring(mark.key)
            self._choose(mark.key)
            return
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._ring is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            first = next(iter(self.marks()), None)
            if first is not None:
                self.set_ring(first.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell("")
        self.update()

    def _choose(self, key: Key) -> None:
        if self._drawing is not None and self._drawing.choosable:
            self.chosen.emit(key)

    def _tell(self, words: str) -> None:
        if words != self._told:
            self._told = words
            self.pointed.emit(words)

    # ---- look -----------------------------------------------------------------------------------------------

    @Slot()
    def _dress(self) -> None:
        self._look = look_of(self._theme)
        self._hovered = None
        self._forget_picture()
        self.updateGeometry()

    def _forget_picture(self) -> None:
        self._picture = self._height = None
        self.update()

    def _name(self) -> None:
        if self._drawing is not None:
            self.setAccessibleName(". ".join(one for one in (self._drawing.title, self._drawing.sentence) if one))


def _is_ours(event: QKeyEvent) -> bool:
    if event.matches(QKeySequence.StandardKey.Copy):
        return True
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and (event.key() in _WAYS or event.key() in _CHOOSING)
