"""Reads every segment of an artifact file and holds the content against its hash, for the check of a whole vault."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.segments import HEADER, SEGMENT, TAG, SegmentError, Shape

FileState = Literal["good", "missing", "damaged", "other_content"]


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What became of one file: ``segments`` are the numbers, from 0, of those that do not open, of ``count``.

    ``other_content``: every segment opens, but the content is not the one with this hash.
    """

    file_id: str
    state: FileState
    segments: tuple[int, ...] = ()
    count: int = 0


def check_artifact_file(
    files: ArtifactFiles, file_id: str, size: int, sha256: str, cancel: Callable[[], bool] = bool
) -> FileFinding:
    """Look at the sealed file of ``size`` bytes of content; ``sha256`` "" leaves the content itself unjudged.

    Nothing is changed: ``ArtifactFiles.set_aside`` and ``artifacts.mark_missing`` have it fetched again. When
    ``cancel`` says so, what was read so far decides. Raises OSError, and ArtifactError for an id that is no plain
    name or a locked profile.
    """
    shape = Shape(size)
    try:
        file = files.final(file_id).open("rb", buffering=SEGMENT)
    except FileNotFoundError:
        return FileFinding(file_id, "missing", (), shape.count)
    bad: list[int] = []
    digest = hashlib.sha256()
    cut = False
    with file:
        try:
            cipher = files.cipher(file_id, file.read(HEADER))
        except SegmentError:
            return FileFinding(file_id, "damaged", tuple(range(shape.count)), shape.count)
        for number in range(shape.count):
            if cancel():
                cut = True
                break
            try:
                sealed = file.read(shape.length(number) + TAG)
                digest.update(cipher.open(number, shape.is_last(number), sealed))
            except SegmentError:
                bad.append(number)
        longer = not cut and bool(file.read(1))
    if bad or longer:
        return FileFinding(file_id, "damaged", tuple(bad), shape.count)
    same = cut or not sha256 or digest.hexdigest() == sha256
    return FileFinding(file_id, "good" if same else "other_content", (), shape.count)
