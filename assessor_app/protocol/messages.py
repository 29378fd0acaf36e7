"""Every message that travels between app and hub, schema 1; strict both ways, comments are plain text."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

# Offered here, so that whoever sends or reads messages finds all of them in one place.
from assessor_app.protocol.account_messages import DeviceCopy as DeviceCopy
from assessor_app.protocol.account_messages import DeviceList as DeviceList
from assessor_app.protocol.account_messages import Health as Health
from assessor_app.protocol.account_messages import Meta as Meta
from assessor_app.protocol.account_messages import ProviderDoor as ProviderDoor
from assessor_app.protocol.account_messages import ProviderSignIn as ProviderSignIn
from assessor_app.protocol.account_messages import SignedIn as SignedIn
from assessor_app.protocol.account_messages import SignIn as SignIn
from assessor_app.protocol.account_messages import UserCopy as UserCopy
from assessor_app.protocol.calibration_messages import ActBody as ActBody
from assessor_app.protocol.calibration_messages import ActCopy as ActCopy
from assessor_app.protocol.calibration_messages import ActList as ActList
from assessor_app.protocol.calibration_messages import ActWrite as ActWrite
from assessor_app.protocol.calibration_messages import AdjudicateBody as AdjudicateBody
from assessor_app.protocol.calibration_messages import AnchorBody as AnchorBody
from assessor_app.protocol.calibration_messages import AnchorCopy as AnchorCopy
from assessor_app.protocol.calibration_messages import CalibrationSetBody as CalibrationSetBody
from assessor_app.protocol.calibration_messages import CitationCountCopy as CitationCountCopy
from assessor_app.protocol.calibration_messages import DoubleReadingCopy as DoubleReadingCopy
from assessor_app.protocol.calibration_messages import EventBody as EventBody
from assessor_app.protocol.calibration_messages import Marks as Marks
from assessor_app.protocol.calibration_messages import QualifyBody as QualifyBody
from assessor_app.protocol.calibration_messages import ReadAnnotationCopy as ReadAnnotationCopy
from assessor_app.protocol.calibration_messages import ReadingCopy as ReadingCopy
from assessor_app.protocol.calibration_messages import ReadingDetailCopy as ReadingDetailCopy
from assessor_app.protocol.calibration_messages import ReadScoreCopy as ReadScoreCopy
from assessor_app.protocol.calibration_messages import ReportBody as ReportBody
from assessor_app.protocol.calibration_messages import ReportCopy as ReportCopy
from assessor_app.protocol.calibration_messages import RescoreBody as RescoreBody
from assessor_app.protocol.calibration_messages import RetireAnchorBody as RetireAnchorBody
from assessor_app.protocol.calibration_messages import RulesCopy as RulesCopy
from assessor_app.protocol.calibration_messages import SeedBody as SeedBody
from assessor_app.protocol.calibration_messages import TakeBody as TakeBody
from assessor_app.protocol.calibration_messages import TruthCopy as TruthCopy
from assessor_app.protocol.choice_messages import ChoiceCopy as ChoiceCopy
from assessor_app.protocol.choice_messages import ChoiceWrite as ChoiceWrite
from assessor_app.protocol.choice_messages import RevisionCopy as RevisionCopy
from assessor_app.protocol.choice_messages import RevisionList as RevisionList
from assessor_app.protocol.choice_messages import Thing as Thing
from assessor_app.protocol.delivery_messages import ADDRESS_TYPE as ADDRESS_TYPE
from assessor_app.protocol.delivery_messages import ArtifactAddress as ArtifactAddress
from assessor_app.protocol.lease_messages import LeaseCopy as LeaseCopy
from assessor_app.protocol.lease_messages import LeaseList as LeaseList
from assessor_app.protocol.lease_messages import LeaseWrite as LeaseWrite
from assessor_app.protocol.message import KEY_HEADER as KEY_HEADER
from assessor_app.protocol.message import MAX_ANSWER_BYTES as MAX_ANSWER_BYTES
from assessor_app.protocol.message import MAX_COMMENT as MAX_COMMENT
from assessor_app.protocol.message import MAX_RAW as MAX_RAW
from assessor_app.protocol.message import MAX_TEXT as MAX_TEXT
from assessor_app.protocol.message import OFFERS_CALIBRATION as OFFERS_CALIBRATION
from assessor_app.protocol.message import OFFERS_CHOICES as OFFERS_CHOICES
from assessor_app.protocol.message import OFFERS_LEASES as OFFERS_LEASES
from assessor_app.protocol.message import SCHEMA as SCHEMA
from assessor_app.protocol.message import SCHEMA_HEADER as SCHEMA_HEADER
from assessor_app.protocol.message import WANTS_ADDRESSES as WANTS_ADDRESSES
from assessor_app.protocol.message import WANTS_CALIBRATION as WANTS_CALIBRATION
from assessor_app.protocol.message import WANTS_CHOICES as WANTS_CHOICES
from assessor_app.protocol.message import WANTS_HEADER as WANTS_HEADER
from assessor_app.protocol.message import WANTS_JUDGING as WANTS_JUDGING
from assessor_app.protocol.message import WANTS_LEASES as WANTS_LEASES
from assessor_app.protocol.message import WANTS_OTHER as WANTS_OTHER
from assessor_app.protocol.message import WANTS_PROVIDER as WANTS_PROVIDER
from assessor_app.protocol.message import WANTS_RENDITIONS as WANTS_RENDITIONS
from assessor_app.protocol.message import WANTS_RETURNS as WANTS_RETURNS
from assessor_app.protocol.message import WANTS_ZONE as WANTS_ZONE
from assessor_app.protocol.message import Comment as Comment
from assessor_app.protocol.message import Count as Count
from assessor_app.protocol.message import Id as Id
from assessor_app.protocol.message import Message as Message
from assessor_app.protocol.message import Moment as Moment
from assessor_app.protocol.message import Role as Role
from assessor_app.protocol.message import Sha256 as Sha256
from assessor_app.protocol.message import Short as Short
from assessor_app.protocol.message import Text as Text
from assessor_app.protocol.message import ZoneName as ZoneName
from assessor_app.protocol.message import in_calendars as in_calendars
from assessor_app.protocol.message import is_absent, is_empty
from assessor_app.protocol.programme_messages import BankCopy as BankCopy
from assessor_app.protocol.programme_messages import ProgrammeCopy as ProgrammeCopy
from assessor_app.protocol.programme_messages import ReasonCopy as ReasonCopy
from assessor_app.protocol.programme_messages import SwitchesCopy as SwitchesCopy
from assessor_app.protocol.progress_messages import Progress as Progress
from assessor_app.protocol.progress_messages import ProgressRow as ProgressRow
from assessor_app.protocol.progress_messages import ReleasedRow as ReleasedRow
from assessor_app.protocol.progress_messages import ReturnPoint as ReturnPoint
from assessor_app.protocol.submission_messages import AnalysisCopy as AnalysisCopy
from assessor_app.protocol.submission_messages import ArtifactCopy as ArtifactCopy
from assessor_app.protocol.submission_messages import CitedCopy as CitedCopy
from assessor_app.protocol.submission_messages import RenditionCopy as RenditionCopy
from assessor_app.protocol.submission_messages import ResponseCopy as ResponseCopy
from assessor_app.protocol.submission_messages import SubmissionCopy as SubmissionCopy


class ScoreBody(Message):
    """What is recorded for one scorable."""

    mark: Id | None = None
    comment: Comment = ""
    flagged: bool = False
    reason: Annotated[str, StringConstraints(max_length=100)] = Field(default="", exclude_if=is_empty)


class ReceiptCopy(Message):
    """Proof that the hub holds a submitted assessment."""

    number: Short
    received_at: Moment
    decision: Short


class ScoreCopy(Message):
    """The hub's copy of one score; ``rev`` counts its writes from 1, 0 means never written."""

    kind: Literal["score"] = "score"
    assignment_id: Id
    scorable_id: Id
    rev: Count
    score: ScoreBody


