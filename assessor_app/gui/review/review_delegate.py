"""Paints the review's table: badges centred on their rows, titles and comments on at most two lines."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.language.saying import say
from assessor_app.gui.review.review_model import COMMENT, CRITERION, LEVEL, ROW_ROLE
from assessor_app.gui.review.review_rows import ReviewRow
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.badge_painter import badge_rect, paint_badge, paint_flag

_ROW: Final = 44
# pixels at 100 %: what stands one below the other in a stacked row, and about it
_TITLE: Final = 34
_LEVEL: Final = 24
_COMMENT: Final = 34
_EDGE: Final = 6
_EYE: Final = 14
_PIXELS: Final = 12.5
_Index = QModelIndex | QPersistentModelIndex


class ReviewDelegate(QStyledItemDelegate):
    """One delegate for all columns; while ``stacked`` is set, the first of them holds what all of them tell."""

    stacked = False

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(self._theme.px(60), self.row_height())

    def row_height(self, *, commented: bool = True) -> int:
        """Pixels of a row; a stacked one with no comment in it is lower."""
        stack = _TITLE + _LEVEL + (_COMMENT if commented else 0) + 2 * _EDGE
        return self._theme.px(stack if self.stacked else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ReviewRow):
            return
        painter.save()
        cell = QRectF(option.rect)
        self._paint_ground(painter, option, cell)
        room = cell.adjusted(self._theme.px(10), 0, -self._theme.px(8), 0)
        if self.stacked:
            self._paint_stack(painter, room, row)
        elif index.column() == CRITERION:
            self._paint_criterion(painter, room, row)
        elif index.column() == LEVEL:
            self._paint_level(painter, room, row)
        elif index.column() == COMMENT:
            self._paint_lines(painter, room, row.comment_words, "text")
        else:
            self._paint_lines(painter, room, row.seen_words, self._ink_of_seen(row))
        painter.restore()

    def _paint_stack(self, painter: QPainter, room: QRectF, row: ReviewRow) -> None:
        title, level, seen, comment = self.stack_boxes(room, row)
        self._paint_criterion(painter, title, row)
        self._paint_level(painter, level, row)
        side, ink = self._theme.px(_EYE), self._ink_of_seen(row)
        eye = QRectF(seen.left(), seen.center().y() - side / 2, side, side)
        self._theme.icon("eye-outline", ink).paint(painter, eye.toRect())
        self._paint_lines(painter, seen.adjusted(side + self._theme.px(4), 0, 0, 0), row.seen_words, ink)
        self._paint_lines(painter, comment, row.comment_words, "text")

    def stack_boxes(self, room: QRectF, row: ReviewRow) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        """Where title, level, citations seen and comment stand in a stacked row, the level as wide as is left."""
        px, metrics = self._theme.px, QFontMetricsF(self._theme.font(_PIXELS))
        top = room.top() + px(_EDGE)
        title = QRectF(room.left(), top, room.width(), px(_TITLE))
        line = QRectF(room.left(), title.bottom(), room.width(), px(_LEVEL))
        wide = px(_EYE + 4) + metrics.horizontalAdvance(row.seen_words) + 1
        seen = QRectF(room.right() - wide, line.top(), wide, line.height())
        level = line.adjusted(0, 0, -wide - px(8), 0)
        return title, level, seen, QRectF(room.left(), line.bottom(), room.width(), px(_COMMENT))

    def _ink_of_seen(self, row: ReviewRow) -> str:
        return "warn" if row.seen < row.cited else "muted"

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, cell: QRectF) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, self._theme.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell, self._theme.color("hover"))
        painter.setPen(self._theme.color("track"))
        painter.drawLine(cell.bottomLeft() - QPointF(0, 0.5), cell.bottomRight() - QPointF(0, 0.5))

    def _paint_criterion(self, painter: QPainter, room: QRectF, row: ReviewRow) -> None:
        painter.setFont(self._theme.font(13, bold=True))
        painter.setPen(self._theme.color("muted"))
        words = say(row.scorable.label)
        wide = max(self._theme.px(52), painter.fontMetrics().horizontalAdvance(words) + self._theme.px(4))
        label = QRectF(room.left(), room.top(), wide, room.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        self._paint_lines(painter, room.adjusted(wide + self._theme.px(4), 0, 0, 0), row.scorable.title, "text")

    def _paint_level(self, painter: QPainter, room: QRectF, row: ReviewRow) -> None:
        box = badge_rect(room.left() + self._theme.px(28), room.center().y(), self._theme)
        paint_badge(painter, box, row.badge, self._theme)
        left = box.right() + self._theme.px(8)
        if row.score.flagged:
            side = self._theme.px(12)
            flag = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
            paint_flag(painter, flag, self._theme.color("warn"))
            room = room.adjusted(0, 0, -side - self._theme.px(4), 0)
        ink = "muted" if row.score.mark is None else "text"
        self._paint_lines(painter, QRectF(left, room.top(), room.right() - left, room.height()), row.badge.words, ink)

    def _paint_lines(self, painter: QPainter, room: QRectF, text: str, ink: str) -> None:
        """Plain text on at most two lines, the second cut with an ellipsis, both centred as one block."""
        font = self._theme.font(_PIXELS)
        metrics = QFontMetricsF(font)
        lines = _two_lines(" ".join(text.split()), font, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        top = room.center().y() - metrics.height() * len(lines) / 2
        for number, line in enumerate(lines):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QPointF(room.left(), top + metrics.height() * number + metrics.ascent()), shown)


def _two_lines(text: str, font: QFont, width: float) -> list[str]:
    """``text`` broken at a word after the first line; the rest is the second line, whatever its length."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    line = layout.createLine()
    if not line.isValid():
        layout.endLayout()
        return [text]
    line.setLineWidth(max(width, 20.0))
    end = line.textLength()
    layout.endLayout()
    return [text[:end].rstrip(), text[end:].lstrip()] if end < len(text) else [text]
