"""The list of keys: choose a command, press Enter, then the key it shall have."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from assessor_app.gui.preferences.key_delegate import KeyDelegate
from assessor_app.gui.preferences.key_model import KeyModel
from assessor_app.gui.shortcuts import KeySlot
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE

_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
)
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class KeyList(QListView):
    """Shows all its rows, so that the page around it scrolls and not the list.

    ``key_chosen`` carries a slot id and a key as Qt writes it ("" to take the key away), ``reset_chosen`` a slot id,
    ``row_changed`` that another command is the current one.
    """

    key_chosen = Signal(str, str)
    reset_chosen = Signal(str)
    row_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)

    def dress(self, theme: Theme, model: KeyModel) -> None:
        """Take colours from ``theme`` and rows from ``model``; call once."""
        self.setModel(model)
        self.setItemDelegate(KeyDelegate(theme, self))
        self._fit()
        model.modelReset.connect(self._fit)
        theme.changed.connect(self._fit)
        self.doubleClicked.connect(self._ask_index)
        self.selectionModel().currentChanged.connect(self.row_changed)

    @property
    def asking(self) -> str:
        """The slot that waits for a key, "" when none does."""
        return self._asked

    def current_slot(self) -> KeySlot | None:
        """The command the keyboard is at."""
        slot: KeySlot | None = self.currentIndex().data(ENTRY_ROLE)
        return slot

    def choose(self, slot_id: str) -> None:
        """Put the keyboard on a command; nothing happens while it is not shown."""
        place = self._rows().place_of(slot_id)
        if place is not None:
            self.setCurrentIndex(self.model().index(place, 0))

    def ask(self, slot_id: str) -> None:
        """Wait for the key that this command shall have; "" waits no more."""
        self._asked = slot_id
        self._rows().ask(slot_id)

    def event(self, event: QEvent) -> bool:
        # While a key is waited for, every key is the answer and none a command.
        if event.type() == QEvent.Type.ShortcutOverride and self._asked:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False if self._asked else super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._asked:
            self._take(event)
            return
        slot = self.current_slot()
        if slot is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._ask_index(self.currentIndex())
        elif slot is not None and event.key() == Qt.Key.Key_Delete:
            self.reset_chosen.emit(slot.id)
        elif slot is not None and event.key() == Qt.Key.Key_Backspace and not slot.command.fixed:
            self.key_chosen.emit(slot.id, "")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ask("")
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ask("")
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _take(self, event: QKeyEvent) -> None:
        """The answer; a modifier alone is none yet, Esc means never mind."""
        if event.key() in _MODIFIERS:
            return
        slot_id, key = self._asked, key_of(event)
        self.ask("")
        if event.key() != Qt.Key.Key_Escape or event.modifiers() != _NO_MODIFIER:
            self.key_chosen.emit(slot_id, key)

    @Slot(QModelIndex)
    def _ask_index(self, index: QModelIndex) -> None:
        slot: KeySlot | None = index.data(ENTRY_ROLE)
        if slot is not None and not slot.command.fixed:
            self.ask(slot.id)

    @Slot()
    def _fit(self) -> None:
        self.doItemsLayout()
        count = self.model().rowCount()
        height = sum(self.sizeHintForRow(row) for row in range(count))
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def _rows(self) -> KeyModel:
        model = self.model()
        assert isinstance(model, KeyModel)
        return model


def key_of(event: QKeyEvent) -> str:
    """The key pressed, as Qt writes it; Shift counts only where it does not just reach the sign ("?")."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    sign = bool(text) and text.isprintable() and not text.isalnum() and not text.isspace()
    if sign:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(modifiers.value | event.key()).toString()
