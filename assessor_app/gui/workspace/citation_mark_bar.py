"""What the assessor says of the citation in hand, where it was found instead, and which are not opened yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from assessor_app.domain.annotation import CitationVerdict
from assessor_app.domain.citation_meanings import Meaning
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.flow_layout import FlowLayout
from assessor_app.gui.workspace.verdict_words import VERDICT_ICONS, VERDICTS, verdict_words

_ICON = 15


class CitationMarkBar(QFrame):
    """Four verdicts, and beside them what belongs to the one given.

    ``verdict_chosen`` carries a CitationVerdict, ``meaning_chosen`` the Meaning to look at.
    """

    verdict_chosen = Signal(str)
    use_place_requested = Signal()
    remove_place_requested = Signal()
    meaning_chosen = Signal(object)
    open_next_requested = Signal()

    supports_button: QToolButton
    partly_button: QToolButton
    not_there_button: QToolButton
    wrong_place_button: QToolButton
    use_place_button: QPushButton
    remove_place_button: QPushButton
    coverage_line: QFrame
    coverage_label: QLabel
    open_next_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "citation_mark_bar")
        self._theme: Theme | None = None
        self._offers: list[tuple[QPushButton, Meaning]] = []
        self._buttons = dict(
            zip(
                VERDICTS,
                (self.supports_button, self.partly_button, self.not_there_button, self.wrong_place_button),
                strict=True,
            )
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, 4)
        parts = (*self._buttons.values(), self.use_place_button, self.remove_place_button, self.coverage_line)
        for part in parts:
            self._flow.addWidget(part)
        for button in self.findChildren(QWidget):
            if isinstance(button, QToolButton | QPushButton):
                # A click must not take the keys away from what is looked at.
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for verdict, button in self._buttons.items():
            button.setText(verdict_words(verdict))
            button.clicked.connect(self._choose)
        self.coverage_label.setTextFormat(Qt.TextFormat.PlainText)
        self.use_place_button.clicked.connect(self.use_place_requested)
        self.remove_place_button.clicked.connect(self.remove_place_requested)
        self.open_next_button.clicked.connect(self.open_next_requested)
        self.show_mark(None, corrected=False, usable=False)
        self.show_coverage(0, 0)

    def dress(self, theme: Theme) -> None:
        """Take icons and sizes from ``theme``; call once."""
        self._theme = theme
        for verdict, button in self._buttons.items():
            button.setIcon(theme.icon(VERDICT_ICONS[verdict]))
        theme.changed.connect(self._fit)
        self._fit()

    def show_mark(self, verdict: CitationVerdict | None, *, corrected: bool, usable: bool) -> None:
        """How the citation in hand is marked, and whether a place was found instead; ``usable``: it can be changed."""
        for each, button in self._buttons.items():
            button.setChecked(each == verdict)
            button.setEnabled(usable)
        wrong = verdict == "wrong_place" and usable
        use, change = self.tr("Use the place on screen"), self.tr("Change to the place on screen")
        self.use_place_button.setText(self.tr("Change it") if corrected else use)
        self.use_place_button.setAccessibleName(change if corrected else use)
        self.use_place_button.setVisible(wrong)
        self.remove_place_button.setVisible(wrong and corrected)

    def show_meanings(self, offers: Sequence[tuple[str, Meaning]]) -> None:
        """Offer places to look at, each with its words."""
        if [(button.text(), meaning) for button, meaning in self._offers] == list(offers):
            return
        for button, _meaning in self._offers:
            self._flow.removeWidget(button)
            discard(button)
        self._offers = []
        self._flow.removeWidget(self.coverage_line)
        for number, (words, meaning) in enumerate(offers):
            button = QPushButton(words, self)
            button.setObjectName(f"other_reading_{number}")
            button.setProperty("role", "link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(self.tr("Show {place}, which may be meant").format(place=words))
            button.clicked.connect(self._choose_meaning)
            self._flow.addWidget(button)
            button.show()
            self._offers.append((button, meaning))
        self._flow.addWidget(self.coverage_line)

    def show_coverage(self, unopened: int, total: int) -> None:
        """Say how many of a scored criterion's citations were never opened; nothing where all were."""
        words = self.tr("{n} of {total} not opened yet") if total > 1 else self.tr("Not opened yet")
        self.coverage_label.setText(words.format(n=unopened, total=total))
        spoken = self.tr("{n} of {total} citations of this criterion were never opened")
        self.coverage_label.setToolTip(spoken.format(n=unopened, total=total))
        self.coverage_label.setAccessibleName(spoken.format(n=unopened, total=total))
        self.coverage_line.setVisible(unopened > 0)

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
    def _choose_meaning(self) -> None:
        pressed = self.sender()
        for button, meaning in self._offers:
            if button is pressed:
                self.meaning_chosen.emit(meaning)
                return

    @Slot()
    def _fit(self) -> None:
        assert self._theme is not None
        side = self._theme.px(_ICON)
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))
