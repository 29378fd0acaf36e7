"""One place to choose from, with a small picture of its page where there is one."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from assessor_app.domain.citation.meanings import Meaning
from assessor_app.gui.widgets.fitting_text import FittingButton

_LEAST = 48


class LikelyPlace(FittingButton):
    """Offers one meaning of a citation; ``picked`` carries the Meaning. Its words are shortened where room is short."""

    picked = Signal(object)

    def __init__(self, number: int, meaning: Meaning, words: str) -> None:
        super().__init__()
        self.meaning = meaning
        self.place_words = words
        self.setObjectName(f"likely_place_{number}")
        # Qt guesses at markup in tooltips; a file's name stays plain text.
        self.setToolTip(f"<p style='white-space:pre-wrap'>{escape(words)}</p>")
        self.setCheckable(True)
        self.setProperty("role", "offer")
        self.set_shown(shown=False)
        self.clicked.connect(self._announce)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(_LEAST + self.iconSize().width(), hint.width()), hint.height())

    def nextCheckState(self) -> None:
        """Only the card says which one is on screen."""

    def set_shown(self, *, shown: bool) -> None:
        """Whether the place is on screen now."""
        self.setChecked(shown)
        words = self.place_words.replace("&", "&&")
        self.setText(f"{words}\n{self.tr('shown now')}" if shown else words)
        frame = self.tr("{place}, shown now") if shown else self.tr("Show {place}")
        self.setAccessibleName(frame.format(place=self.place_words))

    def show_picture(self, image: QImage | None, room: QSize, pixel_ratio: float, edge: QColor) -> None:
        """Show the page in ``room`` (logical pixels), edged; without a picture the room is kept for it."""
        if image is None:
            pixmap = QPixmap(room * pixel_ratio)
            pixmap.fill(Qt.GlobalColor.white)
        else:
            pixmap = QPixmap.fromImage(image)
        painter = QPainter(pixmap)
        painter.setPen(edge)
        painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
        painter.end()
        pixmap.setDevicePixelRatio(pixel_ratio)
        self.setIcon(QIcon(pixmap))
        self.setIconSize(QSize(round(pixmap.width() / pixel_ratio), round(pixmap.height() / pixel_ratio)))

    def _announce(self) -> None:
        self.picked.emit(self.meaning)
