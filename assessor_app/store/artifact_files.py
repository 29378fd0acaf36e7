"""Artifacts at rest: files named by artifact id only, sealed with the profile's own key, read through one door."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import shutil
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from assessor_app.errors import ArtifactError
from assessor_app.sentences import sentence
from assessor_app.store.sealed_reader import open_sealed
from assessor_app.store.segments import SegmentCipher, Shape

_SAFE_ID: Final = re.compile(r"[A-Za-z0-9-]{1,200}")
SEALED: Final = ".sealed"
_PART: Final = ".part"
_ASIDE: Final = ".damaged"
_MARK: Final = 16


@dataclass(frozen=True, slots=True)
class FileSource:
    """The bytes of one artifact; readers open it as often as they like and never learn where it lies."""

    _files: ArtifactFiles
    _file_id: str
    _size: int

    @property
    def size(self) -> int:
        """Bytes of content."""
        return self._size

    def open(self) -> BinaryIO:
        """An independent, seekable reader. Raises ArtifactError when the bytes are gone, cut short or damaged.

        So does reading, for a part of the file that is not what was stored; the file is set aside then.
        """
        try:
            return self._files.open(self._file_id, self._size)
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


class ArtifactFiles:
    """The folder of artifact files of one profile. ``key`` (32 bytes) is the master of all of them.

    ``<id>.sealed`` is a whole, verified file, ``<id>.sealed.part`` a download under way, ``<id>.sealed.damaged`` one
    that was set aside. Names without ``.sealed`` are plain files of an earlier version: with ``plain`` they are read
    until ``sync.plain_files`` has sealed or removed them. Safe to use from several threads.
    """

    def __init__(self, folder: Path, key: bytes, *, plain: bool = False) -> None:
        self._folder = folder
        self._key: bytes | None = key
        self._plain = plain
        self._lock = threading.Lock()
        # where an open file cannot be moved (Windows) it is damaged all the same
        self._damaged: set[str] = set()
        self._writing: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self._folder

    def forget_key(self) -> None:
        """Until :meth:`take_key` nothing can be opened or begun; what is open stays open until it is closed."""
        self._key = None

    def take_key(self, key: bytes) -> None:
        """Go on with this master key (32 bytes)."""
        self._key = key

    def refuse_plain(self) -> None:
        """From now on what is not sealed is not read."""
        self._plain = False

    def part(self, artifact_id: str) -> Path:
        """Where a download in progress is written. Raises ArtifactError for an id that is no plain name."""
        return self._folder / f"{_checked(artifact_id)}{SEALED}{_PART}"

    def final(self, artifact_id: str) -> Path:
        """Where the verified file lies. Raises ArtifactError for an id that is no plain name."""
        return self._folder / f"{_checked(artifact_id)}{SEALED}"

    def source(self, artifact_id: str, size: int) -> FileSource:
        """A way to read an artifact of ``size`` bytes; whether it is there shows when it is opened."""
        _checked(artifact_id)
        return FileSource(self, artifact_id, size)

    def open(self, file_id: str, size: int) -> BinaryIO:
        """A reader of a file of ``size`` bytes. Raises OSError, and ArtifactError as :meth:`FileSource.open`."""
        path = self.final(file_id)
        try:
            return open_sealed(path, size, partial(self.cipher, file_id), partial(self._set_aside, file_id))
        except FileNotFoundError:
            plain = self._folder / file_id
            if not self._plain or _size_of(plain) != size:
                raise
        try:
            return plain.open("rb")
        except FileNotFoundError:
            # it was sealed in this moment
            return open_sealed(path, size, partial(self.cipher, file_id), partial(self._set_aside, file_id))

    def holds(self, file_id: str, size: int) -> bool:
        """Whether a file of exactly this size lies here. Raises ArtifactError for an id that is no plain name."""
        if _size_of(self.final(file_id)) == Shape(size).sealed_size and file_id not in self._damaged:
            return True
        return self._plain and _size_of(self._folder / file_id) == size

    def part_bytes(self, artifact_id: str) -> int:
        """How much content of an unfinished download is on the disk, 0 for none."""
        return Shape.whole_content(_size_of(self.part(artifact_id)) or 0)

    def remove(self, file_id: str) -> None:
        """Remove all there is of a file, whole, begun, damaged or plain. Raises OSError, ArtifactError as above."""
        for name in (self.part(file_id), self.final(file_id), self._aside(file_id), *self.plain_of(file_id)):
            name.unlink(missing_ok=True)
        self._damaged.discard(file_id)

    def is_aside(self, file_id: str) -> bool:
        """Whether a damaged copy of this file was set aside and nothing has taken its place."""
        return file_id in self._damaged or (self._aside(file_id).exists() and not self.final(file_id).exists())

    def arrived(self, file_id: str) -> None:
        """A good copy lies here now: what was set aside goes. What cannot go yet goes the next time."""
        self._damaged.discard(file_id)
        with suppress(OSError):
            self._aside(file_id).unlink(missing_ok=True)

    def set_aside(self, file_id: str) -> None:
        """Move a damaged file out of the way: it no longer counts as here. Nothing happens where there is none."""
        path = self.final(file_id)
        with self._lock:
            try:
                path.replace(self._aside(file_id))
            except FileNotFoundError:
                return
            except OSError:
                self._damaged.add(file_id)

    def cipher(self, file_id: str, header: bytes) -> SegmentCipher:
        """For reading or going on with a file. Raises SegmentError for another format, ArtifactError if locked."""
        return SegmentCipher(self._master(), _checked(file_id).encode("ascii"), header)

    def new_cipher(self, file_id: str, sha256: str) -> SegmentCipher:
        """For a new file that is to have this content. Raises ArtifactError if locked."""
        return SegmentCipher.fresh(self._master(), _checked(file_id).encode("ascii"), self._mark(sha256))

    def is_for(self, cipher: SegmentCipher, sha256: str) -> bool:
        """Whether a begun file was to have this content: no segment is ever sealed twice with different content."""
        return hmac.compare_digest(cipher.salt[-_MARK:], self._mark(sha256))

    def plain_ids(self) -> tuple[str, ...]:
        """The files of an earlier version that still lie here, whole or begun, by id."""
        found = {name.removesuffix(_PART) for name in self._names()}
        return tuple(sorted(one for one in found if _SAFE_ID.fullmatch(one)))

    def plain_of(self, file_id: str) -> tuple[Path, Path]:
        """Where an earlier version put this file, whole and begun."""
        return self._folder / _checked(file_id), self._folder / f"{file_id}{_PART}"

    def writing(self, file_id: str) -> threading.Lock:
        """Held by whoever writes this file: a download and the sealing of an old copy must not meet in one part."""
        with self._lock:
            return self._writing[file_id]

    def free_bytes(self) -> int:
        """Room left on the disk that holds the folder (which need not exist yet)."""
        folder = self._folder
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return shutil.disk_usage(folder).free

    def _master(self) -> bytes:
        key = self._key
        if key is None:
            raise ArtifactError(
                sentence("The work on this laptop is locked."), sentence("Unlock it, then open the file again.")
            )
        return key

    def _mark(self, sha256: str) -> bytes:
        # keyed, for the bare hash would tell a thief which known files are here
        return hmac.new(self._master(), b"promised " + sha256.encode("ascii"), hashlib.sha256).digest()[:_MARK]

    def _aside(self, file_id: str) -> Path:
        return self._folder / f"{_checked(file_id)}{SEALED}{_ASIDE}"

    def _set_aside(self, file_id: str, seen: os.stat_result) -> None:
        """As :meth:`set_aside`, unless a good copy has taken the place of the one that was read."""
        with suppress(OSError):
            now = self.final(file_id).stat()
            if (now.st_dev, now.st_ino) == (seen.st_dev, seen.st_ino):
                self.set_aside(file_id)

    def _names(self) -> Iterator[str]:
        try:
            with os.scandir(self._folder) as entries:
                yield from [entry.name for entry in entries if not entry.is_dir(follow_symlinks=False)]
        except FileNotFoundError:
            return


def _size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _checked(artifact_id: str) -> str:
    if _SAFE_ID.fullmatch(artifact_id) is None:
        raise ArtifactError(sentence("The hub named a file in a way that is not allowed here."), kind="unsupported")
    return artifact_id
