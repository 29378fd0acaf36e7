"""Artifact files as tests put them on the disk and read them back: sealed, as the desk keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.segments import SEGMENT, Shape
from assessor_app.sync.artifact_part import ArtifactPart
from assessor_app.sync.kept_content import keep_content

FIRST = Shape(1 << 20).length(0)
"""Content of the first segment, in bytes."""
OTHER = Shape(1 << 20).length(1)
"""Content of every other whole segment."""


def put_file(files: ArtifactFiles, file_id: str, content: bytes) -> None:
    """A whole file, as a download leaves it."""
    kept = keep_content(files, file_id, (content,), len(content), hashlib.sha256(content).hexdigest())
    assert kept


def put_part(files: ArtifactFiles, file_id: str, content: bytes, have: int) -> None:
    """What a download of ``content`` that broke off after ``have`` bytes leaves."""
    with ArtifactPart(files, file_id, len(content), hashlib.sha256(content).hexdigest()) as part:
        assert part.write(content[:have])


def read_file(files: ArtifactFiles, file_id: str, size: int) -> bytes:
    """The content of a whole file."""
    with files.source(file_id, size).open() as stream:
        return stream.read()


def flip(path: Path, segment: int, *, at: int = 100) -> None:
    """Change one bit of one segment on the disk."""
    change(path, lambda data: data.__setitem__(segment * SEGMENT + at, data[segment * SEGMENT + at] ^ 1))


def change(path: Path, how: Callable[[bytearray], object]) -> None:
    """Change a file behind the desk's back."""
    data = bytearray(path.read_bytes())
    how(data)
    path.write_bytes(data)
