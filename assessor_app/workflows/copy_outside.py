"""Verb: hand another program a copy of an artifact, and take every such copy away again."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError, VaultError
from assessor_app.sentences import sentence
from assessor_app.store import submissions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from assessor_app.workflows.outside_place import OutsidePlace
from assessor_app.workflows.read_artifact import artifact_source

CHUNK = 1 << 20
# Other programs choose by suffix; only suffixes of documents are given out, never those of things that run.
PAPER = "pdf docx doc odt rtf pptx ppt odp xlsx xls ods csv txt md eml epub jpg jpeg png gif webp heic tif tiff svg"
FILM = "mp4 mov m4v avi wmv mkv webm mp3 m4a wav"
SUFFIXES = frozenset(f"{PAPER} {FILM}".split())


def copy_outside(vault: Vault, files: ArtifactFiles, place: OutsidePlace, artifact_id: str) -> Path:
    """Write a readable copy named by the artifact's id into ``place`` and return its path.

    The practitioner's file name is not used: it may name people, or lead elsewhere. Raises ArtifactError when the
    bytes are not here or damaged, or the kind is one that other programs might run, and VaultError for want of room.
    """
    with vault.read() as session:
        artifact = submissions.load_artifact(session, artifact_id)
    if artifact is None:
        raise ArtifactError(
            sentence("This artifact is not on this laptop."), sentence("Sync, then open it again."), kind="missing"
        )
    suffix = suffix_of(artifact)
    source = artifact_source(vault, files, artifact_id)
    try:
        target = place.folder_for(source.size) / f"{artifact_id}.{suffix}"
        try:
            with source.open() as reader, open(target, "wb", opener=_private) as writer:
                shutil.copyfileobj(reader, writer, CHUNK)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise VaultError(
            sentence("A copy for another program could not be made."), sentence("Free some space, then try again.")
        ) from error
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


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
