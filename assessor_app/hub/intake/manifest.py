"""``submission.json``: its shape, and whether it fits the credential it names."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from assessor_app.domain.credential import Credential
from assessor_app.hub.intake.names import check_member, check_shown_name, check_text
from assessor_app.hub.problems import ImportRefusedError
from assessor_app.protocol.messages import Comment, Id, Message, Moment, Short, Text

Raw = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Attempt = Annotated[int, Field(ge=1, le=99)]


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


class ManifestEvidence(Message):
    """What was handed in at one attempt."""

    received_at: Moment
    responses: dict[Id, Text] = Field(default={}, max_length=1000)
    artifacts: list[ManifestArtifact] = Field(default=[], max_length=1000)
    analyses: list[ManifestAnalysis] = Field(default=[], max_length=1000)


class ManifestEarlierScore(Message):
    """What counts of the attempt before for one scorable."""

    scorable: Id
    mark: Id
    comment: Comment = ""


class ManifestEarlier(Message):
    """The attempt before: on this hub under ``code`` and ``attempt``, or handed over here as ``submission``.

    Left out, the code is this submission's own and the attempt the one before.
    """

    code: Code | None = None
    attempt: Attempt | None = None
    decision: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    decided_at: Moment | None = None
    feedback: Text = ""
    scores: list[ManifestEarlierScore] = Field(default=[], max_length=2000)
    submission: ManifestEvidence | None = None


class Manifest(ManifestEvidence):
    """One attempt at one credential version; a further one may tell of the one before, and what it opens again."""

    format: Literal["assessor-submission/1"]
    code: Code
    attempt: Attempt
    credential: Id
    version: Id
    practitioner: Short = ""
    kick_off: Moment | None = None
    open_again: list[Id] = Field(default=[], max_length=2000)
    earlier: ManifestEarlier | None = None

    @property
    def evidence(self) -> tuple[ManifestEvidence, ...]:
        """Everything handed over: this attempt, and the one before where it comes along."""
        former = self.earlier.submission if self.earlier is not None else None
        return (self,) if former is None else (self, former)

    @property
    def earlier_key(self) -> tuple[str, int] | None:
        """Code and attempt of the one before, None where nothing is told of one."""
        if self.earlier is None:
            return None
        return self.earlier.code or self.code, self.earlier.attempt or self.attempt - 1


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
    for evidence in manifest.evidence:
        _check_artifacts(evidence)
    _check_attempts(manifest)
    if any(unicodedata.category(letter) == "Cc" for letter in manifest.practitioner):
        raise ImportRefusedError("The practitioner's name holds characters that cannot be shown.")
    return manifest


_FIELDS = frozenset(
    field
    for model in (
        *(Manifest, ManifestArtifact, ManifestAnalysis, ManifestCitation),
        *(ManifestEvidence, ManifestEarlier, ManifestEarlierScore),
    )
    for field in model.model_fields
)


def _check_attempts(manifest: Manifest) -> None:
    """What is told of the attempt before is whole. Raises ImportRefusedError."""
    earlier, key = manifest.earlier, manifest.earlier_key
    if (earlier is None) != (not manifest.open_again):
        raise ImportRefusedError("A further attempt tells both of the 'earlier' one and what is to 'open_again'.")
    if earlier is None or key is None:
        return
    if key[1] >= manifest.attempt or (key[0] == manifest.code and manifest.attempt == 1):
        raise ImportRefusedError("The earlier attempt has no lower number than this one.")
    if len(set(manifest.open_again)) != len(manifest.open_again):
        raise ImportRefusedError("Something is to open again twice.")
    scored = [one.scorable for one in earlier.scores]
    if len(set(scored)) != len(scored):
        raise ImportRefusedError("The earlier attempt has two scores for the same.")


def _check_artifacts(manifest: ManifestEvidence) -> None:
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
    """Every prompt, criterion, slot and mark must exist in the pinned definition. Raises ImportRefusedError."""
    for evidence in manifest.evidence:
        _check_evidence(evidence, credential)
    _check_reopening(manifest, credential)


def _check_reopening(manifest: Manifest, credential: Credential) -> None:
    """A decision must be possible: what is not open again has a mark from before."""
    if manifest.earlier is None:
        return
    scorables = {one.id: one for one in credential.scorables()}
    for one in manifest.open_again:
        if one not in scorables:
            raise ImportRefusedError(f"{credential.key} has nothing called '{one}' to open again.")
    for score in manifest.earlier.scores:
        if score.scorable not in scorables or not scorables[score.scorable].scale.accepts(score.mark):
            raise ImportRefusedError(f"The earlier score of '{score.scorable}' is none that {credential.key} knows.")
    if missing := set(scorables) - set(manifest.open_again) - {one.scorable for one in manifest.earlier.scores}:
        raise ImportRefusedError(
            f"'{min(missing)}' is not open again, and the earlier attempt has no score for it.",
            "Open it again, or tell what it was scored.",
        )


def _check_evidence(manifest: ManifestEvidence, credential: Credential) -> None:
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
