"""What a practitioner handed in, and who is to read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

ArtifactKind = Literal["pdf", "video", "audio", "image", "text", "document", "slides", "sheet", "link", "other"]
# A seed is a first reader's like any other, so that nobody can tell it from one.
ReaderRole = Literal["reader_1", "reader_2", "adjudicator", "calibration"]
AssessmentState = Literal["open", "submitted", "received", "recall_asked"]


@dataclass(frozen=True, slots=True)
class Response:
    """The practitioner's text to one prompt; plain text, never markup."""

    prompt_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file handed in. ``name`` is shown, never used as a path; ``size`` in bytes, ``sha256`` in hex.

    ``given_name`` is what it was called where ``name`` is an alias (see :mod:`assessor_app.domain.aliases`): it is
    compared with what others wrote and never shown.
    """

    id: str
    name: str
    kind: ArtifactKind
    media_type: str
    size: int
    sha256: str
    slot_id: str = ""
    given_name: str = ""

    @property
    def called(self) -> str:
        """What the practitioner called it, for comparing only."""
        return self.given_name or self.name


@dataclass(frozen=True, slots=True)
class CitedText:
    """A citation as the practitioner wrote it; ``artifact_id`` is empty when the form did not say which."""

    raw: str
    artifact_id: str = ""


@dataclass(frozen=True, slots=True)
class SelfAnalysis:
    """For one criterion: the places cited and how they show proficiency."""

    criterion_id: str
    explanation: str
    citations: tuple[CitedText, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """One attempt at one credential version. ``practitioner`` is empty when the programme hides it."""

    id: str
    code: str
    attempt: int
    credential_id: str
    credential_version: str
    received_at: datetime
    responses: tuple[Response, ...]
    artifacts: tuple[Artifact, ...]
    analyses: tuple[SelfAnalysis, ...]
    practitioner: str = ""

    @property
    def credential_key(self) -> str:
        """``id@version`` of the definition this submission was started under."""
        return f"{self.credential_id}@{self.credential_version}"

    def analysis(self, criterion_id: str) -> SelfAnalysis | None:
        """The self-analysis for a criterion, or None where the practitioner left it out."""
        return next((one for one in self.analyses if one.criterion_id == criterion_id), None)

    def artifact(self, artifact_id: str) -> Artifact | None:
        """The artifact with this id, or None."""
        return next((one for one in self.artifacts if one.id == artifact_id), None)

    def response(self, prompt_id: str) -> str:
        """The text given to a prompt, empty where none was."""
        return next((one.text for one in self.responses if one.prompt_id == prompt_id), "")


@dataclass(frozen=True, slots=True)
class Assignment:
    """That one assessor is to read one submission, as which reader, and by when (aware UTC)."""

    id: str
    submission_id: str
    role: ReaderRole
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EarlierScore:
    """What was recorded for one criterion at an earlier attempt; ``title`` is the level's own name."""

    scorable_id: str
    mark: str
    title: str
    comment: str


@dataclass(frozen=True, slots=True)
class EarlierAttempt:
    """The attempt before this one: what was handed in, what was decided, and what the feedback asked for.

    ``submission`` holds its narratives, artifacts (by hash) and citations; its files may be asked for like others.
    """

    submission: Submission
    decision: str
    decided_at: datetime | None
    feedback: str
    scores: tuple[EarlierScore, ...]

    def score(self, scorable_id: str) -> EarlierScore | None:
        """What was recorded for a scorable, or None."""
        return next((one for one in self.scores if one.scorable_id == scorable_id), None)


@dataclass(frozen=True, slots=True)
class Reopening:
    """What a further attempt opens again; ``earlier`` is None while it is hidden until one's own scores are in.

    ``kept`` holds the marks that stand for everything not open again, by scorable id; they are never hidden.
    """

    open_again: frozenset[str]
    earlier: EarlierAttempt | None = None
    kept: Mapping[str, str] = field(default_factory=dict)
