"""Messages of calibration: readings and acts to leads, acts from leads, and what reaches readers of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from assessor_app.protocol.message import Comment, Count, Id, Message, Moment, Short, Text, in_calendars, is_absent
from assessor_app.protocol.submission_messages import SubmissionCopy

MOST_MARKS = 2_000
Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000)]
Marks = Annotated[dict[Id, Id], Field(max_length=MOST_MARKS)]
Readers = Annotated[list[Id], Field(max_length=1_000)]
Share = Annotated[float, Field(ge=0, le=1)]
# In what desks send: a hub reads a body as plain data, in which moments and days are texts.
SentMoment = Annotated[AwareDatetime, Field(strict=False), AfterValidator(in_calendars)]
SentDay = Annotated[date, Field(strict=False)]


class AdjudicateBody(Message):
    """The score of record for one scorable."""

    act: Literal["adjudicate"] = "adjudicate"
    submission_id: Id
    scorable_id: Id
    mark: Id
    reason: Words
    judged_first: Id | None = None


class RescoreBody(Message):
    """A reader is asked to score some things again; the first scores are kept."""

    act: Literal["rescore"] = "rescore"
    assignment_id: Id
    scorable_ids: Annotated[list[Id], Field(min_length=1, max_length=MOST_MARKS)]
    note: Annotated[str, StringConstraints(min_length=1, max_length=2_000)]


class AnchorBody(Message):
    """A submission becomes the example of one level of one criterion."""

    act: Literal["anchor"] = "anchor"
    credential_id: Id
    credential_version: Id
    scorable_id: Id
    level: Id
    submission_id: Id
    rationale: Words


class RetireAnchorBody(Message):
    """An anchor example is shown no longer."""

    act: Literal["retire_anchor"] = "retire_anchor"
    anchor_id: Id


class CalibrationSetBody(Message):
    """Submissions that all named readers score blind; the act's id is the set's."""

    act: Literal["calibration_set"] = "calibration_set"
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    credential_id: Id
    credential_version: Id
    submission_ids: Annotated[list[Id], Field(min_length=1, max_length=100)]
    readers: Annotated[Readers, Field(min_length=1)]


class SeedBody(Message):
    """A submission with agreed marks, mixed into the queues of ``readers``."""

    act: Literal["seed"] = "seed"
    submission_id: Id
    truth: Annotated[Marks, Field(min_length=1)]
    rationale: Annotated[dict[Id, Comment], Field(max_length=MOST_MARKS)] = Field(default={})
    readers: Readers = Field(default=[])


class ReportBody(Message):
    """A private word to one reader."""

    act: Literal["report"] = "report"
    reader: Id
    credential_id: Id
    credential_version: Id
    text: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


class QualifyBody(Message):
    """Whether a reader may score a credential live."""

    act: Literal["qualify"] = "qualify"
    reader: Id
    credential_id: Id
    credential_version: Id
    outcome: Literal["qualified", "not_yet"]
    exact: Share
    n: Count
    needed: Share
    set_id: Annotated[str, StringConstraints(max_length=200)] = ""


class EventBody(Message):
    """A training, a changed rubric: what drift charts should show."""

    act: Literal["event"] = "event"
    day: SentDay
    title: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    credential_id: Annotated[str, StringConstraints(max_length=200)] = ""


class TakeBody(Message):
    """The lead becomes adjudicator of a submission."""

    act: Literal["take"] = "take"
    submission_id: Id


ActBody = Annotated[
    AdjudicateBody
    | RescoreBody
    | AnchorBody
    | RetireAnchorBody
    | CalibrationSetBody
    | SeedBody
    | ReportBody
    | QualifyBody
    | EventBody
    | TakeBody,
    Field(discriminator="act"),
]


class ActWrite(Message):
    """``PUT /acts/{act_id}`` (lead, admin): the id is made by the desk, so a repeated letter is one act."""

    made_at: SentMoment
    body: ActBody


class ActCopy(Message):
    """An act as the hub holds it; to leads that sent WANTS_CALIBRATION, in the order of acceptance."""

    kind: Literal["act"] = "act"
    id: Id
    by: Id
    made_at: Moment
    accepted_at: Moment
    body: ActBody


class ReadScoreCopy(Message):
    """What a reader recorded for one scorable."""

    mark: Id | None
    comment: Comment
    reason: Annotated[str, StringConstraints(max_length=100)] = ""


class ReadAnnotationCopy(Message):
    """One annotation of a reader: its kind and the JSON of a W3C Web Annotation."""

    id: Id
    annotation_kind: Short
    body: dict[str, object]


class ReadingDetailCopy(Message):
    """Comments, feedback and annotations of a reading; only to the submission's adjudicator."""

    scores: Annotated[dict[Id, ReadScoreCopy], Field(max_length=MOST_MARKS)]
    feedback: Text
    annotations: list[ReadAnnotationCopy]


