"""Buttons, check boxes and labels that end in "…" where their words do not fit, and say the whole of them on hover.

Forms are loaded with these in the place of Qt's own, which would cut words off in the middle of a letter once text is
large or another language takes more room.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolTip,
)

_ICON_GAP = 4


class FittingButton(QPushButton):
    """A push button; where its words fit, it is drawn by Qt alone."""

    def is_cut(self) -> bool:
        """Whether the words do not fit now."""
        return _wanted(self) > self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_cut():
            _draw_cut(self, self._room(), QStyle.ControlElement.CE_PushButton)
        else:
            super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        return _tells(self, self.text().replace("&&", "&"), event) or super().event(event)

    def _room(self) -> int:
        inside = _inside(self, QStyle.SubElement.SE_PushButtonContents)
        return inside - (0 if self.icon().isNull() else self.iconSize().width() + _ICON_GAP)


class FittingCheckBox(QCheckBox):
    """A check box; where its words fit, it is drawn by Qt alone."""

    def is_cut(self) -> bool:
        """Whether the words do not fit now."""
        return _wanted(self) > self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_cut():
            _draw_cut(self, self._room(), QStyle.ControlElement.CE_CheckBox)
        else:
            super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        return _tells(self, self.text().replace("&&", "&"), event) or super().event(event)

    def _room(self) -> int:
        return _inside(self, QStyle.SubElement.SE_CheckBoxContents)


class FittingLabel(QLabel):
    """A label; only one line of plain words is ever shortened, all else is drawn by Qt alone."""

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

    def event(self, event: QEvent) -> bool:
        return _tells(self, self.text(), event) or super().event(event)

    def _room(self) -> int:
        return self.contentsRect().width() - 2 * self.margin()

    def _is_rich(self) -> bool:
        return self.textFormat() != Qt.TextFormat.PlainText and "<" in self.text()


def _wanted(button: FittingButton | FittingCheckBox) -> int:
    """Pixels that all the words take, without the mark of a mnemonic."""
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()


def _inside(button: FittingButton | FittingCheckBox, part: QStyle.SubElement) -> int:
    """Pixels that the style leaves for what stands inside."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return button.style().subElementRect(part, option, button).width()


def _draw_cut(button: FittingButton | FittingCheckBox, room: int, kind: QStyle.ControlElement) -> None:
    """As Qt draws it, with as many of its words as ``room`` (pixels) holds."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.text = button.fontMetrics().elidedText(
        option.text, Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic
    )
    QStylePainter(button).drawControl(kind, option)


def _tells(widget: FittingButton | FittingCheckBox | FittingLabel, words: str, event: QEvent) -> bool:
    """Show the whole of the words, and what is said of the widget besides, if that is asked for and they are cut."""
    if not (isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and widget.is_cut()):
        return False
    whole = "\n".join(dict.fromkeys(one for one in (words, widget.toolTip()) if one))
    QToolTip.showText(event.globalPos(), whole, widget)
    return True
