"""A label for text of unknown length: it ends in "…" instead of pushing its neighbours away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """One line of plain text; the whole of it stands in the tool tip while it is cut."""

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

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(min(metrics.horizontalAdvance("…") * 2, super().sizeHint().width()), metrics.height())

    def is_cut(self) -> bool:
        """Whether the text does not fit now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        # No word with the style, whose classes take a while to be imported: what a style sheet puts behind is there.
        painter = QPainter(self)
        box = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        self._say_more()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(box, self.alignment(), shown)
        painter.end()

    def _say_more(self) -> None:
        whole = self.text() if self.is_cut() else ""
        self.setToolTip("\n".join(words for words in (whole, self._explanation) if words))
