"""Paints a row of the queue: dot, words, progress bar, running download with its cross, ready-to-fly badge."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.queue.due import Urgency
from assessor_app.gui.queue.queue_model import Column, QueueRole
from assessor_app.gui.queue.readiness_words import ReadyState
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.painting import DotShape, paint_bar, paint_dot
from assessor_app.workflows.desk import QueueRow

Index = QModelIndex | QPersistentModelIndex
PAD: Final = 8
BADGE: Final = 20
_DOTS: Final[dict[Urgency, tuple[str, DotShape]]] = {
    "overdue": ("bad", "exclamation"),
    "urgent": ("bad", "full"),
    "soon": ("warn", "full"),
    "later": ("muted", "ring"),
    "done": ("good", "tick"),
}
# Colour and shape; "share" is a ring that fills as the work goes on.
_READY: Final[dict[ReadyState, tuple[str, DotShape | Literal["share"]]]] = {
    "not_downloaded": ("muted", "ring"),
    "downloading": ("accent", "share"),
    "unchecked": ("accent", "ring"),
    "checking": ("accent", "share"),
    "remarks": ("warn", "exclamation"),
    "ready": ("good", "tick"),
}


class QueueDelegate(QStyledItemDelegate):
    """Asks the theme for colours at each painting, so a change of theme needs only a repaint."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._theme
        if index.column() == Column.DOT:
            return QSize(theme.px(30), theme.px(38))
        text = QFontMetrics(theme.font()).horizontalAdvance(str(index.data()))
        if index.column() == Column.PROGRESS:
            text += theme.px(108)
        elif index.column() == Column.LAPTOP:
            text += theme.px(18)
        elif index.column() == Column.READY:
            text += theme.px(BADGE)
        return QSize(text + theme.px(2 * PAD), theme.px(38))

    def cancel_box(self, cell: QRect) -> QRect:
        """Where the cross that cancels a download is painted within a cell of the column "On this laptop"."""
        side = self._theme.px(18)
        return QRect(cell.left() + self._theme.px(PAD + 58), cell.center().y() - side // 2, side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(option.rect, theme.color("accent_soft" if selected else "hover"))
        match index.column():
            case Column.DOT:
                self._paint_dot(painter, option, index)
            case Column.PROGRESS:
                self._paint_progress(painter, option.rect, index)
            case Column.READY:
                self._paint_ready(painter, option.rect, index)
            case _:
                self._paint_text(painter, option.rect, index)
        painter.restore()

    def _paint_dot(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell = self._theme, option.rect
        if self._has_keyboard(option, index):
            painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), theme.color("focus"))
        fill, shape = _DOTS[index.data(QueueRole.URGENCY)]
        centre = QPointF(cell.left() + theme.px(16), cell.center().y() + 0.5)
        paint_dot(painter, centre, theme.px(12), shape, theme.color(fill), theme.color("on_status"))

    def _has_keyboard(self, option: QStyleOptionViewItem, index: Index) -> bool:
        view = option.widget
        if not isinstance(view, QAbstractItemView) or not view.hasFocus():
            return False
        return view.currentIndex().row() == index.row()

    def _paint_progress(self, painter: QPainter, cell: QRect, index: Index) -> None:
        theme = self._theme
        row: QueueRow = index.data(QueueRole.ROW)
        words = str(index.data())
        room = QFontMetrics(theme.font()).horizontalAdvance("00 / 00")
        left, right = cell.left() + theme.px(PAD), cell.right() - theme.px(PAD)
        # The numbers stand in one column of their own, so that all bars have one length.
        bar = QRectF(left, cell.center().y() - theme.px(2), max(0, right - room - theme.px(8) - left), theme.px(5))
        paint_bar(painter, bar, row.scored / row.total if row.total else 0.0, theme)
        painter.setFont(theme.font())
        painter.setPen(theme.color("muted"))
        painter.drawText(cell.adjusted(0, 0, -theme.px(PAD), 0), _RIGHT, words)

    def _paint_ready(self, painter: QPainter, cell: QRect, index: Index) -> None:
        theme = self._theme
        state, share = index.data(QueueRole.READY)
        fill, shape = _READY[state]
        centre = QPointF(cell.left() + theme.px(PAD) + theme.px(6), cell.center().y() + 0.5)
        if shape == "share":
            paint_dot(painter, centre, theme.px(12), "ring", theme.color(fill), theme.color("on_status"))
            _paint_pie(painter, centre, theme.px(12), share, theme.color(fill))
        else:
            paint_dot(painter, centre, theme.px(12), shape, theme.color(fill), theme.color("on_status"))
        painter.setFont(theme.font())
        painter.setPen(theme.color("text" if state in ("ready", "remarks") else "muted"))
        box = cell.adjusted(theme.px(PAD + BADGE), 0, -theme.px(PAD), 0)
        text = QFontMetrics(theme.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, text)

    def _paint_text(self, painter: QPainter, cell: QRect, index: Index) -> None:
        theme, column = self._theme, index.column()
        painter.setFont(theme.font())
        painter.setPen(theme.color(self._ink(index)))
        box = cell.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        if column == Column.LAPTOP and index.data(QueueRole.DOWNLOAD) is not None:
            cross = self.cancel_box(cell)
            box.setRight(cross.left() - theme.px(4))
            theme.icon("close-circle-outline").paint(painter, cross)
        text = QFontMetrics(theme.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, text)

    def _ink(self, index: Index) -> str:
        row: QueueRow = index.data(QueueRole.ROW)
        if index.column() == Column.DUE and index.data(QueueRole.URGENCY) == "overdue":
            return "bad"
        if index.column() == Column.STATUS and row.status == "needs_attention":
            return "bad"
        return "text"


def _paint_pie(painter: QPainter, centre: QPointF, size: float, share: float, fill: QColor) -> None:
    """The done share of a ring, from the top, as clocks go."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    radius = size * 0.4
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawPie(box, 90 * 16, -round(360 * 16 * min(1.0, max(0.0, share))))
    painter.restore()


_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
