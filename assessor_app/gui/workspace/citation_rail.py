"""The citation rail: for which criterion, which places, which one is on screen, how it was read and marked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assessor_app.domain.annotation import CitationVerdict
from assessor_app.gui.forms import load_form
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.chip_strip import ChipStrip
from assessor_app.gui.workspace.citation_chip import CitationChip
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.citation_mark_bar import CitationMarkBar

_NARROW: Final = 330
_NARROWEST: Final = 240
_ICON: Final = 14


class CitationRail(QFrame):
    """Two lines: the chips in reading order with how many were never opened, and what is said of the one on screen.

    ``chip_chosen`` carries an index; ``current_changed`` tells that another chip, or none, is the current one.
    """

    chip_chosen = Signal(int)
    current_changed = Signal()
    open_next_requested = Signal()

    rail_layout: QVBoxLayout
    chip_row: QHBoxLayout
    cited_for_label: QLabel
    chip_strip: ChipStrip
    keys_label: QLabel
    open_next_button: QPushButton
    citation_mark_bar: CitationMarkBar

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keymap: Keymap | None = None
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[CitationChip] = []
        self._current = -1
        self._label = ""
        self._unopened, self._total = 0, 0
        self._markable = True
        self._before: QWidget | None = None
        load_form(self, "citation_rail", promoted=(ChipStrip, CitationMarkBar))
        # A ground of its own: what changes here then repaints nothing behind it.
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.citation_mark_bar.dress(theme)
        self.chip_strip.dress(theme)
        self.chip_strip.natural_changed.connect(self._fit)
        self.cited_for_label.setTextFormat(Qt.TextFormat.PlainText)
        # A click must not take the keys away from what is looked at.
        self.open_next_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.open_next_button.clicked.connect(self.open_next_requested)
        self.open_next_button.hide()
        theme.changed.connect(self._dress)
        self._dress()

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

    def set_keymap(self, keymap: Keymap) -> None:
        """Tell the keys that go along the citations and mark them, as they are now and after each change."""
        self._keymap = keymap
        keymap.changed.connect(self._name_keys)
        self.citation_mark_bar.set_keymap(keymap)
        self._name_keys()

    def set_markable(self, markable: bool) -> None:
        """Whether citations are marked here; where they are only looked at, no bar stands below them."""
        self._markable = markable
        self.citation_mark_bar.setVisible(bool(self._chips) and markable)

    def show_chips(self, label: str, chips: tuple[Chip, ...]) -> None:
        """Show the citations of the criterion called ``label``; none is current yet."""
        self.chip_strip.keep_in_view(None)
        self._chips, self._current, self._label = chips, -1, label
        for button, chip in zip(self._buttons, chips, strict=False):
            button.show_chip(chip)
            button.setChecked(False)
        for button in self._buttons[len(chips) :]:
            self.chip_strip.drop_chip(button)
        del self._buttons[len(chips) :]
        for index in range(len(self._buttons), len(chips)):
            self._add(index, chips[index])
        self.citation_mark_bar.setVisible(bool(chips) and self._markable)
        self.chip_strip.refit()
        self.current_changed.emit()

    def show_states(self, verdicts: Mapping[int, CitationVerdict], unopened: Collection[int]) -> None:
        """How citations are marked, and which were never opened; both by the index of the citation."""
        for button, chip in zip(self._buttons, self._chips, strict=True):
            verdict = None if chip.found else verdicts.get(chip.citation_index)
            first = chip.place_index == 0 and not chip.found
            button.show_state(verdict, unopened=first and chip.citation_index in unopened)

    def show_coverage(self, unopened: int, total: int) -> None:
        """Say how many of a scored criterion's citations were never opened; nothing where all were."""
        if (unopened, total) == (self._unopened, self._total):
            return
        self._unopened, self._total = unopened, total
        spoken = self.tr("{n} of {total} citations of this criterion were never opened. Open the next one.")
        self.open_next_button.setToolTip(spoken.format(n=unopened, total=total))
        self.open_next_button.setAccessibleName(spoken.format(n=unopened, total=total))
        self.open_next_button.setVisible(unopened > 0)
        self._fit()

    def current_chip(self) -> Chip | None:
        """The chip that is on screen."""
        return self._chips[self._current] if 0 <= self._current < len(self._chips) else None

    def _add(self, index: int, chip: Chip) -> None:
        button = CitationChip(self._theme, index, chip)
        button.chosen.connect(self.chip_chosen)
        button.focused.connect(self._bring)
        self.chip_strip.add_chip(button)
        # What is made later would be reached by Tab after everything else, not where it stands.
        if (before := self._buttons[-1] if self._buttons else self._before) is not None:
            QWidget.setTabOrder(before, button)
        self._buttons.append(button)

    def aim(self, index: int) -> None:
        """Take a chip as the current one; :meth:`set_current` shows it, once what it leads to is painted."""
        self._current = index if 0 <= index < len(self._chips) else -1

    def set_current(self, index: int) -> None:
        """Mark one chip as being on screen."""
        self.aim(index)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == self._current)
        self.chip_strip.keep_in_view(self._buttons[self._current] if self._current >= 0 else None)
        self.current_changed.emit()

    # ---- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Words beside the chips only as far as the chips leave room for them."""
        margins, gap = self.rail_layout.contentsMargins(), self.chip_row.spacing()
        room = self.width() - margins.left() - margins.right()
        self._name_label(short=self.width() < self._theme.px(_NARROW))
        # what is cited for which criterion is said beside it too
        self.cited_for_label.setVisible(not self._chips or self.width() >= self._theme.px(_NARROWEST))
        label = self.cited_for_label.sizeHint().width() + gap if self.cited_for_label.isVisibleTo(self) else 0
        left = room - label - self.chip_strip.natural_width()
        if self._unopened:
            self._name_figure(short=False)
            if self.open_next_button.sizeHint().width() + gap > left:
                self._name_figure(short=True)
            left -= self.open_next_button.sizeHint().width() + gap
        wanted = len(self._chips) > 1 and bool(self.keys_label.text())
        self.keys_label.setVisible(wanted and self.keys_label.sizeHint().width() + gap <= left)

    def _name_label(self, *, short: bool) -> None:
        text = self.tr("Cited for {label}") if self._chips else self.tr("Nothing is cited for {label}")
        whole = text.format(label=self._label)
        shown = self._label if short and self._chips else whole
        if self.cited_for_label.text() != shown:
            self.cited_for_label.setText(shown)
            self.cited_for_label.setAccessibleName(whole)
            self.cited_for_label.setToolTip(whole if shown != whole else "")

    def _name_figure(self, *, short: bool) -> None:
        frame = "{n}/{total}" if short else self.tr("{n} of {total} not opened")
        words = frame.format(n=self._unopened, total=self._total)
        if self.open_next_button.text() != words:
            self.open_next_button.setText(words)

    # ---- showing

    @Slot(QWidget)
    def _bring(self, chip: QWidget) -> None:
        if isinstance(chip, CitationChip):
            self.chip_strip.bring(chip)

    @Slot()
    def _name_keys(self) -> None:
        assert self._keymap is not None
        keys = [key for one in ("citation.next", "citation.previous") if (key := self._keymap.key_words(one))]
        self.keys_label.setText(self.tr("{keys} next / previous").format(keys=" / ".join(keys)) if keys else "")
        self._fit()

    @Slot()
    def _dress(self) -> None:
        side = self._theme.px(_ICON)
        self.open_next_button.setIcon(self._theme.icon("eye-off-outline", "accent"))
        self.open_next_button.setIconSize(QSize(side, side))
        self._fit()
