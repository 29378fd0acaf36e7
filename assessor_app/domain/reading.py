"""Other people's assessments as leads receive them, and what reaches readers of a lead's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.scoring import Score
from assessor_app.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class ReadingDetail:
    """What one reader wrote and looked at, beside the marks; told to whoever adjudicates the submission."""

    scores: Mapping[str, Score]
    feedback: str
    annotations: Mapping[str, Annotation]


@dataclass(frozen=True, slots=True)
class CitationCount:
    """Of one criterion: citations written, those whose text names no place, and those found wrong or absent."""

    total: int
    unread: int = 0
    wrong_place: int = 0
    not_there: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One submitted assessment of the programme, as a lead may see it.

    ``marks`` are those that stand now, by scorable id; ``first_marks`` those first submitted, where the reader was
    asked to score again, else empty: the first are what was given independently, and agreement is counted on them.
    ``words`` counts the narrative by prompt id, ``citations`` what was cited by criterion id.
    ``set_id`` names the calibration set it belongs to. A seed is a submission with a truth (:class:`Seed`).
    """

    assignment_id: str
    submission_id: str
    code: str
    attempt: int
    credential_id: str
    credential_version: str
    reader: str
    role: str
    received_at: datetime
    submitted_at: datetime
    decision: str
    marks: Mapping[str, str]
    first_marks: Mapping[str, str] = field(default_factory=dict)
    set_id: str = ""
    words: Mapping[str, int] = field(default_factory=dict)
    citations: Mapping[str, CitationCount] = field(default_factory=dict)
    detail: ReadingDetail | None = None

    @property
    def independent_marks(self) -> Mapping[str, str]:
        """The marks first submitted."""
        return self.first_marks or self.marks


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What the other reader of the same submission handed in, as far as the programme lets this one see it.

    ``marks`` is empty where it was sent back unscored.
    """

    reader: str
    submitted_at: datetime
    decision: str
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """An anchor example as readers see it: the practitioner's explanation and what it cites, of one criterion only."""

    id: str
    credential_id: str
    credential_version: str
    scorable_id: str
    level: str
    rationale: str
    submission: Submission
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """That a submission just scored was a seed, and what was agreed for it; reaches a laptop only afterwards."""

    assignment_id: str
    truth: Mapping[str, str]
    rationale: Mapping[str, str]
    told_at: datetime


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A lead's private word to this reader about their scores, or the outcome of a qualification."""

    id: str
    by: str
    told_at: datetime
    credential_id: str
    credential_version: str
    text: str
