"""All that changed between two attempts except for what stands inside the files: put together in one pure step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessor_app.domain.attempt_changes import (
    ArtifactChange,
    CitationChange,
    artifact_changes,
    citation_changes,
    explanation_changed,
)
from assessor_app.domain.credential import Credential, Part, Prompt, Scorable
from assessor_app.domain.submission import Submission
from assessor_app.domain.text_diff import TextPiece, is_changed, word_diff


@dataclass(frozen=True, slots=True)
class TextChange:
    """One answer of a narrative that reads otherwise; ``prompt`` is None for a text filed under the part itself."""

    part: Part
    number: int
    prompt: Prompt | None
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """What is cited for one criterion, now and before; ``explanation`` is empty where it reads as it did."""

    scorable: Scorable
    citations: tuple[CitationChange, ...]
    explanation: tuple[TextPiece, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a citation came or went, or the explanation reads otherwise."""
        return bool(self.explanation) or any(one.state != "same" for one in self.citations)


@dataclass(frozen=True, slots=True)
class AttemptOverview:
    """``texts`` holds only what changed, ``texts_same`` counts the other answers; ``criteria`` holds all of them."""

    files: tuple[ArtifactChange, ...]
    texts: tuple[TextChange, ...]
    texts_same: int
    criteria: tuple[CriterionChange, ...]

    def criterion(self, scorable_id: str) -> CriterionChange | None:
        """What changed for one criterion, or None for what is no criterion."""
        return next((one for one in self.criteria if one.scorable.id == scorable_id), None)


def compare_attempts(credential: Credential, before: Submission, now: Submission) -> AttemptOverview:
    """Compare what was handed in. It may take a moment for long texts: not for the thread of the windows."""
    files = artifact_changes(before.artifacts, now.artifacts)
    texts = tuple(_texts(credential, before, now))
    changed = tuple(one for one in texts if is_changed(one.pieces))
    criteria = tuple(
        _criterion(scorable, before, now, files)
        for scorable in credential.scorables()
        if scorable.criterion is not None
    )
    return AttemptOverview(files, changed, len(texts) - len(changed), criteria)


def _texts(credential: Credential, before: Submission, now: Submission) -> Iterator[TextChange]:
    """Every answer that either attempt gives, in reading order."""
    for part in credential.parts:
        places: list[tuple[int, Prompt | None]] = [(0, None), *enumerate(part.all_prompts, start=1)]
        for number, prompt in places:
            key = part.id if prompt is None else prompt.id
            old, new = before.response(key), now.response(key)
            if old.strip() or new.strip():
                yield TextChange(part, number, prompt, word_diff(old.strip(), new.strip()))


def _criterion(
    scorable: Scorable, before: Submission, now: Submission, files: tuple[ArtifactChange, ...]
) -> CriterionChange:
    old, new = before.analysis(scorable.id), now.analysis(scorable.id)
    explanation: tuple[TextPiece, ...] = ()
    if explanation_changed(old, new):
        explanation = word_diff(old.explanation if old is not None else "", new.explanation if new is not None else "")
    return CriterionChange(scorable, citation_changes(old, new, files), explanation)
