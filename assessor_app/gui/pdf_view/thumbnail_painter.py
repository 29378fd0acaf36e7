"""How one page of the thumbnail list looks: paper, ring, name, and the criteria it is cited for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assessor_app.gui.pdf_view.thumbnail_model import CURRENT_ROLE, PINS_ROLE, TAGS_ROLE, Tag
from assessor_app.gui.pins.pin_painting import flag_size, paint_flag
from assessor_app.gui.theme import Theme

MARGIN: Final = 10
_MOST_TAGS: Final = 4
_RING: Final = 2.5


class ThumbnailPainter(QStyledItemDelegate):
    """Paints with the pixels that ``picture(page)`` has: an image of the whole page, or None while there is none.

    ``paper(page)`` tells the width and height the page is painted with, in logical pixels.
    """

    def __init__(self, theme: Theme, picture: Callable[[int], QImage | None], paper: Callable[[int], QSize]) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        self._paper = paper
        self._cell = QSize(100, 140)

    def set_cell(self, cell: QSize) -> None:
        """How large every row is."""
        self._cell = cell

    def caption_height(self) -> int:
        """What the name under a page needs."""
        return round(QFontMetricsF(self._theme.font(12)).height()) + self._theme.px(4)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._cell

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = QRectF(option.rect)
        state = option.state
        caption = self.caption_height()
        room = cell.adjusted(MARGIN, MARGIN, -MARGIN, -caption)
        paper = QRectF(QPointF(), self._paper(index.row()).toSizeF())
        paper.moveCenter(room.center())
        paper.moveTopLeft(QPointF(paper.topLeft().toPoint()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(cell.adjusted(2, 2, -2, 0), 6, 6)
        self._paint_paper(painter, paper, index.row())
        current = bool(index.data(CURRENT_ROLE))
        if current:
            self._paint_ring(painter, paper, "accent", _RING)
        if state & QStyle.StateFlag.State_HasFocus:
            self._paint_ring(painter, paper.adjusted(-3, -3, 3, 3), "focus", 1.5)
        self._paint_caption(painter, QRectF(cell.left(), cell.bottom() - caption, cell.width(), caption), index)
        self._paint_tags(painter, paper, index.data(TAGS_ROLE))
        self._paint_pins(painter, paper, index.data(PINS_ROLE))
        painter.restore()

    def _paint_paper(self, painter: QPainter, paper: QRectF, page: int) -> None:
        painter.fillRect(paper, self._theme.color("paper"))
        image = self._picture(page)
        if image is not None:
            painter.drawImage(paper, image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("field_line"), 1))
        painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_ring(self, painter: QPainter, box: QRectF, color: str, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color(color), width))
        reach = width / 2 + 1
        painter.drawRoundedRect(box.adjusted(-reach, -reach, reach, reach), 3, 3)

    def _paint_caption(self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        current = bool(index.data(CURRENT_ROLE))
        font = self._theme.font(12, bold=current)
        room = box.adjusted(4, 0, -4, 0)
        words = QFontMetricsF(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.color("text" if current else "muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_tags(self, painter: QPainter, paper: QRectF, tags: Sequence[Tag]) -> None:
        """Hang the labels on the page's right edge, under each other; what does not fit is counted."""
        font = self._theme.font(11, bold=True)
        metrics = QFontMetricsF(font)
        height, gap = metrics.height() + self._theme.px(2), 3.0
        room = max(1, min(_MOST_TAGS, int((paper.height() - 4) / (height + gap))))
        shown = list(tags[:room])
        if len(tags) > room:
            shown = [*tags[: room - 1], Tag(f"+{len(tags) - room + 1}", any(tag.current for tag in tags[room - 1 :]))]
        painter.setFont(font)
        top = paper.top() + 4
        for tag in shown:
            words = metrics.elidedText(tag.label, Qt.TextElideMode.ElideRight, paper.width() - 12)
            width = metrics.horizontalAdvance(words) + self._theme.px(10)
            box = QRectF(paper.right() + 5 - width, top, width, height)
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.setBrush(self._theme.color("accent" if tag.current else "accent_soft"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self._theme.color("on_accent" if tag.current else "accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            top += height + gap

    def _paint_pins(self, painter: QPainter, paper: QRectF, numbers: Sequence[int]) -> None:
        """One flag at the page's lower right, with the first number and whether there are more."""
        if not numbers:
            return
        words = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}…"
        size = flag_size(self._theme, words)
        box = QRectF(QPointF(paper.right() + 5 - size.width(), paper.bottom() - size.height() - 4), size)
        paint_flag(painter, self._theme, box, words, current=False)
