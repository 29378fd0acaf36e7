"""What plots are painted with: colours, fonts and lengths, of the desk's theme or of paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication

from assessor_app.gui.theme import Theme
from assessor_app.gui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT

BASE_PX: Final = 12
_TOKENS: Final = ((LIGHT, DARK), (CONTRAST_LIGHT, CONTRAST_DARK))


class Look:
    """One way to paint; ``tokens`` are those of gui/tokens.py, ``unit`` is pixels per pixel at 100 % text."""

    def __init__(self, tokens: Mapping[str, str], family: str, unit: float = 1.0, *, high_contrast: bool = False):
        self._colors = {name: QColor(value) for name, value in tokens.items()}
        self.family, self.unit, self.high_contrast = family, unit, high_contrast
        self.tokens = tokens
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}

    def color(self, name: str) -> QColor:
        """The colour of a token. Raises KeyError for a name that is no token."""
        return self._colors[name]

    @property
    def grid(self) -> QColor:
        """Quiet lines behind numbers: the desk's own lines, which in high contrast would be louder than the numbers."""
        return self.color("track" if self.high_contrast else "line")

    def px(self, pixels: float) -> float:
        """A length drawn for 100 % text."""
        return pixels * self.unit

    def font(self, pixels: float = BASE_PX, *, bold: bool = False) -> QFont:
        """A font at a size given for 100 % text."""
        key = (pixels, bold)
        if key not in self._fonts:
            font = QFont(self.family)
            font.setPixelSize(max(1, round(pixels * self.unit)))
            font.setBold(bold)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, pixels: float = BASE_PX, *, bold: bool = False) -> QFontMetricsF:
        """What that font measures."""
        key = (pixels, bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(pixels, bold=bold))
        return self._metrics[key]

    def width(self, text: str, pixels: float = BASE_PX, *, bold: bool = False) -> float:
        """How wide words are."""
        return self.metrics(pixels, bold=bold).horizontalAdvance(text)

    def line(self, pixels: float = BASE_PX) -> float:
        """How high a line of words is."""
        return self.metrics(pixels).height()


def look_of(theme: Theme) -> Look:
    """The look of the desk as it is now; after ``theme.changed`` ask again."""
    tokens = _TOKENS[theme.high_contrast][theme.dark]
    # as exact as the desk's own lengths: theme.px rounds, so a long one is measured
    return Look(tokens, QGuiApplication.font().family(), theme.px(1000) / 1000, high_contrast=theme.high_contrast)


def paper_look(unit: float = 1.0) -> Look:
    """Light, for files and print, whatever the desk wears."""
    return Look(LIGHT, QGuiApplication.font().family(), unit)
