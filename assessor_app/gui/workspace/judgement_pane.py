"""The right pane: what is judged, what the practitioner says about it, the levels, the comment and the flag."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assessor_app.domain.credential import NOT_SCORABLE, Credential, Scorable
from assessor_app.domain.marking import MAX_COMMENT
from assessor_app.domain.scoring import Score
from assessor_app.gui.comments.comment_editor import CommentEditor
from assessor_app.gui.comments.comment_field import CommentField
from assessor_app.gui.comments.name_line import NameLine
from assessor_app.gui.comments.recall_strip import RecallStrip
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.sizes import clock_words
from assessor_app.gui.workspace.level_card import LevelCard
from assessor_app.gui.workspace.reason_list import ReasonList
from assessor_app.gui.workspace.save_state import SaveState
from assessor_app.gui.workspace.score_badges import Tone, level_key, needed_rank, tone_of
from assessor_app.gui.workspace.snug_scroll import SnugScroll

# height that is left to the criterion and its levels however much else there is, in pixels at 100 % text
_LEAST: Final = 60


class JudgementPane(QFrame):
    """Shows one scorable and passes on every wish; it never decides what is stored.

    ``mark_chosen`` carries a level id or extra mark, ``comment_edited`` the whole comment after a stroke,
    ``comment_left`` that the field lost focus; ``scorable_shown`` the Scorable in hand, None for a part not scored.
    """

    mark_chosen = Signal(str)
    clear_requested = Signal()
    comment_edited = Signal(str)
    comment_entered = Signal()
    comment_left = Signal()
    examples_requested = Signal()
    scorable_shown = Signal(object)
    flag_chosen = Signal(bool)
    previous_requested = Signal()
    next_unscored_requested = Signal()

    criterion_scroll: SnugScroll
    criterion_title: QLabel
    look_for_label: QLabel
    explanation_caption: QLabel
    explanation_quote: QFrame
    explanation_label: QLabel
    score_caption: QLabel
    examples_button: QPushButton
    clear_button: QPushButton
    level_cards: QWidget
    criterion_layout: QVBoxLayout
    comment_caption: QLabel
    length_label: ElidedLabel
    bank_button: QPushButton
    comment_editor: CommentEditor
    recall_strip: RecallStrip
    name_line: NameLine
    flag_box: QCheckBox
    trouble_label: QLabel
    judgement_layout: QVBoxLayout
    flag_row: QHBoxLayout
    ways_row: QHBoxLayout
    previous_button: QPushButton
    save_state_label: SaveState
    next_unscored_button: QPushButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[LevelCard] = []
        self._scorable: Scorable | None = None
        self._mark: str | None = None
        self._needed = ""
        self._following: str | None = None
        self._read_only = self._has_examples = False
        promoted = (SnugScroll, CommentEditor, RecallStrip, NameLine, ElidedLabel, SaveState)
        load_form(self, "judgement_pane", promoted=promoted)
        for part in (self.comment_editor, self.recall_strip, self.name_line, self.save_state_label):
            part.dress(theme)
        self._card_layout = QVBoxLayout(self.level_cards)
        self._card_layout.setContentsMargins(0, 0, 0, 0)
        self._card_layout.setSpacing(6)
        self.reasons = ReasonList(theme)
        self.criterion_layout.addWidget(self.reasons)
        for label in (self.criterion_title, self.look_for_label, self.explanation_label, self.trouble_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble_label.hide()
        self.criterion_scroll.repeat_heading(self.criterion_title)
        self._hold_row(True)
        self.clear_button.clicked.connect(self.clear_requested)
        self.examples_button.clicked.connect(self.examples_requested)
        self.examples_button.hide()
        self.comment_editor.edited.connect(self.comment_edited)
        self.comment_editor.entered.connect(self.comment_entered)
        self.comment_editor.left.connect(self.comment_left)
        self.flag_box.clicked.connect(self.flag_chosen)
        self.previous_button.clicked.connect(self.previous_requested)
        self.next_unscored_button.clicked.connect(self.next_unscored_requested)
        theme.changed.connect(self._fit)
        self._fit()

    def comment_field(self) -> CommentField:
        """Where its comment is written."""
        beside = (self.bank_button, self.recall_strip, self.name_line, self.length_label)
        return CommentField(self.comment_editor, *beside, MAX_COMMENT)

    def offer_examples(self) -> None:
        """Have a button for the examples of the criterion in hand; call once, where somebody shows them."""
        self._has_examples = True
        # it keeps the row as high as it is
        self._hold_row(False)
        self._enable()

    def _hold_row(self, hold: bool) -> None:
        """The cards must not jump under the hand when the first score brings the button."""
        policy = self.clear_button.sizePolicy()
        policy.setRetainSizeWhenHidden(hold)
        self.clear_button.setSizePolicy(policy)

    def add_aside(self, aside: QWidget) -> None:
        """Put something to read beside the criterion between what to look for and what the practitioner says."""
        place = self.criterion_layout.indexOf(self.explanation_caption)
        self.criterion_layout.insertWidget(place, aside)

    def show_scorable(self, credential: Credential, scorable: Scorable, explanation: str | None) -> None:
        """Show what is to be judged; ``explanation`` is the practitioner's, None where none is asked for."""
        self._scorable = scorable
        prefix = self.tr("EO {label}") if scorable.outcome is not None else "{label}"
        self.criterion_title.setText(f"{prefix.format(label=say(scorable.label))}  {scorable.title}")
        looks = scorable.criterion.look_for if scorable.criterion is not None else ()
        self.look_for_label.setText("\n".join(f"•  {look}" for look in looks))
        self.look_for_label.setVisible(bool(looks))
        self._show_explanation(explanation)
        self._build_cards(credential, scorable)
        self.criterion_scroll.settle()
        self.criterion_scroll.go_to_top()
        self.scorable_shown.emit(scorable)

    def show_unscored_part(self, label: str, title: str) -> None:
        """Show a part that is read but not scored."""
        words = self.tr("This part is read, not scored: the definition gives it no scale.")
        self._show_unscored(f"{label}  {title}", words)

    def show_nothing_to_score(self) -> None:
        """Say that the definition asks for nothing."""
        words = self.tr("The definition of this credential names no criteria and no parts. Tell your lead.")
        self._show_unscored(self.tr("Nothing to score here"), words)

    def _show_unscored(self, heading: str, words: str) -> None:
        self._scorable = None
        self.criterion_title.setText(heading)
        self.look_for_label.setText(words)
        self.look_for_label.show()
        self._show_explanation(None)
        self._drop_cards()
        self.comment_editor.show_text("")
        self._mark = None
        self.criterion_scroll.keep_in_view(None)
        self._enable()
        self.scorable_shown.emit(None)

    def show_score(self, score: Score, *, pending: bool, switching: bool = False) -> None:
        """Show mark, flag and comment; ``switching`` when they belong to another scorable than before."""
        changed, self._mark = switching or score.mark != self._mark, score.mark
        for card in self._cards:
            card.show_choice(card.mark == score.mark, pending=pending)
        if changed:
            self._bring_card()
        extra = self._scorable.scale.extra_marks if self._scorable is not None else ()
        self.reasons.show_reason(score.reason, asked=score.mark in extra, pending=pending)
        if score.mark in extra and not score.reason and not switching:
            # their places are known only once the layout has been done
            QTimer.singleShot(0, self, self._bring_reasons)
        self.clear_button.setVisible(score.mark is not None and not self._read_only)
        self.flag_box.setChecked(score.flagged)
        self.comment_editor.show_text(score.comment)
        if switching:
            self.comment_editor.forget_undo()

    @property
    def scorable(self) -> Scorable | None:
        """What is judged on screen; None where nothing is."""
        return self._scorable

    @property
    def mark(self) -> str | None:
        """The level or extra mark on screen."""
        return self._mark

    def show_saving(self, *, busy: bool, saved_at: datetime | None, trouble: str) -> None:
        """Say where saving stands: a failure with its reason before "Saving…" before the time of the last save."""
        self.trouble_label.setVisible(bool(trouble))
        self.trouble_label.setText(self.tr("Not saved — {why} Trying again.").format(why=trouble) if trouble else "")
        if trouble:
            self.save_state_label.tell(self.tr("Not saved"), "alert-circle-outline", "bad")
        elif busy:
            self.save_state_label.tell(self.tr("Saving…"), "dots-horizontal")
        elif saved_at is not None:
            words = self.tr("Saved {time}").format(time=clock_words(saved_at))
            self.save_state_label.tell(words, "check-circle-outline", "good")
        else:
            self.save_state_label.tell("")
        self._fit()

    def show_ways(self, previous: str, following: str) -> None:
        """Label the buttons: the criterion before, and the next unscored one ("" when all are scored)."""
        self.previous_button.setEnabled(bool(previous))
        self.previous_button.setText(f"◂ {previous}" if previous else "◂")
        self.previous_button.setAccessibleName(self.tr("Previous criterion {label}").format(label=previous))
        self._following = following
        self._fit()
        # at once: painted before the next turn, the new words would stand in the room of the old ones
        self.ways_row.activate()

    @Slot()
    def _fit(self) -> None:
        """Where the pane is narrow a sign says where saving stands, and the way on is told by its goal alone."""
        margins = self.judgement_layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self.criterion_scroll.set_least(self._theme.px(_LEAST))
        self.save_state_label.fit(room - self.flag_box.sizeHint().width() - self.flag_row.spacing())
        if self._following is not None:
            self._name_way(self._following, room - self.previous_button.sizeHint().width() - self.ways_row.spacing())

    def _name_way(self, label: str, room: int) -> None:
        whole, short = self.tr("All scored — review ▸"), self.tr("Review ▸")
        if label:
            whole, short = self.tr("Next unscored  {label} ▸").format(label=label), f"{label} ▸"
        button = self.next_unscored_button
        button.setAccessibleName(whole)
        button.setText(whole)
        if button.sizeHint().width() > room:
            button.setText(short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more, or let it again."""
        self._read_only = read_only
        self._enable()

    def mark_for_level(self, number: int) -> str | None:
        """The level id that number key ``number`` sets (1 the lowest), or None."""
        levels = self._scorable.scale.levels if self._scorable is not None else ()
        return levels[number - 1].id if 1 <= number <= len(levels) else None

    def focus_comment(self) -> None:
        """Put the cursor at the end of the comment."""
        if self.comment_editor.isEnabled() and not self._read_only:
            self.comment_editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.comment_editor.moveCursor(self.comment_editor.textCursor().MoveOperation.End)

    def _bring_card(self) -> None:
        """Have the level chosen in sight, before one is the lowest that is enough."""
        wanted = self._needed if self._mark is None else self._mark
        card = next((one for one in self._cards if one.mark == wanted), None)
        self.criterion_scroll.keep_in_view(card)

    @Slot()
    def _bring_reasons(self) -> None:
        self.criterion_scroll.keep_in_view(self.reasons)

    @Slot()
    def _choose_card(self) -> None:
        card = self.sender()
        if isinstance(card, LevelCard) and not card.isChecked():
            self.mark_chosen.emit(card.mark)

    def _show_explanation(self, explanation: str | None) -> None:
        self.explanation_caption.setVisible(explanation is not None)
        self.explanation_quote.setVisible(explanation is not None)
        text = (explanation or "").strip()
        self.explanation_label.setText(f"“{text}”" if text else self.tr("No explanation was given."))

    def _build_cards(self, credential: Credential, scorable: Scorable) -> None:
        """Cards that stand there already are told what they stand for now: making new ones takes longer than a look."""
        levels = self._levels(credential, scorable)
        for card, level in zip(self._cards, levels, strict=False):
            card.show_level(*level)
        self._drop_cards(len(levels))
        for level in levels[len(self._cards) :]:
            self._add_card(LevelCard(self._theme, *level))
        self._enable()

    def _levels(self, credential: Credential, scorable: Scorable) -> list[tuple[str, str, str, str, Tone]]:
        """What the cards stand for, from the top: mark, key, title, descriptor, tone."""
        levels, needed = scorable.scale.levels, needed_rank(credential, scorable)
        self._needed = levels[needed].id if levels else ""
        own = scorable.criterion.levels if scorable.criterion is not None else {}
        found: list[tuple[str, str, str, str, Tone]] = []
        for rank in reversed(range(len(levels))):
            level = levels[rank]
            descriptor = own.get(level.id, "") or level.descriptor
            tone = tone_of(rank, needed, len(levels))
            found.append((level.id, level_key(scorable.scale, rank), level.title, descriptor, tone))
        if NOT_SCORABLE in scorable.scale.extra_marks:
            words = self.tr("Missing, unreadable or the wrong file. Not the same as not shown.")
            found.append((NOT_SCORABLE, "0", self.tr("Not scorable"), words, "outside"))
        return found

    def _add_card(self, card: LevelCard) -> None:
        card.clicked.connect(self._choose_card)
        self._card_layout.addWidget(card)
        # What is made later would be reached by Tab after everything else, not where it stands.
        QWidget.setTabOrder(self._cards[-1] if self._cards else self.examples_button, card)
        self._cards.append(card)
        card.show()

    def _drop_cards(self, kept: int = 0) -> None:
        for card in self._cards[kept:]:
            self._card_layout.removeWidget(card)
            discard(card)
        del self._cards[kept:]

    def _enable(self) -> None:
        scored = self._scorable is not None
        for card in self._cards:
            card.setEnabled(not self._read_only)
        comment = (self.comment_caption, self.length_label, self.comment_editor)
        for widget in (self.score_caption, *comment, self.flag_box):
            widget.setVisible(scored)
        self.examples_button.setVisible(scored and self._has_examples)
        self.bank_button.setVisible(scored and not self._read_only)
        self.clear_button.setVisible(self.clear_button.isVisible() and scored and not self._read_only)
        self.comment_editor.setReadOnly(self._read_only)
        self.comment_editor.setPlaceholderText(
            self.tr("No comment.") if self._read_only else self.tr("What did you see, and what is missing?")
        )
        self.flag_box.setEnabled(not self._read_only)
        self.reasons.setEnabled(not self._read_only)
        self.reasons.setVisible(self.reasons.isVisible() and scored)
