"""Paints the rows of a table in one go, with what is drawn often kept ready.

A window full of rows is two hundred cells, all painted anew for every letter typed into a filter: asking a delegate for
each of them costs more than drawing them. So the table paints here, row by row, and shortened words, bars and dots are
kept until the theme changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap, QStaticText

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.painting import DotShape, paint_bar, paint_dot

if TYPE_CHECKING:
    from assessor_app.gui.widgets.row_table import RowTable

PAD: Final = 8
ROW_PX: Final = 38
_MOST_KEPT: Final = 4000
_KEYBOARD_PX: Final = 3


# A column, its left edge in the viewport and its width in pixels.
Span: TypeAlias = tuple[int, int, int]


class RowPainter(QObject):
    """One table's painter, which says by :meth:`paint_row` what stands in a row; it follows the theme by itself."""

    def __init__(self, theme: Theme, table: RowTable) -> None:
        super().__init__(table)
        self.theme, self.table = theme, table
        self._kept: dict[tuple[str, int, bool], QStaticText] = {}
        self._pictures: dict[Hashable, QPixmap] = {}
        theme.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        theme = self.theme
        self.font, self.bold = theme.font(), theme.font(bold=True)
        self.metrics, self.bold_metrics = QFontMetrics(self.font), QFontMetrics(self.bold)
        self.pad, self.height, self._dot = theme.px(PAD), theme.px(ROW_PX), theme.px(12)
        # from the upper edge of a row to that of its words, which are in its middle
        self._lead = (self.height - self.metrics.height()) // 2
        self._numbers = self.metrics.horizontalAdvance("00 / 00")
        self._kept.clear()
        self._pictures.clear()

    # ---- what a table says ----------------------------------------------------------------------------------

    def paint_row(self, painter: QPainter, place: int, top: int, spans: Sequence[Span]) -> None:
        """Paint the cells of the row ``place`` (from the top of the table) whose upper edge is ``top``."""
        raise NotImplementedError

    def ground(self, _place: int) -> str:
        """The token of the colour behind a row that is neither chosen nor under the pointer, "" for the table's own."""
        return ""

    def width_for(self, text: str, extra: int = 0) -> int:
        """Pixels that a cell needs for these words and ``extra`` pixels (at 100 % text) of drawing beside them."""
        return self.metrics.horizontalAdvance(text) + self.theme.px(extra) + self.theme.px(2 * PAD)

    # ---- what is painted for all ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, area: QRect, hovered: int) -> None:
        """Paint what lies in ``area`` of the viewport; the pointer is over the row ``hovered`` (-1: over none)."""
        table, head = self.table, self.table.verticalHeader()
        place = head.visualIndexAt(max(0, area.top()))
        if place < 0:
            return
        shown = table.shown_columns()
        spans = [one for one in shown if one[1] <= area.right() and one[1] + one[2] > area.left()]
        chosen, keyboard = table.chosen_place(), table.currentIndex().row() if table.hasFocus() else -1
        top, count, height = head.sectionViewportPosition(place), head.count(), self.height
        painter.setFont(self.font)
        while place < count and top <= area.bottom():
            token = "accent_soft" if place == chosen else "hover" if place == hovered else self.ground(place)
            if token:
                painter.fillRect(area.left(), top, area.width(), height, self.theme.color(token))
            self.paint_row(painter, place, top, spans)
            if place == keyboard == chosen and shown:
                painter.fillRect(shown[0][1], top, _KEYBOARD_PX, height, self.theme.color("focus"))
            place, top = place + 1, top + height

    def draw_text(
        self, painter: QPainter, left: int, top: int, width: int, text: str, ink: str, *, bold: bool = False
    ) -> None:
        """Words from ``left`` on in the middle of a row, cut with "…" where they need more than ``width`` pixels."""
        if not text or width <= 0:
            return
        drawn = self._kept.get((text, width, bold)) or self._cut(text, width, bold)
        painter.setPen(self.theme.color(ink))
        if bold:
            painter.setFont(self.bold)
        painter.drawStaticText(left, top + self._lead, drawn)
        if bold:
            painter.setFont(self.font)

    def draw_share(self, painter: QPainter, left: int, top: int, width: int, done: int, total: int, words: str) -> None:
        """A bar with its numbers behind it, in a column of their own so that all bars have one length."""
        room = max(0, width - 2 * self.pad - self._numbers - self.pad)
        share = done / total if total else 0.0
        if room:
            high = self.theme.px(5)
            # as wide as it will be seen, so that equal looks share one picture
            filled = round(share * room)
            key = ("bar", room, filled)

            def draw(brush: QPainter) -> None:
                paint_bar(brush, QRectF(0, 0, room, high), filled / room, self.theme)

            y = top + (self.height - high) // 2
            painter.drawPixmap(QPoint(left + self.pad, y), self._picture(key, QSize(room, high), draw))
        most = width - 2 * self.pad
        start = left + width - self.pad - min(self.metrics.horizontalAdvance(words), most)
        self.draw_text(painter, start, top, most, words, "muted")

    def draw_dot(self, painter: QPainter, x: int, top: int, fill: str, shape: DotShape) -> None:
        """A state dot with its middle at ``x``."""
        side = self._dot + 4

        def draw(brush: QPainter) -> None:
            centre, theme = QPointF(side / 2, side / 2), self.theme
            paint_dot(brush, centre, self._dot, shape, theme.color(fill), theme.color("on_status"))

        picture = self._picture(("dot", fill, shape), QSize(side, side), draw)
        painter.drawPixmap(QPointF(x - side / 2, top + (self.height - side) / 2), picture)

    def draw_pie(self, painter: QPainter, x: int, top: int, share: float, fill: str) -> None:
        """The done share of a ring with its middle at ``x``, from the top, as clocks go."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(fill))
        radius = self._dot * 0.4
        box = QRectF(x - radius, top + self.height / 2 - radius, 2 * radius, 2 * radius)
        painter.drawPie(box, 90 * 16, -round(360 * 16 * min(1.0, max(0.0, share))))
        painter.restore()

    def _cut(self, text: str, width: int, bold: bool) -> QStaticText:
        """Words as they are drawn, kept for the next time."""
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        metrics = self.bold_metrics if bold else self.metrics
        made = QStaticText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
        # words from outside are drawn as they are written
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        self._kept[text, width, bold] = made
        return made

    def _picture(self, key: Hashable, size: QSize, draw: Callable[[QPainter], None]) -> QPixmap:
        """What ``draw`` draws, kept under its key for this resolution."""
        ratio = self.table.devicePixelRatioF()
        found = self._pictures.get((key, ratio))
        if found is None:
            if len(self._pictures) > _MOST_KEPT:
                self._pictures.clear()
            found = QPixmap(QSize(round(size.width() * ratio), round(size.height() * ratio)))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            brush = QPainter(found)
            draw(brush)
            brush.end()
            self._pictures[key, ratio] = found
        return found
