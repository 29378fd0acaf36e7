"""Messages of what was handed in: texts, files and what is cited of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessor_app.protocol.message import MAX_RAW, Count, Id, Message, Moment, Sha256, Short, Text, is_absent


class ResponseCopy(Message):
    """The text given to one prompt."""

    prompt_id: Id
    text: Text


class RenditionCopy(Message):
    """A PDF made from an artifact, or captured beside it; its bytes come from ``GET /artifacts/{id}`` too."""

    id: Id
    size: Count
    sha256: Sha256


class ArtifactCopy(Message):
    """One artifact's facts; the bytes come from ``GET /artifacts/{id}`` with Range.

    ``rendition`` travels only to those who sent :data:`WANTS_HEADER`: older apps refuse fields they do not know.
    """

    id: Id
    name: Short
    kind: Literal["pdf", "video", "audio", "image", "text", "document", "slides", "sheet", "link", "other"]
    media_type: Short
    size: Count
    sha256: Sha256
    slot_id: str = ""
    rendition: RenditionCopy | None = Field(default=None, exclude_if=is_absent)


class CitedCopy(Message):
    """A citation as written."""

    raw: Annotated[str, StringConstraints(max_length=MAX_RAW)]
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
    attempt: Annotated[Count, Field(ge=1)]
    credential_id: Id
    credential_version: Id
    received_at: Moment
    practitioner: Short = ""
    responses: list[ResponseCopy]
    artifacts: list[ArtifactCopy]
    analyses: list[AnalysisCopy]
