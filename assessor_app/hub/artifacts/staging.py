"""Where files are taken in and hashed before they are kept: on this disk, wherever they are kept afterwards."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

CHUNK = 1024 * 1024
STALE_STAGE_SECONDS = 24 * 3600


class Reader(Protocol):
    """Anything bytes can be read from in pieces."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class StagedFile:
    """Content taken in; ``size`` in bytes, ``sha256`` in hex. ``path`` is None for what the hub has kept before."""

    path: Path | None
    size: int
    sha256: str

    @property
    def here(self) -> Path:
        """Where it lies on this disk. Raises ValueError for what was kept before."""
        if self.path is None:
            raise ValueError("this content is not on this disk")
        return self.path


class Staging:
    """A private folder for the files of imports under way."""

    def __init__(self, folder: Path) -> None:
        self._stages = folder / "incoming"

    def create(self) -> None:
        """Make the folder, readable by its owner only."""
        self._stages.mkdir(parents=True, exist_ok=True)
        self._stages.chmod(0o700)

    @contextmanager
    def stage(self) -> Iterator[Stage]:
        """A place for the files of one import; whatever was not kept is gone at the end."""
        self.create()
        folder = Path(tempfile.mkdtemp(dir=self._stages))
        try:
            yield Stage(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what imports that were killed left, once it is a day old."""
        self.create()
        for folder in self._stages.iterdir():
            # one that another process is just done with is gone by now
            with suppress(FileNotFoundError):
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
