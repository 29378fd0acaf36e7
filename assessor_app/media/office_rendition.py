"""Makes pages of an office file on this laptop, for when the hub has none: in memory, or on disk with consent."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.fault_sentences import FaultSentences
from assessor_app.office.conversion import Conversion, OfficeFile
from assessor_app.office.office_run import MIB, Cancel, OfficeLimits
from assessor_app.office.office_types import makes_pages
from assessor_app.office.private_place import free_bytes, memory_folder, private_place, sweep
from assessor_app.office.program import find_libreoffice

PageWay = Literal["in_memory", "on_disk", "none"]

MOST_BYTES: Final = 512 * MIB
# The file, what LibreOffice unpacks of it, and the pages.
ROOM_FACTOR: Final = 4
ROOM_BESIDES: Final = 64 * MIB
COPY_BYTES: Final = 1 * MIB
_error: Final = FaultSentences(
    "OfficeConverter",
    {
        "unsupported": QT_TRANSLATE_NOOP(
            "OfficeConverter", "LibreOffice cannot make pages of this file on this laptop."
        ),
        "password": QT_TRANSLATE_NOOP(
            "OfficeConverter", "This file is locked with a password, so no pages can be made of it."
        ),
        "damaged": QT_TRANSLATE_NOOP("OfficeConverter", "LibreOffice cannot read this file: it seems to be damaged."),
        "too_large": QT_TRANSLATE_NOOP("OfficeConverter", "This file is too large to make pages of it on this laptop."),
        "timeout": QT_TRANSLATE_NOOP("OfficeConverter", "Making pages took too long and was stopped."),
        "missing": QT_TRANSLATE_NOOP(
            "OfficeConverter", "The pages could not be made: the file cannot be read, or there is no room."
        ),
    },
    # what happens next is said by whoever shows the file without its pages
    advice={},
    otherwise="",
)


class OfficeConverter:
    """Runs this laptop's LibreOffice. Blocking; every call may come from another thread, off the GUI's.

    ``disk`` is a folder for where there is no memory to work in; it is made when it is first needed. ``memory`` and
    ``find`` look for that memory and for LibreOffice anew each time.
    """

    def __init__(
        self,
        disk: Path,
        *,
        limits: OfficeLimits | None = None,
        memory: Callable[[], Path | None] = memory_folder,
        find: Callable[[], Path | None] = find_libreoffice,
    ) -> None:
        self._disk = disk
        self._limits = limits or OfficeLimits()
        self._memory = memory
        self._find = find
        self.clean_up()

    def clean_up(self) -> None:
        """Remove what a crash left; called when it is made, so at the next start."""
        sweep(self._disk)
        memory = self._memory()
        if memory is not None:
            sweep(memory)

    def way(self) -> PageWay:
        """How pages can be made here. "on_disk" puts readable bytes on the disk for a while: ask first."""
        if self._find() is None:
            return "none"
        return "in_memory" if self._memory() is not None else "on_disk"

    def convert(self, source: ByteSource, media_type: str, cancel: Cancel, *, on_disk: bool = False) -> bytes:
        """The file as a PDF; ``on_disk`` tells that the reader agreed to that way.

        Raises ArtifactError: unsupported (no LibreOffice, not an office file, no consent), password, damaged,
        too_large, timeout, missing, and whatever ``source`` raises; ``office.conversion.ConversionCancelledError``
        when ``cancel`` said so, which says nothing about the file.
        The whole process group has ended and the folder is gone when this returns or raises.
        """
        program = self._find()
        if program is None or not makes_pages(media_type):
            raise _error("unsupported")
        if source.size > MOST_BYTES:
            raise _error("too_large")
        parent = self._memory()
        if parent is None:
            if not on_disk:
                raise _error("unsupported")
            parent = self._disk
        try:
            if parent is self._disk:
                parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if free_bytes(parent) < source.size * ROOM_FACTOR + ROOM_BESIDES:
                raise _error("too_large")
            with private_place(parent) as folder:
                return self._converted(program, folder, source, media_type, cancel)
        except OSError as error:
            raise _error("missing") from error

    def _converted(self, program: Path, folder: Path, source: ByteSource, media_type: str, cancel: Cancel) -> bytes:
        def write(path: Path) -> None:
            with source.open() as stream, path.open("xb") as file:
                shutil.copyfileobj(stream, file, COPY_BYTES)

        result = Conversion(program, folder, self._limits, cancel).convert([OfficeFile(media_type, write)])[0]
        if isinstance(result, ArtifactError):
            raise _error(result.kind) from result
        return result.read_bytes()
