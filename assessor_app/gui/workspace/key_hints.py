"""Tells in the workspace which keys its commands have: always those of the key map, whatever the person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from assessor_app.gui.shortcuts import Keymap

if TYPE_CHECKING:
    from assessor_app.gui.workspace.workspace_page import WorkspacePage


class KeyHints(QObject):
    """Belongs to one WorkspacePage: puts the key of a button's command into its tool tip, and keeps it true."""

    def __init__(self, page: WorkspacePage, keymap: Keymap) -> None:
        super().__init__(page)
        self._keymap = keymap
        judgement, evidence = page.panes.judgement, page.panes.evidence
        self._hinted: tuple[tuple[QWidget, str, str], ...] = tuple(
            (widget, widget.toolTip(), command)
            for widget, command in (
                (page.workspace_header.review_button, "review.open"),
                (judgement.previous_button, "criterion.previous"),
                (judgement.next_unscored_button, "criterion.next_unscored"),
                (judgement.bank_button, "bank.open"),
                (judgement.examples_button, "anchor.examples"),
                (judgement.clear_button, "score.clear"),
                (judgement.flag_box, "score.flag"),
                (evidence.pins.panel.add_pin_button, "pin.add"),
            )
        )
        evidence.rail.set_keymap(keymap)
        evidence.pins.panel.set_keymap(keymap)
        keymap.changed.connect(self._tell)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        for widget, words, command in self._hinted:
            widget.setToolTip(self._keymap.hint(words or self._keymap.command(command).words, command))
