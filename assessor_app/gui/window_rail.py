"""The pictures of the rail at the left of the window, in the size and colours of the theme."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QToolButton

from assessor_app.gui.theme import Theme

_WIDTH: Final = 76
_ICON: Final = 22
_PICTURES: Final = {
    "queue_button": "inbox-full-outline",
    "review_button": "file-check-outline",
    "progress_button": "chart-box-outline",
    "menu_button": "menu",
    "settings_button": "cog-outline",
}


def dress_rail(rail: QFrame, theme: Theme) -> None:
    """Give each button of the rail its picture, and the rail its width. Call again when the theme has changed."""
    side = theme.px(_ICON)
    for name, picture in _PICTURES.items():
        button = rail.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(theme.icon(picture, "rail_text"))
            button.setIconSize(QSize(side, side))
            if not button.toolTip():
                # its words are shortened where text is large
                button.setToolTip(button.text())
    rail.setFixedWidth(theme.px(_WIDTH))