class CitationCountCopy(Message):
    """Of one criterion: citations written, those naming no place, and those the reader found wrong or absent."""

    total: Count
    unread: Count
    wrong_place: Count
    not_there: Count


class ReadingCopy(Message):
    """A submitted assessment as leads may see it; ``gone`` where it is withdrawn, open again or hidden from the caller.

    Scorables marked with nothing are left out of ``marks``; one sent back as incomplete has none. ``first_marks`` are
    those first submitted, where a re-score was asked for. Of one that is ``gone`` nothing but the ids is told. The
    ``role`` of a seed is ``seed`` here, while its reader is told of a first reader's.
    """

    kind: Literal["reading"] = "reading"
    assignment_id: Id
    gone: bool = False
    submission_id: Id
    code: Short
    attempt: Annotated[Count, Field(ge=1)]
    credential_id: Id
    credential_version: Id
    # "" where it is gone
    reader: Short
    role: Short
    received_at: Moment
    submitted_at: Moment | None
    decision: Short
    # for the report on a definition: words by prompt, citations by criterion
    words: Annotated[dict[Id, int], Field(max_length=MOST_MARKS)] = Field(default={})
    citations: Annotated[dict[Id, CitationCountCopy], Field(max_length=MOST_MARKS)] = Field(default={})
    marks: Marks
    first_marks: Marks = Field(default={})
    set_id: Annotated[str, StringConstraints(max_length=200)] = ""
    detail: ReadingDetailCopy | None = Field(default=None, exclude_if=is_absent)


class AnchorCopy(Message):
    """An anchor example for all readers: one criterion of one submission, blind; ``retired`` where it is no longer."""

    kind: Literal["anchor"] = "anchor"
    id: Id
    retired: bool = False
    credential_id: Id
    credential_version: Id
    scorable_id: Id
    level: Id
    rationale: Words
    submission: SubmissionCopy


class TruthCopy(Message):
    """That a submission was a seed and what was agreed; never before the reader's own assessment is submitted."""

    kind: Literal["truth"] = "truth"
    assignment_id: Id
    truth: Marks
    rationale: Annotated[dict[Id, Comment], Field(max_length=MOST_MARKS)]
    told_at: Moment


class ReportCopy(Message):
    """A lead's private word to the caller."""

    kind: Literal["report"] = "report"
    id: Id
    by: Id
    told_at: Moment
    credential_id: Id
    credential_version: Id
    text: Annotated[str, StringConstraints(max_length=20_000)]


class DoubleReadingCopy(Message):
    """See :class:`assessor_app.domain.calibration_rules.DoubleReading`."""

    share: Share
    first: Annotated[int, Field(ge=0, le=100_000)]
    near: Annotated[int, Field(ge=0, le=100)] | None
    seed: int


class RulesCopy(Message):
    """See :class:`assessor_app.domain.calibration_rules.CalibrationRules`; with the programme, to leads only."""

    double_reading: DoubleReadingCopy
    judge_first: bool
    # by number of levels, written as text since JSON has no other keys
    qualify: Annotated[dict[str, Share], Field(min_length=1, max_length=20)]
    seed_exact: Share
    seed_exact_binary: Share
    coefficient: Share
    coefficient_low: Share
    exact: Share
    adjacent: Share
    consistency: Share
    seeds_every: Annotated[int, Field(ge=0, le=10_000)]
    limits: dict[str, float]


class ActList(Message):
    """``GET /acts`` (lead, admin): in the order of acceptance; ``last`` is what to ask ``after`` with next."""

    acts: list[ActCopy]
    last: Count
    more: bool
