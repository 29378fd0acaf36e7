"""Artifacts on disk by content: a file is there in full under its SHA-256, or it is not there."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

CHUNK = 1024 * 1024
STALE_STAGE_SECONDS = 24 * 3600
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Reader(Protocol):
    """Anything bytes can be read from in pieces."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file taken in but not yet in its place; ``size`` in bytes, ``sha256`` in hex."""

    path: Path
    size: int
    sha256: str


class ArtifactFolder:
    """Content-addressed files under one folder.

    Files are staged first and moved into place just before the database commits. A crash between leaves a whole file
    that no row points to: it is never served, and is used when the same content comes again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "artifacts"
        self._stages = folder / "incoming"

    def create(self) -> None:
        """Make the folders, readable by their owner only."""
        for folder in (self._folder, self._stages):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)

    def path(self, sha256: str) -> Path:
        """Where the content with this hash lies. Raises ValueError for anything that is no hash."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError("not a SHA-256 in hex")
        return self._folder / sha256[:2] / sha256

    def open(self, sha256: str, size: int) -> BinaryIO | None:
        """The content, or None when it is gone or has another size than recorded."""
        try:
            file = self.path(sha256).open("rb")
        except OSError:
            return None
        if os.fstat(file.fileno()).st_size == size:
            return file
        file.close()
        return None

    @contextmanager
    def stage(self) -> Iterator[Stage]:
        """A place for the files of one import; whatever was not kept is gone at the end."""
        self.create()
        folder = Path(tempfile.mkdtemp(dir=self._stages))
        try:
            yield Stage(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, staged: StagedFile) -> None:
        """Move a staged file into its place, durably; content already there is left as it is."""
        final = self.path(staged.sha256)
        if final.exists() and final.stat().st_size == staged.size:
            return
        final.parent.mkdir(exist_ok=True)
        os.replace(staged.path, final)  # noqa: PTH105 - named for what it promises: atomic, replacing
        _sync_folder(final.parent)
        _sync_folder(self._folder)

    def sweep(self) -> None:
        """Remove what imports that were killed left in staging, once it is a day old."""
        self.create()
        for folder in self._stages.iterdir():
            if time.time() - folder.stat().st_mtime > STALE_STAGE_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


class Stage:
    """Takes files in, one after the other, hashing while writing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def take(self, reader: Reader) -> StagedFile:
        """Write everything ``reader`` gives to a new file, synced to disk. Errors of the reader pass through."""
        self._count += 1
        path = self._folder / f"{self._count:06d}"
        digest = hashlib.sha256()
        size = 0
        with path.open("xb") as file:
            while piece := reader.read(CHUNK):
                digest.update(piece)
                size += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        return StagedFile(path, size, digest.hexdigest())

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """An empty private folder that is gone afterwards."""
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no handle for folders and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
