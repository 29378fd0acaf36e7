"""A narrative part on screen: its text, the prompt it belongs to, finding, pinning, and files handed in instead."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QScrollBar, QToolButton, QVBoxLayout, QWidget

from assessor_app.domain.annotation import Pin
from assessor_app.domain.credential import Part
from assessor_app.domain.submission import Submission
from assessor_app.gui.forms import load_form
from assessor_app.gui.pdf_view.find_bar import FindBar, Search
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.workspace.narrative_index import Span
from assessor_app.gui.workspace.narrative_pieces import FileAnswer, file_answers
from assessor_app.gui.workspace.narrative_view import NarrativeView


class NarrativePane(QFrame):
    """Finds and pins like a viewer of files.

    ``artifact_chosen`` carries the id of a file to open, ``pin_requested`` a Pin without a note yet, ``pin_chosen`` the
    id of a pin clicked.
    """

    artifact_chosen = Signal(str)
    pin_requested = Signal(object)
    pin_chosen = Signal(str)

    narrative_bar: QFrame
    prompt_label: ElidedLabel
    pin_passage_button: QToolButton
    find_words_button: QToolButton
    answers_bar: QFrame
    answers_layout: QVBoxLayout
    pane_layout: QVBoxLayout

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hits: tuple[Span, ...] = ()
        self._hit = -1
        self._search = Search("")
        self._turning = False
        self._answers: list[QPushButton] = []
        load_form(self, "narrative_pane", promoted=(ElidedLabel,))
        self.find_bar = FindBar(theme, self)
        self.view = NarrativeView(theme, self)
        self.pane_layout.addWidget(self.find_bar)
        self.pane_layout.addWidget(self.view, 1)
        self.setTabOrder(self.find_words_button, self.find_bar)
        self.setTabOrder(self.find_bar, self.view)
        lend_focus(self, self.view)
        self._connect()
        self._draw()

    def _connect(self) -> None:
        self.find_words_button.clicked.connect(self.open_find)
        self.pin_passage_button.clicked.connect(self.pin_selection)
        self.find_bar.search_changed.connect(self._look_for)
        self.find_bar.stepped.connect(self._step)
        self.find_bar.closed.connect(self._stop_finding)
        self.view.prompt_changed.connect(self.prompt_label.setText)
        self.view.pin_wished.connect(self.pin_selection)
        self.view.pin_chosen.connect(self.pin_chosen)
        self.view.selectionChanged.connect(self._note_selection)
        self._theme.changed.connect(self._draw)

    def show_part(self, title: str, part: Part, submission: Submission) -> None:
        """Show all prompts of a part with what was answered; ``title`` is "Part 1 · Overview"."""
        self._turning = True
        self.find_bar.close_bar()
        self._turning = False
        self.setAccessibleName(title)
        self._show_answers(file_answers(part, submission))
        self.view.show_part(title, part, submission)
        self._note_selection()

    def verticalScrollBar(self) -> QScrollBar:
        """The bar of the text."""
        return self.view.verticalScrollBar()

    def toPlainText(self) -> str:
        """The text as far as it is put in."""
        return self.view.toPlainText()

    # -- finding --------------------------------------------------------------------------------------------

    @Slot()
    def open_find(self) -> None:
        """Let the person type what to look for; a short selection is looked for at once."""
        selected = self.view.textCursor().selectedText()
        self.find_bar.open_bar(selected if 0 < len(selected) <= 80 and "\u2029" not in selected else "")

    def find_next(self) -> None:
        """The next place found."""
        self._step_or_open(1)

    def find_previous(self) -> None:
        """The place found before."""
        self._step_or_open(-1)

    def _step_or_open(self, direction: int) -> None:
        if self.find_bar.isHidden():
            self.open_find()
        else:
            self.find_bar.step(direction)

    @Slot(object)
    def _look_for(self, search: Search) -> None:
        self._search = search
        self._hits = self.view.index.hits(search)
        here = self.view.top_position()
        self._hit = next((place for place, span in enumerate(self._hits) if span[0] >= here), 0 if self._hits else -1)
        self._show_hit()

    @Slot(int)
    def _step(self, direction: int) -> None:
        if self._hits:
            self._hit = (self._hit + direction) % len(self._hits)
            self._show_hit()

    def _show_hit(self) -> None:
        self.view.show_hits(self._hits, self._hit)
        if self._hits:
            self.find_bar.show_count(self._hit + 1, len(self._hits), going_on=False)
        elif self._search.text.split():
            self.find_bar.show_no_hit(has_text=True)
        else:
            self.find_bar.show_nothing()

    @Slot()
    def _stop_finding(self) -> None:
        self._hits, self._hit = (), -1
        self.view.show_hits((), -1)
        if not self._turning:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- pinning --------------------------------------------------------------------------------------------

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Underline what these are pinned to, as far as it is in this part; ``current`` is the one in hand."""
        self.view.set_pins(pins, current)

    def set_pinnable(self, allowed: bool) -> None:
        """Whether new pins may be made (not once an assessment is submitted)."""
        self.view.pinnable = allowed
        self._note_selection()

    def pin_here(self) -> Pin | None:
        """What a key pins now: the selected part of an answer; None while nothing is."""
        return self.view.pin_here() if self.view.pinnable else None

    def show_pin(self, pin: Pin) -> None:
        """Bring what a note is pinned to on screen."""
        self.view.show_pin(pin)

    @Slot()
    def pin_selection(self) -> None:
        """Ask for a note on what is selected."""
        pin = self.pin_here()
        if pin is not None:
            self.pin_requested.emit(pin)

    @Slot()
    def _note_selection(self) -> None:
        self.pin_passage_button.setEnabled(self.view.pinnable and self.view.selected() is not None)

    # -- files instead of text ------------------------------------------------------------------------------

    def _show_answers(self, answers: tuple[FileAnswer, ...]) -> None:
        for button in self._answers:
            self.answers_layout.removeWidget(button)
            discard(button)
        self._answers = []
        for answer in answers:
            button = QPushButton(self.answers_bar)
            button.setObjectName(f"answer_{answer.artifact.id}")
            button.setProperty("role", "link")
            name = " ".join(answer.artifact.name.split()).replace("&", "&&")
            button.setText(self.tr("{name} · handed in {what}").format(name=name, what=answer.words))
            button.setProperty("artifact", answer.artifact.id)
            button.clicked.connect(self._choose_answer)
            self.answers_layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._answers.append(button)
        self.answers_bar.setVisible(bool(answers))

    @Slot()
    def _choose_answer(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.artifact_chosen.emit(str(button.property("artifact")))

    @Slot()
    def _draw(self) -> None:
        side = self._theme.px(18)
        for button, icon in ((self.pin_passage_button, "comment-plus-outline"), (self.find_words_button, "magnify")):
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(side, side))
