"""What several readers left on the lines of a text: their signs beside the number of the first line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from assessor_app.domain.citation import LinePlace, WholePlace
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.side_by_side.reader_look import paint_tag, tag_size
from assessor_app.gui.theme import Theme

_GAP: Final = 2.0


class LineTraces:
    """The traces of one text by line (0-based); those on the whole of it stand at its first line."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._on_line: dict[int, list[Trace]] = {}

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Take those of a text; what is on no line is somebody else's business."""
        found: defaultdict[int, list[Trace]] = defaultdict(list)
        for trace in traces:
            if isinstance(trace.place, LinePlace):
                found[trace.place.first].append(trace)
            elif isinstance(trace.place, WholePlace):
                found[0].append(trace)
        self._on_line = dict(found)

    def width(self) -> float:
        """Pixels that the signs beside the fullest line take."""
        most = max((len(self._letters(line)) for line in self._on_line), default=0)
        return tag_size(self._theme, "", most).width() + 2 * _GAP if most else 0.0

    def paint(self, painter: QPainter, line: int, left: float, top: float, high: float) -> None:
        """Paint the signs of a line that is so ``high`` from a spot on."""
        letters = self._letters(line)
        if letters:
            size = tag_size(self._theme, "", len(letters))
            side = min(size.height(), high)
            where = QRectF(left + _GAP, top + (high - side) / 2, size.width() * side / size.height(), side)
            paint_tag(painter, self._theme, where, letters, "")

    def words(self, line: int) -> str:
        """What a tool tip says of the traces at a line; "" where none is."""
        return "\n".join(trace.said for trace in self._on_line.get(line, ()))

    def _letters(self, line: int) -> tuple[str, ...]:
        return tuple(sorted({trace.letter for trace in self._on_line.get(line, ())}))
