"""A list to choose from in the head of the page: the wheel passes it by, and each entry carries what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from assessor_app.gui.theme import Theme

_LEAST_LETTERS = 8


class Chooser(QComboBox):
    """``chosen`` carries the value of the entry that a person picked; what the program shows announces nothing."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._values: list[Any] = []
        # long titles end in "…" where there is no room; the list below shows them whole
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._announce)

    def dress(self, theme: Theme) -> None:
        """Take the arrow from the theme."""
        self._theme = theme
        self.update()

    @property
    def value(self) -> Any:
        """What the entry shown stands for; None for an empty list."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    @property
    def values(self) -> tuple[Any, ...]:
        """What the entries stand for, from the top."""
        return tuple(self._values)

    def fill(self, entries: Sequence[tuple[Any, str]], value: Any = None) -> None:
        """Offer (value, words) entries; what was shown stays if it is among them, ``value`` going first."""
        wanted = [value, self.value]
        offered = [(one, self.itemText(place)) for place, one in enumerate(self._values)]
        if list(entries) != offered:
            # a list that is open just now stays open where nothing in it is new
            self._values = [one for one, _ in entries]
            self.clear()
            self.addItems([words for _, words in entries])
        place = next((self._values.index(one) for one in wanted if one in self._values), 0)
        self.setCurrentIndex(place if entries else -1)
        self.setToolTip(self.currentText())

    def show_value(self, value: Any) -> None:
        """Show the entry that stands for ``value``; one that is not offered changes nothing."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
            self.setToolTip(self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        # left to itself the style cuts words off in the middle of a letter
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if self._theme is not None:
            side = self._theme.px(16)
            place = QRect(self.width() - side - self._theme.px(5), (self.height() - side) // 2, side, side)
            self._theme.icon("chevron-down").paint(painter, place)
        painter.end()

    @Slot(int)
    def _announce(self, _place: int) -> None:
        self.setToolTip(self.currentText())
        self.chosen.emit(self.value)
