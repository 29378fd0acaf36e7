"""The files of one import on their way in: what each is, and which PDF stands beside it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.domain.file_kind import FileKind, file_kind_of
from assessor_app.hub.artifacts.staging import Stage, StagedFile
from assessor_app.hub.artifacts.store import ArtifactStore
from assessor_app.hub.intake.manifest import ManifestArtifact, ManifestEvidence
from assessor_app.hub.intake.page_making import OfficeSource, PageMaker
from assessor_app.hub.problems import ImportRefusedError
from assessor_app.hub.tables import ArtifactRow, RenditionRow
from assessor_app.office.office_types import makes_pages

RenditionOrigin = Literal["made", "given"]


@dataclass(frozen=True, slots=True)
class FoundRendition:
    """A PDF for one artifact, staged or already kept."""

    staged: StagedFile
    origin: RenditionOrigin


@dataclass(frozen=True, slots=True)
class EvidenceFiles:
    """By file name inside the submission: the staged files; by artifact ``ref``: kinds and PDFs.

    ``without_pages``: position of an office file from 1, and one sentence why it has no PDF.
    """

    files: Mapping[str, StagedFile]
    kinds: Mapping[str, FileKind]
    renditions: Mapping[str, FoundRendition]
    without_pages: tuple[tuple[int, str], ...] = ()

    def kept(self) -> Iterable[StagedFile]:
        """Everything that has to be in its place before the rows are committed."""
        return (*self.files.values(), *(one.staged for one in self.renditions.values()))


def kind_of(staged: StagedFile, name: str) -> FileKind:
    """What a staged file is."""
    with staged.here.open("rb") as file:
        return file_kind_of(file, name)


def look_at(manifest: ManifestEvidence, files: Mapping[str, StagedFile]) -> EvidenceFiles:
    """Kinds, and the PDFs that came along. Raises ImportRefusedError for one that is no PDF."""
    given: dict[str, FoundRendition] = {}
    for artifact in manifest.artifacts:
        if artifact.rendition is None:
            continue
        staged = files[artifact.rendition]
        if kind_of(staged, "").kind != "pdf":
            raise ImportRefusedError(f"The rendition of '{artifact.ref}' is not a PDF.")
        given[artifact.ref] = FoundRendition(staged, "given")
    kinds = {one.ref: kind_of(files[one.file], one.name) for one in manifest.artifacts}
    return EvidenceFiles(files, kinds, given)


def with_pages(
    manifest: ManifestEvidence, found: EvidenceFiles, known: Mapping[str, StagedFile], maker: PageMaker, stage: Stage
) -> EvidenceFiles:
    """Add PDFs for office files that came without; ``known`` are those made before, by the file's SHA-256."""
    wanting = [
        (position, artifact)
        for position, artifact in enumerate(manifest.artifacts, start=1)
        if artifact.ref not in found.renditions and makes_pages(found.kinds[artifact.ref].media_type)
    ]
    made = maker.make(_sources(wanting, found, known), stage)
    renditions, without = dict(found.renditions), []
    for position, artifact in wanting:
        sha256 = found.files[artifact.file].sha256
        result = known[sha256] if sha256 in known else made[sha256]
        if isinstance(result, StagedFile):
            renditions[artifact.ref] = FoundRendition(result, "made")
        else:
            without.append((position, result))
    return EvidenceFiles(found.files, found.kinds, renditions, tuple(without))


def pages_made(manifest: ManifestEvidence, found: EvidenceFiles) -> Mapping[str, StagedFile]:
    """By a file's SHA-256, the PDF this hub has made of it."""
    files = {artifact.ref: found.files[artifact.file] for artifact in manifest.artifacts}
    return {files[ref].sha256: one.staged for ref, one in found.renditions.items() if one.origin == "made"}


def _sources(
    wanting: Iterable[tuple[int, ManifestArtifact]], found: EvidenceFiles, known: Mapping[str, StagedFile]
) -> Mapping[str, OfficeSource]:
    """By SHA-256, so that a file handed in twice is converted once."""
    return {
        staged.sha256: OfficeSource(staged.here, found.kinds[artifact.ref].media_type)
        for _, artifact in wanting
        if (staged := found.files[artifact.file]).sha256 not in known
    }


def made_before(session: Session, store: ArtifactStore, sha256s: Iterable[str]) -> Mapping[str, StagedFile]:
    """PDFs this hub made of files with these SHA-256, as far as their bytes are still there."""
    rows = session.execute(
        select(ArtifactRow.sha256, RenditionRow.sha256, RenditionRow.size)
        .join(RenditionRow.artifact)
        .where(ArtifactRow.sha256.in_(set(sha256s)), RenditionRow.origin == "made")
    ).all()
    return {source: StagedFile(None, size, sha256) for source, sha256, size in rows if store.kept(sha256, size)}


def rendition_row(found: FoundRendition, now: datetime) -> RenditionRow:
    """A row for a PDF; the artifact it belongs to is set by the caller."""
    return RenditionRow(
        id=uuid.uuid4().hex,
        size=found.staged.size,
        sha256=found.staged.sha256,
        origin=found.origin,
        made_at=now,
    )
