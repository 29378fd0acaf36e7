"""The keys a person chose instead of the shipped ones: kept as plain lines, checked at every start, never lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from assessor_app.gui.shortcuts import Keymap, KeySlot, native_key, plain_key

KEY: Final = "keys.own"
"""The name under which the profile keeps them."""
# Keys by which people get about in any window; given to a command, they would lock somebody in or out.
_RESERVED: Final = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
_BEYOND_SHIFT: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """``keys`` by slot id ("" for a key taken away); ``complaints`` one sentence for each line of no use."""

    keys: Mapping[str, str]
    complaints: tuple[str, ...] = ()

    def given(self) -> dict[str, tuple[str, ...]]:
        """As :meth:`Keymap.give` wants them."""
        return {slot: (key,) if key else () for slot, key in self.keys.items()}


def encode(keys: Mapping[str, str]) -> str:
    """One line per slot: its id, a tab, its key."""
    return "\n".join(f"{slot}\t{key}" for slot, key in sorted(keys.items()))


def read(text: str) -> dict[str, str]:
    """Every line that :func:`encode` wrote, whether or not this version knows what to do with it."""
    pairs = (line.partition("\t") for line in text.splitlines() if line)
    return {slot: key for slot, _, key in pairs if slot}


def check(keys: Mapping[str, str], keymap: Keymap) -> OwnKeys:
    """Which of the person's keys can be used: an unknown command, a bad key and a second claim fall back."""
    slots = keymap.slots(shipped=True)
    kept: dict[str, str] = {}
    complaints: list[str] = []
    for slot_id, key in keys.items():
        slot = slots.get(slot_id)
        if slot is None or slot.command.fixed:
            complaints.append(_say("Your key {key} was for “{what}”, which this version does not have.", key, slot_id))
        elif key and (not plain_key(key) or refusal(key)):
            complaints.append(_say("“{what}” has its usual key again: {key} cannot be used.", key, slot.words))
        elif (rival := _claimed(slot, key, kept, slots)) is not None:
            sentence = _say("“{what}” has its usual key again: {key} is “{rival}”.", key, slot.words)
            complaints.append(sentence.replace("{rival}", rival.words))
        else:
            kept[slot_id] = plain_key(key)
    complaints += _displaced(kept, slots)
    return OwnKeys(kept, tuple(complaints))


def holder(keymap: Keymap, slot: KeySlot, key: str) -> KeySlot | None:
    """Who else answers to ``key`` where ``slot`` would; None when it is free."""
    wanted = plain_key(key)
    for other in keymap.slots().values():
        if slot.clashes_with(other) and wanted in [plain_key(one) for one in other.keys]:
            return other
    return None


def refusal(key: str) -> str:
    """Why a key may be given to no command at all; nothing when it may."""
    sequence = QKeySequence(key)
    if sequence.count() != 1:
        return QCoreApplication.translate("keys", "That is not one key.")
    combination: QKeyCombination = sequence[0]  # type: ignore[index]
    if combination.key() in _RESERVED and not combination.keyboardModifiers() & _BEYOND_SHIFT:
        return QCoreApplication.translate("keys", "{key} is needed to get about and cannot be given away.").format(
            key=native_key(key)
        )
    return ""


def _claimed(slot: KeySlot, key: str, kept: Mapping[str, str], slots: Mapping[str, KeySlot]) -> KeySlot | None:
    """Who among the person's own choices has the key already."""
    wanted = plain_key(key)
    rivals = (slots[other] for other, taken in kept.items() if taken and taken == wanted)
    return next((rival for rival in rivals if slot.clashes_with(rival)), None)


def _displaced(kept: dict[str, str], slots: Mapping[str, KeySlot]) -> list[str]:
    """The person's choice stands against a shipped key, say of a new version; who goes without is told."""
    complaints = []
    for slot_id, key in list(kept.items()):
        for other in slots.values():
            taken = key and key in [plain_key(one) for one in other.keys] and slots[slot_id].clashes_with(other)
            if taken and other.id not in kept:
                kept[other.id] = ""
                complaints.append(_say("“{what}” has no key now: {key} is yours for something else.", key, other.words))
    return complaints


def _say(sentence: str, key: str, what: str) -> str:
    words = QCoreApplication.translate("keys", sentence)
    return words.replace("{key}", native_key(key) or key).replace("{what}", what)
