"""Marks on paper: what was found, the one in hand stronger, and what is selected; text under them stays black."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from assessor_app.gui.pdf_view.page_turning import PageMap
from assessor_app.media.pdf.text import Hit

# Paper is white in the dark too, so these are the same in both themes.
_SOFT: Final = QColor("#ffe694")
_STRONG: Final = QColor("#ffb13b")
_EDGE: Final = QColor("#7a3e00")
_SELECTED: Final = QColor("#b3c9fb")
_REACH: Final = 1.5


class HitMarks:
    """All places found, at hand page by page."""

    def __init__(self) -> None:
        self._on_page: dict[int, list[Hit]] = {}
        self.current: Hit | None = None

    def set_hits(self, hits: Sequence[Hit], current: int) -> None:
        """Mark these; ``current`` is the index of the one in hand, -1 for none."""
        on_page: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            on_page[hit.page].append(hit)
        self._on_page = dict(on_page)
        self.current = hits[current] if 0 <= current < len(hits) else None

    def paint(self, painter: QPainter, page: int, place: PageMap) -> None:
        """Paint the marks of a page."""
        hits = self._on_page.get(page)
        if not hits:
            return
        soft = [place.box(box) for hit in hits if hit is not self.current for box in hit.boxes]
        _tint(painter, soft, _SOFT)
        if self.current is None or self.current.page != page:
            return
        strong = [place.box(box).adjusted(-_REACH, -_REACH, _REACH, _REACH) for box in self.current.boxes]
        _tint(painter, strong, _STRONG)
        painter.setPen(QPen(_EDGE, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects(strong)


def paint_selection(painter: QPainter, boxes: Iterable[QRectF], place: PageMap) -> None:
    """Tint what is selected; ``boxes`` are points of the upright page."""
    _tint(painter, [place.box(box) for box in boxes], _SELECTED)


def _tint(painter: QPainter, boxes: Iterable[QRectF], ink: QColor) -> None:
    # Lines set close overlap each other; what is marked twice must not come out darker.
    area = QRegion()
    for box in boxes:
        area += QRegion(box.toAlignedRect())
    painter.save()
    # As a marker pen does: the paper takes the colour, the print stays as dark as it was.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setClipRegion(area, Qt.ClipOperation.IntersectClip)
    painter.fillRect(area.boundingRect(), ink)
    painter.restore()
