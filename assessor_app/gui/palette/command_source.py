"""Commands, for the palette: those of the page in front can be run, the others say why not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.gui.palette.palette_source import PaletteEntry
from assessor_app.gui.shortcuts import Keymap, KeySlot


class CommandSource:
    """Every command of the keymap, except the one that opened the palette and the one that leaves it."""

    name = "command"
    _NOT_HERE = ("palette.open", "desk.leave")

    def __init__(self, keymap: Keymap, window: QWidget, pages: QStackedWidget) -> None:
        self._keymap = keymap
        self._window = window
        self._pages = pages

    @property
    def caption(self) -> str:
        """The heading."""
        return QCoreApplication.translate("palette", "Commands")

    def entries(self) -> Sequence[PaletteEntry]:
        """What the page in front can do first, then the rest with the reason."""
        offered = self._keymap.offered(self._window, self._pages.currentWidget())
        slots = [slot for slot in self._keymap.slots().values() if slot.id not in self._NOT_HERE]
        made = [_entry(slot, offered.get(slot.id)) for slot in slots]
        return tuple(sorted(made, key=_is_barred))

    def choose(self, key: str) -> None:
        """Run the command as its key would."""
        action = self._keymap.offered(self._window, self._pages.currentWidget()).get(key)
        if action is not None:
            action.trigger()


def _entry(slot: KeySlot, action: QAction | None) -> PaletteEntry:
    reason = ""
    if action is None and slot.command.where == "workspace":
        reason = QCoreApplication.translate("palette", "only beside the evidence of an open submission")
    elif action is None and slot.command.where == "queue":
        reason = QCoreApplication.translate("palette", "only in the queue")
    elif action is None and slot.command.where == "review":
        reason = QCoreApplication.translate("palette", "only on the review page")
    elif action is None or not action.isEnabled():
        reason = QCoreApplication.translate("palette", "not possible here now")
    return PaletteEntry(slot.id, slot.words, slot.command.group_words, slot.key_words, reason)


def _is_barred(entry: PaletteEntry) -> bool:
    return bool(entry.reason)
