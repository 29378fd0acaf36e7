"""The strip below the grid: the name of the current cell and all of its text, to be read and selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from assessor_app.gui.theme import Theme

_LINES = 3
_USUAL_NAME = "B12:D345"


class CellStrip(QFrame):
    """Shows one cell as plain text, about three lines at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.cell_label = QLabel(self)
        self.cell_label.setObjectName("cell_label")
        self.cell_label.setTextFormat(Qt.TextFormat.PlainText)
        self.cell_label.setProperty("role", "strong")
        self.reader_edit = QPlainTextEdit(self)
        self.reader_edit.setObjectName("reader_edit")
        self.reader_edit.setAccessibleName(self.tr("Full text of the cell"))
        self.reader_edit.setReadOnly(True)
        self.reader_edit.setTabChangesFocus(True)
        self.reader_edit.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 8, 5)
        layout.setSpacing(8)
        layout.addWidget(self.cell_label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.reader_edit, 1)

    def dress(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def show_cell(self, name: str, text: str) -> None:
        """Name the cell, or the block chosen, and show the text."""
        self.cell_label.setText(name)
        if self.reader_edit.toPlainText() != text:
            self.reader_edit.setPlainText(text)

    @Slot()
    def _draw(self) -> None:
        if self._theme is None:
            return
        metrics = QFontMetrics(self._theme.font(13))
        self.reader_edit.setFixedHeight(metrics.lineSpacing() * _LINES + self._theme.px(18))
        self.cell_label.setMinimumWidth(metrics.horizontalAdvance(_USUAL_NAME))
        self.cell_label.setContentsMargins(0, self._theme.px(6), 0, 0)
