"""Paints a row of the palette: the name with the matching letters strong, what belongs to it, and its key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from assessor_app.gui.palette.palette_search import Hit
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.headed_delegate import HeadedDelegate
from assessor_app.gui.widgets.key_chip import paint_chip

Index = QModelIndex | QPersistentModelIndex
_PAD = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PaletteDelegate(HeadedDelegate):
    """Draws entries that are not possible now quietly."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent, row=32, heading=26, pad=_PAD, steered=True)

    def paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Hit, _index: Index) -> None:
        self._paint_hit(painter, option.rect, entry)

    def _paint_hit(self, painter: QPainter, row: QRect, hit: Hit) -> None:
        theme, pad, entry = self._theme, self._theme.px(_PAD), hit.entry
        right = row.right() - pad
        if entry.keys:
            right = paint_chip(painter, row, right, entry.keys, theme, ink="muted" if entry.reason else "text") - pad
        room = QRect(row.left() + pad, row.top(), max(0, right - row.left() - pad), row.height())
        aside = entry.reason or entry.detail
        # The name is cut last; what stands behind it has what is left.
        inks = ("muted", "muted") if entry.reason else ("text", "accent")
        used = self._paint_words(painter, room, entry.title, hit.strong, inks)
        rest = room.adjusted(used + pad, 0, 0, 0)
        if aside and rest.width() > theme.px(30):
            self._paint_words(painter, rest, aside, () if entry.reason else hit.strong_aside, ("muted", "accent"))

    def _paint_words(
        self, painter: QPainter, room: QRect, text: str, strong: tuple[int, ...], inks: tuple[str, str]
    ) -> int:
        """Draws ``text`` with the characters at ``strong`` bold, plain and strong in ``inks``; returns its width."""
        plain, bold = self._theme.font(), self._theme.font(bold=True)
        widest = QFontMetrics(bold if strong else plain)
        shown = widest.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        marks = frozenset(place for place in strong if place < len(shown))
        left = room.left()
        for run, is_strong in _runs(shown, marks):
            font = bold if is_strong else plain
            painter.setFont(font)
            painter.setPen(self._theme.color(inks[is_strong]))
            painter.drawText(QRect(left, room.top(), room.right() - left + 1, room.height()), _LEFT, run)
            left += QFontMetrics(font).horizontalAdvance(run)
        return left - room.left()


def _runs(text: str, strong: frozenset[int]) -> Iterator[tuple[str, bool]]:
    """Stretches of ``text`` that are drawn alike."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or (place in strong) != (start in strong):
            yield text[start:place], start in strong
            start = place
