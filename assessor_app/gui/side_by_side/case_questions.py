"""What is asked before a reader is to score again, or a case becomes an example: in a card that stands in no way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from assessor_app.domain.lead_acts import AnchorExample, RescoreRequest
from assessor_app.gui.language.saying import say
from assessor_app.gui.side_by_side.case_rows import CaseRow, Side
from assessor_app.gui.side_by_side.side_words import level_words
from assessor_app.gui.widgets.inline_card import InlineCard

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import Case

_MOST_NOTE: Final = 2_000
_MOST_RATIONALE: Final = 4_000


class CaseQuestions(QObject):
    """``act_chosen`` carries a RescoreRequest or AnchorExample once its words are given."""

    act_chosen = Signal(object)

    def __init__(self, card: InlineCard, parent: QObject) -> None:
        super().__init__(parent)
        self._card = card
        self._case: Case | None = None
        self._row: CaseRow | None = None
        self._side: Side | None = None
        self._act: RescoreRequest | AnchorExample | None = None

    @property
    def pending(self) -> RescoreRequest | AnchorExample | None:
        """The act chosen here that the desk has not answered yet."""
        return self._act

    def ask_rescore(self, row: CaseRow, side: Side) -> None:
        """Ask what the reader should look at again."""
        self._row, self._side, self._act = row, side, None
        reader = side.reading.reader
        self._card.ask_text(
            self.tr("Ask {reader} to score {label} again?").format(reader=reader, label=say(row.scorable.label)),
            self.tr(
                "The assessment is open again for {reader}, with your note. The first score stays and keeps counting "
                "for agreement. This is recorded, and other leads see it."
            ).format(reader=reader),
            self.tr("What should be looked at again?"),
            self.tr("Ask for a re-score"),
            self._send_rescore,
        )

    def ask_anchor(self, case: Case, row: CaseRow) -> None:
        """Ask why this shows its level."""
        self._case, self._row, self._act = case, row, None
        level = level_words(row.scorable, row.agreed)
        self._card.ask_text(
            self.tr("Make this an example of “{level}” for {label}?").format(
                level=level, label=say(row.scorable.label)
            ),
            self.tr(
                "Every assessor of this version sees the explanation and the places cited, with your reason. "
                "This is recorded; the example can be taken back later."
            ),
            self.tr("What makes it this level?"),
            self.tr("Promote to example"),
            self._send_anchor,
        )

    def settle(self) -> None:
        """The desk has taken the act."""
        self._act = None
        self._card.close_card()

    def complain(self, sentence: str) -> None:
        """The desk did not take it; what was typed stays."""
        self._act = None
        self._card.complain(self.tr("{reason} Nothing was changed.").format(reason=sentence))

    def _send_rescore(self) -> None:
        if self._row is not None and self._side is not None and (words := self._words(_MOST_NOTE)):
            reading = self._side.reading
            self._send(RescoreRequest(reading.assignment_id, (self._row.scorable.id,), words))

    def _send_anchor(self) -> None:
        case, row = self._case, self._row
        if case is not None and row is not None and (words := self._words(_MOST_RATIONALE)):
            key = (case.credential.id, case.credential.version)
            self._send(AnchorExample(*key, row.scorable.id, row.agreed, case.submission_id, words))

    def _send(self, act: RescoreRequest | AnchorExample) -> None:
        self._act = act
        self._card.wait()
        self.act_chosen.emit(act)

    def _words(self, most: int) -> str:
        """What was typed; says what is wrong with it and is "" where it cannot be sent."""
        words = self._card.words.strip()
        if not words:
            self._card.complain(self.tr("Write a sentence first: without it nobody would know why."))
        elif len(words) > most:
            self._card.complain(self.tr("That is too long; {n} characters fit.").format(n=most))
            return ""
        return words
