"""Gives commands the keys a person chose, takes them back, and has the choice kept in the profile."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from assessor_app.gui.preferences import own_keys
from assessor_app.gui.shortcuts import Keymap, KeySlot, plain_key


class KeyChoices(QObject):
    """Stands between the keymap and the profile; ``written`` carries the key and the text that the profile keeps."""

    written = Signal(str, str)

    def __init__(self, keymap: Keymap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keymap = keymap
        self._kept: dict[str, str] = {}

    def load(self, kept: Mapping[str, str]) -> tuple[str, ...]:
        """Take up what the profile kept; returns a sentence for each line that could not be used and stays there."""
        self._kept = own_keys.read(kept.get(own_keys.KEY, ""))
        if not self._kept:
            return ()
        found = own_keys.check(self._kept, self.keymap)
        self.keymap.give(found.given())
        return found.complaints

    def is_own(self, slot_id: str) -> bool:
        """Whether a command has another key than the shipped one. Raises KeyError."""
        return self.keymap.slots()[slot_id].keys != self.keymap.slots(shipped=True)[slot_id].keys

    def any_own(self) -> bool:
        """Whether anything differs from what is shipped, unusable lines in the profile included."""
        return bool(self._kept)

    def rival(self, slot_id: str, key: str) -> KeySlot | None:
        """Which other command answers to ``key`` where this one would. Raises KeyError for an unknown slot."""
        return own_keys.holder(self.keymap, self.keymap.slots()[slot_id], key)

    def shipped_rival(self, slot_id: str) -> KeySlot | None:
        """Which other command has the shipped key of this one now. Raises KeyError."""
        slot = self.keymap.slots(shipped=True)[slot_id]
        found = (own_keys.holder(self.keymap, slot, key) for key in slot.keys)
        return next((rival for rival in found if rival is not None), None)

    def assign(self, slot_id: str, key: str) -> None:
        """Give a command this key, "" for none; whoever had it goes without. Raises KeyError."""
        shipped = self.keymap.slots(shipped=True)[slot_id]
        if key and (rival := self.rival(slot_id, key)) is not None:
            self._kept[rival.id] = ""
        self._forget_claims(shipped, key)
        if shipped.keys == ((key,) if key else ()):
            self._kept.pop(slot_id, None)
        else:
            self._kept[slot_id] = key
        self._settle()

    def reset(self, slot_id: str) -> None:
        """Give a command its shipped keys back; whoever has them now goes back to its own. Raises KeyError."""
        rival = self.shipped_rival(slot_id)
        if rival is not None:
            self._kept.pop(rival.id, None)
        self._kept.pop(slot_id, None)
        self._settle()

    def reset_all(self) -> None:
        """Give every command its shipped keys back."""
        self._kept = {}
        self._settle()

    def _forget_claims(self, slot: KeySlot, key: str) -> None:
        """Old lines of the profile that were of no use must not claim the key again at the next start."""
        slots = self.keymap.slots(shipped=True)
        for other_id, taken in list(self._kept.items()):
            other = slots.get(other_id)
            if other is not None and key and plain_key(taken) == plain_key(key) and slot.clashes_with(other):
                self._kept[other_id] = ""

    def _settle(self) -> None:
        found = own_keys.check(self._kept, self.keymap)
        # What had to give way for good is written down too, so that the next start finds nothing to complain of.
        self._kept.update(found.keys)
        self.keymap.give(found.given())
        self.written.emit(own_keys.KEY, own_keys.encode(self._kept))
