"""Every message that travels between app and hub, schema 1; strict both ways, comments are plain text."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

SCHEMA = 1
SCHEMA_HEADER = "X-Assessor-Schema"
KEY_HEADER = "Idempotency-Key"
# What the app understands beyond the first form of its schema, parted by commas; older apps send nothing.
WANTS_HEADER = "X-Assessor-Wants"
WANTS_RENDITIONS = "renditions"
SERVICE = "assessor-hub"
MAX_ANSWER_BYTES = 16 * 1024 * 1024
MAX_COMMENT = 20_000

Role = Literal["assessor", "lead", "admin"]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9][A-Za-z0-9._@/-]*$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, StringConstraints(max_length=2_000_000)]
Short = Annotated[str, StringConstraints(max_length=500)]
Comment = Annotated[str, StringConstraints(max_length=MAX_COMMENT)]


class Message(BaseModel):
    """Base of all messages: unknown fields refused, values never coerced, immutable."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _is_absent(value: object) -> bool:
    return value is None


class Meta(Message):
    """``GET /meta``: proof that this is a hub, and the schemas it speaks."""

    service: Literal["assessor-hub"]
    schema_min: int
    schema_max: int
    programme: Short


class SignIn(Message):
    """``POST /sign-in``."""

    name: Short
    password: Short
    device: Short


class UserCopy(Message):
    """Who is signed in; ``code`` is shown where reading is blind."""

    code: Id
    display: Short
    role: Role


class SignedIn(Message):
    """A device token, shown once, and whom it stands for."""

    token: Short
    device_id: Id
    user: UserCopy
    programme: Short


class DeviceCopy(Message):
    """One device that holds a token."""

    id: Id
    name: Short
    created_at: AwareDatetime
    last_seen_at: AwareDatetime | None
    revoked: bool


class DeviceList(Message):
    """``GET /devices``."""

    devices: list[DeviceCopy]


class ResponseCopy(Message):
    """The text given to one prompt."""

    prompt_id: Id
    text: Text


class RenditionCopy(Message):
    """A PDF made from an artifact, or captured beside it; its bytes come from ``GET /artifacts/{id}`` too."""

    id: Id
    size: Annotated[int, Field(ge=0)]
    sha256: Sha256


class ArtifactCopy(Message):
    """One artifact's facts; the bytes come from ``GET /artifacts/{id}`` with Range.

    ``rendition`` travels only to those who sent :data:`WANTS_HEADER`: older apps refuse fields they do not know.
    """

    id: Id
    name: Short
    kind: Literal["pdf", "video", "audio", "image", "text", "document", "slides", "sheet", "link", "other"]
    media_type: Short
    size: Annotated[int, Field(ge=0)]
    sha256: Sha256
    slot_id: str = ""
    rendition: RenditionCopy | None = Field(default=None, exclude_if=_is_absent)


class CitedCopy(Message):
    """A citation as written."""

    raw: Annotated[str, StringConstraints(max_length=4000)]
    artifact_id: str = ""


class AnalysisCopy(Message):
    """Self-analysis of one criterion."""

    criterion_id: Id
    explanation: Text
    citations: list[CitedCopy]


class SubmissionCopy(Message):
    """A submission as the caller may see it (blind switches already applied)."""

    id: Id
    code: Short
    attempt: Annotated[int, Field(ge=1)]
    credential_id: Id
    credential_version: Id
    received_at: AwareDatetime
    practitioner: Short = ""
    responses: list[ResponseCopy]
    artifacts: list[ArtifactCopy]
    analyses: list[AnalysisCopy]


class ScoreBody(Message):
    """What is recorded for one scorable."""

    mark: Id | None = None
    comment: Comment = ""
    flagged: bool = False


class ReceiptCopy(Message):
    """Proof that the hub holds a submitted assessment."""

    number: Short
    received_at: AwareDatetime
    decision: Short


class ScoreCopy(Message):
    """The hub's copy of one score; ``rev`` counts its writes from 1, 0 means never written."""

    kind: Literal["score"] = "score"
    assignment_id: Id
    scorable_id: Id
    rev: Annotated[int, Field(ge=0)]
    score: ScoreBody


class AssessmentCopy(Message):
    """The hub's copy of an assessment's frame: feedback, state, receipt."""

    kind: Literal["assessment"] = "assessment"
    assignment_id: Id
    rev: Annotated[int, Field(ge=0)]
    feedback: Text = ""
    state: Literal["open", "submitted", "recall_asked"] = "open"
    receipt: ReceiptCopy | None = None


class AssignmentCopy(Message):
    """An assignment of the caller."""

    kind: Literal["assignment"] = "assignment"
    id: Id
    submission: SubmissionCopy
    role: Literal["reader_1", "reader_2", "adjudicator"]
    due_at: AwareDatetime | None


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


Change = Annotated[CredentialCopy | AssignmentCopy | ScoreCopy | AssessmentCopy | Removed, Field(discriminator="kind")]


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


class Refusal(Message):
    """Every answer that is not 2xx: a plain sentence, and the current copy where a revision was stale (412)."""

    error: Short
    sentence: Annotated[str, StringConstraints(max_length=2000)]
    current: Annotated[ScoreCopy | AssessmentCopy, Field(discriminator="kind")] | None = None


class ProgressRow(Message):
    """One assignment as a lead sees it."""

    assignment_id: Id
    submission_code: Short
    credential_title: Short
    assessor_code: Id
    role: Short
    scored: int
    total: int
    state: Literal["open", "submitted", "recall_asked"]
    due_at: AwareDatetime | None
    updated_at: AwareDatetime | None
    decision: str = ""
    recall_reason: str = ""


class Progress(Message):
    """``GET /progress`` (lead, admin)."""

    rows: list[ProgressRow]
    as_of: datetime
