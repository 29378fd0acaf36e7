"""Every command with its key, under headings, as the list of keys shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from assessor_app.gui.preferences.key_choices import KeyChoices
from assessor_app.gui.shortcuts import KeySlot

Index = QModelIndex | QPersistentModelIndex


class KeyRole(IntEnum):
    """What the delegate asks for besides text."""

    SLOT = Qt.ItemDataRole.UserRole + 1  # KeySlot, None for a heading
    OWN = Qt.ItemDataRole.UserRole + 2  # whether the person chose the key
    ASKED = Qt.ItemDataRole.UserRole + 3  # whether the row waits for a key


@dataclass(frozen=True, slots=True)
class _Row:
    words: str
    slot_id: str = ""


class KeyModel(QAbstractListModel):
    """Headings cannot be chosen; neither can a command whose key is fixed."""

    def __init__(self, choices: KeyChoices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._slots = choices.keymap.slots()
        self._typed: tuple[str, ...] = ()
        self._asked = ""
        self._rows: list[_Row] = []
        self._fill()
        choices.keymap.changed.connect(self._renew)

    def filter(self, words: tuple[str, ...]) -> int:
        """Keep commands in whose words, keys or heading every one of ``words`` (folded) occurs; returns how many."""
        self.beginResetModel()
        self._typed = words
        self._fill()
        self.endResetModel()
        return sum(bool(row.slot_id) for row in self._rows)

    def ask(self, slot_id: str) -> None:
        """Show that this slot waits for a key; "" when none does."""
        former, self._asked = self._asked, slot_id
        for one in (former, slot_id):
            if (place := self.place_of(one)) is not None:
                self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, slot_id: str) -> int | None:
        """The row of a slot, or None while it is not shown."""
        return next((place for place, row in enumerate(self._rows) if slot_id and row.slot_id == slot_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        slot = self._slot(index)
        if slot is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, slot = self._rows[index.row()], self._slot(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == KeyRole.SLOT:
            return slot
        if role == KeyRole.OWN:
            return slot is not None and self._choices.is_own(slot.id)
        if role == KeyRole.ASKED:
            return bool(row.slot_id) and row.slot_id == self._asked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words if slot is None else self._said(slot)
        return None

    def _said(self, slot: KeySlot) -> str:
        key = slot.key_words or self.tr("no key")
        if slot.command.fixed:
            return self.tr("{what}: {key}, cannot be changed").format(what=slot.words, key=key)
        if self._choices.is_own(slot.id):
            return self.tr("{what}: {key}, changed by you").format(what=slot.words, key=key)
        return f"{slot.words}: {key}"

    def _slot(self, index: Index) -> KeySlot | None:
        return self._slots.get(self._rows[index.row()].slot_id)

    @Slot()
    def _renew(self) -> None:
        self._slots = self._choices.keymap.slots()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _fill(self) -> None:
        self._rows = []
        for commands in self._choices.keymap.groups().values():
            slots = [slot for command in commands for slot in command.slots() if self._fits(slot)]
            if slots:
                self._rows.append(_Row(commands[0].group_words))
                self._rows += [_Row(slot.words, slot.id) for slot in slots]

    def _fits(self, slot: KeySlot) -> bool:
        text = f"{slot.words} {slot.key_words} {slot.command.group_words}".casefold()
        return all(word in text for word in self._typed)
