"""Buttons, check boxes and labels that end in "…" where their words do not fit, and say the whole of them on hover.

Forms are loaded with these in the place of Qt's own, which would cut words off in the middle of a letter once text is
large or another language takes more room. There are hundreds of them: nothing of Qt's own that is not needed to draw
words that fit is overridden, since each call from Qt into Python counts.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

# more than any style leaves about the words of a button, in heights of a line
_AMPLE: Final = 5
# what styles leave free about the words: a ticked box takes that much more than the empty one it is as wide as
_PADDING: Final = 2


class FittingButton(QPushButton):
    """A push button; where its words fit, it is drawn by Qt alone."""

    _teller: QObject | None = None

    def is_cut(self) -> bool:
        """Whether the words do not fit now."""
        return _is_cut(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_cut():
            self._teller = _draw_cut(self)
        else:
            super().paintEvent(event)

    def words(self) -> str:
        """What it says."""
        return self.text().replace("&&", "&")


class FittingCheckBox(QCheckBox):
    """A check box; where its words fit, it is drawn by Qt alone."""

    _teller: QObject | None = None

    def is_cut(self) -> bool:
        """Whether the words do not fit now."""
        return _is_cut(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_cut():
            self._teller = _draw_cut(self)
        else:
            super().paintEvent(event)

    def words(self) -> str:
        """What it says."""
        return self.text().replace("&&", "&")


class FittingLabel(QLabel):
    """A label; only one line of plain words is ever shortened, all else is drawn by Qt alone."""

    _teller: QObject | None = None

    def is_cut(self) -> bool:
        """Whether the words do not fit now."""
        words = self.text()
        if not words or self.wordWrap() or "\n" in words or self._is_rich():
            return False
        return self.fontMetrics().horizontalAdvance(words) > self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_cut():
            super().paintEvent(event)
            return
        # what the style sheet draws behind the words, without them
        self.drawFrame(painter := QPainter(self))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room())
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()
        self._teller = _teller_of(self)

    def words(self) -> str:
        """What it says."""
        return self.text()

    def _room(self) -> int:
        return self.contentsRect().width() - 2 * self.margin()

    def _is_rich(self) -> bool:
        return self.textFormat() != Qt.TextFormat.PlainText and "<" in self.text()


def _is_cut(button: FittingButton | FittingCheckBox) -> bool:
    metrics = button.fontMetrics()
    # all the words, without the mark of a mnemonic
    wanted = metrics.size(Qt.TextFlag.TextShowMnemonic, button.text()).width()
    icon = 0 if button.icon().isNull() else button.iconSize().width()
    if wanted + icon + _AMPLE * metrics.height() <= button.width():
        return False
    from assessor_app.gui.widgets.cut_words import room_inside  # late: most words fit plainly

    return wanted > room_inside(button) + _PADDING


def _draw_cut(button: FittingButton | FittingCheckBox) -> QObject:
    from assessor_app.gui.widgets.cut_words import draw_cut  # late: as above

    draw_cut(button)
    return _teller_of(button)


def _teller_of(widget: FittingButton | FittingCheckBox | FittingLabel) -> QObject:
    """What says the whole of cut words on hover: only what was once painted cut has one."""
    from assessor_app.gui.widgets.cut_words import WholeWords  # late: as above

    return widget._teller or WholeWords(widget)
