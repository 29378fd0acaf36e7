"""Paints a row of the list of keys: what the command does, its key, and whether the person chose it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.preferences.key_model import KeyRole
from assessor_app.gui.shortcuts import KeySlot
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.key_chip import paint_chip

Index = QModelIndex | QPersistentModelIndex
_ROW = 32
_HEADING = 34
_PAD = 10
_DOT = 7


class KeyDelegate(QStyledItemDelegate):
    """Asks the theme at each painting, so that a change of theme needs only a repaint."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(_HEADING if index.data(KeyRole.SLOT) is None else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        slot: KeySlot | None = index.data(KeyRole.SLOT)
        if slot is None:
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            self._paint_ground(painter, option)
            self._paint_key(painter, option.rect, slot, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, row: QRect, words: str) -> None:
        theme = self._theme
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(theme.color("muted"))
        inner = row.adjusted(theme.px(_PAD), 0, 0, -theme.px(5))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, row = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, theme.color("accent_soft" if selected else "hover"))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(row.adjusted(1, 1, -1, -1))

    def _paint_key(self, painter: QPainter, row: QRect, slot: KeySlot, index: Index) -> None:
        theme, pad = self._theme, self._theme.px(_PAD)
        if index.data(KeyRole.ASKED):
            words, ink = QCoreApplication.translate("KeyDelegate", "Press a key…"), "accent"
        else:
            words = slot.key_words or QCoreApplication.translate("KeyDelegate", "no key")
            ink = "muted" if slot.command.fixed or not slot.keys else "text"
        left = paint_chip(painter, row, row.right() - pad, words, theme, ink=ink)
        if index.data(KeyRole.OWN):
            # A dot and, for those who hear the row, a word: the key is not the shipped one.
            size = theme.px(_DOT)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QPointF(left - pad, row.center().y() + 1), size / 2, size / 2)
            left -= 2 * pad
        painter.setFont(theme.font())
        painter.setPen(theme.color("muted" if slot.command.fixed else "text"))
        room = QRect(row.left() + pad, row.top(), max(0, left - row.left() - 2 * pad), row.height())
        text = painter.fontMetrics().elidedText(slot.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
