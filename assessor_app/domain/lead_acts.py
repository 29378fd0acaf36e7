"""What leads do to keep scores consistent: each act is made once, kept for ever, and told to every lead by sync."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Outcome = Literal["qualified", "not_yet"]


@dataclass(frozen=True, slots=True)
class Adjudication:
    """The score of record for one scorable of one submission, with the reason; the readers' own scores stay.

    ``judged_first`` is the mark the lead gave before seeing the readers', None where theirs were in sight.
    """

    submission_id: str
    scorable_id: str
    mark: str
    reason: str
    judged_first: str | None = None


@dataclass(frozen=True, slots=True)
class RescoreRequest:
    """A reader is asked to score some things again; the first scores stay and keep counting for agreement."""

    assignment_id: str
    scorable_ids: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class AnchorExample:
    """A submission that shows what one level of one criterion looks like, for one version of a credential.

    The hub takes it only where two readers gave this level independently, or a lead adjudicated it.
    """

    credential_id: str
    credential_version: str
    scorable_id: str
    level: str
    submission_id: str
    rationale: str


@dataclass(frozen=True, slots=True)
class AnchorRetired:
    """An anchor example (the id of the act that made it) is shown no longer."""

    anchor_id: str


@dataclass(frozen=True, slots=True)
class CalibrationSet:
    """Submissions that all named readers score blind, to be compared; the act's id is the set's."""

    name: str
    credential_id: str
    credential_version: str
    submission_ids: tuple[str, ...]
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seed:
    """A submission whose right marks are agreed, to be mixed into live queues of ``readers``.

    ``truth`` and ``rationale`` are by scorable; they leave the hub only for readers whose own scores are in.
    """

    submission_id: str
    truth: Mapping[str, str]
    rationale: Mapping[str, str] = field(default_factory=dict)
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """What a lead tells one reader in private about their scores; plain text with light Markdown."""

    reader: str
    credential_id: str
    credential_version: str
    text: str


@dataclass(frozen=True, slots=True)
class Qualification:
    """Whether a reader may score a credential live: ``exact`` (0 to 1) of ``n`` scores, ``needed`` by the rule."""

    reader: str
    credential_id: str
    credential_version: str
    outcome: Outcome
    exact: float
    n: int
    needed: float
    set_id: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeEvent:
    """Something that may have changed how readers score (a training, a reworded rubric), for drift charts."""

    day: date
    title: str
    credential_id: str = ""


@dataclass(frozen=True, slots=True)
class CaseTaken:
    """The lead takes a submission as adjudicator: its evidence and all its readings come with the next sync."""

    submission_id: str


LeadAct = (
    Adjudication
    | RescoreRequest
    | AnchorExample
    | AnchorRetired
    | CalibrationSet
    | Seed
    | ReaderReport
    | Qualification
    | ProgrammeEvent
    | CaseTaken
)


@dataclass(frozen=True, slots=True)
class MadeAct:
    """One act: its id, the code of the lead who made it, when; ``accepted_at`` is None until the hub has it.

    ``refused`` is the hub's sentence where it said no; such an act counts for nothing.
    """

    id: str
    by: str
    made_at: datetime
    accepted_at: datetime | None
    act: LeadAct
    refused: str = ""
