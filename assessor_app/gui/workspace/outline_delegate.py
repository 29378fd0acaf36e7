"""Paints the outline's rows: letter, title, flag and a badge that sits exactly on the middle of its row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.badge_painter import badge_rect, paint_badge, paint_flag
from assessor_app.gui.workspace.outline_model import OutlineRole
from assessor_app.gui.workspace.score_badges import Badge

AnyIndex = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Draws everything of a row but the ground under it, which the tree draws over its full width.

    How large a row is the model says itself.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        row = QRectF(option.rect)
        right = row.right() - self._theme.px(6)
        badge = index.data(OutlineRole.BADGE)
        if isinstance(badge, Badge):
            if index.data(OutlineRole.STANDS):
                # In outline only: it says how it stands, and takes no eye from what is still to be judged.
                badge = replace(badge, shape="outline", tone="outside")
            box = badge_rect(right, row.center().y(), self._theme)
            paint_badge(painter, box, badge, self._theme)
            right = box.left() - self._theme.px(6)
        if index.data(OutlineRole.FLAG):
            side = self._theme.px(12)
            flag = QRectF(right - side, round(row.center().y() - side / 2), side, side)
            paint_flag(painter, flag, self._theme.color("warn"))
            right = flag.left() - self._theme.px(4)
        self._paint_words(painter, option, index, QRectF(row.left(), row.top(), right - row.left(), row.height()))
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, room: QRectF) -> None:
        kind = index.data(OutlineRole.KIND)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet = kind in ("words", "stands") or bool(index.data(OutlineRole.STANDS))
        ink = self._theme.color("muted" if quiet else "text")
        font = self._theme.font(12 if kind == "words" else 13, bold=selected)
        letter = index.data(OutlineRole.LETTER) or ""
        if letter:
            # Letters share one column, so that titles line up whatever their letter's width.
            painter.setFont(self._theme.font(13, bold=selected))
            painter.setPen(self._theme.color("accent" if selected else "muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, letter)
            room.setLeft(room.left() + self._theme.px(18 if len(letter) == 1 else 26))
        painter.setPen(ink)
        painter.setFont(font)
        text = QFontMetrics(font).elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
