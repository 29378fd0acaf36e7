"""Anchor examples as readers see them: one criterion of one submission, with the files it cites and no others."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assessor_app.domain.citation.artifacts import choose_artifact, owner_of
from assessor_app.domain.citation.text import parse_citation
from assessor_app.domain.submission import Artifact
from assessor_app.hub.copies import Copies
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.exclusions import may_not_read
from assessor_app.hub.programme_settings import switches_of
from assessor_app.hub.tables import AnchorRow, ArtifactRow, RenditionRow
from assessor_app.protocol.messages import (
    WANTS_RENDITIONS,
    AnalysisCopy,
    AnchorCopy,
    ArtifactCopy,
    CitedCopy,
    SubmissionCopy,
)


def anchor_copy(copies: Copies, definitions: Definitions, row: AnchorRow, *, shown: bool) -> AnchorCopy:
    """An anchor example; with nothing of the submission where it is retired or not ``shown`` to the caller."""
    credential = row.submission.credential
    there = shown and row.retired_at is None
    told = copies.submission(row.submission_id)
    return AnchorCopy(
        id=row.id,
        retired=not there,
        credential_id=credential.credential_id,
        credential_version=credential.version,
        scorable_id=row.scorable_id,
        level=row.level,
        rationale=row.rationale if there else "—",
        submission=_only(told, _prompts(definitions, row), row.scorable_id) if there else _emptied(told),
    )


def anchored_file(session: Session, definitions: Definitions, user_id: str, file_id: str) -> tuple[str, int] | None:
    """SHA-256 and size of an artifact or rendition that belongs to an anchor example this user is shown, else None."""
    anchors = session.scalars(
        select(AnchorRow)
        .join(ArtifactRow, ArtifactRow.submission_id == AnchorRow.submission_id)
        .outerjoin(RenditionRow, RenditionRow.artifact_id == ArtifactRow.id)
        .where(AnchorRow.retired_at.is_(None), or_(ArtifactRow.id == file_id, RenditionRow.id == file_id))
    ).all()
    if not anchors or user_id in may_not_read(session, anchors[0].submission):
        return None
    copies = Copies(session, switches_of(session), _WITH_RENDITIONS)
    for anchor in anchors:
        for one in anchor_copy(copies, definitions, anchor, shown=True).submission.artifacts:
            if one.id == file_id:
                return one.sha256, one.size
            if one.rendition is not None and one.rendition.id == file_id:
                return one.rendition.sha256, one.rendition.size
    return None


_WITH_RENDITIONS = frozenset({WANTS_RENDITIONS})


def _prompts(definitions: Definitions, row: AnchorRow) -> frozenset[str]:
    """Whose texts a scorable is judged by: those of its part where the part itself is scored."""
    scorable = definitions.of(row.submission.credential).scorable(row.scorable_id)
    if scorable.criterion is not None:
        return frozenset()
    return frozenset([scorable.part.id, *(prompt.id for prompt in scorable.part.all_prompts)])


def _only(whole: SubmissionCopy, prompts: frozenset[str], scorable_id: str) -> SubmissionCopy:
    """What belongs to one scorable; every citation says which file it is about, since "Artifact 2" counts all files."""
    files = [_as_artifact(one) for one in whole.artifacts]
    analyses, cited = [], set[str]()
    for analysis in whole.analyses:
        if analysis.criterion_id == scorable_id:
            citations = [_settled(one, files, cited) for one in analysis.citations]
            analyses.append(AnalysisCopy.model_validate({**dict(analysis), "citations": citations}))
    return whole.model_copy(
        update={
            "responses": [one for one in whole.responses if one.prompt_id in prompts],
            "artifacts": [one for one in whole.artifacts if one.id in cited],
            "analyses": analyses,
        }
    )


def _settled(one: CitedCopy, files: Sequence[Artifact], cited: set[str]) -> CitedCopy:
    """The citation with its file named; all files it is about are added to ``cited``."""
    read = parse_citation(one.raw)
    chosen, _ = choose_artifact(one.artifact_id, read, files)
    if chosen is None:
        return one
    cited |= {chosen.id, *(owner_of(locator, chosen, read, files)[0].id for locator in read.locators)}
    return CitedCopy(raw=one.raw, artifact_id=chosen.id)


def _as_artifact(one: ArtifactCopy) -> Artifact:
    return Artifact(one.id, one.name, one.kind, one.media_type, one.size, one.sha256, one.slot_id)


def _emptied(whole: SubmissionCopy) -> SubmissionCopy:
    return whole.model_copy(update={"practitioner": "", "responses": [], "artifacts": [], "analyses": []})
