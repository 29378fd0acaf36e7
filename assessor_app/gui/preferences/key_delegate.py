"""Paints a row of the list of keys: what the command does, its key, and whether the person chose it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from assessor_app.gui.preferences.key_model import ASKED_ROLE, OWN_ROLE
from assessor_app.gui.shortcuts import KeySlot
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.headed_delegate import HeadedDelegate
from assessor_app.gui.widgets.key_chip import paint_chip

Index = QModelIndex | QPersistentModelIndex
_PAD = 10
_DOT = 7


class KeyDelegate(HeadedDelegate):
    """Draws commands whose key is fixed quietly."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent, row=32, heading=34, pad=_PAD, steered=False)

    def paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: KeySlot, index: Index) -> None:
        self._paint_key(painter, option.rect, entry, index)

    def _paint_key(self, painter: QPainter, row: QRect, slot: KeySlot, index: Index) -> None:
        theme, pad = self._theme, self._theme.px(_PAD)
        if index.data(ASKED_ROLE):
            words, ink = QCoreApplication.translate("KeyDelegate", "Press a key…"), "accent"
        else:
            words = slot.key_words or QCoreApplication.translate("KeyDelegate", "no key")
            ink = "muted" if slot.command.fixed or not slot.keys else "text"
        left = paint_chip(painter, row, row.right() - pad, words, theme, ink=ink)
        if index.data(OWN_ROLE):
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
