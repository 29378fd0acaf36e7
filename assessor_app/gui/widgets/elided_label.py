"""A label for text of unknown length: it ends in "…" instead of pushing its neighbours away."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

# of words that are cut so many letters tell something, of short ones this part
_LETTERS: Final = 6
_SHARE: Final = 0.4
_RIGHT: Final = Qt.TextElideMode.ElideRight


class ElidedLabel(QLabel):
    """One line of plain text; the whole of it stands in the tool tip while it is cut.

    Where there is room only for a letter or two of a word, none is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._explanation = ""

    def explain(self, words: str) -> None:
        """Say more of the text in the tool tip, cut or not; "" says nothing more."""
        self._explanation = words
        self.setAccessibleDescription(words)
        self._say_more()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._say_more()

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(min(metrics.horizontalAdvance("…") * 2, super().sizeHint().width()), metrics.height())

    def is_cut(self) -> bool:
        """Whether the text does not fit now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_more()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._say_more()

    def paintEvent(self, _event: QPaintEvent) -> None:
        # No word with the style, whose classes take a while to be imported: what a style sheet puts behind is there.
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown_words())
        painter.end()

    def shown_words(self) -> str:
        """What there is room for now."""
        return self.within(self.text(), self.contentsRect().width())

    def within(self, words: str, room: int) -> str:
        """As much of ``words`` as ``room`` pixels hold, "…" for the rest; "" where it would tell nothing."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(words) <= room:
            return words
        return "" if metrics.horizontalAdvance(_least(words)) > room else metrics.elidedText(words, _RIGHT, room)

    def _say_more(self) -> None:
        whole = self.text() if self.is_cut() else ""
        self.setToolTip("\n".join(words for words in (whole, self._explanation) if words))


def _least(text: str) -> str:
    """The shortest that may be shown of a text."""
    return f"{text[: min(_LETTERS, math.ceil(_SHARE * len(text)))]}…"
