"""A field for comments and feedback: plain text only, its own undo, and a signal when the assessor leaves it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class PlainEditor(QPlainTextEdit):
    """Announces the person's own edits through ``edited`` (never :meth:`show_text`), and ``left`` on losing focus."""

    edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._announce)
        self._showing = False
        self._told = ""

    def show_text(self, text: str) -> None:
        """Show what is stored; a text already shown keeps its cursor and undo steps."""
        if text == self.toPlainText():
            return
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def forget_undo(self) -> None:
        """Drop the undo steps, so that they cannot bring another criterion's text here."""
        self.document().clearUndoRedoStacks()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, whatever the clipboard holds."""
        if source.hasText():
            self.textCursor().insertText(source.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _announce(self) -> None:
        """Speak of other words only: a document drawn anew, in other colours say, reports a change, too."""
        text = self.toPlainText()
        if text == self._told:
            return
        self._told = text
        if not self._showing and not self.isReadOnly():
            self.edited.emit(text)
