"""A narrative to read: prompts and responses in calm type, about 75 characters a line, with its word counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from assessor_app.domain.annotation import Pin
from assessor_app.domain.credential import Part
from assessor_app.domain.quote_finding import find_quote, quote_of
from assessor_app.domain.submission import Submission
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.when_shown import hear_when_shown
from assessor_app.gui.workspace.narrative_index import NarrativeIndex, Passage, Span
from assessor_app.gui.workspace.narrative_pieces import Piece, PieceKind, pieces_of
from assessor_app.gui.workspace.word_rows import WordRow

_MEASURE: Final = 75
_LINE_HEIGHT: Final = 150.0
# Characters put in at once: more would stop the window while they are laid out.
_AT_FIRST: Final = 16_000
_AT_ONCE: Final = 6_000
_MOST_MARKED: Final = 400
# Pixels of type, boldness, colour and the room above, by kind.
_LOOKS: Final[Mapping[PieceKind, tuple[float, bool, str, int]]] = {
    "title": (18, True, "text", 20),
    "group": (15, True, "text", 26),
    "prompt": (13.5, True, "muted", 24),
    "answer": (14, False, "text", 10),
    "missing": (14, False, "bad", 6),
    "file": (14, True, "text", 6),
    "words": (12.5, False, "muted", 4),
    "end": (14, False, "text", 24),
}


class NarrativeView(QTextEdit):
    """Read-only; the practitioner's words go in as characters, so no markup in them ever comes alive.

    ``prompt_changed`` carries the text of the prompt whose answer is at the top, ``pin_wished`` asks to pin what is
    selected, ``pin_chosen`` carries the id of a pin clicked.
    """

    prompt_changed = Signal(str)
    pin_wished = Signal()
    pin_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, Part, Submission] | None = None
        self._pieces: tuple[Piece, ...] = ()
        self.index = NarrativeIndex(())
        self._written = 0
        self._hits: Sequence[Span] = ()
        self._hit = -1
        self._pins: Mapping[str, tuple[Span, ...]] = {}
        self._given: Mapping[str, Pin] = {}
        self._current_pin = ""
        self._prompt = ""
        self.pinnable = True
        self.setObjectName("narrative_view")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._feed = QTimer(self, interval=0)
        self._feed.timeout.connect(self._write_more)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._mark)
        self.verticalScrollBar().valueChanged.connect(self._note_move)
        hear_when_shown(self, theme.changed, self._write)
        self._restyle()

    def show_part(self, title: str, part: Part, submission: Submission) -> None:
        """Show all prompts of a part with what was answered; ``title`` is "Part 1 · Overview"."""
        self._shown = (title, part, submission)
        self._hits, self._hit = (), -1
        self.setAccessibleName(title)
        self._write()

    # -- finding and pinning --------------------------------------------------------------------------------

    def show_hits(self, hits: Sequence[Span], current: int) -> None:
        """Mark these stretches of the document and bring the current one (-1 for none) into view."""
        self._hits, self._hit = hits, current
        if 0 <= current < len(hits):
            self._bring(hits[current])
        self._settle.start()

    def top_position(self) -> int:
        """Where the document stands at the top of the window."""
        return self.cursorForPosition(QPoint(4, 4)).position()

    def selected(self) -> Passage | None:
        """What of the answers is selected."""
        cursor = self.textCursor()
        return self.index.passage(cursor.selectionStart(), cursor.selectionEnd()) if cursor.hasSelection() else None

    def pin_here(self) -> Pin | None:
        """A pin on what is selected; None where no answer is."""
        passage = self.selected()
        if passage is None or self._shown is None:
            return None
        text = self._shown[2].response(passage.prompt_id)
        return Pin("", prompt_id=passage.prompt_id, quote=quote_of(text, passage.start, passage.end))

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Underline what these are pinned to, as far as it is in this part; ``current`` is the one in hand."""
        self._given, self._current_pin = dict(pins), current
        self._place_pins()

    def show_pin(self, pin: Pin) -> None:
        """Bring what a note is pinned to on screen."""
        if spans := self._spans_of(pin):
            self._bring(spans[0])

    def pins_shown(self) -> tuple[str, ...]:
        """The pins whose passages are in this part, in the order of the text."""
        return tuple(sorted(self._pins, key=lambda key: self._pins[key][0]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            position = self.cursorForPosition(event.position().toPoint()).position()
            for key, spans in self._pins.items():
                if any(start <= position < end for start, end in spans):
                    self.pin_chosen.emit(key)
                    break

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.pinnable:
            menu.addSeparator()
            action = menu.addAction(self.tr("Pin a note to this passage"))
            action.setEnabled(self.selected() is not None)
            action.triggered.connect(self.pin_wished)
        menu.popup(event.globalPos())

    # -- writing --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_measure()
        super().resizeEvent(event)
        self._settle.start()

    def _restyle(self) -> None:
        # The field look of the sheet (border, focus ring) is for what can be typed into.
        self.setStyleSheet(
            "#narrative_view { border: 2px solid transparent; margin: 0; padding: 0; border-radius: 0; "
            f"background: {self._theme.color('panel').name()}; }} "
            f"#narrative_view:focus {{ border: 2px solid {self._theme.color('focus').name()}; }}"
        )

    def _fit_measure(self) -> None:
        wide = QFontMetricsF(self._theme.font(14)).averageCharWidth() * _MEASURE
        side = max(self._theme.px(24), int((self.width() - wide) / 2))
        self.setViewportMargins(side, 0, side, 0)

    @Slot()
    def _write(self) -> None:
        """Put the text in: what a window shows at once, the rest as the loop comes round."""
        self._restyle()
        if self._shown is None:
            return
        top = self.verticalScrollBar().value()
        self._feed.stop()
        self.clear()
        self.setExtraSelections([])
        self.document().setDocumentMargin(self._theme.px(18))
        self._pieces = tuple(pieces_of(*self._shown))
        self.index = NarrativeIndex(self._pieces)
        self._written = 0
        self._fit_measure()
        self._put(_AT_FIRST)
        self._place_pins()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(top)
        if self._written < len(self._pieces):
            self._feed.start()

    @Slot()
    def _write_more(self) -> None:
        self._put(_AT_ONCE)
        if self._written == len(self._pieces):
            self._feed.stop()

    def _put(self, characters: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        while self._written < len(self._pieces) and characters > 0:
            piece = self._pieces[self._written]
            self._add(cursor, piece, self._written)
            characters -= len(piece.text) + 1
            self._written += 1
        cursor.endEditBlock()

    def _add(self, cursor: QTextCursor, piece: Piece, number: int) -> None:
        pixels, bold, color, above = _LOOKS[piece.kind]
        if piece.row is not None:
            color, bold = _words_look(piece.row)
        if piece.kind == "answer" and number and self._pieces[number - 1].kind != "answer":
            above = 6
        block, ink = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(0 if piece.goes_on else self._theme.px(above))
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        ink.setFont(self._font(pixels, bold=bold))
        ink.setForeground(self._theme.color(color))
        if number == 0:
            cursor.setBlockFormat(block)
            cursor.setCharFormat(ink)
        else:
            cursor.insertBlock(block, ink)
        cursor.insertText(piece.text, ink)

    def _font(self, pixels: float, *, bold: bool) -> QFont:
        return self._theme.font(pixels, bold=bold)

    # -- marking --------------------------------------------------------------------------------------------

    def _place_pins(self) -> None:
        placed = {key: self._spans_of(pin) for key, pin in self._given.items()}
        self._pins = {key: spans for key, spans in placed.items() if spans}
        self._settle.start()

    def _spans_of(self, pin: Pin) -> tuple[Span, ...]:
        if self._shown is None or pin.quote is None or not pin.prompt_id:
            return ()
        found = find_quote(self._shown[2].response(pin.prompt_id), pin.quote)
        return self.index.spans(Passage(pin.prompt_id, *found)) if found is not None else ()

    def _bring(self, span: Span) -> None:
        """Bring a stretch into view; what is not put in yet is put in first."""
        while self._written < len(self._pieces) and self.index.start_of(self._written) <= span[1]:
            self._put(_AT_ONCE)
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        box = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 0, 0, -box.height()).contains(box.center()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)

    @Slot()
    def _note_move(self) -> None:
        self._settle.start()

    @Slot()
    def _mark(self) -> None:
        """Mark what is in sight: thousands of marks out of sight would cost at each painting."""
        if self._shown is None:
            return
        first = self.top_position()
        last = self.cursorForPosition(QPoint(self.viewport().width() - 4, self.viewport().height() - 4)).position()
        marks: list[QTextEdit.ExtraSelection] = []
        for key, spans in self._pins.items():
            current = key == self._current_pin
            marks += [self._pin_mark(span, current=current) for span in spans if span[0] <= last and span[1] >= first]
        for number, span in enumerate(self._hits):
            if span[0] <= last and span[1] >= first:
                marks.append(self._hit_mark(span, current=number == self._hit))
        self.setExtraSelections(marks[:_MOST_MARKED])
        self._tell_prompt(first)

    def _pin_mark(self, span: Span, *, current: bool) -> QTextEdit.ExtraSelection:
        ink = QTextCharFormat()
        style = QTextCharFormat.UnderlineStyle
        ink.setUnderlineStyle(style.SingleUnderline if current else style.DashUnderline)
        ink.setUnderlineColor(self._theme.color("warn"))
        tint = QColor(self._theme.color("warn"))
        tint.setAlphaF(0.16 if current else 0.07)
        ink.setBackground(tint)
        return self._marked(span, ink)

    def _hit_mark(self, span: Span, *, current: bool) -> QTextEdit.ExtraSelection:
        ink = QTextCharFormat()
        ink.setBackground(self._theme.color("accent" if current else "accent_soft"))
        ink.setForeground(self._theme.color("on_accent" if current else "text"))
        return self._marked(span, ink)

    def _marked(self, span: Span, ink: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        end = self.document().characterCount() - 1
        cursor.setPosition(min(span[0], end))
        cursor.setPosition(min(span[1], end), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, ink
        return mark

    def _tell_prompt(self, position: int) -> None:
        number = self.index.piece_at(position)
        prompt = ""
        # The heading itself in sight says enough.
        if 0 <= number < len(self._pieces) and self._pieces[number].kind not in ("title", "prompt", "group"):
            heads = (one.text for one in reversed(self._pieces[:number]) if one.kind in ("prompt", "group", "title"))
            prompt = next(heads, "")
        if prompt != self._prompt:
            self._prompt = prompt
            self.prompt_changed.emit(prompt)


def _words_look(row: WordRow) -> tuple[str, bool]:
    """Colour and boldness of a count, by what the definition makes of it."""
    if row.within or row.severity == "info":
        return "muted", False
    return ("bad" if row.severity == "block" else "warn"), True
