"""The looks in which every page and state is drawn, and how the desk is dressed in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.gui.theme import Mode, Theme

FONT: Final = "DejaVu Sans"
# the size that the desk takes for 100 %
FONT_PIXELS: Final = 13
WIDE: Final = QSize(1440, 900)
SMALL: Final = QSize(1280, 720)


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, text size in percent, size of the window and language; ``name`` is also its folder."""

    name: str
    mode: Mode = "light"
    scale: int = 100
    size: QSize = WIDE
    language: str = "en"


LOOKS: Final = (
    Look("light"),
    Look("dark", "dark"),
    Look("contrast-light", "contrast_light"),
    Look("contrast-dark", "contrast_dark"),
    Look("large", scale=200),
    Look("small", size=SMALL),
    Look("spanish", language="es"),
    # all that takes room at once
    Look("tight", "dark", 200, SMALL, "es"),
)
LANGUAGES: Final = tuple(dict.fromkeys(look.language for look in LOOKS))


def prepare(application: QApplication) -> None:
    """The font and the stillness without which no two pictures are alike. Raises SystemExit without the font."""
    if FONT not in QFontDatabase.families():
        raise SystemExit(f"The pictures are drawn with {FONT}, which is not installed here (package fonts-dejavu).")
    application.setCursorFlashTime(0)
    application.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    reset_font(application)


def reset_font(application: QApplication) -> None:
    """Each desk takes the font that it finds for that of the system, whatever the one before left."""
    font = QFont(FONT)
    font.setPixelSize(FONT_PIXELS)
    application.setFont(font)


def put_on(theme: Theme, look: Look) -> None:
    """Give the theme the colours and the size of text of a look."""
    if theme.text_scale != look.scale:
        theme.set_text_scale(look.scale)
    if theme.mode != look.mode:
        theme.set_mode(look.mode)
    theme.settle()


def dress(window: QWidget, theme: Theme, look: Look) -> None:
    """Put a window into a look, as far as that can be done while it is open: all but the language."""
    put_on(theme, look)
    window.resize(look.size)
