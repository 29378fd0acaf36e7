"""The citation rail: for which criterion, which places, which one is on screen, how it was read and marked."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from assessor_app.domain.annotation import CitationVerdict
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.citation_chip import CitationChip
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.citation_mark_bar import CitationMarkBar
from assessor_app.gui.workspace.flow_layout import FlowLayout
from assessor_app.gui.workspace.snug_scroll import SnugScroll

_HINT_FROM_WIDTH = 640


class CitationRail(QFrame):
    """Chips in reading order, on at most three lines and scrolling beyond; below them what is to be said of one.

    ``chip_chosen`` carries an index; ``current_changed`` tells that another chip, or none, is the current one.
    """

    chip_chosen = Signal(int)
    current_changed = Signal()

    cited_for_label: QLabel
    chip_scroll: SnugScroll
    chip_place: QWidget
    keys_label: QLabel
    note_label: QLabel
    citation_mark_bar: CitationMarkBar

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[CitationChip] = []
        self._current = -1
        self._before: QWidget | None = None
        load_form(self, "citation_rail", promoted=(SnugScroll, CitationMarkBar))
        self.citation_mark_bar.dress(theme)
        self._flow = FlowLayout(self.chip_place, 6)
        self.note_label.setTextFormat(Qt.TextFormat.PlainText)
        self.cited_for_label.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self._refit)
        self._refit()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips shown."""
        return self._chips

    @property
    def current(self) -> int:
        """Index of the chip that is on screen, -1 when none is."""
        return self._current

    def follow(self, widget: QWidget) -> None:
        """Let Tab reach the chips after ``widget``, which is in the same window."""
        self._before = widget

    def show_chips(self, label: str, chips: tuple[Chip, ...]) -> None:
        """Show the citations of the criterion called ``label``; none is current yet."""
        self.chip_scroll.keep_in_view(None)
        self._chips, self._current = chips, -1
        for button, chip in zip(self._buttons, chips, strict=False):
            button.show_chip(chip)
            button.setChecked(False)
        for button in self._buttons[len(chips) :]:
            self._flow.removeWidget(button)
            discard(button)
        del self._buttons[len(chips) :]
        for index in range(len(self._buttons), len(chips)):
            self._add(index, chips[index])
        text = self.tr("Cited for {label}") if chips else self.tr("Nothing is cited for {label}")
        self.cited_for_label.setText(text.format(label=label))
        self.note_label.hide()
        self.citation_mark_bar.setVisible(bool(chips))
        self._show_hint()
        self.chip_scroll.refit()
        self.current_changed.emit()

    def show_states(self, verdicts: Mapping[int, CitationVerdict], unopened: Collection[int]) -> None:
        """How citations are marked, and which were never opened; both by the index of the citation."""
        for button, chip in zip(self._buttons, self._chips, strict=True):
            verdict = None if chip.found else verdicts.get(chip.citation_index)
            first = chip.place_index == 0 and not chip.found
            button.show_state(verdict, unopened=first and chip.citation_index in unopened)

    def current_chip(self) -> Chip | None:
        """The chip that is on screen."""
        return self._chips[self._current] if 0 <= self._current < len(self._chips) else None

    def _add(self, index: int, chip: Chip) -> None:
        button = CitationChip(self._theme, index, chip)
        button.chosen.connect(self.chip_chosen)
        self._flow.addWidget(button)
        # What is made later would be reached by Tab after everything else, not where it stands.
        if (before := self._buttons[-1] if self._buttons else self._before) is not None:
            QWidget.setTabOrder(before, button)
        button.show()
        self._buttons.append(button)

    def aim(self, index: int) -> None:
        """Take a chip as the current one; :meth:`set_current` shows it, once what it leads to is painted."""
        self._current = index if 0 <= index < len(self._chips) else -1

    def set_current(self, index: int) -> None:
        """Mark one chip as being on screen, and say how its citation was read when that was a choice."""
        self.aim(index)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == self._current)
        chip = self.current_chip()
        note = chip.note if chip is not None else ""
        self.note_label.setText(f"{chip.text} — {note}" if chip is not None else "")
        self.note_label.setVisible(bool(note))
        self.chip_scroll.keep_in_view(self._buttons[self._current] if self._current >= 0 else None)
        self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        self.keys_label.setVisible(len(self._chips) > 1 and self.width() >= self._theme.px(_HINT_FROM_WIDTH))

    def _refit(self) -> None:
        self.chip_scroll.set_cap(3 * self._theme.px(25) + 2 * 6)
        # The words stand on the line of the first row of chips.
        for label in (self.cited_for_label, self.keys_label):
            label.setFixedHeight(self._theme.px(25))
