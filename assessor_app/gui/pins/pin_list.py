"""The list of pins: arrows go through it, Enter or a click goes to the place, Del removes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from assessor_app.gui.pins.pin_delegate import PinDelegate
from assessor_app.gui.pins.pin_list_model import PinListModel, PinRow
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.bare_list import BareList
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PinList(BareList):
    """``pin_chosen`` carries the id of the row the keyboard came to, ``jump_wished`` of one pressed.

    ``removal_wished`` carries the id of one to remove, ``edit_wished`` of one whose note shall be worded.
    """

    pin_chosen = Signal(str)
    jump_wished = Signal(str)
    removal_wished = Signal(str)
    edit_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False

    def dress(self, theme: Theme, model: PinListModel) -> None:
        """Take colours from ``theme`` and rows from ``model``; call once."""
        self.setModel(model)
        self.setItemDelegate(PinDelegate(theme, self))
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.clicked.connect(self._tell_pressed)
        self.doubleClicked.connect(self._tell_edited)
        theme.changed.connect(self.doItemsLayout)

    def current_pin(self) -> str:
        """The id of the pin the keyboard is on, "" for none."""
        row = self.currentIndex().data(ENTRY_ROLE)
        return row.id if isinstance(row, PinRow) else ""

    def choose(self, row: int) -> None:
        """Put the keyboard on a row, -1 for none, without a signal."""
        self._filling = True
        index = self.model().index(row, 0) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._filling = False

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pin_id = self.current_pin()
        if event.key() in _ENTER and pin_id:
            self.jump_wished.emit(pin_id)
        elif event.key() == Qt.Key.Key_F2 and pin_id:
            self.edit_wished.emit(pin_id)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and pin_id:
            self.removal_wished.emit(pin_id)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _tell_current(self, _index: QModelIndex) -> None:
        if not self._filling and (pin_id := self.current_pin()):
            self.pin_chosen.emit(pin_id)

    @Slot(QModelIndex)
    def _tell_pressed(self, _index: QModelIndex) -> None:
        if pin_id := self.current_pin():
            self.jump_wished.emit(pin_id)

    @Slot(QModelIndex)
    def _tell_edited(self, _index: QModelIndex) -> None:
        if pin_id := self.current_pin():
            self.edit_wished.emit(pin_id)
