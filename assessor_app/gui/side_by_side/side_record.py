"""Where the lead settles one scorable: a level and a reason, or, before the readers are shown, a level alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from assessor_app.domain.credential import NOT_SCORABLE, Credential, Scorable
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.widgets.plain_editor import PlainEditor
from assessor_app.gui.workspace.level_card import LevelCard
from assessor_app.gui.workspace.score_badges import level_key, needed_rank, tone_of

MOST_REASON = 4_000
_EDITOR = 52
_COLUMNS = 2
_NARROWEST = 100


class SideRecord(QFrame):
    """``judged`` carries the lead's own mark, given before the readers are shown; ``recorded`` a mark and its reason;
    ``drafted`` that either is being worded; ``anchor_requested`` that the case is to become an example."""

    judged = Signal(str)
    recorded = Signal(str, str)
    drafted = Signal(str, str)
    anchor_requested = Signal()

    record_caption: QLabel
    record_sentence: QLabel
    record_levels: QWidget
    reason_editor: PlainEditor
    record_trouble: QLabel
    record_button: QPushButton
    anchor_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._cards: list[LevelCard] = []
        self._scorable: Scorable | None = None
        self._mark = ""
        self._first = self._busy = False
        load_form(self, "side_record", promoted=(PlainEditor,))
        self._grid = QGridLayout(self.record_levels)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.reason_editor.edited.connect(self._note_words)
        self.record_button.clicked.connect(self._act)
        self.anchor_button.clicked.connect(self.anchor_requested)

    def dress(self, theme: Theme) -> None:
        """Take sizes and colours from the theme; call once, before anything is shown."""
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def show_scorable(self, credential: Credential, scorable: Scorable, mark: str, reason: str) -> None:
        """Offer the levels of a scorable; ``mark`` and ``reason`` are what was begun here before, "" for nothing."""
        self._scorable, self._mark, self._busy = scorable, mark, False
        self._build_cards(credential, scorable)
        self.reason_editor.show_text(reason)
        self.reason_editor.forget_undo()
        self.complain("")

    def ask_first(self) -> None:
        """Ask for the lead's own mark before the readers' are opened."""
        self._first = True
        self.record_caption.setText(self.tr("Your own score first"))
        self.record_sentence.setText(
            self.tr("Your programme asks leads to judge before they see what the readers gave. Choose a level.")
        )
        self.record_sentence.show()
        self.record_button.setText(self.tr("Show what the readers gave"))
        self.reason_editor.hide()
        self.anchor_button.hide()
        self._enable()

    def ask_record(self, *, again: bool, anchor: str) -> None:
        """Ask for the score of record; ``again`` where there is one, ``anchor`` why it can be no example, "" if it can.

        A mark the lead gave before is where it begins.
        """
        self._first = False
        self.record_caption.setText(self.tr("Score of record · what the readers gave is kept beside it"))
        self.record_sentence.hide()
        self.record_button.setText(self.tr("Record anew") if again else self.tr("Record the score"))
        self.reason_editor.show()
        self.anchor_button.show()
        self.anchor_button.setEnabled(not anchor)
        self.anchor_button.setToolTip(anchor)
        self.anchor_button.setAccessibleDescription(anchor)
        self._enable()

    def choose_number(self, number: int) -> None:
        """Choose the level with this number, 1 the lowest; nothing happens when the scale has no such level."""
        levels = self._scorable.scale.levels if self._scorable is not None else ()
        if 1 <= number <= len(levels):
            self._choose(levels[number - 1].id)

    def choose_not_scorable(self) -> None:
        """Choose the mark beside the levels, where the scale has it."""
        if self._scorable is not None and NOT_SCORABLE in self._scorable.scale.extra_marks:
            self._choose(NOT_SCORABLE)

    def focus_reason(self) -> None:
        """Put the cursor into the reason."""
        if not self.reason_editor.isHidden():
            self.reason_editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def mark(self) -> str:
        """The level chosen here, "" for none."""
        return self._mark

    def complain(self, trouble: str) -> None:
        """Say what is missing or went wrong; what was chosen and typed stays."""
        self.record_trouble.setText(trouble)
        self.record_trouble.setVisible(bool(trouble))
        self._busy = False
        self._enable()

    @Slot()
    def _act(self) -> None:
        if self._busy or not self._mark:
            return
        reason = self.reason_editor.toPlainText().strip()
        if self._first:
            self.judged.emit(self._mark)
            return
        if not reason:
            self.complain(self.tr("Say in a sentence why: leads read this, and it is kept."))
            self.focus_reason()
        elif len(reason) > MOST_REASON:
            self.complain(self.tr("The reason is too long; {n} characters fit.").format(n=MOST_REASON))
        else:
            self._busy = True
            self._enable()
            self.recorded.emit(self._mark, reason)

    @Slot()
    def _note_words(self) -> None:
        self.record_trouble.hide()
        self.drafted.emit(self._mark, self.reason_editor.toPlainText())

    @Slot()
    def _press_card(self) -> None:
        card = self.sender()
        if isinstance(card, LevelCard):
            self._choose(card.mark)

    def _choose(self, mark: str) -> None:
        self._mark = mark
        self._show_choice()
        self.drafted.emit(mark, self.reason_editor.toPlainText())

    def _show_choice(self) -> None:
        for card in self._cards:
            card.show_choice(card.mark == self._mark, pending=False)
        self._enable()

    def _enable(self) -> None:
        self.record_button.setEnabled(bool(self._mark) and not self._busy)

    def _build_cards(self, credential: Credential, scorable: Scorable) -> None:
        assert self._theme is not None
        for card in self._cards:
            self._grid.removeWidget(card)
            discard(card)
        levels, needed = scorable.scale.levels, needed_rank(credential, scorable)
        found = [
            (one.id, level_key(scorable.scale, rank), one.title, "", tone_of(rank, needed, len(levels)))
            for rank, one in enumerate(levels)
        ]
        if NOT_SCORABLE in scorable.scale.extra_marks:
            found.append((NOT_SCORABLE, "0", self.tr("Not scorable"), "", "outside"))
        self._cards = [LevelCard(self._theme, *one) for one in found]
        for place, card in enumerate(self._cards):
            # their words take more lines where text is large
            card.setMinimumWidth(self._theme.px(_NARROWEST))
            card.clicked.connect(self._press_card)
            self._grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
        for before, after in zip(self._cards, (*self._cards[1:], self.reason_editor), strict=True):
            QWidget.setTabOrder(before, after)
        self._show_choice()

    @Slot()
    def _fit(self) -> None:
        if self._theme is not None:
            self.reason_editor.setFixedHeight(self._theme.px(_EDITOR))
