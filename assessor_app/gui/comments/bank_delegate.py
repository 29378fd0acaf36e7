"""Paints a comment of the bank: two lines of its words, and below whose it is and how often it was used."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.comments.bank_model import BankRole
from assessor_app.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LINES = 2
_PAD = 8
_HEADING = 26
_PAINTED = 400


class BankDelegate(QStyledItemDelegate):
    """Asks the theme at each painting, so that a change of theme needs only a repaint."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._theme
        if index.data(BankRole.COMMENT) is None:
            return QSize(0, theme.px(_HEADING))
        words = QFontMetrics(theme.font()).lineSpacing() * _LINES
        return QSize(0, words + QFontMetrics(theme.font(11.5)).lineSpacing() + theme.px(2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if index.data(BankRole.COMMENT) is None:
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            self._paint_ground(painter, option)
            self._paint_comment(painter, option.rect, str(index.data()), str(index.data(BankRole.ASIDE)))
        painter.restore()

    def _paint_heading(self, painter: QPainter, row: QRect, words: str) -> None:
        theme = self._theme
        font = theme.font(11, bold=True)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        inner = row.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), -theme.px(4))
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, cut)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("accent_soft" if selected else "hover"))
        if selected:
            # The row is where Enter goes although the field has the focus; colour alone must not tell.
            bar = QRect(option.rect.left(), option.rect.top(), theme.px(3), option.rect.height())
            painter.fillRect(bar, theme.color("accent"))

    def _paint_comment(self, painter: QPainter, row: QRect, text: str, aside: str) -> None:
        theme, pad = self._theme, self._theme.px(_PAD)
        inner = row.adjusted(pad + theme.px(2), pad, -pad, -pad)
        font = theme.font()
        painter.setPen(theme.color("text"))
        line_height = QFontMetrics(font).lineSpacing()
        for number, line in enumerate(_two_lines(" ".join(text[:_PAINTED].split()), painter, font, inner.width())):
            place = QRect(inner.left(), inner.top() + number * line_height, inner.width(), line_height)
            painter.setFont(font)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        painter.setFont(theme.font(11.5))
        painter.setPen(theme.color("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, aside)


def _two_lines(text: str, painter: QPainter, font: QFont, width: int) -> list[str]:
    """The beginning of a text in lines of this width, the last cut with an ellipsis."""
    layout = QTextLayout(text, font, painter.device())
    layout.setTextOption(QTextOption())
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < _LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        start = line.textStart()
        if len(lines) == _LINES - 1:
            metrics = QFontMetrics(font)
            lines.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
