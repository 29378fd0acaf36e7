"""Paints a row of the queue: dot, words, progress bar, running download with its cross, badge; and the headings.

Two hundred cells are painted anew for every letter typed into the search, so fonts, lengths, shortened words and small
pictures are kept until the theme changes, and lines come straight from the model.
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.queue.arrangement import Heading
from assessor_app.gui.queue.due import Urgency
from assessor_app.gui.queue.group_words import heading_words
from assessor_app.gui.queue.queue_lines import Column, Line
from assessor_app.gui.queue.queue_model import QueueModel
from assessor_app.gui.queue.readiness_words import ReadyState
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.painting import DotShape, paint_bar, paint_dot

Index = QModelIndex | QPersistentModelIndex
PAD: Final = 8
BADGE: Final = 20
_MOST_KEPT: Final = 4000
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
    """Paints for one table over a QueueModel; asks the theme anew after each of its changes."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._cut: dict[tuple[str, int], str] = {}
        self._dots: dict[tuple[str, str, float], QPixmap] = {}
        theme.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        theme = self._theme
        self._font, self._bold = theme.font(), theme.font(bold=True)
        self._metrics, self._bold_metrics = QFontMetrics(self._font), QFontMetrics(self._bold)
        self._pad, self._badge, self._dot = theme.px(PAD), theme.px(BADGE), theme.px(12)
        self._numbers = self._metrics.horizontalAdvance("00 / 00")
        self._cut.clear()
        self._dots.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, column = self._theme, Column(index.column())
        width = theme.px(30) if column == Column.DOT else self.width_for(str(index.data()), column)
        return QSize(width, theme.px(38))

    def width_for(self, text: str, column: Column) -> int:
        """Pixels that a cell of this column needs for these words."""
        extra = {Column.PROGRESS: 108, Column.LAPTOP: 18, Column.READY: BADGE}.get(column, 0)
        return self._metrics.horizontalAdvance(text) + self._theme.px(extra) + self._theme.px(2 * PAD)

    def cancel_box(self, cell: QRect) -> QRect:
        """Where the cross that cancels a download is painted within a cell of the column "On this laptop"."""
        side = self._theme.px(18)
        return QRect(cell.left() + self._theme.px(PAD + 58), cell.center().y() - side // 2, side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, column = index.model(), index.column()
        if not isinstance(model, QueueModel):
            return
        entry, cell, state = model.entry(index.row()), option.rect, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if isinstance(entry, Heading):
            painter.fillRect(cell, self._theme.color("accent_soft" if selected else "hover" if hovered else "window"))
            self._paint_heading(painter, cell, entry)
        else:
            if selected or hovered:
                painter.fillRect(cell, self._theme.color("accent_soft" if selected else "hover"))
            self._paint_cell(painter, cell, model, entry, column)
        if column == Column.DOT and selected and self._has_keyboard(index):
            painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), self._theme.color("focus"))

    def _paint_cell(self, painter: QPainter, cell: QRect, model: QueueModel, line: Line, column: int) -> None:
        match column:
            case Column.DOT:
                fill, shape = _DOTS[line.urgency]
                self._draw_dot(painter, cell.left() + self._theme.px(16), cell, fill, shape)
            case Column.PROGRESS:
                self._paint_progress(painter, cell, model, line)
            case Column.READY:
                self._paint_ready(painter, cell, model, line)
            case _:
                self._paint_text(painter, cell, model, line, Column(column))

    def _has_keyboard(self, index: Index) -> bool:
        return self._view.hasFocus() and self._view.currentIndex().row() == index.row()

    def _paint_heading(self, painter: QPainter, cell: QRect, heading: Heading) -> None:
        theme, side = self._theme, self._theme.px(18)
        arrow = QRect(cell.left() + self._pad, cell.center().y() - side // 2, side, side)
        theme.icon("chevron-right" if heading.collapsed else "chevron-down").paint(painter, arrow)
        left, room = arrow.right() + self._pad, cell.right() - arrow.right() - theme.px(70)
        words = self._bold_metrics.elidedText(heading_words(heading), Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._bold)
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(left, cell.top(), room, cell.height()), _LEFT, words)
        left += self._bold_metrics.horizontalAdvance(words) + self._pad
        painter.setFont(self._font)
        painter.setPen(theme.color("muted"))
        count = QLocale().toString(heading.count)
        painter.drawText(QRect(left, cell.top(), cell.right() - left, cell.height()), _LEFT, count)

    def _paint_progress(self, painter: QPainter, cell: QRect, model: QueueModel, line: Line) -> None:
        theme, row = self._theme, line.row
        left, right = cell.left() + self._pad, cell.right() - self._pad
        # The numbers stand in one column of their own, so that all bars have one length.
        width = max(0, right - self._numbers - self._pad - left)
        bar = QRectF(left, cell.center().y() - theme.px(2), width, theme.px(5))
        paint_bar(painter, bar, row.scored / row.total if row.total else 0.0, theme)
        painter.setFont(self._font)
        painter.setPen(theme.color("muted"))
        painter.drawText(cell.adjusted(0, 0, -self._pad, 0), _RIGHT, model.text(line, Column.PROGRESS))

    def _paint_ready(self, painter: QPainter, cell: QRect, model: QueueModel, line: Line) -> None:
        theme, state = self._theme, line.ready
        fill, shape = _READY[state]
        x = cell.left() + self._pad + theme.px(6)
        self._draw_dot(painter, x, cell, fill, "ring" if shape == "share" else shape)
        if shape == "share":
            centre = QPointF(x, cell.center().y() + 0.5)
            _paint_pie(painter, centre, self._dot, model.share(line), theme.color(fill))
        ink = theme.color("text" if state in ("ready", "remarks") else "muted")
        box = cell.adjusted(self._pad + self._badge, 0, -self._pad, 0)
        self._draw_text(painter, box, model.text(line, Column.READY), ink)

    def _paint_text(self, painter: QPainter, cell: QRect, model: QueueModel, line: Line, column: Column) -> None:
        box = cell.adjusted(self._pad, 0, -self._pad, 0)
        if column == Column.LAPTOP and model.is_fetched(line):
            cross = self.cancel_box(cell)
            box.setRight(cross.left() - self._theme.px(4))
            self._theme.icon("close-circle-outline").paint(painter, cross)
        self._draw_text(painter, box, model.text(line, column), self._theme.color(_ink(line, column)))

    def _draw_text(self, painter: QPainter, box: QRect, text: str, ink: QColor) -> None:
        key = (text, box.width())
        words = self._cut.get(key)
        if words is None:
            if len(self._cut) > _MOST_KEPT:
                self._cut.clear()
            words = self._cut[key] = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(self._font)
        painter.setPen(ink)
        painter.drawText(box, _LEFT, words)

    def _draw_dot(self, painter: QPainter, x: int, cell: QRect, fill: str, shape: DotShape) -> None:
        """A state dot with its middle at ``x``, drawn once for each look of it."""
        size, ratio = self._dot + 4, self._view.devicePixelRatioF()
        key = (fill, shape, ratio)
        picture = self._dots.get(key)
        if picture is None:
            picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            brush = QPainter(picture)
            centre = QPointF(size / 2, size / 2)
            paint_dot(brush, centre, self._dot, shape, self._theme.color(fill), self._theme.color("on_status"))
            brush.end()
            self._dots[key] = picture
        painter.drawPixmap(QPointF(x - size / 2, cell.center().y() + 0.5 - size / 2), picture)


def _ink(line: Line, column: Column) -> str:
    if column == Column.DUE:
        return "bad" if line.urgency == "overdue" else "text"
    if column == Column.STATUS:
        return "bad" if line.row.status == "needs_attention" else "warn" if line.row.handed_back else "text"
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
