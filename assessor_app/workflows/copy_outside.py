"""Verb: hand another program a copy of an artifact, and take every such copy away again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.sentences import sentence
from assessor_app.store import submissions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from assessor_app.workflows.read_artifact import artifact_source

CHUNK = 1 << 20
# Other programs choose by suffix; only suffixes of documents are given out, never those of things that run.
PAPER = "pdf docx doc odt rtf pptx ppt odp xlsx xls ods csv txt md eml epub jpg jpeg png gif webp heic tif tiff svg"
FILM = "mp4 mov m4v avi wmv mkv webm mp3 m4a wav"
SUFFIXES = frozenset(f"{PAPER} {FILM}".split())


def copy_outside(vault: Vault, files: ArtifactFiles, folder: Path, artifact_id: str) -> Path:
    """Write a copy named by the artifact's id into ``folder`` and return its path.

    The practitioner's file name is not used: it may name people, or lead elsewhere. Raises ArtifactError when the
    bytes are not here or the kind is one that other programs might run.
    """
    with vault.read() as session:
        artifact = submissions.load_artifact(session, artifact_id)
    if artifact is None:
        raise ArtifactError(
            sentence("This artifact is not on this laptop."), sentence("Sync, then open it again."), kind="missing"
        )
    suffix = suffix_of(artifact)
    source = artifact_source(vault, files, artifact_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"{artifact_id}.{suffix}"
    with source.open() as reader, target.open("wb") as writer:
        shutil.copyfileobj(reader, writer, CHUNK)
    target.chmod(0o600)
    return target


def suffix_of(artifact: Artifact) -> str:
    """The harmless suffix of an artifact's name. Raises ArtifactError for any other."""
    found = re.search(r"\.([A-Za-z0-9]{1,5})\Z", artifact.name)
    if found is None or found[1].lower() not in SUFFIXES:
        raise ArtifactError(
            sentence("Files of this kind are not handed to other programs, because they could be run."),
            sentence("Ask the practitioner for a PDF."),
            kind="unsupported",
        )
    return found[1].lower()


def remove_copies(folder: Path) -> None:
    """Delete every copy that was handed out; a file still held open by its program stays until the next time."""
    shutil.rmtree(folder, ignore_errors=True)
