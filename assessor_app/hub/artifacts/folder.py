"""Artifacts on disk by content: a file is there in full under its SHA-256, or it is not there."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from assessor_app.hub.artifacts.staging import Stage, StagedFile, Staging
from assessor_app.hub.artifacts.store import checked_sha256
from assessor_app.paths import flush_folder


class ArtifactFolder:
    """The ArtifactStore of a hub that keeps its files in its own folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "artifacts"
        self._staging = Staging(folder)

    def create(self) -> None:
        """Make the folders, readable by their owner only."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._folder.chmod(0o700)
        self._staging.create()

    def path(self, sha256: str) -> Path:
        """Where the content with this hash lies. Raises ValueError for anything that is no hash."""
        return self._folder / checked_sha256(sha256)[:2] / sha256

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

    def kept(self, sha256: str, size: int) -> bool:
        """Whether the content is there with this size."""
        try:
            return self.path(sha256).stat().st_size == size
        except OSError:
            return False

    def address(self, _sha256: str) -> None:
        """The hub sends these files itself."""

    def stage(self) -> AbstractContextManager[Stage]:
        """On the same disk as the files, so that keeping one is a rename."""
        return self._staging.stage()

    def keep(self, staged: StagedFile) -> None:
        """Move a staged file into its place, durably; content already there is left as it is."""
        if self.kept(staged.sha256, staged.size):
            return
        final = self.path(staged.sha256)
        final.parent.mkdir(exist_ok=True)
        os.replace(staged.here, final)  # noqa: PTH105 - named for what it promises: atomic, replacing
        flush_folder(final.parent)
        flush_folder(self._folder)

    def sweep(self) -> None:
        """Remove what imports that were killed left in staging, once it is a day old."""
        self._staging.sweep()
