"""Reads a submission from a folder or a zip, believing nothing either says about itself."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assessor_app.domain.zip_directory import BROKEN_ZIP, check_directory
from assessor_app.hub.artifacts.staging import Reader
from assessor_app.hub.intake.names import check_member, folded, is_junk
from assessor_app.hub.problems import ImportRefusedError

MANIFEST = "submission.json"
ENCRYPTED = 0x1
# Others can be made to ask for gigabytes of memory before the first byte comes out.
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
GIB = 1024**3
MIB = 1024**2


@dataclass(frozen=True, slots=True)
class ImportLimits:
    """What one submission may hold, in bytes and entries; ``ratio`` is bytes out per byte of the whole zip.

    ``manifest`` also bounds an assignment's texts, which travel in one answer of at most 16 MB.
    """

    entries: int = 2_000
    one_file: int = 4 * GIB
    total: int = 20 * GIB
    ratio: int = 100
    ratio_free: int = 64 * MIB
    manifest: int = 8 * MIB


class SubmissionSource(Protocol):
    """The files of one submission by their names inside it."""

    def names(self) -> frozenset[str]:
        """Every file, checked, without what file managers leave behind."""
        ...

    def open(self, name: str) -> AbstractContextManager[Reader]:
        """A reader that counts and stops at the limits. Raises ImportRefusedError."""
        ...


class Meter:
    """Counts what really comes out, over all files of one submission, and stops at the limits."""

    def __init__(self, limits: ImportLimits, packed: int | None) -> None:
        self._limits = limits
        self._left = limits.total
        if packed is not None:
            self._left = min(self._left, max(limits.ratio_free, packed * limits.ratio))

    def count(self, size: int, of_file: int) -> None:
        """``size`` more bytes came, ``of_file`` in this file so far. Raises ImportRefusedError beyond a limit."""
        self._left -= size
        if self._left < 0 or of_file > self._limits.one_file:
            raise ImportRefusedError(
                "The submission unpacks to more than a submission can be.", "Check where it comes from."
            )


class MeteredReader:
    """A reader whose bytes are counted; a damaged zip is refused in plain words."""

    def __init__(self, reader: Reader, meter: Meter) -> None:
        self._reader = reader
        self._meter = meter
        self._read = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes. Raises ImportRefusedError."""
        try:
            piece = self._reader.read(size)
        except BROKEN_ZIP as error:
            raise ImportRefusedError("A file in the zip is damaged.", "Ask for it again.") from error
        self._read += len(piece)
        self._meter.count(len(piece), self._read)
        return piece


class FolderSource:
    """A submission in a folder; links are refused wherever they point."""

    def __init__(self, folder: Path, limits: ImportLimits) -> None:
        self._folder = folder
        self._meter = Meter(limits, None)
        self._names = _collect(self._walk(), limits.entries)

    def names(self) -> frozenset[str]:
        """Every regular file below the folder."""
        return frozenset(self._names)

    @contextmanager
    def open(self, name: str) -> Iterator[Reader]:
        """The file, opened without following a link put there in the meantime."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(self._folder / name, flags)
        except OSError as error:
            raise ImportRefusedError("A file of the submission cannot be read.") from error
        with os.fdopen(handle, "rb") as file:
            yield MeteredReader(file, self._meter)

    def _walk(self) -> Iterator[str]:
        """Names of files, relative, with ``/``. Raises ImportRefusedError at anything but files and folders."""
        waiting = [self._folder]
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    path = Path(entry.path)
                    mode = entry.stat(follow_symlinks=False).st_mode
                    if stat.S_ISDIR(mode):
                        waiting.append(path)
                    elif stat.S_ISREG(mode):
                        yield path.relative_to(self._folder).as_posix()
                    else:
                        raise ImportRefusedError("The folder holds a link or something else that is no file.")


class ZipSource:
    """A submission in a zip; sizes it declares are not believed, only counted bytes are."""

    def __init__(self, archive: zipfile.ZipFile, packed: int, limits: ImportLimits) -> None:
        self._archive = archive
        self._meter = Meter(limits, packed)
        infos = [info for info in archive.infolist() if not is_junk(info.orig_filename)]
        _check_apart(infos)
        files = {_file_name(info): info for info in infos if not _is_folder(info)}
        names = _collect((_file_name(info) for info in infos if not _is_folder(info)), limits.entries)
        top = _only_folder(names)
        self._infos = {name.removeprefix(top): files[name] for name in names}

    def names(self) -> frozenset[str]:
        """Every file; one folder around everything is left out."""
        return frozenset(self._infos)

    @contextmanager
    def open(self, name: str) -> Iterator[Reader]:
        """The file's content as it unpacks."""
        try:
            file = self._archive.open(self._infos[name])
        except BROKEN_ZIP as error:
            raise ImportRefusedError("A file in the zip is damaged or packed in an unknown way.") from error
        with file:
            yield MeteredReader(file, self._meter)


@contextmanager
def open_source(path: Path, limits: ImportLimits) -> Iterator[SubmissionSource]:
    """The submission at ``path``, a folder or a zip. Raises ImportRefusedError."""
    if path.is_dir():
        yield FolderSource(path, limits)
        return
    if not path.is_file():
        raise ImportRefusedError("There is no such folder or zip.", "Check the path.")
    try:
        with path.open("rb") as file:
            check_directory(file)
        archive = zipfile.ZipFile(path)
    except BROKEN_ZIP as error:
        raise ImportRefusedError("This is neither a folder nor a readable zip.") from error
    with archive:
        yield ZipSource(archive, path.stat().st_size, limits)


def _collect(names: Iterator[str], most: int) -> list[str]:
    """The checked names. Raises ImportRefusedError for too many, or two that a file system may take for one."""
    found: list[str] = []
    seen: set[str] = set()
    for name in names:
        if is_junk(name):
            continue
        check_member(name)
        if folded(name) in seen:
            raise ImportRefusedError("Two files have the same name, or differ only in capital letters.")
        seen.add(folded(name))
        found.append(name)
        if len(found) > most:
            raise ImportRefusedError(f"The submission holds more than {most} files.")
    return found


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.orig_filename.endswith("/")


def _file_name(info: zipfile.ZipInfo) -> str:
    """The name exactly as stored. Raises ImportRefusedError for what is encrypted, oddly packed, or a link."""
    if info.flag_bits & ENCRYPTED:
        raise ImportRefusedError("The zip is protected by a password.", "Ask for it without one.")
    if info.compress_type not in PACKINGS:
        raise ImportRefusedError("The zip is packed in an unusual way.", "Make an ordinary zip.")
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise ImportRefusedError("The zip holds a link or something else that is no file.")
    return info.orig_filename


def _check_apart(infos: list[zipfile.ZipInfo]) -> None:
    """Entries must not share bytes: overlapping ones unpack to far more than the zip holds."""
    end = 0
    for info in sorted(infos, key=_offset):
        if info.header_offset < end:
            raise ImportRefusedError("Files in the zip overlap.", "Check where it comes from.")
        end = info.header_offset + info.compress_size


def _offset(info: zipfile.ZipInfo) -> int:
    return info.header_offset


def _only_folder(names: list[str]) -> str:
    """``folder/`` when everything lies in one folder with the manifest in it, else an empty string."""
    if MANIFEST in names:
        return ""
    tops = {name.partition("/")[0] for name in names}
    top = f"{tops.pop()}/" if len(tops) == 1 else ""
    return top if f"{top}{MANIFEST}" in names else ""
