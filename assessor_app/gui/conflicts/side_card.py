"""One column of a choice: which side it is, when and where it was written, and what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from assessor_app.workflows.conflict_view import Side


class SideCard(QFrame):
    """``side_pressed`` carries the side; what it says is plain text, however long."""

    side_pressed = Signal(str)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: Side = side
        self.setProperty("role", "card")
        self.setObjectName(f"side_{side}")
        self.button = QPushButton()
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
