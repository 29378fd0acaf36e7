"""Paints a comment of the bank: up to two lines of its words, below whose it is and how often it was used."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from assessor_app.domain.programme import BankComment
from assessor_app.gui.comments.bank_model import ASIDE_ROLE
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.headed_delegate import HeadedDelegate
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE

Index = QModelIndex | QPersistentModelIndex
_LINES: Final = 2
_PAD: Final = 8
_INDENT: Final = 2
_SCROLL_BAR: Final = 16
_PAINTED: Final = 400


class BankDelegate(HeadedDelegate):
    """A row is as high as its lines are."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent, row=0, heading=26, pad=_PAD, steered=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ENTRY_ROLE) is None:
            return super().sizeHint(option, index)
        theme = self._theme
        metrics, aside = QFontMetrics(theme.font()), QFontMetrics(theme.font(11.5)).lineSpacing()
        # what the list asks with is as wide as all of it; its own parts are not to be asked for from here
        room = option.rect.width() - theme.px(2 * _PAD + _INDENT + _SCROLL_BAR)
        wide = metrics.horizontalAdvance(_words(index.data(ENTRY_ROLE))) > room
        lines = _LINES if wide else 1
        return QSize(0, lines * metrics.lineSpacing() + aside + theme.px(2 * _PAD))

    def paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: BankComment, index: Index) -> None:
        self._paint_comment(painter, option.rect, _words(entry), str(index.data(ASIDE_ROLE)))

    def _paint_comment(self, painter: QPainter, row: QRect, text: str, aside: str) -> None:
        theme, pad = self._theme, self._theme.px(_PAD)
        inner = row.adjusted(pad + theme.px(_INDENT), pad, -pad, -pad)
        font = theme.font()
        painter.setPen(theme.color("text"))
        line_height = QFontMetrics(font).lineSpacing()
        # the aside below is less high than a line
        lines = _LINES if inner.height() > _LINES * line_height else 1
        for number, line in enumerate(_lines(text, painter, font, inner.width(), lines)):
            place = QRect(inner.left(), inner.top() + number * line_height, inner.width(), line_height)
            painter.setFont(font)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        painter.setFont(theme.font(11.5))
        painter.setPen(theme.color("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, aside)


def _words(comment: BankComment) -> str:
    return " ".join(comment.text[:_PAINTED].split())


def _lines(text: str, painter: QPainter, font: QFont, width: int, most: int) -> list[str]:
    """The beginning of a text in at most ``most`` lines of this width, the last cut with an ellipsis."""
    layout = QTextLayout(text, font, painter.device())
    layout.setTextOption(QTextOption())
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        start = line.textStart()
        if len(lines) == most - 1:
            metrics = QFontMetrics(font)
            lines.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
