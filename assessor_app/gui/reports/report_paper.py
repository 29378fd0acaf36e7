"""Prints a report with plots: the drawings of the screen, painted as lines and letters and never as pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QPageSize,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from assessor_app.gui.plots.drawing import Drawing
from assessor_app.gui.plots.look import Look, paper_look
from assessor_app.gui.review.letter_paper import HOLDS_NEXT, PRINT_DPI, LetterPaper, Patience, Search
from assessor_app.gui.slices import Steps

_PLOT: Final = QTextFormat.ObjectTypes.UserObject.value + 1
_NAME: Final = QTextFormat.Property.UserProperty.value + 1
_OBJECT: Final = "\ufffc"
# what the lengths of drawings are meant for
_SCREEN_DPI: Final = 96
# paper is read nearer than a screen
_SMALLER: Final = 0.82


def plot_mark(name: str) -> str:
    """What stands in the HTML of a report where the drawing of that name is to come."""
    return f"[[plot:{name}]]"


class ReportPaper(LetterPaper):
    """One report; ``drawings`` by the name in their :func:`plot_mark`. Prints a page at a time as letters do."""

    def __init__(
        self,
        page: str,
        drawings: Mapping[str, Drawing[Any]],
        title: str,
        footer: str,
        size: QPageSize,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, title, footer, size, parent)
        self._drawings = drawings
        self._plots: _PlotObjects | None = None

    def put_in(self, document: QTextDocument) -> Steps:
        """Turn each mark of a plot into the plot itself."""
        look = paper_look(PRINT_DPI / _SCREEN_DPI * _SMALLER)
        self._plots = _PlotObjects(self._drawings, self.room, look, document)
        document.documentLayout().registerHandler(_PLOT, self._plots)
        yield
        for name in self._drawings:
            found = document.find(plot_mark(name))
            if not found.isNull():
                _put_plot(found, name)
                yield

    def mend(self, document: QTextDocument, height: float) -> Search[bool]:
        """Push the first row of a table that a page tears apart over to the next page."""
        patience = Patience()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable) and _push_torn_row(document, frame, height):
                return True
            if patience.is_over():
                yield
        return False


def _push_torn_row(document: QTextDocument, table: QTextTable, height: float) -> bool:
    layout = document.documentLayout()
    tops = [
        layout.blockBoundingRect(table.cellAt(row, 0).firstCursorPosition().block()).top()
        for row in range(table.rows())
    ]
    for row, (top, following) in enumerate(pairwise([*tops, math.inf])):
        foot = (int(top // height) + 1) * height
        if following < foot:
            continue
        cells = [table.cellAt(row, column) for column in range(table.columns())]
        end = max(layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom() for cell in cells)
        # the last line may hang over the edge by a fraction; a row as high as a page has to be torn
        if end > foot + 1 and end - top < height:
            # paddings are told as for a screen, and scaled to the printer's dots by Qt
            push = table.format().cellPadding() + (foot - top + 1) * _SCREEN_DPI / PRINT_DPI
            # in one edit: each would be followed by laying out what comes after it
            edit = QTextCursor(document)
            edit.beginEditBlock()
            for cell in cells:
                form = cell.format().toTableCellFormat()
                form.setTopPadding(push)
                cell.setFormat(form)
            edit.endEditBlock()
            return True
    return False


def _put_plot(cursor: QTextCursor, name: str) -> None:
    """The drawing, on one page with the words above it."""
    above = cursor.block().previous()
    if above.isValid():
        held = QTextBlockFormat()
        held.setProperty(HOLDS_NEXT, True)
        QTextCursor(above).mergeBlockFormat(held)
    form = QTextCharFormat()
    form.setObjectType(_PLOT)
    form.setProperty(_NAME, name)
    cursor.insertText(_OBJECT, form)


class _PlotObjects(QPyTextObject):
    """Tells the layout how high the drawings are, and paints them."""

    def __init__(self, drawings: Mapping[str, Drawing[Any]], width: float, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._drawings, self._look = drawings, look
        # measured here: nothing may go wrong inside what Qt calls while it lays out
        self._sizes = {name: QSizeF(width, one.height_for(width, look)) for name, one in drawings.items()}

    def intrinsicSize(self, _document: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        return self._sizes[form.property(_NAME)]

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, _position: int, form: QTextFormat
    ) -> None:
        self._drawings[form.property(_NAME)].paint_on(painter, QRectF(rect), self._look)
