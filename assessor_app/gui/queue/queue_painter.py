"""Paints a row of the queue: dot, words, progress bar, running download with its cross, badge; and the headings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QLocale, QRect
from PySide6.QtGui import QPainter

from assessor_app.gui.queue.arrangement import Heading
from assessor_app.gui.queue.due import Urgency
from assessor_app.gui.queue.group_words import heading_words
from assessor_app.gui.queue.queue_lines import Column, Line
from assessor_app.gui.queue.queue_model import QueueModel
from assessor_app.gui.queue.readiness_words import ReadyState
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.painting import DotShape
from assessor_app.gui.widgets.row_painter import PAD, RowPainter, Span

if TYPE_CHECKING:
    from assessor_app.gui.queue.queue_table import QueueTable

BADGE: Final = 20
_CROSS: Final = 18
# plain numbers, which compare at once
_DUE, _LAPTOP, _STATUS = int(Column.DUE), int(Column.LAPTOP), int(Column.STATUS)
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


class QueuePainter(RowPainter):
    """Asks the model for its lines directly, past Qt's own slow way."""

    def __init__(self, theme: Theme, table: QueueTable, model: QueueModel) -> None:
        super().__init__(theme, table)
        self._model = model
        # how the cells that are not words alone are painted
        self._special: Mapping[int, Callable[[QPainter, int, int, int, Line, str], None]] = {
            int(Column.DOT): self._paint_dot,
            int(Column.PROGRESS): self._paint_progress,
            int(Column.READY): self._paint_ready,
            _LAPTOP: self._paint_download,
        }

    def cancel_box(self, cell: QRect) -> QRect:
        """Where the cross that cancels a download is painted within a cell of the column "On this laptop"."""
        side = self.theme.px(_CROSS)
        return QRect(cell.left() + self.theme.px(PAD + 58), cell.center().y() - side // 2, side, side)

    def ground(self, place: int) -> str:
        return "window" if isinstance(self._model.entry(place), Heading) else ""

    def paint_row(self, painter: QPainter, place: int, top: int, spans: Sequence[Span]) -> None:
        entry = self._model.entry(place)
        if isinstance(entry, Heading):
            self._paint_heading(painter, top, entry)
            return
        texts, pad = self._model.texts(entry), self.pad
        for column, left, width in spans:
            special = self._special.get(column)
            if special is None or (column == _LAPTOP and not self._model.is_fetched(entry)):
                self.draw_text(painter, left + pad, top, width - 2 * pad, texts[column], _ink(entry, column))
            else:
                special(painter, left, top, width, entry, texts[column])

    def _paint_dot(self, painter: QPainter, left: int, top: int, _width: int, line: Line, _words: str) -> None:
        self.draw_dot(painter, left + 2 * self.pad, top, *_DOTS[line.urgency])

    def _paint_progress(self, painter: QPainter, left: int, top: int, width: int, line: Line, words: str) -> None:
        self.draw_share(painter, left, top, width, line.row.scored, line.row.total, words)

    def _paint_heading(self, painter: QPainter, top: int, heading: Heading) -> None:
        theme, side, pad = self.theme, self.theme.px(18), self.pad
        left = self.table.columnViewportPosition(Column.DOT) + pad
        arrow = QRect(left, top + (self.height - side) // 2, side, side)
        theme.icon("chevron-right" if heading.collapsed else "chevron-down").paint(painter, arrow)
        left, words = arrow.right() + pad, heading_words(heading)
        room = self.table.viewport().width() - left - theme.px(70)
        self.draw_text(painter, left, top, room, words, "text", bold=True)
        left += min(room, self.bold_metrics.horizontalAdvance(words)) + pad
        self.draw_text(painter, left, top, theme.px(70), QLocale().toString(heading.count), "muted")

    def _paint_ready(self, painter: QPainter, left: int, top: int, width: int, line: Line, words: str) -> None:
        theme, state = self.theme, line.ready
        fill, shape = _READY[state]
        x = left + self.pad + theme.px(6)
        if shape == "share":
            self.draw_dot(painter, x, top, fill, "ring")
            self.draw_pie(painter, x, top, self._model.share(line), fill)
        else:
            self.draw_dot(painter, x, top, fill, shape)
        ink = "text" if state in ("ready", "remarks") else "muted"
        before = self.pad + theme.px(BADGE)
        self.draw_text(painter, left + before, top, width - before - self.pad, words, ink)

    def _paint_download(self, painter: QPainter, left: int, top: int, width: int, _line: Line, words: str) -> None:
        cross = self.cancel_box(QRect(left, top, width, self.height))
        self.theme.icon("close-circle-outline").paint(painter, cross)
        room = cross.left() - self.theme.px(4) - left - self.pad
        self.draw_text(painter, left + self.pad, top, room, words, "text")


def _ink(line: Line, column: int) -> str:
    if column == _DUE:
        return "bad" if line.urgency == "overdue" else "text"
    if column == _STATUS:
        return "bad" if line.row.status == "needs_attention" else "warn" if line.row.handed_back else "text"
    return "text"
