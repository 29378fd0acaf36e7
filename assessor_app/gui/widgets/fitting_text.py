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
    QWidget,
)

_ICON_GAP = 4


class FittingButton(QPushButton):
    """A push button; where its words fit, it is drawn by Qt alone."""

    def is_cut(self) -> bool:
        """Whether the words do not fit now."""
        return self._wanted() > self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_cut():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, self._room(), Qt.TextFlag.TextShowMnemonic
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut():
            _tell(self, self.text().replace("&&", "&"), event)
            return True
        return super().event(event)

    def _wanted(self) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()

    def _room(self) -> int:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        return inside - (0 if self.icon().isNull() else self.iconSize().width() + _ICON_GAP)


class FittingCheckBox(QCheckBox):
    """A check box; where its words fit, it is drawn by Qt alone."""

    def is_cut(self) -> bool:
        """Whether the words do not fit now."""
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width() > self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_cut():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, self._room(), Qt.TextFlag.TextShowMnemonic
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut():
            _tell(self, self.text().replace("&&", "&"), event)
            return True
        return super().event(event)

    def _room(self) -> int:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()


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
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut():
            _tell(self, self.text(), event)
            return True
        return super().event(event)

    def _room(self) -> int:
        return self.contentsRect().width() - 2 * self.margin()

    def _is_rich(self) -> bool:
        return self.textFormat() != Qt.TextFormat.PlainText and "<" in self.text()


def _tell(widget: QWidget, words: str, event: QHelpEvent) -> None:
    """The whole of the words, and what is said of the widget besides."""
    whole = "\n".join(dict.fromkeys(one for one in (words, widget.toolTip()) if one))
    QToolTip.showText(event.globalPos(), whole, widget)
