"""Verb: get hold of an artifact's bytes without learning where they lie."""

from __future__ import annotations

from assessor_app.errors import ArtifactError
from assessor_app.store import artifacts
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import ArtifactSource


def artifact_source(vault: Vault, files: ArtifactFiles, artifact_id: str) -> ArtifactSource:
    """The bytes of a downloaded and verified artifact. Raises ArtifactError (``missing``) when it is not here."""
    with vault.read() as session:
        size = artifacts.size_of(session, artifact_id)
        present = artifacts.is_present(session, artifact_id)
    if size is None:
        raise ArtifactError("This file is not part of any submission in your queue.", kind="missing")
    if not present:
        raise ArtifactError(
            "This file is not on this laptop yet.", "Download the submission, then open it again.", kind="missing"
        )
    return files.source(artifact_id, size)
