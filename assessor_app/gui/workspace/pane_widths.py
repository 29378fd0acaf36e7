"""How wide the three panes of the workspace are: as remembered, else as fits the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.resize_watch import ResizeWatch
from assessor_app.gui.workspace.outline_pane import ROOM_FOR_TITLES

_OUTLINE_WIDTH: Final = 262
_CODES_WIDTH: Final = 118
_JUDGEMENT_WIDTH: Final = 376
_LEAST_JUDGEMENT: Final = 230


def pane_widths(remembered: str, room: int, theme: Theme) -> list[int]:
    """Pixels of outline, evidence and judgement in a page ``room`` wide; ``remembered`` reads like "270,680,360"."""
    sizes = [int(size) for size in remembered.split(",") if size.isdigit()]
    if len(sizes) == 3 and sizes[1]:
        return sizes
    left = min(theme.px(_OUTLINE_WIDTH), room * 22 // 100)
    if left < theme.px(ROOM_FOR_TITLES):
        # it says codes then, which take less
        left = min(left, theme.px(_CODES_WIDTH))
    # large text needs more than its share, yet the evidence must not be the narrowest of the three
    least = min(theme.px(_LEAST_JUDGEMENT), room * 38 // 100)
    right = min(theme.px(_JUDGEMENT_WIDTH), max(room * 31 // 100, least))
    return [left, room - left - right, right]


class PaneWidths(QObject):
    """Has the panes fit the page and the size of text until the person draws them; what was drawn stays.

    ``sides`` are the panes that may be put away: while one is, nothing is fitted.
    """

    def __init__(self, panes: QSplitter, theme: Theme, sides: tuple[QWidget, QWidget]) -> None:
        super().__init__(panes)
        self._panes, self._theme, self._sides = panes, theme, sides
        self._fits = False
        ResizeWatch(panes).resized.connect(self._fit_again)
        panes.splitterMoved.connect(self._leave)
        theme.changed.connect(self._fit_again)

    def fit(self, remembered: str) -> None:
        """Set the widths as remembered, else to fit the page, from now on whenever it changes."""
        self._fits = not remembered
        self._panes.setSizes(pane_widths(remembered, max(self._panes.width(), 900), self._theme))

    @Slot()
    def _fit_again(self) -> None:
        if self._fits and not any(side.isHidden() for side in self._sides):
            self.fit("")

    @Slot()
    def _leave(self) -> None:
        self._fits = False
