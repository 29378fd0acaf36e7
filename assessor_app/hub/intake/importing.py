"""Takes one submission into the hub: everything of it, or nothing."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.hub.artifacts.staging import Stage, StagedFile
from assessor_app.hub.artifacts.store import ArtifactStore
from assessor_app.hub.audit import Entry, record
from assessor_app.hub.database import Database
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.earlier_attempts import add_reopening, check_earlier
from assessor_app.hub.intake.evidence_files import (
    EvidenceFiles,
    look_at,
    made_before,
    pages_made,
    rendition_row,
    with_pages,
)
from assessor_app.hub.intake.manifest import Manifest, ManifestArtifact, ManifestEvidence, check_against, parse_manifest
from assessor_app.hub.intake.page_making import PageMaker, notes_of
from assessor_app.hub.intake.source import MANIFEST, ImportLimits, SubmissionSource, open_source
from assessor_app.hub.problems import ImportRefusedError
from assessor_app.hub.submission_facts import counted_facts, keep_facts
from assessor_app.hub.tables import (
    AnalysisRow,
    ArtifactRow,
    CitationRow,
    CredentialRow,
    ResponseRow,
    SubmissionRow,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A submission that is in; ``notes`` are sentences for the operator."""

    submission_id: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Importer:
    """Where submissions go; ``pages`` is None where no PDFs are to be made now."""

    database: Database
    artifacts: ArtifactStore
    definitions: Definitions
    pages: PageMaker | None = None

    def take(self, path: Path, now: datetime, limits: ImportLimits | None = None) -> Taken:
        """Take in the folder or zip at ``path``.

        Raises ImportRefusedError, and then neither a row nor a staged file of it is left. An office file no PDF can
        be made of is taken in all the same, and noted.
        """
        allowed = limits or ImportLimits()
        try:
            with open_source(path, allowed) as source, self.artifacts.stage() as stage:
                manifest = _read_manifest(source, allowed)
                self._check(manifest)
                files = _take_files(source, manifest, stage)
                found = self._look_at_all(manifest, files, stage)
                submission_id = self._store(manifest, found, now)
                names = (manifest.code, f"{manifest.code}, earlier attempt")
                notes = [notes_of(name, one.without_pages) for name, one in zip(names, found, strict=False)]
                return Taken(submission_id, tuple(note for some in notes for note in some))
        except OSError as error:
            # The system's words ("No space left on device") name no file, unlike the error's own text.
            raise ImportRefusedError(f"The files cannot be read or stored: {error.strerror}.") from error

    def _check(self, manifest: Manifest) -> None:
        """Refuse before gigabytes are unpacked."""
        with self.database.read() as session:
            credential = _credential(session, manifest)
            definition = self.definitions.of(credential)
            check_against(manifest, definition)
            _check_new(session, manifest)
            check_earlier(session, manifest, credential)

    def _look_at_all(
        self, manifest: Manifest, files: Mapping[str, StagedFile], stage: Stage
    ) -> tuple[EvidenceFiles, ...]:
        """Each attempt's files, with their pages; what both have gets its pages once."""
        looked: list[EvidenceFiles] = []
        known: dict[str, StagedFile] = {}
        for evidence in manifest.evidence:
            found = look_at(evidence, {name: files[name] for name in _listed(evidence)})
            if self.pages is not None:
                found = with_pages(evidence, found, {**self._made_before(found), **known}, self.pages, stage)
                known |= pages_made(evidence, found)
            looked.append(found)
        return tuple(looked)

    def _made_before(self, found: EvidenceFiles) -> Mapping[str, StagedFile]:
        with self.database.read() as session:
            return made_before(session, self.artifacts, (staged.sha256 for staged in found.files.values()))

    def _store(self, manifest: Manifest, found: tuple[EvidenceFiles, ...], now: datetime) -> str:
        # Before the transaction: a bucket may be far away, and nobody must wait for a lock as long as that takes.
        for staged in (one for files in found for one in files.kept()):
            self.artifacts.keep(staged)
        try:
            with self.database.write() as session:
                _check_new(session, manifest)
                credential = _credential(session, manifest)
                submission = _add_submission(session, manifest, credential, found, now)
                if manifest.earlier is not None:
                    add_reopening(session, submission, manifest, self.definitions.of(credential))
                session.flush()
                keep_facts(session, counted_facts(session, [submission.id]))
                record(session, Entry("imported", submission.id, detail={"attempt": submission.attempt}), now)
                return submission.id
        except IntegrityError as error:
            # Another process took the same attempt in between the check and the write.
            raise _already_here(manifest) from error


def _read_manifest(source: SubmissionSource, limits: ImportLimits) -> Manifest:
    if MANIFEST not in source.names():
        raise ImportRefusedError(f"There is no {MANIFEST}.", "See IMPORT.md for how a submission is laid out.")
    content = bytearray()
    with source.open(MANIFEST) as reader:
        while piece := reader.read(64 * 1024):
            content += piece
            if len(content) > limits.manifest:
                raise ImportRefusedError(f"{MANIFEST} is larger than a manifest can be.")
    return parse_manifest(bytes(content))


def _credential(session: Session, manifest: Manifest) -> CredentialRow:
    found = session.scalar(
        select(CredentialRow).where(
            CredentialRow.credential_id == manifest.credential, CredentialRow.version == manifest.version
        )
    )
    if found is None:
        raise ImportRefusedError(
            f"The hub does not hold {manifest.credential}@{manifest.version}.", "Add that definition first."
        )
    return found


