"""A line of several statements: where there is no room for all, the later ones are left out whole."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPaintEvent

from assessor_app.gui.widgets.elided_label import ElidedLabel

BETWEEN: Final = " · "
# where a statement may end early: what was said so far stands whole
_WITHIN: Final = (", ", " — ")


class PartedLabel(ElidedLabel):
    """One line of plain text whose parts stand between “ · ”; only the first of them is ever cut, between its clauses.

    All of it stands in the tool tip while any is left out, and is what is read aloud.
    """

    def shown_words(self) -> str:
        """As many of the parts as there is room for now."""
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        words = self._parts_within(room)
        for between in _WITHIN:
            while metrics.horizontalAdvance(words) > room and between in words:
                words = words.rpartition(between)[0]
        return self.within(words, room)

    def width_within(self, room: int) -> int:
        """Pixels for as many parts as ``room`` pixels hold; for the first part where they hold not even that."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        # parts of a pixel are rounded up in one place and down in another
        around = max(0, self.sizeHint().width() - metrics.horizontalAdvance(self.text())) + 2
        return metrics.horizontalAdvance(self._parts_within(room - around)) + around

    def _parts_within(self, room: int) -> str:
        metrics, words = self.fontMetrics(), self.text()
        while metrics.horizontalAdvance(words) > room and BETWEEN in words:
            words = words.rpartition(BETWEEN)[0]
        return words

    def paintEvent(self, event: QPaintEvent) -> None:
        self._say_more()
        super().paintEvent(event)
