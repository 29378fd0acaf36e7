"""The pictures of the rail at the left of the window, in the size and colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QToolButton

from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Session

_WIDTH: Final = 76
_ICON: Final = 22
_PICTURES: Final = {
    "queue_button": "inbox-full-outline",
    "review_button": "file-check-outline",
    "calibrate_button": "scale-balance",
    "progress_button": "chart-box-outline",
    "menu_button": "menu",
    "settings_button": "cog-outline",
}

# the pages that each button stands for
_PAGES: Final = {
    "queue_button": ("queue",),
    "review_button": ("workspace", "review"),
    "calibrate_button": ("calibration", "side_by_side"),
    "progress_button": ("progress",),
}
_OF_LEADS: Final = ("calibrate_button", "progress_button")


def offer_pages(rail: QFrame, session: Session | None) -> None:
    """Show the buttons of the pages that whoever is signed in has."""
    leads = session is not None and session.role in ("lead", "admin")
    for name in _PAGES:
        button = rail.findChild(QToolButton, name)
        if button is not None:
            button.setVisible(leads if name in _OF_LEADS else session is not None)


def mark_front(rail: QFrame, front: str) -> None:
    """Mark the button of the page in front."""
    for name, pages in _PAGES.items():
        button = rail.findChild(QToolButton, name)
        if button is not None:
            button.setChecked(front in pages)


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