class ReturnedCopy(Message):
    """Why it was sent back unscored, as it was signed; when is the receipt's moment."""

    points: list[ReturnPoint]
    note: Comment


class AssessmentCopy(Message):
    """The hub's copy of an assessment's frame: feedback, state, receipt."""

    kind: Literal["assessment"] = "assessment"
    assignment_id: Id
    rev: Count
    feedback: Text = ""
    state: Literal["open", "submitted", "recall_asked"] = "open"
    receipt: ReceiptCopy | None = None
    # What the lead wrote when handing it back.
    note: Annotated[str, StringConstraints(max_length=2000)] = Field(default="", exclude_if=is_empty)
    # Where it was sent back unscored; only to those who sent WANTS_RETURNS.
    returned: ReturnedCopy | None = Field(default=None, exclude_if=is_absent)


class AnnotationBody(Message):
    """What an assessor left beside the scores; ``body`` is as :mod:`assessor_app.domain.annotation_body` reads it."""

    kind: Literal["citation_mark", "pin", "seen", "change_answer"]
    body: dict[str, Any]


class AnnotationCopy(Message):
    """The hub's copy of one annotation; ``annotation`` is None where it was deleted."""

    kind: Literal["annotation"] = "annotation"
    assignment_id: Id
    annotation_id: Id
    rev: Count
    annotation: AnnotationBody | None


