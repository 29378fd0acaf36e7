"""Verb: get hold of the PDF whose pages stand for those of an artifact, if there is one on this laptop."""

from __future__ import annotations

from assessor_app.store import renditions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Rendition


def find_rendition(vault: Vault, files: ArtifactFiles, artifact_id: str) -> Rendition | None:
    """The hub's, since every reader has the same pages then; else the one made here; None where there is neither."""
    with vault.read() as session:
        hub = renditions.from_hub(session, artifact_id)
        own = renditions.made_here(session, artifact_id)
    if hub is not None and files.holds(hub.file_id, hub.size):
        return Rendition(files.source(hub.file_id, hub.size), "hub")
    if own is not None and files.holds(own.file_id, own.size):
        return Rendition(files.source(own.file_id, own.size), "laptop")
    return None
