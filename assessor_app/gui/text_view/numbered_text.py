"""A read-only text with line numbers beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from assessor_app.gui.theme import Theme

_MARGIN = 8
_BAR = 4
# between the numbers and the text
_GAP = 8


class NumberedText(QPlainTextEdit):
    """Plain text in a fixed-width face; the numbers are those of the lines in the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._cited: tuple[int, int] | None = None
        self._margin = _NumberMargin(self)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(_GAP)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def first_line(self) -> int:
        """The line at the top of the window, 0-based."""
        return self.firstVisibleBlock().blockNumber()

    def go_to_line(self, line: int) -> None:
        """Bring a line (0-based) to the top."""
        self.verticalScrollBar().setValue(line)

    def cite_lines(self, first: int, last: int) -> bool:
        """Tint these lines (0-based, both included) and bring them into view; False while they have not come."""
        if self.blockCount() <= first:
            return False
        self._cited = first, min(last, self.blockCount() - 1)
        self._tint()
        above = max(0, self.viewport().height() // self.fontMetrics().lineSpacing() // 4)
        self.go_to_line(max(0, first - above))
        return True

    def cite_nothing(self) -> None:
        """Tint no lines."""
        self._cited = None
        self._tint()

    def margin_width(self) -> int:
        """Pixels the numbers need."""
        return self.fontMetrics().horizontalAdvance("9") * len(str(max(99, self.blockCount()))) + 2 * _MARGIN

    def paint_numbers(self, painter: QPainter, box: QRect) -> None:
        """Paint the numbers of the lines in view."""
        if self._theme is None:
            return
        painter.fillRect(box, self._theme.color("track"))
        painter.setPen(self._theme.color("muted"))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= box.bottom():
            height = self.blockBoundingRect(block).height()
            line = QRect(0, round(top), self._margin.width() - _MARGIN, self.fontMetrics().height())
            if self._cited is not None and self._cited[0] <= block.blockNumber() <= self._cited[1]:
                painter.fillRect(QRect(0, round(top), _BAR, round(height) + 1), self._theme.color("accent"))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()
            top += height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._margin.setGeometry(inside.left(), inside.top(), self.margin_width(), inside.height())

    @Slot()
    def _draw(self) -> None:
        if self._theme is None:
            return
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        # By style sheet: a font that is only set is lost when the widget comes into a window dressed by one.
        self.setStyleSheet(f'QPlainTextEdit {{ font-family: "{family}"; font-size: {self._theme.px(13)}px; }}')
        self._make_room()
        self._tint()

    def _tint(self) -> None:
        """Extra selections leave the reader's own selection alone."""
        tint = QTextEdit.ExtraSelection()
        if self._cited is not None and self._theme is not None:
            cursor = QTextCursor(self.document().findBlockByNumber(self._cited[0]))
            last = self.document().findBlockByNumber(self._cited[1])
            cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            tint.cursor = cursor
            tint.format.setBackground(self._theme.color("accent_soft"))
            tint.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([tint] if self._cited is not None else [])
        self._margin.update()

    @Slot()
    def _make_room(self) -> None:
        self.setViewportMargins(self.margin_width(), 0, 0, 0)
        self._margin.setFixedWidth(self.margin_width())

    @Slot(QRect, int)
    def _follow(self, box: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, box.y(), self._margin.width(), box.height())


class _NumberMargin(QWidget):
    """Where the numbers are painted."""

    def __init__(self, text: NumberedText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._text.paint_numbers(painter, event.rect())
        painter.end()
