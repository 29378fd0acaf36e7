"""Paints a row of the list of pins: its flag, its place, the first words of its note, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.pins.pin_list_model import ROW_ROLE, PinRow
from assessor_app.gui.pins.pin_painting import flag_size, paint_flag
from assessor_app.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW = 27
_HEADING = 25
_PAD = 8
# Where a row is narrower, its place is worth more than what it is for; that is said beside the note.
_LABELLED = 190
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PinDelegate(QStyledItemDelegate):
    """Asks the theme at each painting, so that a change of theme needs only a repaint."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PinRow = index.data(ROW_ROLE)
        return QSize(0, self._theme.px(_ROW if row.id else _HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PinRow = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        if row.id:
            self._paint_ground(painter, option)
            self._paint_pin(painter, box.adjusted(self._theme.px(_PAD), 0, -self._theme.px(_PAD), 0), row, option)
        else:
            inner = box.adjusted(self._theme.px(_PAD), 0, -self._theme.px(_PAD), -self._theme.px(3))
            self._say(painter, inner, row.words, "muted", bold=True, pixels=11, side=Qt.AlignmentFlag.AlignBottom)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, box = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("accent_soft" if selected else "hover"))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_pin(self, painter: QPainter, box: QRect, row: PinRow, option: QStyleOptionViewItem) -> None:
        theme, gap = self._theme, self._theme.px(7)
        size = flag_size(theme, str(row.number))
        corner = QPointF(box.left(), box.center().y() + 0.5 - size.height() / 2)
        paint_flag(painter, theme, QRectF(corner, size), str(row.number), current=False)
        left, right = box.left() + round(size.width()) + gap, box.right()
        if row.in_feedback:
            side = theme.px(15)
            icon = theme.icon("format-quote-close", "accent")
            icon.paint(painter, QRect(right - side, box.center().y() - side // 2, side, side))
            right -= side + gap // 2
        if row.label and box.width() >= theme.px(_LABELLED):
            room = QRect(left, box.top(), right - left, box.height())
            right -= self._say(painter, room, row.label, "muted", side=Qt.AlignmentFlag.AlignRight, pixels=12) + gap
        room = QRect(left, box.top(), min(right - left, box.width() // 2), box.height())
        left += self._say(painter, room, row.place, "muted", bold=True, pixels=12) + gap
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRect(left, box.top(), max(0, right - left), box.height())
        self._say(painter, room, row.words, "text" if row.worded or selected else "muted")

    def _say(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        ink: str,
        *,
        bold: bool = False,
        pixels: float = 13,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> int:
        """Write one line, cut to the room; the pixels it took."""
        font = self._theme.font(pixels, bold=bold)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        below = side == Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, side if below else side | _MIDDLE, shown)
        return metrics.horizontalAdvance(shown)
