"""One blue ramp for all plots, whose every tone carries text that can be read."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor

from assessor_app.gui.plots.look import Look

_STEPS: Final = 24
_INKS: Final = ("text", "on_accent")


class Ramp:
    """Tones from quiet (0) to full (1), each with the ink for text on it: 4.5 : 1, and 7 : 1 in high contrast."""

    def __init__(self, look: Look) -> None:
        quiet, full = look.color("accent_soft"), look.color("accent")
        least = 7.0 if look.high_contrast else 4.5
        self._tones: list[tuple[QColor, QColor]] = []
        for step in range(_STEPS + 1):
            share = step / _STEPS
            end = quiet if share < 0.5 else full
            ground = mixed(quiet, full, share)
            # some tones carry neither ink well: those give way to the nearer end
            while contrast(ink_on(ground, look), ground) < least and contrast(ground, end) > 1.02:
                ground = mixed(ground, end, 0.15)
            self._tones.append((ground, ink_on(ground, look)))

    def step(self, share: float) -> int:
        """The number of the tone for a share from 0 to 1, drawn in where it lies outside."""
        return round(min(1.0, max(0.0, share)) * _STEPS)

    def tone(self, step: int) -> tuple[QColor, QColor]:
        """Ground and ink of the tone with that number."""
        return self._tones[step]

    def ground(self, share: float) -> QColor:
        """The tone."""
        return self._tones[self.step(share)][0]

    def ink(self, share: float) -> QColor:
        """What is written on it."""
        return self._tones[self.step(share)][1]


def ink_on(ground: QColor, look: Look) -> QColor:
    """Of the inks of text and of text on the accent the one that reads better on ``ground``."""
    return max((look.color(one) for one in _INKS), key=lambda ink: contrast(ink, ground))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2 counts it."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with ``share`` of ``other``."""
    pairs = zip((one.redF(), one.greenF(), one.blueF()), (other.redF(), other.greenF(), other.blueF()), strict=True)
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in pairs))


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
