"""A read-only text with line numbers beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontDatabase,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from assessor_app.domain.annotation import Pin
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.pins.line_pins import LinePins
from assessor_app.gui.pins.pin_painting import flag_size, hint_markup, paint_flag
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.gui.side_by_side.line_traces import LineTraces

_MARGIN = 8
_BAR = 4
# between the numbers and the text
_GAP = 8


class NumberedText(QPlainTextEdit):
    """Plain text in a fixed-width face; the numbers are those of the lines in the file.

    ``pin_chosen`` carries the id of a note whose flag beside the numbers was pressed.
    """

    pin_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._cited: tuple[int, int] | None = None
        self._hints: Mapping[int, str] = {}
        self._pins = LinePins()
        self._traces: LineTraces | None = None
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

    def set_pins(self, pins: Mapping[str, Pin], current: str) -> None:
        """Notes on lines, numbered in this order; ``current`` is the one in hand."""
        had = bool(self._pins)
        self._pins.set_pins(pins, current)
        if had != bool(self._pins):
            self._make_room()
        self._tint()

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """What several readers left on lines."""
        if self._theme is None or (self._traces is None and not traces):
            return
        if self._traces is None:
            from assessor_app.gui.side_by_side.line_traces import LineTraces  # late: leads only

            self._traces = LineTraces(self._theme)
        self._traces.set_traces(traces)
        self._make_room()
        self._margin.update()

    def lines_chosen(self) -> tuple[int, int]:
        """The lines selected (0-based, both included), else the cursor's, else the first in view."""
        cursor, document = self.textCursor(), self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        if cursor.hasSelection():
            ends_before = document.findBlockByNumber(last).position() == cursor.selectionEnd() and last > first
            return first, last - 1 if ends_before else last
        seen = self.viewport().rect().contains(self.cursorRect(cursor).center())
        line = first if seen else self.first_line()
        return line, line

    def set_hints(self, hints: Mapping[int, str]) -> None:
        """Say more of some lines (0-based) where the pointer rests on them."""
        self._hints = hints

    def hint_at(self, point: QPoint) -> str:
        """What is to be said of the line under a point of the viewport; "" where nothing is."""
        block = self.cursorForPosition(point).block()
        below = self.blockBoundingGeometry(block).translated(self.contentOffset()).bottom()
        return self._hints.get(block.blockNumber(), "") if point.y() <= below else ""

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hint = self.hint_at(event.pos())
            # words from a file are never taken for markup
            QToolTip.showText(event.globalPos(), f"<span>{escape(hint)}</span>" if hint else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def margin_width(self) -> int:
        """Pixels the numbers need."""
        digits = self.fontMetrics().horizontalAdvance("9") * len(str(max(99, self.blockCount()))) + 2 * _MARGIN
        return digits + self._flag_width() + self._traces_width()

    def _traces_width(self) -> int:
        return round(self._traces.width()) if self._traces is not None else 0

    def _flag_width(self) -> int:
        """What the flags of notes take, left of the numbers."""
        if self._theme is None or not self._pins:
            return 0
        return round(flag_size(self._theme, self._pins.widest()).width()) + _BAR

    def choose_pin_at(self, y: int) -> None:
        """Choose the note whose flag beside a line was pressed."""
        line = self.cursorForPosition(QPoint(0, y)).block().blockNumber()
        if chosen := self._pins.next_on(line):
            self.pin_chosen.emit(chosen)

    def pin_words_at(self, y: int) -> str:
        """What the flag beside a line says; "" where none is."""
        line = self.cursorForPosition(QPoint(0, y)).block().blockNumber()
        traces = self._traces.words(line) if self._traces is not None else ""
        return "\n".join(filter(None, (self._pins.words(line), traces)))

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
            if words := self._pins.flag(block.blockNumber()):
                flag = QRectF(QPointF(_BAR + 1, top), flag_size(self._theme, words))
                flag.moveTop(top + max(0.0, (self.fontMetrics().height() - flag.height()) / 2))
                paint_flag(painter, self._theme, flag, words, current=self._pins.is_current(block.blockNumber()))
            if self._traces is not None:
                left = _BAR + self._flag_width()
                self._traces.paint(painter, block.blockNumber(), left, top, self.fontMetrics().height())
                painter.setPen(self._theme.color("muted"))
                painter.setFont(self.font())
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
        self.setExtraSelections([*self._pinned_tints(), *([tint] if self._cited is not None else [])])
        self._margin.update()

    def _pinned_tints(self) -> list[QTextEdit.ExtraSelection]:
        """The lines of the note in hand, softly."""
        lines = self._pins.current_lines()
        if lines is None or self._theme is None or self.blockCount() <= lines[0]:
            return []
        tint = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document().findBlockByNumber(lines[0]))
        last = self.document().findBlockByNumber(min(lines[1], self.blockCount() - 1))
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        tint.cursor = cursor
        tint.format.setBackground(self._theme.color("warn_soft"))
        tint.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return [tint]

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._text.choose_pin_at(round(event.position().y()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), hint_markup(self._text.pin_words_at(event.pos().y())), self)
            return True
        return super().event(event)
