"""One assessor's scoring of one submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from assessor_app.domain.submission import AssessmentState


@dataclass(frozen=True, slots=True)
class Score:
    """What is recorded for one scorable: a level id or extra mark, a comment, a flag for the lead.

    ``mark`` is None while unscored; a comment or flag may exist without a mark. ``reason`` is the programme's code
    for what could not be scored, else "".
    """

    mark: str | None = None
    comment: str = ""
    flagged: bool = False
    reason: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing at all has been recorded."""
        return self.mark is None and not self.comment and not self.flagged


EMPTY_SCORE = Score()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The hub's proof that it holds a submitted assessment."""

    number: str
    received_at: datetime
    decision: str


@dataclass(frozen=True, slots=True)
class ReturnPoint:
    """One reason of a return: the code and subject (an id, or "") of the point, and its words as they were signed."""

    code: str
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Returned:
    """That a submission was sent back unscored: when, why point by point, and the assessor's own words."""

    returned_at: datetime
    points: tuple[ReturnPoint, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything one assessor has said about one submission.

    ``scores`` is keyed by scorable id; ``signature`` and ``signed_at`` are set when submitted. ``returned`` is set
    where it was not scored but sent back as incomplete.
    """

    assignment_id: str
    state: AssessmentState = "open"
    scores: Mapping[str, Score] = field(default_factory=dict)
    feedback: str = ""
    signature: str = ""
    signed_at: datetime | None = None
    receipt: Receipt | None = None
    returned: Returned | None = None

    @property
    def read_only(self) -> bool:
        """A submitted assessment changes only after the hub has handed it back."""
        return self.state != "open"

    def score(self, scorable_id: str) -> Score:
        """The score of a scorable, empty where nothing was recorded."""
        return self.scores.get(scorable_id, EMPTY_SCORE)
