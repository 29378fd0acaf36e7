"""Remembers whether the drawer of pins stands open, and what it was narrowed to, as the widths of panes are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot

from assessor_app.gui.pins.pin_panel import PinPanel
from assessor_app.gui.window_memory import WindowMemory

NAME: Final = "workspace.pins"
_OPEN: Final = "open"
_CRITERION: Final = "criterion"


class DrawerMemory(QObject):
    """Only what a person does with the drawer is remembered, not that it opened for a pin or shut with a submission.

    Kept is a line of the words open and criterion, a tab, and what is looked for.
    """

    def __init__(self, panel: PinPanel, memory: WindowMemory) -> None:
        super().__init__(panel)
        self._panel, self._memory = panel, memory
        words, _, filter_text = memory.value(NAME).partition("\t")
        self._open = _OPEN in words.split()
        panel.criterion_check.setChecked(_CRITERION in words.split())
        panel.pin_filter.setText(filter_text)
        panel.set_open(self._open)
        panel.pins_button.clicked.connect(self._note_open)
        panel.criterion_check.clicked.connect(self._remember)
        panel.pin_filter.textEdited.connect(self._remember)

    @Slot()
    def put_back(self) -> None:
        """A submission is on screen: its pins are shown as the drawer was left."""
        if self._open:
            self._panel.set_open(True)

    @Slot(bool)
    def _note_open(self, is_open: bool) -> None:
        self._open = is_open
        self._remember()

    @Slot()
    def _remember(self) -> None:
        words = [_OPEN] if self._open else []
        if self._panel.criterion_check.isChecked():
            words.append(_CRITERION)
        self._memory.remember(NAME, f"{' '.join(words)}\t{self._panel.pin_filter.text()}")
