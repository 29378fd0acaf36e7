"""Puts a feedback letter on paper: a PDF with selectable text, page numbers and a title that names nobody."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Generator
from typing import Final, TypeVar

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QLocale,
    QMarginsF,
    QObject,
    QRectF,
    Qt,
    QUrl,
    QUuid,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from assessor_app.gui.slices import Slices, Steps

PRINT_DPI: Final = 600
# of the format of a block that must not part from the next one, as headings never do
HOLDS_NEXT: Final = QTextFormat.Property.UserProperty.value + 2
_MARGIN_MM: Final = 20.0
_FOOT_MM: Final = 10.0
_INCH_MM: Final = 25.4
_BOTTOM_LEFT: Final = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
_BOTTOM_RIGHT: Final = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
_TURN_SECONDS: Final = 0.008
T = TypeVar("T")
_NAMESPACE: Final = uuid.UUID("6f1e7c0a-5a57-4c51-9d8e-4c1f3b1c6f0e")


Search = Generator[None, None, T]
"""Looks for something and rests now and then, as :data:`Steps` do."""


class Patience:
    """Whether to go on within one turn of the event loop."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    def is_over(self) -> bool:
        """True once enough was done in this turn: then another one begins."""
        over = time.perf_counter() - self._began > _TURN_SECONDS
        if over:
            self._began = time.perf_counter()
        return over


class BareDocument(QTextDocument):
    """A document that loads nothing, whatever its HTML asks for."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        return None


def paper_size(locale: QLocale | None = None) -> QPageSize:
    """Letter where people use inches, A4 everywhere else."""
    inches = (locale or QLocale()).measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4)


class LetterPaper(QObject):
    """Prints one letter, a page at a time, so that the window stays alive; ``printed`` carries the bytes.

    Two printings of the same letter differ in the date of making alone.
    """

    printed = Signal(bytes)

    def __init__(self, page: str, title: str, footer: str, size: QPageSize, parent: QObject | None = None) -> None:
        """``page`` is the letter's HTML; ``footer`` stands at the foot of each page with its number."""
        super().__init__(parent)
        self._footer = footer
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        self._writer.setCreator("Assessor app")
        self._writer.setResolution(PRINT_DPI)
        self._writer.setDocumentId(QUuid(str(uuid.uuid5(_NAMESPACE, hashlib.sha256(page.encode()).hexdigest()))))
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
        self._writer.setPageLayout(layout)
        self._document = BareDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._html = page
        self._painter = QPainter()
        self._slices = Slices(self._steps, self)
        self._slices.finished.connect(self._tell)

    def start(self) -> None:
        """Begin; ``printed`` comes some turns of the event loop later."""
        self._slices.begin()

    @property
    def room(self) -> float:
        """How wide the text is, in dots of the printer."""
        return self._body().width()

    def put_in(self, _document: QTextDocument) -> Steps:
        """Put in what HTML cannot say, once the rest is there."""
        yield from ()

    def mend(self, _document: QTextDocument, _height: float) -> Search[bool]:
        """Move one thing that a page of this height tears apart; False where there is none."""
        yield from ()
        return False

    def _steps(self) -> Steps:
        self._painter.begin(self._writer)
        self._document.documentLayout().setPaintDevice(self._writer)
        self._document.setDefaultFont(_unjoined(QFont("sans-serif", 10)))
        self._document.setHtml(self._html)
        yield
        yield from self.put_in(self._document)
        self._lay_out_anew()
        yield
        yield from self._hold_together()
        for page in range(self._document.pageCount()):
            if page:
                self._writer.newPage()
            self._print_page(page)
            yield
        self._painter.end()

    def _hold_together(self) -> Steps:
        """No heading stands alone at the foot of a page: it goes over to the text it heads; nor is a row torn apart."""
        kept = 0
        while True:
            heading = yield from self._left_behind(kept)
            if heading is not None:
                kept = heading.position() + 1
                form = QTextBlockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(heading).mergeBlockFormat(form)
            elif (yield from self.mend(self._document, self._body().height())):
                kept = 0
            else:
                return
            self._lay_out_anew()
            yield

    def _lay_out_anew(self) -> None:
        # As a whole: after a change Qt leaves what follows where it was, which would be lost.
        self._document.setPageSize(self._body().size())

    def _left_behind(self, kept: int) -> Search[QTextBlock | None]:
        """The first block of those that hold together, where what they lead to begins on the next page."""
        layout, height = self._document.documentLayout(), self._body().height()
        patience = Patience()
        block = first = self._document.findBlock(kept)
        while (following := block.next()).isValid():
            if not holds_next(block):
                first = following
            elif _page_of(layout, first, height) < _page_of(layout, following, height):
                return first
            block = following
            # Qt lays out as far as it is asked for
            layout.blockBoundingRect(block)
            if patience.is_over():
                yield
        return None

    @Slot()
    def _tell(self) -> None:
        self.printed.emit(self._buffer.data().data())

    def _print_page(self, page: int) -> None:
        body, painter = self._body(), self._painter
        painter.save()
        top = page * body.height()
        painter.translate(0, -top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, top, body.width(), body.height())
        # black on white whatever the desk looks like
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor("black"))
        context.palette = palette
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._print_footer(body, page)

    def _print_footer(self, body: QRectF, page: int) -> None:
        font = _unjoined(QFont("sans-serif", 8))
        self._painter.setFont(font)
        self._painter.setPen(QColor("#5a6472"))
        words = self.tr("Page {page} of {pages}").format(page=page + 1, pages=self._document.pageCount())
        foot = QRectF(0, body.height(), body.width(), _pixels(_FOOT_MM))
        self._painter.drawText(foot, _BOTTOM_LEFT, self._footer)
        self._painter.drawText(foot, _BOTTOM_RIGHT, words)

    def _body(self) -> QRectF:
        room = self._writer.pageLayout().paintRectPixels(PRINT_DPI)
        return QRectF(0, 0, room.width(), room.height() - _pixels(_FOOT_MM))


def holds_next(block: QTextBlock) -> bool:
    """Whether what stands in a block is nothing without the next: a heading, or words before a picture."""
    form = block.blockFormat()
    return form.headingLevel() > 0 or bool(form.property(HOLDS_NEXT))


def _unjoined(font: QFont) -> QFont:
    """Without ligatures: "ﬁ" as one letter would be found by nobody who searches the PDF for "fi"."""
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _page_of(layout: QAbstractTextDocumentLayout, block: QTextBlock, height: float) -> int:
    """The page on which the first line of a block stands; its frame may begin on the page before."""
    top, lines = layout.blockBoundingRect(block).top(), block.layout()
    line = lines.lineAt(0) if lines.lineCount() else None
    # its middle: the edge of a page is not met to the last fraction
    return int((top + (line.y() + line.height() / 2 if line is not None else 0.0)) // height)


def _pixels(millimetres: float) -> float:
    return millimetres / _INCH_MM * PRINT_DPI
