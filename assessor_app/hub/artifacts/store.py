"""What the hub asks of the place that keeps its artifacts, whether a folder or a bucket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from assessor_app.hub.artifacts.staging import Reader, Stage, StagedFile

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Content(Reader, Protocol):
    """The bytes of one artifact, from anywhere in it."""

    def seek(self, offset: int, /) -> int: ...

    def close(self) -> None: ...


class ArtifactStore(Protocol):
    """Content by its SHA-256: there in full, or not there.

    Files are staged first and kept just before the database commits. A crash between leaves content that no row
    points to: it is never served, and is used when the same content comes again. Every method raises OSError when the
    place itself fails.
    """

    def create(self) -> None:
        """Make the place ready, or prove that it is."""
        ...

    def stage(self) -> AbstractContextManager[Stage]:
        """A place on this disk for the files of one import; whatever was not kept is gone at the end."""
        ...

    def keep(self, staged: StagedFile) -> None:
        """Keep a staged file, durably; content already there is left as it is."""
        ...

    def kept(self, sha256: str, size: int) -> bool:
        """Whether the content is there with this size."""
        ...

    def open(self, sha256: str, size: int) -> Content | None:
        """The content, or None when it is gone or has another size than recorded."""
        ...

    def address(self, sha256: str) -> str | None:
        """A URL good for a short while from which anybody may fetch the content; None where the hub sends it itself."""
        ...

    def sweep(self) -> None:
        """Remove what imports that were killed left behind."""
        ...


def checked_sha256(sha256: str) -> str:
    """The hash itself. Raises ValueError for anything that is no SHA-256 in hex."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256 in hex")
    return sha256


def pieces(content: Content, size: int) -> Iterator[bytes]:
    """Everything, in pieces of at most ``size`` bytes; closed at the end."""
    try:
        while piece := content.read(size):
            yield piece
    finally:
        content.close()
