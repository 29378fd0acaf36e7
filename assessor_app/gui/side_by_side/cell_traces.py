"""What several readers left on the cells of a workbook: a frame about the cells, and the reader's sign beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from assessor_app.domain.citation import CellPlace
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.side_by_side.reader_look import paint_tag, reader_pen, tag_size
from assessor_app.gui.theme import Theme

_LINE: Final = 2.0
_GAP: Final = 3.0
_MOST: Final = 500


class CellTraces:
    """The traces of one workbook, at hand sheet by sheet."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._on_sheet: dict[int, list[tuple[CellPlace, Trace]]] = {}

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Take those of a workbook; what is on no cell is somebody else's business."""
        found: defaultdict[int, list[tuple[CellPlace, Trace]]] = defaultdict(list)
        for trace in traces[:_MOST]:
            if isinstance(trace.place, CellPlace):
                found[trace.place.sheet].append((trace.place, trace))
        self._on_sheet = dict(found)

    def paint(self, painter: QPainter, sheet: int, box_of: Callable[[CellPlace], QRect], window: QRectF) -> None:
        """Paint those of a worksheet; ``box_of`` tells what cells cover in the ``window``."""
        painter.save()
        beside: Counter[tuple[int, int]] = Counter()
        side = tag_size(self._theme, "")
        for place, trace in self._on_sheet.get(sheet, ()):
            box = QRectF(box_of(place))
            if not box.intersects(window):
                continue
            seen = box.intersected(window)
            at = beside[place.first_row, place.first_column]
            beside[place.first_row, place.first_column] += 1
            painter.setPen(reader_pen(self._theme, trace.letter, _LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # two who framed the same cells: one frame inside the other
            inset = 1 + at * (_LINE + 1)
            painter.drawRect(seen.adjusted(inset, inset, -inset, -inset))
            left = min(seen.right() + _GAP, window.right() - side.width() - _GAP) + at * (side.width() + _GAP)
            sign = QRectF(left, max(window.top(), seen.top()), side.width(), side.height())
            paint_tag(painter, self._theme, sign, (trace.letter,), "")
        painter.restore()

    def words(self, sheet: int, row: int, column: int) -> str:
        """What a tool tip says of the traces on a cell; "" where none is."""
        return "\n".join(trace.said for place, trace in self._on_sheet.get(sheet, ()) if _holds(place, row, column))


def _holds(place: CellPlace, row: int, column: int) -> bool:
    last = place.last_column
    return (
        place.first_row <= row <= place.last_row and place.first_column <= column and (last is None or column <= last)
    )
