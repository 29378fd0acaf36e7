"""What the assessor says of the citation in hand, where it was found instead, and what is to be known of its reading.

All of it stands on one line where it can: the verdicts give up their words before the sentence beside them does.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from assessor_app.domain.annotation import CitationVerdict
from assessor_app.gui.forms import load_form
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.workspace.verdict_words import VERDICT_ICONS, VERDICTS, verdict_words

_ICON: Final = 15
# The most room (pixels at 100 %) for which a sentence makes the verdicts give up their words, or goes to a line below.
_OF_PROBLEM: Final = 420
_OF_NOTE: Final = 130
_LEAST: Final = 150
_LEAST_ACTION: Final = 56
_BOLDER: Final = 1.12


class CitationMarkBar(QFrame):
    """Four verdicts, and beside them what belongs to the one given and what is said of the citation.

    ``verdict_chosen`` carries a CitationVerdict, ``details_toggled`` whether what may be meant is to be shown.
    """

    verdict_chosen = Signal(str)
    use_place_requested = Signal()
    remove_place_requested = Signal()
    details_toggled = Signal(bool)

    bar_layout: QGridLayout
    verdict_row: QWidget
    verdict_layout: QHBoxLayout
    supports_button: QToolButton
    partly_button: QToolButton
    not_there_button: QToolButton
    wrong_place_button: QToolButton
    use_place_button: QPushButton
    remove_place_button: QPushButton
    word_row: QWidget
    problem_label: ElidedLabel
    note_label: ElidedLabel
    meanings_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "citation_mark_bar", promoted=(ElidedLabel,))
        self._theme: Theme | None = None
        self._keymap: Keymap | None = None
        # How wide the four verdicts are with their words and as signs alone; measured when that may have changed.
        self._widths: tuple[int, int] | None = None
        self._worded, self._under = False, False
        self._corrected, self._details = False, ""
        verdicts = (self.supports_button, self.partly_button, self.not_there_button, self.wrong_place_button)
        self._buttons = dict(zip(VERDICTS, verdicts, strict=True))
        self._explanations = {verdict: button.toolTip() for verdict, button in self._buttons.items()}
        actions = (self.use_place_button, self.remove_place_button, self.meanings_button)
        for each in (*verdicts, *actions):
            # A click must not take the keys away from what is looked at.
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for verdict, button in self._buttons.items():
            button.setText(verdict_words(verdict))
            button.setAccessibleName(verdict_words(verdict))
            button.clicked.connect(self._choose)
        self.use_place_button.clicked.connect(self.use_place_requested)
        self.remove_place_button.clicked.connect(self.remove_place_requested)
        self.meanings_button.clicked.connect(self.details_toggled)
        self.meanings_button.toggled.connect(self._show_arrow)
        self._name_keys()
        self.show_mark(None, corrected=False, usable=False)
        self.say("", problem=False, details="")

    def dress(self, theme: Theme) -> None:
        """Take icons and sizes from ``theme``; call once."""
        self._theme = theme
        for verdict, button in self._buttons.items():
            button.setIcon(theme.icon(VERDICT_ICONS[verdict]))
        theme.changed.connect(self._dress)
        self._dress()

    def set_keymap(self, keymap: Keymap) -> None:
        """Tell the keys of the verdicts in their tool tips, as they are now and after each change."""
        self._keymap = keymap
        keymap.changed.connect(self._name_keys)
        self._name_keys()

    def show_mark(self, verdict: CitationVerdict | None, *, corrected: bool, usable: bool) -> None:
        """How the citation in hand is marked, and whether a place was found instead; ``usable``: it can be changed."""
        for each, button in self._buttons.items():
            button.setChecked(each == verdict)
            button.setEnabled(usable)
        wrong = verdict == "wrong_place" and usable
        self._corrected = corrected
        use, change = self.tr("Use the place on screen"), self.tr("Change to the place on screen")
        self.use_place_button.setAccessibleName(change if corrected else use)
        self.use_place_button.setVisible(wrong)
        self.remove_place_button.setVisible(wrong and corrected)
        self._fit()

    def say(self, sentence: str, *, problem: bool, details: str) -> None:
        """Say of the citation why it leads nowhere (``problem``) or how it was read; "" says nothing.

        ``details`` are the words of the button that shows more, "" for no such button.
        """
        for label, text in (
            (self.problem_label, sentence if problem else ""),
            (self.note_label, "" if problem else sentence),
        ):
            if label.text() != text:
                label.setText(text)
            label.setVisible(bool(text))
        if self._details != details:
            self._details = details
            self.meanings_button.setText(details)
            self.meanings_button.setAccessibleName(details)
        self.meanings_button.setAccessibleDescription(sentence)
        self.meanings_button.setVisible(bool(details))
        self.word_row.setVisible(bool(sentence or details))
        self._fit()

    def show_details_open(self, is_open: bool) -> None:
        """Whether what the button speaks of is on screen."""
        self.meanings_button.setChecked(is_open)

    # ---- room

    def minimumSizeHint(self) -> QSize:
        # Narrower than its words: those are given up then.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths = None

    def _fit(self) -> None:
        """Verdicts in words if all fits beside them, else as signs; the sentence below if even so it has no room."""
        if self._theme is None:
            return
        room, (worded_width, slim_width) = self.width(), self._measured()
        gap = self.bar_layout.horizontalSpacing()
        sentence = self.problem_label.text() or self.note_label.text()
        natural = self.fontMetrics().horizontalAdvance(sentence)
        details = self._bold_width(self._details) + self._theme.px(_ICON + 16) if self._details else 0
        wanted = min(natural, self._theme.px(_OF_PROBLEM if self.problem_label.text() else _OF_NOTE)) + details
        # Room for the longest action is kept in any case, so that marking moves no button under the hand.
        action = self._bold_width(self.tr("Use the place on screen")) + self._theme.px(16)
        self._show_words(worded=worded_width + max(action, wanted) + gap * 2 <= room)
        actions = sum(
            one.sizeHint().width() + gap
            for one in (self.use_place_button, self.remove_place_button)
            if one.isVisibleTo(self)
        )
        least = min(natural, self._theme.px(_LEAST)) + details
        self._place_words(under=not self._worded and bool(wanted) and slim_width + actions + least > room)
        # A sign alone where its words would leave the sentence none.
        shown = "" if self._under and natural + details > room else self._details
        if self.meanings_button.text() != shown:
            self.meanings_button.setText(shown)
        self.meanings_button.setToolTip(self._details if shown != self._details else "")

    def _bold_width(self, words: str) -> int:
        """Pixels that words take on a button that is a link."""
        return round(self.fontMetrics().horizontalAdvance(words) * _BOLDER)

    def _measured(self) -> tuple[int, int]:
        if self._widths is None:
            widths, heights = [], [self.use_place_button.sizeHint().height(), self.meanings_button.sizeHint().height()]
            gaps = self.verdict_layout.spacing() * (len(self._buttons) - 1)
            for worded in (True, False):
                self._style_verdicts(worded=worded)
                hints = [one.sizeHint() for one in self._buttons.values()]
                widths.append(sum(one.width() for one in hints) + gaps)
                heights.extend(one.height() for one in hints)
            self._worded = False
            self._widths = (widths[0], widths[1])
            # What comes and goes beside the verdicts must not move the page below by a pixel.
            self.bar_layout.setRowMinimumHeight(0, max(heights))
        return self._widths

    def _show_words(self, *, worded: bool) -> None:
        if worded != self._worded:
            self._worded = worded
            self._style_verdicts(worded=worded)
        use = self.tr("Use the place on screen") if worded else self.tr("Use this place")
        words = self.tr("Change it") if self._corrected else use
        if self.use_place_button.text() != words:
            self.use_place_button.setText(words)

    def _style_verdicts(self, *, worded: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if worded else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._buttons.values():
            button.ensurePolished()
            button.setToolButtonStyle(style)

    def _place_words(self, *, under: bool) -> None:
        if under == self._under:
            return
        self._under = under
        self.bar_layout.removeWidget(self.word_row)
        if under:
            self.bar_layout.addWidget(self.word_row, 1, 0, 1, 4)
        else:
            self.bar_layout.addWidget(self.word_row, 0, 3)

    # ---- what is wished

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        for verdict, button in self._buttons.items():
            if button is pressed:
                # How it is marked is shown by whoever keeps the marks, not by the click.
                button.setChecked(not button.isChecked())
                self.verdict_chosen.emit(verdict)
                return

    @Slot()
    def _name_keys(self) -> None:
        for verdict, button in self._buttons.items():
            words = verdict_words(verdict)
            if self._keymap is not None:
                words = self._keymap.hint(words, f"citation.{verdict}")
            button.setToolTip(f"{words}\n{self._explanations[verdict]}")

    @Slot()
    def _show_arrow(self) -> None:
        if self._theme is not None:
            is_open = self.meanings_button.isChecked()
            self.meanings_button.setIcon(self._theme.icon("chevron-up" if is_open else "chevron-down", "accent"))

    @Slot()
    def _dress(self) -> None:
        assert self._theme is not None
        side = self._theme.px(_ICON)
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))
        self.meanings_button.setIconSize(QSize(side, side))
        for action in (self.use_place_button, self.remove_place_button):
            action.setMinimumWidth(self._theme.px(_LEAST_ACTION))
        self._show_arrow()
        self._widths = None
        self._fit()
