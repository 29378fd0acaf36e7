"""Paints a row of the list of pins: its flag, its place, the first words of its note, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from assessor_app.gui.pins.pin_list_model import PinRow
from assessor_app.gui.pins.pin_painting import flag_size, paint_flag
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.headed_delegate import HeadedDelegate

Index = QModelIndex | QPersistentModelIndex
_PAD = 8
# Where a row is narrower, its place is worth more than what it is for; that is said beside the note.
_LABELLED = 190
# so much of the note is to be read before its place and its sign are shown, which the row’s tip tells too
_TOLD = 66
_RIGHT = Qt.AlignmentFlag.AlignRight


class PinDelegate(HeadedDelegate):
    """Leaves out what a pin is for, then its place, then the sign of a quoted one, as the list gets narrow."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent, row=27, heading=25, pad=_PAD, steered=False)

    def paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: PinRow, _index: Index) -> None:
        pad = self._theme.px(_PAD)
        self._paint_pin(painter, option.rect.adjusted(pad, 0, -pad, 0), entry, option)

    def _paint_pin(self, painter: QPainter, box: QRect, row: PinRow, option: QStyleOptionViewItem) -> None:
        theme, gap = self._theme, self._theme.px(7)
        size = flag_size(theme, str(row.number))
        corner = QPointF(box.left(), box.center().y() + 0.5 - size.height() / 2)
        paint_flag(painter, theme, QRectF(corner, size), str(row.number), current=False)
        left, right = box.left() + round(size.width()) + gap, box.right()
        side, least = theme.px(15), theme.px(_TOLD)
        if row.in_feedback and right - side - gap // 2 - left >= least:
            icon = theme.icon("format-quote-close", "accent")
            icon.paint(painter, QRect(right - side, box.center().y() - side // 2, side, side))
            right -= side + gap // 2
        if row.label and box.width() >= theme.px(_LABELLED):
            room = QRect(left, box.top(), right - left, box.height())
            right -= self.write_line(painter, room, row.label, "muted", side=_RIGHT, pixels=12) + gap
        room = QRect(left, box.top(), min(right - left, box.width() // 2), box.height())
        wide = min(room.width(), QFontMetrics(theme.font(12, bold=True)).horizontalAdvance(row.place)) + gap
        if right - left - wide >= least:
            left += self.write_line(painter, room, row.place, "muted", bold=True, pixels=12) + gap
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRect(left, box.top(), max(0, right - left), box.height())
        self.write_line(painter, room, row.words, "text" if row.worded or selected else "muted")
