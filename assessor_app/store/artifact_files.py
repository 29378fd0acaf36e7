"""Artifacts at rest: plain files named by artifact id only, read through one door that can become a decryptor."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from assessor_app.errors import ArtifactError
from assessor_app.sentences import sentence

_SAFE_ID = re.compile(r"[A-Za-z0-9-]{1,200}")


@dataclass(frozen=True, slots=True)
class FileSource:
    """The bytes of one artifact; readers open it as often as they like and never learn where it lies."""

    _path: Path
    _size: int

    @property
    def size(self) -> int:
        """Bytes of content."""
        return self._size

    def open(self) -> BinaryIO:
        """An independent, seekable reader. Raises ArtifactError when the bytes are gone or cut short."""
        try:
            found = self._path.stat().st_size
            if found == self._size:
                return self._path.open("rb")
        except FileNotFoundError as error:
            raise ArtifactError(
                sentence("This file is not on this laptop."),
                sentence("Download the submission, then open it again."),
                kind="missing",
            ) from error
        except OSError as error:
            raise ArtifactError(
                sentence("This file cannot be read from the disk."), sentence("Download it again.")
            ) from error
        raise ArtifactError(
            sentence(
                "This file is damaged on this laptop: {found:,} of {whole:,} bytes are here.",
                found=found,
                whole=self._size,
            ),
            sentence("Download it again."),
        )


class ArtifactFiles:
    """The folder of artifact files of one profile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self._folder

    def part(self, artifact_id: str) -> Path:
        """Where a download in progress is written. Raises ArtifactError for an id that is no plain name."""
        return self._folder / f"{_checked(artifact_id)}.part"

    def final(self, artifact_id: str) -> Path:
        """Where the verified file lies. Raises ArtifactError for an id that is no plain name."""
        return self._folder / _checked(artifact_id)

    def source(self, artifact_id: str, size: int) -> FileSource:
        """A way to read an artifact of ``size`` bytes; whether it is there shows when it is opened."""
        return FileSource(self.final(artifact_id), size)

    def holds(self, file_id: str, size: int) -> bool:
        """Whether a file of exactly this size lies here. Raises ArtifactError for an id that is no plain name."""
        try:
            return self.final(file_id).stat().st_size == size
        except OSError:
            return False

    def part_bytes(self, artifact_id: str) -> int:
        """How much of an unfinished download is on the disk, 0 for none."""
        try:
            return self.part(artifact_id).stat().st_size
        except OSError:
            return 0

    def free_bytes(self) -> int:
        """Room left on the disk that holds the folder (which need not exist yet)."""
        folder = self._folder
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return shutil.disk_usage(folder).free


def _checked(artifact_id: str) -> str:
    if _SAFE_ID.fullmatch(artifact_id) is None:
        raise ArtifactError(sentence("The hub named a file in a way that is not allowed here."), kind="unsupported")
    return artifact_id
