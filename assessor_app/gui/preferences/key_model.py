"""Every command with its key, under headings, as the list of keys shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Slot

from assessor_app.gui.preferences.key_choices import KeyChoices
from assessor_app.gui.shortcuts import KeySlot
from assessor_app.gui.widgets.headed_rows import FIRST_OWN_ROLE, HeadedRows

OWN_ROLE: Final = FIRST_OWN_ROLE
ASKED_ROLE: Final = FIRST_OWN_ROLE + 1


class KeyModel(HeadedRows[KeySlot]):
    """``OWN_ROLE`` gives whether the person chose the key, ``ASKED_ROLE`` whether the row waits for one."""

    def __init__(self, choices: KeyChoices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._typed: tuple[str, ...] = ()
        self._asked = ""
        self.show_rows(self._groups())
        choices.keymap.changed.connect(self._renew)

    def filter(self, words: tuple[str, ...]) -> int:
        """Keep commands in whose words, keys or heading every one of ``words`` (folded) occurs; returns how many."""
        self._typed = words
        self.show_rows(self._groups())
        return len(self.entries())

    def ask(self, slot_id: str) -> None:
        """Show that this slot waits for a key; "" when none does."""
        former, self._asked = self._asked, slot_id
        for one in (former, slot_id):
            if (place := self.place_of(one)) is not None:
                self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, slot_id: str) -> int | None:
        """The row of a slot, or None while it is not shown."""
        return next((place for place, slot in self.entries() if slot_id and slot.id == slot_id), None)

    def told(self, entry: KeySlot, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == OWN_ROLE:
            return self._choices.is_own(entry.id)
        if role == ASKED_ROLE:
            return entry.id == self._asked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(entry)
        return None

    def _said(self, slot: KeySlot) -> str:
        key = slot.key_words or self.tr("no key")
        if slot.command.fixed:
            return self.tr("{what}: {key}, cannot be changed").format(what=slot.words, key=key)
        if self._choices.is_own(slot.id):
            return self.tr("{what}: {key}, changed by you").format(what=slot.words, key=key)
        return f"{slot.words}: {key}"

    @Slot()
    def _renew(self) -> None:
        """Rows stay where they are, whatever was typed to find them."""
        slots = self._choices.keymap.slots()
        self._rows = [row if isinstance(row, str) else slots[row.id] for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _groups(self) -> Iterator[tuple[str, list[KeySlot]]]:
        for commands in self._choices.keymap.groups().values():
            slots = [slot for command in commands for slot in command.slots() if self._fits(slot)]
            if slots:
                yield commands[0].group_words, slots

    def _fits(self, slot: KeySlot) -> bool:
        text = f"{slot.words} {slot.key_words} {slot.command.group_words}".casefold()
        return all(word in text for word in self._typed)
