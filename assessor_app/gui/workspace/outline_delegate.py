"""Paints the outline's rows: letter, title, flag and a badge that sits exactly on the middle of its row."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.badge_painter import badge_rect, paint_badge, paint_flag
from assessor_app.gui.workspace.outline_model import OutlineRole
from assessor_app.gui.workspace.score_badges import Badge

_INSET: Final = 6
_FLAG: Final = 12
AnyIndex = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Draws everything of a row but the ground under it, which the tree draws over its full width.

    How large a row is the model says itself. While ``codes`` is set, a row says its code in the place of its title.
    """

    codes = False

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        row = QRectF(option.rect)
        badge, right = index.data(OutlineRole.BADGE), row.right() - self._theme.px(_INSET)
        if isinstance(badge, Badge):
            if index.data(OutlineRole.STANDS):
                # In outline only: it says how it stands, and takes no eye from what is still to be judged.
                badge = replace(badge, shape="outline", tone="outside")
            box = badge_rect(right, row.center().y(), self._theme)
            paint_badge(painter, box, badge, self._theme)
            right = box.left() - self._theme.px(_INSET)
        if index.data(OutlineRole.FLAG):
            side = self._theme.px(_FLAG)
            flag = QRectF(right - side, round(row.center().y() - side / 2), side, side)
            paint_flag(painter, flag, self._theme.color("warn"))
        self._paint_words(painter, row, index, selected=bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def words_box(self, row: QRectF, index: AnyIndex) -> QRectF:
        """Where the words of a row stand: behind its letter, before its flag and badge."""
        px = self._theme.px
        box = row.adjusted(0, 0, -px(_INSET), 0)
        if isinstance(index.data(OutlineRole.BADGE), Badge):
            box.setRight(badge_rect(box.right(), row.center().y(), self._theme).left() - px(_INSET))
        if index.data(OutlineRole.FLAG):
            box.setRight(box.right() - px(_FLAG) - px(4))
        letter = self._letter(index)
        if letter:
            # Letters share one column, so that titles line up whatever their letter's width.
            box.setLeft(box.left() + px(18 if len(letter) == 1 else 26))
        elif self.codes:
            # rows are indented by so little that the arrow of a heading would touch it
            box.setLeft(box.left() + px(3))
        return box

    def shown_words(self, box: QRectF, index: AnyIndex, *, selected: bool) -> str:
        """The words of a row, cut to the ``box`` they stand in."""
        words = str(index.data(OutlineRole.CODE if self.codes else Qt.ItemDataRole.DisplayRole))
        metrics = QFontMetrics(self._font(index, selected=selected))
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))

    def _letter(self, index: AnyIndex) -> str:
        return "" if self.codes else index.data(OutlineRole.LETTER) or ""

    def _font(self, index: AnyIndex, *, selected: bool) -> QFont:
        return self._theme.font(12 if index.data(OutlineRole.KIND) == "words" else 13, bold=selected)

    def _paint_words(self, painter: QPainter, row: QRectF, index: AnyIndex, *, selected: bool) -> None:
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if letter := self._letter(index):
            painter.setFont(self._theme.font(13, bold=selected))
            painter.setPen(self._theme.color("accent" if selected else "muted"))
            painter.drawText(row, aligned, letter)
        quiet = index.data(OutlineRole.KIND) in ("words", "stands") or bool(index.data(OutlineRole.STANDS))
        painter.setPen(self._theme.color("muted" if quiet else "text"))
        painter.setFont(self._font(index, selected=selected))
        box = self.words_box(row, index)
        painter.drawText(box, aligned, self.shown_words(box, index, selected=selected))
