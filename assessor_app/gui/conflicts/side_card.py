"""One column of a choice: which side it is, when and where it was written, and what it says."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from assessor_app.gui.widgets.fitting_text import FittingButton
from assessor_app.workflows.conflict_view import Side

# the ring of focus above and below, and a little for rounding
_RIM: Final = 6


class SideCard(QFrame):
    """``side_pressed`` carries the side; what it says is plain text, however long."""

    side_pressed = Signal(str)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: Side = side
        self.setProperty("role", "card")
        self.setObjectName(f"side_{side}")
        self.button = FittingButton()
        self.button.setObjectName(f"choose_{side}")
        self.button.setProperty("role", "offer")
        self.button.setCheckable(True)
        self.button.clicked.connect(self._press)
        self.when = QLabel()
        self.when.setProperty("role", "subtle")
        self.when.setTextFormat(Qt.TextFormat.PlainText)
        self.when.setWordWrap(True)
        self.words = QPlainTextEdit()
        self.words.setObjectName(f"words_{side}")
        self.words.setProperty("role", "reading")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.button)
        column.addWidget(self.when)
        column.addWidget(self.words, 1)

    @property
    def side(self) -> Side:
        """Which side it is."""
        return self._side

    def height_of_words(self) -> int:
        """Pixels in which all the words stand, at the width they have."""
        # a plain text edit counts its document's height in lines
        lines = max(1, round(self.words.document().size().height()))
        margins = round(2 * self.words.document().documentMargin())
        return lines * self.words.fontMetrics().lineSpacing() + margins + _RIM

    def show_side(self, title: str, when: str, words: str) -> None:
        """What stands in it."""
        self.button.setText(title)
        self.when.setText(when)
        self.when.setVisible(bool(when))
        if self.words.toPlainText() != words:
            self.words.setPlainText(words)
        self.words.setAccessibleName(title)

    def set_choice(self, chosen: bool, *, offered: bool) -> None:
        """Whether this side stands, and whether it may be chosen."""
        self.button.setChecked(chosen)
        self.button.setEnabled(offered)

    @Slot()
    def _press(self) -> None:
        self.side_pressed.emit(self._side)
