"""Shows the light marks of a comment while it is typed: strong and soft words, points and quotes, the marks greyed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from assessor_app.domain.light_markdown import mark_spans
from assessor_app.gui.theme import Theme

_MARKS = frozenset("*>-•.)")
_LONGEST = 4_000


class MarkHighlighter(QSyntaxHighlighter):
    """Colours one line at a time, and only lines that can hold a mark; monstrous lines stay plain."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self._redraw)

    def highlightBlock(self, text: str) -> None:
        if len(text) > _LONGEST or not _MARKS.intersection(text):
            return
        wide = not text.isascii() and any(ord(letter) > 0xFFFF for letter in text)
        for span in mark_spans(text):
            start, end = span.start, span.end
            if wide:
                start, end = (len(text[:one].encode("utf-16-le", "surrogatepass")) // 2 for one in (start, end))
            self.setFormat(start, end - start, self._ink(span.emphasis))

    def _ink(self, emphasis: str) -> QTextCharFormat:
        ink = QTextCharFormat()
        if emphasis == "strong":
            ink.setFontWeight(QFont.Weight.Bold)
        elif emphasis == "em":
            ink.setFontItalic(True)
        else:
            ink.setForeground(self._theme.color("muted"))
        return ink

    @Slot()
    def _redraw(self) -> None:
        self.rehighlight()