def _check_new(session: Session, manifest: Manifest) -> None:
    """Neither attempt handed over is here yet. Raises ImportRefusedError."""
    there = select(SubmissionRow.id)
    own = there.where(SubmissionRow.code == manifest.code, SubmissionRow.attempt == manifest.attempt)
    if session.scalar(own) is not None:
        raise _already_here(manifest)
    key = manifest.earlier_key
    if key is None or len(manifest.evidence) == 1:
        return
    if session.scalar(there.where(SubmissionRow.code == key[0], SubmissionRow.attempt == key[1])) is not None:
        raise ImportRefusedError(
            f"Attempt {key[1]} of {key[0]} is already here.", "Name it under 'earlier' without handing it over again."
        )


def _already_here(manifest: Manifest) -> ImportRefusedError:
    return ImportRefusedError(f"Attempt {manifest.attempt} of {manifest.code} is already here.")


def _listed(evidence: ManifestEvidence) -> set[str]:
    """The names of all its files."""
    names = {artifact.file for artifact in evidence.artifacts}
    return names | {artifact.rendition for artifact in evidence.artifacts if artifact.rendition is not None}


def _take_files(source: SubmissionSource, manifest: Manifest, stage: Stage) -> Mapping[str, StagedFile]:
    """Every listed file, staged, by its name inside. Raises ImportRefusedError for one missing or not listed."""
    # One file may stand for both attempts: what was not changed is handed over once.
    listed = {name for evidence in manifest.evidence for name in _listed(evidence)}
    if missing := listed - source.names():
        raise ImportRefusedError(
            f"{len(missing)} listed file(s) are missing, the first is for '{_ref(manifest, missing)}'."
        )
    if extra := source.names() - listed - {MANIFEST}:
        raise ImportRefusedError(
            f"{len(extra)} file(s) are not listed in {MANIFEST}.", "List every file, so that no evidence is lost."
        )
    files: dict[str, StagedFile] = {}
    for name in sorted(listed):
        with source.open(name) as reader:
            files[name] = stage.take(reader)
    return files


def _ref(manifest: Manifest, missing: set[str]) -> str:
    artifacts = (artifact for evidence in manifest.evidence for artifact in evidence.artifacts)
    return next(artifact.ref for artifact in artifacts if missing & {artifact.file, artifact.rendition})


def _add_submission(
    session: Session, manifest: Manifest, credential: CredentialRow, found: tuple[EvidenceFiles, ...], now: datetime
) -> SubmissionRow:
    """This attempt, and the one before where it comes along."""
    submission = _row(manifest.code, manifest.attempt, manifest, manifest, credential, now)
    submission.kick_off_at = manifest.kick_off
    _add(session, submission, manifest, found[0], now)
    key, former = manifest.earlier_key, manifest.evidence[-1]
    if key is not None and former is not manifest:
        _add(session, _row(*key, manifest, former, credential, now), former, found[-1], now)
    return submission


def _row(
    code: str, attempt: int, manifest: Manifest, evidence: ManifestEvidence, credential: CredentialRow, now: datetime
) -> SubmissionRow:
    return SubmissionRow(
        id=uuid.uuid4().hex,
        code=code,
        attempt=attempt,
        credential_pk=credential.id,
        practitioner=manifest.practitioner,
        received_at=evidence.received_at,
        imported_at=now,
    )


def _add(
    session: Session, submission: SubmissionRow, manifest: ManifestEvidence, found: EvidenceFiles, now: datetime
) -> None:
    session.add(submission)
    session.flush()
    for position, (prompt_id, text) in enumerate(manifest.responses.items(), start=1):
        session.add(ResponseRow(submission_id=submission.id, prompt_id=prompt_id, position=position, text=text))
    artifact_ids: dict[str, str] = {}
    for position, artifact in enumerate(manifest.artifacts, start=1):
        row = _artifact(submission.id, position, artifact, found)
        artifact_ids[artifact.ref] = row.id
        session.add(row)
        if artifact.ref in found.renditions:
            row.rendition = rendition_row(found.renditions[artifact.ref], now)
    session.flush()
    _add_analyses(session, submission.id, manifest, artifact_ids)


def _artifact(submission_id: str, position: int, artifact: ManifestArtifact, found: EvidenceFiles) -> ArtifactRow:
    staged, kind = found.files[artifact.file], found.kinds[artifact.ref]
    return ArtifactRow(
        id=uuid.uuid4().hex,
        submission_id=submission_id,
        position=position,
        name=shown_name(artifact),
        kind=kind.kind,
        media_type=kind.media_type,
        size=staged.size,
        sha256=staged.sha256,
        slot_id=artifact.slot or "",
    )


def shown_name(artifact: ManifestArtifact) -> str:
    """The title where there is one, with the file's suffix, else the file's name."""
    suffix = PurePosixPath(artifact.name).suffix
    if not artifact.title or len(artifact.title) + len(suffix) > 500:
        return artifact.name
    return artifact.title if artifact.title.casefold().endswith(suffix.casefold()) else f"{artifact.title}{suffix}"


def _add_analyses(
    session: Session, submission_id: str, manifest: ManifestEvidence, artifact_ids: Mapping[str, str]
) -> None:
    for position, analysis in enumerate(manifest.analyses, start=1):
        row = AnalysisRow(
            id=uuid.uuid4().hex,
            submission_id=submission_id,
            criterion_id=analysis.criterion,
            position=position,
            explanation=analysis.explanation,
        )
        session.add(row)
        session.flush()
        for place, citation in enumerate(analysis.citations, start=1):
            artifact_id = artifact_ids[citation.artifact] if citation.artifact is not None else None
            session.add(CitationRow(analysis_id=row.id, position=place, raw=citation.raw, artifact_id=artifact_id))
