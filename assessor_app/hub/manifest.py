"""``submission.json``: its shape, and whether it fits the credential it names."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints, ValidationError

from assessor_app.domain.credential import Credential
from assessor_app.hub.import_names import check_member, check_shown_name, check_text
from assessor_app.hub.problems import ImportRefusedError
from assessor_app.protocol.messages import Id, Message, Short, Text

FORMAT = "assessor-submission/1"
Raw = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ManifestArtifact(Message):
    """One file: ``ref`` is how citations point to it, ``file`` where it lies, ``name`` what people call it.

    ``rendition`` is where a PDF of it lies: a captured copy of what a link leads to, or pages made elsewhere.
    """

    ref: Name
    file: Short
    name: Short
    title: Short = ""
    slot: Id | None = None
    rendition: Short | None = None


class ManifestCitation(Message):
    """A citation as written; ``artifact`` is a ``ref``, or left out where the form did not say."""

    raw: Raw
    artifact: Name | None = None


class ManifestAnalysis(Message):
    """The self-analysis of one criterion."""

    criterion: Id
    explanation: Text = ""
    citations: list[ManifestCitation] = Field(default=[], max_length=500)


class Manifest(Message):
    """One attempt at one credential version."""

    format: Literal["assessor-submission/1"]
    code: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    attempt: Annotated[int, Field(ge=1, le=99)]
    credential: Id
    version: Id
    practitioner: Short = ""
    received_at: AwareDatetime
    responses: dict[Id, Text] = Field(default={}, max_length=1000)
    artifacts: list[ManifestArtifact] = Field(default=[], max_length=1000)
    analyses: list[ManifestAnalysis] = Field(default=[], max_length=1000)


def parse_manifest(content: bytes) -> Manifest:
    """The manifest, consistent in itself. Raises ImportRefusedError naming the field, never its content."""
    try:
        manifest = Manifest.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"] if isinstance(step, int) or step in _FIELDS)
        raise ImportRefusedError(f"submission.json is not right at '{where or 'the top'}': {first['msg']}.") from error
    if "\x00" in manifest.model_dump_json() or "\\u0000" in manifest.model_dump_json():
        raise ImportRefusedError("submission.json holds characters that are no text.")
    _check_artifacts(manifest)
    if any(unicodedata.category(letter) == "Cc" for letter in manifest.practitioner):
        raise ImportRefusedError("The practitioner's name holds characters that cannot be shown.")
    return manifest


_FIELDS = frozenset(
    field for model in (Manifest, ManifestArtifact, ManifestAnalysis, ManifestCitation) for field in model.model_fields
)


def _check_artifacts(manifest: Manifest) -> None:
    """Names are plain, refs are unique, citations point to what is there. Raises ImportRefusedError."""
    refs: set[str] = set()
    for artifact in manifest.artifacts:
        check_member(artifact.file)
        check_shown_name(artifact.name)
        if artifact.rendition is not None:
            check_member(artifact.rendition)
        if artifact.title:
            check_text(artifact.title, "The title of an artifact")
        if artifact.ref in refs:
            raise ImportRefusedError("Two artifacts have the same ref.")
        refs.add(artifact.ref)
    criteria: set[str] = set()
    for analysis in manifest.analyses:
        if analysis.criterion in criteria:
            raise ImportRefusedError(f"There are two self-analyses for '{analysis.criterion}'.")
        criteria.add(analysis.criterion)
        for citation in analysis.citations:
            if citation.artifact is not None and citation.artifact not in refs:
                raise ImportRefusedError(
                    f"A citation for '{analysis.criterion}' points to an artifact that is not there."
                )


def check_against(manifest: Manifest, credential: Credential) -> None:
    """Every prompt, criterion and slot must exist in the pinned definition. Raises ImportRefusedError."""
    prompts = {prompt.id for part in credential.parts for prompt in part.all_prompts}
    criteria = {criterion.id for part in credential.parts for criterion in part.criteria}
    slots = {slot.id for part in credential.parts for slot in part.slots}
    for prompt_id in manifest.responses:
        if prompt_id not in prompts:
            raise ImportRefusedError(f"{credential.key} has no prompt '{prompt_id}'.")
    for analysis in manifest.analyses:
        if analysis.criterion not in criteria:
            raise ImportRefusedError(f"{credential.key} has no criterion '{analysis.criterion}'.")
    for artifact in manifest.artifacts:
        if artifact.slot is not None and artifact.slot not in slots:
            raise ImportRefusedError(f"{credential.key} asks for no evidence '{artifact.slot}'.")
