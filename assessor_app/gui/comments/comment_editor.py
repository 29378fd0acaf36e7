"""The editor of a comment: plain text with its light marks shown, and keys for the bank and for recalled comments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from assessor_app.domain.comment_filling import Filled
from assessor_app.gui.comments.mark_highlighter import MarkHighlighter
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.plain_editor import PlainEditor

Span = tuple[int, int]
_LEAST_HEIGHT = 64
_LARGE = 150
_LEAST_HEIGHT_LARGE = 46
_NOTHING_HELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CommentEditor(PlainEditor):
    """``bank_requested`` tells of "/" in an empty comment; ``suggestion_chosen`` carries the place (0-based) of one of
    the :attr:`offered` suggestions: Tab takes the first, Alt with a digit any. ``correction_wanted`` carries a word
    underlined as misspelt, its Span and where on the screen it was asked about, for :meth:`offer_corrections`.

    Positions are characters of :meth:`toPlainText` throughout.
    """

    bank_requested = Signal()
    suggestion_chosen = Signal(int)
    correction_wanted = Signal(str, object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered = 0
        self._theme: Theme | None = None
        self._gaps: list[QTextCursor] = []
        self._named: tuple[Span, ...] = ()
        self._misspelt: tuple[Span, ...] = ()
        self._highlighter: MarkHighlighter | None = None

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        self._theme = theme
        self._highlighter = MarkHighlighter(theme, self.document())
        theme.changed.connect(self._redraw)
        self._redraw()

    def show_text(self, text: str) -> None:
        """Show what is stored, as every plain editor does; gaps of a comment inserted before are forgotten."""
        if text != self.toPlainText():
            self._gaps = []
            self.underline((), ())
        super().show_text(text)

    def insert_filled(self, filled: Filled, since: int | None = None) -> None:
        """Put a comment at the cursor, in place of the selection or of what was typed from ``since`` on; one undo step.

        Its first gap is selected, so that typing replaces it; Tab goes to the next.
        """
        cursor = self.textCursor()
        if since is not None:
            cursor.setPosition(self._units(since))
            cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        start = cursor.selectionStart()
        # in a block of its own it is no part of the strokes before it, so undo takes it back alone
        cursor.beginEditBlock()
        cursor.insertText(filled.text)
        cursor.endEditBlock()
        self._gaps = [self._part(start, filled.text, gap) for gap in filled.gaps]
        self.setTextCursor(cursor)
        if self._gaps:
            self.setTextCursor(self._gaps.pop(0))
        self.ensureCursorVisible()

    def underline(self, named: Sequence[Span], misspelt: Sequence[Span]) -> None:
        """Underline what looks like a name, and words that are probably misspelt."""
        if (tuple(named), tuple(misspelt)) != (self._named, self._misspelt):
            self._named, self._misspelt = tuple(named), tuple(misspelt)
            self._underline()

    def cursor_at(self) -> int:
        """Where the cursor stands, in characters; -1 while something is selected."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return -1
        before = QTextCursor(self.document())
        before.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        return len(before.selectedText())

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self._gaps:
            self.setTextCursor(self._gaps.pop(0))
            return True
        if forward and self.offered and not self.isReadOnly():
            self.suggestion_chosen.emit(0)
            return True
        return super().focusNextPrevChild(forward)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.cursorForPosition(event.pos()).position()
        text = self.toPlainText()
        for start, end in () if self.isReadOnly() else self._misspelt:
            if _length(text[:start]) <= place <= _length(text[:end]):
                self.correction_wanted.emit(text[start:end], (start, end), event.globalPos())
                return
        super().contextMenuEvent(event)

    def offer_corrections(self, word: str, span: Span, words: Sequence[str], at: QPoint) -> None:
        """Let the person choose what to write in place of a word, if it still stands there."""
        menu = QMenu(self)
        menu.setObjectName("corrections")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for meant in words:
            menu.addAction(meant.replace("&", "&&")).triggered.connect(partial(self._correct, word, span, meant))
        if not words:
            menu.addAction(self.tr("Nothing in the dictionary is like “{word}”").format(word=word)).setEnabled(False)
        menu.popup(at)

    def _correct(self, word: str, span: Span, meant: str, _checked: bool = False) -> None:
        text = self.toPlainText()
        if text[slice(*span)] == word and not self.isReadOnly():
            cursor = self._part(0, text, span)
            cursor.insertText(meant)
            self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        # Alt with a digit would be a mnemonic or a command of the window otherwise.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._place(event) >= 0:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (place := self._place(event)) >= 0:
            self.suggestion_chosen.emit(place)
        elif event.text() == "/" and self._is_free() and event.modifiers() in _NOTHING_HELD:
            self.bank_requested.emit()
        else:
            super().keyPressEvent(event)

    def _is_free(self) -> bool:
        return not self.isReadOnly() and self.document().isEmpty()

    def _place(self, event: QKeyEvent) -> int:
        """Which suggestion a key takes, -1 for none."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        place = event.key() - Qt.Key.Key_1
        if held == Qt.KeyboardModifier.AltModifier and 0 <= place < self.offered and not self.isReadOnly():
            return int(place)
        return -1

    def _part(self, start: int, text: str, gap: Span) -> QTextCursor:
        """A cursor over a gap of ``text`` inserted at position ``start`` (of Qt) of the document."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start + _length(text[: gap[0]]))
        cursor.setPosition(start + _length(text[: gap[1]]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _units(self, characters: int) -> int:
        """A position as Qt counts: characters beyond the first plane are two."""
        return _length(self.toPlainText()[:characters])

    @Slot()
    def _redraw(self) -> None:
        if self._theme is not None:
            # three lines at least; two where letters are so large that the levels above would have no room left
            large = self._theme.text_scale > _LARGE
            self.setMinimumHeight(self._theme.px(_LEAST_HEIGHT_LARGE if large else _LEAST_HEIGHT))
        self._underline()

    def _underline(self) -> None:
        if self._theme is None:
            return
        text = self.toPlainText()
        marks = [self._mark(text, span, "warn") for span in self._named]
        marks += [self._mark(text, span, "bad") for span in self._misspelt]
        self.setExtraSelections(marks)

    def _mark(self, text: str, span: Span, color: str) -> QTextEdit.ExtraSelection:
        assert self._theme is not None
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._part(0, text, span)
        ink = QTextCharFormat()
        named = color == "warn"
        style = QTextCharFormat.UnderlineStyle
        ink.setUnderlineStyle(style.DashUnderline if named else style.WaveUnderline)
        ink.setUnderlineColor(self._theme.color(color))
        mark.format = ink
        return mark


def _length(text: str) -> int:
    """UTF-16 units, by which Qt counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
