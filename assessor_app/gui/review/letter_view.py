"""Shows a feedback letter as on paper; it loads nothing and follows no link."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QTextBrowser, QWidget

_INK: Final = "#1c2430"
_PAPER: Final = "#ffffff"
_MARGIN: Final = 28
# sizes as the letter's own style sheet writes them
_POINTS: Final = re.compile(r"font-size: ([\d.]{1,6})pt(?=[ ;\"])")


class LetterView(QTextBrowser):
    """White paper in every theme: that is how it will be printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        # Tab goes on to the next control, as everywhere outside editors
        self.setTabChangesFocus(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(_PAPER))
        palette.setColor(QPalette.ColorRole.Text, QColor(_INK))
        self.setPalette(palette)
        self.setStyleSheet(f"QTextBrowser {{ background: {_PAPER}; color: {_INK}; }}")

    def show_page(self, page: str, percent: int = 100) -> None:
        """Show a letter's page from its beginning, with letters ``percent`` of their size on paper."""
        self.document().setDefaultFont(QFont("sans-serif", 10 * percent // 100))
        self.setHtml(_POINTS.sub(partial(_scaled, percent), page))
        self.document().setDocumentMargin(_MARGIN)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is ever loaded, neither from the network nor from the disk."""
        return


def _scaled(percent: int, found: re.Match[str]) -> str:
    try:
        points = float(found[1])
    except ValueError:
        # "1.2.3" is no size: leave it to Qt
        return found[0]
    return f"font-size: {points * percent / 100:g}pt"
