"""The letters and numbers at the edges of a worksheet, which rows are cited, and the badge that finds no other place.

Painted here alone: Qt's own headers ask of each of a million rows whether it is chosen before they paint a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from assessor_app.domain.citation import CellPlace
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.sheet_view.cited_badge import badge_words, header_box, paint_badge
from assessor_app.gui.theme import Theme

_BAR: Final = 4
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class EdgeHeader(QHeaderView):
    """One edge; its sections can be clicked to choose whole rows or columns."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._theme: Theme | None = None
        self._marks: tuple[tuple[CellPlace, Mark], ...] = ()
        self._sheet = 0
        self._chosen: tuple[int, int] = (-1, -1)
        self._badge = ""
        self._cited: tuple[int, int] = (0, 0)
        self.setSectionsClickable(True)

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        self._theme = theme

    def show_chosen(self, first: int, last: int) -> None:
        """Make these sections stand out, -1 for none."""
        if self._chosen != (first, last):
            self._chosen = first, last
            self.viewport().update()

    def show_badge(self, badge: str, cited: tuple[int, int]) -> None:
        """Say what cells are cited for beside the letters of their columns, which take these pixels; "" for none."""
        if (self._badge, self._cited) != (badge, cited):
            self._badge, self._cited = badge, cited
            self.viewport().update()

    def badge(self) -> str:
        """The badge shown here, empty for none."""
        return self._badge

    def show_marks(self, marks: Sequence[Mark], sheet: int) -> None:
        """Mark the rows cited on this worksheet."""
        self._marks = tuple((one.place, one) for one in marks if isinstance(one.place, CellPlace))
        self._sheet = sheet
        self.viewport().update()

    def marked(self, row: int) -> Mark | None:
        """The mark of a row, that of the criterion in hand first."""
        found = [
            mark
            for place, mark in self._marks
            if place.sheet == self._sheet and place.first_row <= row <= place.last_row
        ]
        return max(found, key=_is_current, default=None)

    def sizeHint(self) -> QSize:
        if self._theme is None:
            return super().sizeHint()
        metrics = QFontMetrics(self._theme.font(12, bold=True))
        digits = len(str(max(999, self.count())))
        return QSize(metrics.horizontalAdvance("9") * digits + self._theme.px(24), metrics.height() + self._theme.px(9))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._theme is None or not self._badge:
            return
        window = self.viewport().rect()
        words, size = badge_words(self._theme, self._badge, window.width())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_badge(painter, self._theme, header_box(self._cited, window, size), words)
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if self._theme is None:
            return
        chosen = self._chosen[0] <= section <= self._chosen[1]
        painter.save()
        painter.fillRect(rect, self._theme.color("accent_soft" if chosen else "panel"))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(self._theme.color("text" if chosen else "muted"))
        painter.setFont(self._theme.font(12, bold=True))
        rows = self.orientation() == Qt.Orientation.Vertical
        side = Qt.AlignmentFlag.AlignRight if rows else Qt.AlignmentFlag.AlignHCenter
        name = self.model().headerData(section, self.orientation())
        painter.drawText(rect.adjusted(0, 0, -self._theme.px(7) if rows else 0, 0), side | _MIDDLE, name)
        mark = self.marked(section) if rows else None
        if mark is not None:
            color = QColor(self._theme.color("accent"))
            color.setAlphaF(1.0 if mark.current else 0.45)
            painter.fillRect(QRect(rect.left() + 2, rect.top() + 2, _BAR, rect.height() - 4), color)
        painter.restore()


def _is_current(mark: Mark) -> bool:
    return mark.current
