"""At most three comments written before that go on like what is being typed, quietly below the editor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.domain.comment_ranking import SUGGESTIONS
from assessor_app.gui.comments.recall_line import RecallLine
from assessor_app.gui.shortcuts import native_key
from assessor_app.gui.theme import Theme

_LOW = 560


class RecallStrip(QWidget):
    """``chosen`` carries the place (0-based) of the suggestion clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[RecallLine] = []
        self._theme: Theme | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.hide()

    def dress(self, theme: Theme) -> None:
        """Make the lines; call once."""
        self._theme = theme
        for number in range(SUGGESTIONS):
            key = native_key("Tab") if number == 0 else native_key(f"Alt+{number + 1}")
            line = RecallLine(theme, key, self)
            line.setObjectName(f"recall_line_{number + 1}")
            line.clicked.connect(self._choose)
            self._layout.addWidget(line)
            self._lines.append(line)
        theme.changed.connect(self.updateGeometry)

    def offer(self, texts: Sequence[str]) -> None:
        """Offer these texts, the best first; none hides the strip. In a low window only the best is shown."""
        if self._theme is not None and self.window().height() < self._theme.px(_LOW):
            texts = texts[:1]
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(texts))
            if number < len(texts):
                line.offer(texts[number])
        if bool(texts) == self.isHidden():
            self.setVisible(bool(texts))

    @Slot()
    def _choose(self) -> None:
        line = self.sender()
        if isinstance(line, RecallLine):
            self.chosen.emit(self._lines.index(line))
