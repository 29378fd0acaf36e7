"""Paints what lists of entries under headings have alike: the headings, and the ground that shows the chosen row."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE

Index = QModelIndex | QPersistentModelIndex
_BELOW: Final = 4


class HeadedDelegate(QStyledItemDelegate):
    """For rows of a ``HeadedRows``; asks the theme at each painting, so that its change needs only a repaint.

    ``row`` and ``heading`` are heights, ``pad`` the room at either side, all in pixels at 100 %. ``steered`` tells
    that a field moves through the list and keeps the focus: the row that Enter takes is marked without it then.
    """

    def __init__(
        self, theme: Theme, parent: QObject | None = None, *, row: int, heading: int, pad: int, steered: bool
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row, self._heading, self._pad = row, heading, pad
        self._steered = steered

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(self._heading if index.data(ENTRY_ROLE) is None else self._row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        painter.save()
        if entry is None:
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            self._paint_ground(painter, option)
            self.paint_entry(painter, option, entry, index)
        painter.restore()

    def paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Any, index: Index) -> None:
        """Paint what ``ENTRY_ROLE`` gave, on the ground that is painted already."""
        raise NotImplementedError

    def write_line(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        ink: str,
        *,
        pixels: float = 13,
        bold: bool = False,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> int:
        """Write one line, cut to the room, in the middle of its height; the pixels it took."""
        font = self._theme.font(pixels, bold=bold)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _paint_heading(self, painter: QPainter, row: QRect, words: str) -> None:
        theme, pad = self._theme, self._theme.px(self._pad)
        font = theme.font(11, bold=True)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        inner = row.adjusted(pad, 0, -pad, -theme.px(_BELOW))
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, cut)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, row = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, theme.color("accent_soft" if selected else "hover"))
        if selected and self._steered:
            # The row is where Enter goes although the field has the focus; colour alone must not tell.
            painter.fillRect(QRect(row.left(), row.top(), theme.px(3), row.height()), theme.color("accent"))
            if theme.high_contrast:
                painter.setPen(QPen(theme.color("focus"), 1))
                painter.drawRect(row.adjusted(0, 0, -1, -1))
        elif selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(row.adjusted(1, 1, -1, -1))
