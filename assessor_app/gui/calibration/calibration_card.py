"""One headline number of the first screen: value, interval, target, and how it stands in words and by shape."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from assessor_app.gui.calibration.number_words import Standing, Tone
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel

_SIDE: Final = 16
_SIGNS: Final[dict[Tone, tuple[str, str]]] = {
    "good": ("check-circle-outline", "good"),
    "watch": ("alert-outline", "warn"),
    "low": ("alert-octagon-outline", "bad"),
    "open": ("timer-sand", "muted"),
}


class CalibrationCard(QFrame):
    """Shows what it is told; colour only repeats what the sign and the words say."""

    caption_label: ElidedLabel
    value_label: QLabel
    sign_label: QLabel
    status_label: ElidedLabel
    interval_label: ElidedLabel
    basis_label: ElidedLabel

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._tone: Tone = "none"
        load_form(self, "calibration_card", promoted=(ElidedLabel,))
        theme.changed.connect(self._draw)
        self._draw()

    def tell(self, caption: str, value: str, standing: Standing, lines: tuple[str, str], meaning: str) -> None:
        """Show these words; ``lines``: how sure it is, what it stands on; ``meaning``: the explanation on hover."""
        self._tone = standing.tone
        self.caption_label.setText(caption)
        self.value_label.setText(value)
        self.status_label.setText(standing.words)
        for label, words in zip((self.interval_label, self.basis_label), lines, strict=True):
            label.setText(words)
        for label in (self.caption_label, self.interval_label, self.basis_label, self.status_label):
            label.explain(meaning)
        self.setToolTip(meaning)
        self.setAccessibleName(" · ".join(part for part in (caption, value, standing.words, *lines) if part))
        self.setAccessibleDescription(meaning)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        sign = _SIGNS.get(self._tone)
        self.sign_label.setVisible(sign is not None)
        role = f"figure_{sign[1]}" if sign is not None and sign[1] != "muted" else "figure"
        if self.value_label.property("role") != role:
            self.value_label.setProperty("role", role)
            self.value_label.style().polish(self.value_label)
        if sign is not None:
            side = self._theme.px(_SIDE)
            picture = self._theme.icon(*sign).pixmap(QSize(side, side), self.devicePixelRatioF())
            self.sign_label.setPixmap(picture)
