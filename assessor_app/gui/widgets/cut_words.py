"""What is needed of a button or label only where its words do not fit: measuring by the style, drawing, telling.

A module of its own, since Qt's styles take a while to be imported and most windows cut no words off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolTip

if TYPE_CHECKING:
    from assessor_app.gui.widgets.fitting_text import FittingButton, FittingCheckBox, FittingLabel

_ICON_GAP = 4


def room_inside(button: FittingButton | FittingCheckBox) -> int:
    """Pixels that the style leaves for the words."""
    pushes = isinstance(button, QPushButton)
    part = QStyle.SubElement.SE_PushButtonContents if pushes else QStyle.SubElement.SE_CheckBoxContents
    option = QStyleOptionButton()
    button.initStyleOption(option)
    inside = button.style().subElementRect(part, option, button).width()
    return inside - (button.iconSize().width() + _ICON_GAP if pushes and not button.icon().isNull() else 0)


def draw_cut(button: FittingButton | FittingCheckBox) -> None:
    """Draw it as Qt does, with as many of its words as there is room for."""
    pushes = isinstance(button, QPushButton)
    kind = QStyle.ControlElement.CE_PushButton if pushes else QStyle.ControlElement.CE_CheckBox
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.text = button.fontMetrics().elidedText(
        option.text, Qt.TextElideMode.ElideRight, room_inside(button), Qt.TextFlag.TextShowMnemonic
    )
    QStylePainter(button).drawControl(kind, option)


class WholeWords(QObject):
    """Says on hover the whole of the words, and what is said of the widget besides, as long as they are cut."""

    def __init__(self, widget: FittingButton | FittingCheckBox | FittingLabel) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        widget = self._widget
        if not (isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and widget.is_cut()):
            return False
        whole = "\n".join(dict.fromkeys(one for one in (widget.words(), widget.toolTip()) if one))
        QToolTip.showText(event.globalPos(), whole, widget)
        return True