class StopCopy(Message):
    """A time in which a deadline's clock stood still; ``until`` is None while it still does."""

    since: Moment
    until: Moment | None


class ClockCopy(Message):
    """When the days of an assignment began to count."""

    started_at: Moment
    stops: list[StopCopy]


class EarlierScoreCopy(Message):
    """One score of an earlier attempt."""

    scorable_id: Id
    mark: Id
    title: Short
    comment: Comment


class EarlierCopy(Message):
    """The attempt before: what was handed in and what came of it."""

    submission: SubmissionCopy
    decision: Short
    decided_at: Moment | None
    feedback: Text
    scores: list[EarlierScoreCopy]


class ReopeningCopy(Message):
    """What a further attempt opens again; ``earlier`` is withheld while it is to be hidden.

    ``kept`` are the marks that stand for everything not open again (scorable id to level id): the rule needs them, and
    they say nothing about what is to be scored, so they travel even while ``earlier`` is withheld.
    """

    open_again: list[Id]
    kept: dict[Id, Id] = Field(default={})
    earlier: EarlierCopy | None


class OtherReadingCopy(Message):
    """What the other reader of the same submission handed in; what was sent back unscored has no marks."""

    reader: Short
    submitted_at: Moment
    decision: Short
    marks: Marks


class AssignmentCopy(Message):
    """An assignment of the caller; clock and reopening travel only to those who sent :data:`WANTS_JUDGING`.

    ``other`` is told to those who sent :data:`WANTS_OTHER`, where and as soon as the programme hides it no more.
    ``calibration`` is one of a calibration set; apps that did not send :data:`WANTS_CALIBRATION` are told ``reader_1``.
    """

    kind: Literal["assignment"] = "assignment"
    id: Id
    submission: SubmissionCopy
    role: Literal["reader_1", "reader_2", "adjudicator", "calibration"]
    due_at: Moment | None
    clock: ClockCopy | None = Field(default=None, exclude_if=is_absent)
    reopening: ReopeningCopy | None = Field(default=None, exclude_if=is_absent)
    other: OtherReadingCopy | None = Field(default=None, exclude_if=is_absent)


class CredentialCopy(Message):
    """A credential definition (mcdef/1), pinned by id and version."""

    kind: Literal["credential"] = "credential"
    id: Id
    version: Id
    definition: dict[str, Any]
    accepted: bool


class Removed(Message):
    """Something the caller may no longer see; ``id`` is an assignment id."""

    kind: Literal["removed"] = "removed"
    id: Id


Change = Annotated[
    CredentialCopy
    | AssignmentCopy
    | ScoreCopy
    | AssessmentCopy
    | AnnotationCopy
    | ProgrammeCopy
    | Removed
    | ReadingCopy
    | ActCopy
    | AnchorCopy
    | TruthCopy
    | ReportCopy,
    Field(discriminator="kind"),
]


class Changes(Message):
    """``GET /changes?since=``: items in order, and the cursor to ask with next."""

    items: list[Change]
    cursor: Short
    more: bool


class FeedbackWrite(Message):
    """``PUT /assessments/{assignment_id}/feedback``."""

    feedback: Text


class SubmitWrite(Message):
    """``POST /assessments/{assignment_id}/submit``.

    ``digest`` is :func:`assessor_app.protocol.digest.assessment_digest` over what was signed: the hub
    accepts only when its own copies give the same digest.
    """

    signature: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    decision: Short
    digest: Sha256


class RecallWrite(Message):
    """``POST /assessments/{assignment_id}/recall``: the assessor asks to have it back."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=2000)]


class AnnotationWrite(Message):
    """``PUT /assessments/{assignment_id}/annotations/{annotation_id}``; None deletes it."""

    annotation: AnnotationBody | None


class ReturnWrite(Message):
    """``POST /assessments/{assignment_id}/return``: sent back unscored because it is incomplete."""

    signature: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    points: Annotated[list[ReturnPoint], Field(min_length=1, max_length=500)]
    note: Comment


class HandBackWrite(Message):
    """``POST /assessments/{assignment_id}/hand-back`` (lead); may be left out."""

    note: Annotated[str, StringConstraints(max_length=2000)] = ""


class Refusal(Message):
    """Every answer that is not 2xx: a plain sentence, and the current copy where a revision was stale (412)."""

    error: Short
    sentence: Annotated[str, StringConstraints(max_length=2000)]
    current: Annotated[ScoreCopy | AssessmentCopy | AnnotationCopy, Field(discriminator="kind")] | None = None
