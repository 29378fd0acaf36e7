"""Tells where a link under the pointer leads, in the corner of the pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from assessor_app.gui.pdf_view.outside_address import read_address

_INSET = 6


class LinkHint(QLabel):
    """Lies over the lower left corner of ``parent``; the pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._words = ""
        self.setObjectName("link_hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    @Slot(str)
    def show_link(self, words: str) -> None:
        """Show where a link leads: words of ours, or an address from the document; "" for no link."""
        self._words = read_address(words).text
        self.setVisible(bool(self._words))
        if self._words:
            self._lie()

    def _lie(self) -> None:
        self.setText(self._words)
        room = self._window.width() * 3 // 4
        margin = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._words)
        # The host stands at the beginning: an address is cut at its end.
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(40, room - margin)))
        self.adjustSize()
        self.move(_INSET, self._window.height() - self.height() - _INSET)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lie()
        return super().eventFilter(watched, event)
