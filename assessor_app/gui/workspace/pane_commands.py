"""Commands for what else has only a button or a tab: each does what a click there would, and nothing where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from assessor_app.gui.workspace.workspace_page import WorkspacePage


class PaneCommands(QObject):
    """Belongs to one WorkspacePage."""

    def __init__(self, page: WorkspacePage) -> None:
        super().__init__(page)
        self._panes = page.panes

    def toggle_flag(self) -> None:
        """Flag what is judged for the lead, or take the flag down."""
        _press(self._panes.judgement.flag_box)

    def remove_place(self) -> None:
        """Take away the place that was found instead of the one cited."""
        _press(self._panes.evidence.rail.citation_mark_bar.remove_place_button)

    def show_meanings(self) -> None:
        """Open what the citation in hand may mean, with the keyboard on it, or close it."""
        _press(self._panes.evidence.rail.citation_mark_bar.meanings_button)
        card = self._panes.evidence.problem_card
        if not card.isHidden():
            card.take_focus()

    def keep_meaning(self) -> None:
        """Keep the likely place on screen as the one meant."""
        card = self._panes.evidence.problem_card
        if not card.isHidden():
            _press(card.keep_place_button)

    def next_file(self) -> None:
        """The tab after the one in front; after the last, the first."""
        self._step_tab(1)

    def previous_file(self) -> None:
        """The tab before the one in front."""
        self._step_tab(-1)

    def toggle_pins(self) -> None:
        """Open the list of pins with the keyboard in it, or close it."""
        panel = self._panes.evidence.pins.panel
        panel.set_open(not panel.is_open)
        if panel.is_open:
            panel.pin_list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._panes.rest_focus()

    def _step_tab(self, step: int) -> None:
        tabs = self._panes.evidence.artifact_tabs
        if (index := tabs.currentIndex()) >= 0:
            tabs.setCurrentIndex((index + step) % tabs.count())


def _press(button: QAbstractButton) -> None:
    """Click a button that its place has not hidden and that may be used."""
    if button.isEnabled() and not button.isHidden():
        button.click()
