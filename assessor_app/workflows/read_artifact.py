"""Verb: get hold of an artifact's bytes without learning where they lie."""

from __future__ import annotations

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.facts_merging import merge_facts
from assessor_app.errors import ArtifactError
from assessor_app.sentences import sentence
from assessor_app.store import artifacts, known_facts
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.readiness import MISSING
from assessor_app.store.vault import Vault
from assessor_app.sync.lost_files import note_lost
from assessor_app.workflows.desk import ArtifactSource


def artifact_source(vault: Vault, files: ArtifactFiles, artifact_id: str) -> ArtifactSource:
    """The bytes of a downloaded and verified artifact. Raises ArtifactError (``missing``) when it is not here.

    One that somebody deleted from the folder, cut short or changed there is noted as missing, so that it can be
    downloaded again.
    """
    with vault.read() as session:
        size = artifacts.size_of(session, artifact_id)
        present = artifacts.is_present(session, artifact_id)
    if size is None:
        raise ArtifactError(sentence("This file is not part of any submission in your queue."), kind="missing")
    if not present:
        raise ArtifactError(
            sentence("This file is not on this laptop yet."),
            sentence("Download the submission, then open it again."),
            kind="missing",
        )
    if note_lost(vault, files, artifact_id, size):
        gone = ArtifactFacts(fault=MISSING, checked=True)
        with vault.write() as session:
            known_facts.record(session, artifact_id, merge_facts(known_facts.of_artifact(session, artifact_id), gone))
        raise ArtifactError(
            sentence("A part of this file was damaged on this laptop, so it was set aside.")
            if files.is_aside(artifact_id)
            else sentence("This file was on this laptop, but is gone or cut short."),
            sentence("Download the submission again; nothing you wrote is lost."),
            kind=MISSING,
        )
    return files.source(artifact_id, size)
