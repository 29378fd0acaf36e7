"""How wide the three panes of the workspace are: as remembered, else as fits the page."""

from __future__ import annotations

from typing import Final

from assessor_app.gui.theme import Theme

_OUTLINE_WIDTH: Final = 262
_JUDGEMENT_WIDTH: Final = 376
_LEAST_JUDGEMENT: Final = 230


def pane_widths(remembered: str, room: int, theme: Theme) -> list[int]:
    """Pixels of outline, evidence and judgement in a page ``room`` wide; ``remembered`` reads like "270,680,360"."""
    sizes = [int(size) for size in remembered.split(",") if size.isdigit()]
    if len(sizes) == 3 and sizes[1]:
        return sizes
    left = min(theme.px(_OUTLINE_WIDTH), room * 22 // 100)
    # large text needs more than its share, yet the evidence must not be the narrowest of the three
    least = min(theme.px(_LEAST_JUDGEMENT), room * 38 // 100)
    right = min(theme.px(_JUDGEMENT_WIDTH), max(room * 31 // 100, least))
    return [left, room - left - right, right]
