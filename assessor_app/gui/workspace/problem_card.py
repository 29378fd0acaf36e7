"""Says in words why a citation leads nowhere, and offers the places that were probably meant; it never guesses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assessor_app.domain.citation import ArtifactFacts, Place
from assessor_app.gui.forms import load_form
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.flow_layout import FlowLayout
from assessor_app.gui.workspace.place_words import long_words


class ProblemCard(QFrame):
    """One unresolved citation; ``place_chosen`` carries the Place of the button pressed."""

    place_chosen = Signal(object)

    problem_raw_label: QLabel
    problem_sentence_label: QLabel
    likely_caption: QLabel
    likely_places: QWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "problem_card")
        self._flow = FlowLayout(self.likely_places, 6)
        self._offers: list[tuple[QPushButton, Place]] = []
        for label in (self.problem_raw_label, self.problem_sentence_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def explain(self, raw: str, chip: Chip, facts: ArtifactFacts | None) -> None:
        """Show why ``chip`` leads nowhere; ``raw`` is what the practitioner wrote."""
        written = raw.strip() or self.tr("nothing")
        self.problem_raw_label.setText(self.tr("Written: “{raw}”").format(raw=written))
        sentences = [_sentence(problem.sentence) for problem in chip.problems]
        self.problem_sentence_label.setText(
            " ".join(sentences) or self.tr("No page, time or other place could be read from this.")
        )
        likely = list(dict.fromkeys(place for problem in chip.problems for place in problem.likely if chip.artifact_id))
        known = facts if facts is not None else ArtifactFacts()
        self._offer([(long_words(place, known.page_labels, known.pages, known.sheets), place) for place in likely])
        self.show()

    def _offer(self, places: list[tuple[str, Place]]) -> None:
        for button, _place in self._offers:
            self._flow.removeWidget(button)
            discard(button)
        self._offers = []
        for number, (words, place) in enumerate(places):
            button = QPushButton(words)
            button.setObjectName(f"likely_place_{number}")
            button.setAccessibleName(self.tr("Show {place}, which is likely meant").format(place=words))
            button.clicked.connect(self._choose)
            self._flow.addWidget(button)
            button.show()
            self._offers.append((button, place))
        self.likely_caption.setVisible(bool(places))
        self.likely_places.setVisible(bool(places))

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        for button, place in self._offers:
            if button is pressed:
                self.place_chosen.emit(place)
                return


def _sentence(text: str) -> str:
    """A problem's words as a sentence of their own: capital first, full stop last."""
    words = text.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")
