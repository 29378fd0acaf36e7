"""Verb: open every artifact once before the flight, note what is in it, and see where each citation leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from assessor_app.domain.citation import ArtifactFacts, PagesFrom
from assessor_app.domain.facts_merging import merge_facts
from assessor_app.domain.submission import Artifact, ArtifactKind
from assessor_app.errors import ArtifactError, VaultError
from assessor_app.office.conversion import ConversionCancelledError
from assessor_app.office.office_types import makes_pages
from assessor_app.sentences import sentence
from assessor_app.store import known_facts, readiness, renditions, submissions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.readiness import MISSING, CheckJob
from assessor_app.store.vault import Vault
from assessor_app.sync.lost_files import note_lost
from assessor_app.sync.plain_files import seal_plain_files
from assessor_app.sync.report import SyncProgress
from assessor_app.workflows.count_citations import count_citations
from assessor_app.workflows.desk import ArtifactSource, Cancel, Changes, ProgressCall, Rendition
from assessor_app.workflows.find_rendition import find_rendition
from assessor_app.workflows.make_rendition import PageMaker, make_rendition

# Raise it whenever the inspector or the resolution of citations finds more than before: everything is looked at again.
CHECKS: Final = "5"


class Inspected(Protocol):
    """What the inspector answers; only the facts are kept."""

    @property
    def facts(self) -> ArtifactFacts:
        """What is in the file, ``fault`` included."""
        ...


class ArtifactInspector(Protocol):
    """Opens a file as the viewers would; :class:`assessor_app.media.inspector.Inspector` is one."""

    def inspect(
        self,
        source: ArtifactSource,
        name: str,
        kind: ArtifactKind,
        media_type: str,
        cancel: Cancel,
        rendition: ArtifactSource | None = None,
        pages_from: PagesFrom = "hub",
    ) -> Inspected:
        """Never raises for what a file does."""
        ...


def check_artifacts(
    vault: Vault,
    files: ArtifactFiles,
    inspector: ArtifactInspector,
    maker: PageMaker,
    assignment_ids: tuple[str, ...],
    progress: ProgressCall,
    cancel: Cancel,
    *,
    checked_with: str = CHECKS,
    now: datetime | None = None,
) -> Changes:
    """Look at what is here and was not looked at yet (no assignment named: all), the soonest due first.

    Each artifact is one short write, so nobody waits for this; when cancelled, what was seen stays and the rest is
    left for the next time. ``progress`` counts artifacts of the submission under way. Raises VaultError.
    """
    trouble = _sealing_trouble(vault, files, cancel)
    with vault.read() as session:
        jobs = readiness.jobs(session, assignment_ids, checked_with)
    seen: set[str] = set()
    changed: set[str] = set()
    look = _Look(vault, files, inspector, maker, cancel, checked_with)
    for job in jobs:
        if cancel() or not _check(look, job, seen, progress):
            break
        if job.complete:
            count_citations(vault, job.submission_id, checked_with, now)
        changed.add(job.assignment_id)
    if trouble is not None:
        raise trouble
    return Changes(frozenset(changed), queue=bool(seen or changed))


def _sealing_trouble(vault: Vault, files: ArtifactFiles, cancel: Cancel) -> VaultError | None:
    """Files of an earlier version are encrypted first; what goes wrong there is told after everything was checked."""
    try:
        seal_plain_files(vault, files, cancel)
    except VaultError as error:
        return error
    return None


def _check(look: _Look, job: CheckJob, seen: set[str], progress: ProgressCall) -> bool:
    """The artifacts of one submission; False when cancelled. ``seen`` are those of submissions before it."""
    left = [one for one in job.artifact_ids if one not in seen]
    for number, artifact_id in enumerate(left, start=1):
        progress(SyncProgress("checking", sentence("Checking"), number, len(left), job.assignment_id))
        if not look.at(artifact_id):
            return False
        seen.add(artifact_id)
    return True


class _Look:
    """Everything one look at an artifact needs."""

    def __init__(
        self,
        vault: Vault,
        files: ArtifactFiles,
        inspector: ArtifactInspector,
        maker: PageMaker,
        cancel: Cancel,
        checked_with: str,
    ) -> None:
        self._vault = vault
        self._files = files
        self._inspector = inspector
        self._maker = maker
        self._cancel = cancel
        self._checked_with = checked_with

    def at(self, artifact_id: str) -> bool:
        """Open one artifact and remember what was found; False when cancelled meanwhile."""
        if self._cancel():
            return False
        with self._vault.read() as session:
            artifact = submissions.load_artifact(session, artifact_id)
            hub = renditions.from_hub(session, artifact_id)
        if artifact is None:
            return True
        found = self._facts(artifact)
        if found is None or self._cancel():
            # A look that was broken off says nothing about the file.
            return False
        with self._vault.write() as session:
            if known_facts.content_of(session, artifact_id) == artifact.sha256:
                facts = merge_facts(known_facts.of_artifact(session, artifact_id), found)
                known_facts.record(
                    session,
                    artifact_id,
                    facts,
                    checked_with=self._checked_with,
                    rendition_sha256="" if hub is None else hub.sha256,
                )
        return True

    def _facts(self, artifact: Artifact) -> ArtifactFacts | None:
        if note_lost(self._vault, self._files, artifact.id, artifact.size):
            return ArtifactFacts(fault=MISSING, checked=True)
        try:
            pages = self._pages_of(artifact)
        except ConversionCancelledError:
            return None
        found = self._inspect(artifact, pages)
        if pages is not None and found.fault and not self._cancel():
            # The pages made of a file may be bad while the file is good.
            found = self._inspect(artifact, None)
        return replace(found, checked=True)

    def _inspect(self, artifact: Artifact, pages: Rendition | None) -> ArtifactFacts:
        source = self._files.source(artifact.id, artifact.size)
        what = (source, artifact.name, artifact.kind, artifact.media_type, self._cancel)
        if pages is None:
            return self._inspector.inspect(*what).facts
        return self._inspector.inspect(*what, pages.source, pages.origin).facts

    def _pages_of(self, artifact: Artifact) -> Rendition | None:
        """The pages there are; else, where nothing readable touches the disk, pages made now."""
        found = find_rendition(self._vault, self._files, artifact.id)
        if found is not None or artifact.kind == "sheet" or not makes_pages(artifact.media_type):
            return found
        with self._vault.read() as session:
            if renditions.promised(session, artifact.id):
                return None
        if self._maker.way() != "in_memory":
            return None
        try:
            return make_rendition(self._vault, self._files, self._maker, artifact.id, self._cancel, on_disk=False)
        except ArtifactError:
            # Without pages the inspector shows what the file itself gives, or says why it cannot.
            return None
