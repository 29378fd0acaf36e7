"""Puts content that is here already (pages made on this laptop, files of an earlier version) on the disk sealed."""

from __future__ import annotations

from collections.abc import Iterable

from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.sync.artifact_part import ArtifactPart


def keep_content(files: ArtifactFiles, file_id: str, pieces: Iterable[bytes], size: int, sha256: str) -> bool:
    """Seal ``pieces`` under this id, proven and whole, or not at all. False when they are not the promised content.

    What an earlier try left of it is begun anew. Raises OSError, and ArtifactError for an id that is no plain name.
    """
    files.folder.mkdir(parents=True, exist_ok=True)
    with ArtifactPart(files, file_id, size, sha256) as part:
        try:
            part.restart()
            for piece in pieces:
                if not part.write(piece):
                    break
            kept = part.proven()
            if kept:
                part.keep()
        except BaseException:
            part.discard()
            raise
        if not kept:
            part.discard()
    return kept
