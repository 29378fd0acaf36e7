"""Pages for several office files with as few starts of LibreOffice as can be; what cannot be made says why."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from assessor_app.errors import ArtifactError, DeskError
from assessor_app.office.office_run import Cancel, OfficeLimits, OfficeRun
from assessor_app.office.office_types import SUFFIXES
from assessor_app.sentences import sentence

_TAIL_BYTES: Final = 2048
_MANIFEST_BYTES: Final = 4 * 1024 * 1024
_LOCKED_OLE: Final = "EncryptedPackage".encode("utf-16-le")
_HEAD_BYTES: Final = 1024 * 1024
_LOCKED_OPEN: Final = re.compile(rb"<(?:\w+:)?encryption-data[\s>]")


class ConversionCancelledError(DeskError):
    """Whoever asked for the pages no longer wants them; nothing is wrong with the file."""


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """One file to make pages of. ``write`` puts its bytes at the path it is given."""

    media_type: str
    write: Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Conversion:
    """LibreOffice at ``program`` working in ``folder``, a private and empty one that the caller removes."""

    program: Path
    folder: Path
    limits: OfficeLimits = field(default_factory=OfficeLimits)
    cancel: Cancel = lambda: False

    def convert(self, files: Sequence[OfficeFile]) -> tuple[Path | ArtifactError, ...]:
        """For each file its PDF in ``folder``, or the error that says why there is none.

        All go to one LibreOffice; only after a failure is it started again: for those behind a file it hung or died
        on, and once more, alone, for each that failed without taking too long. Raises ConversionCancelledError,
        and OSError when the folder cannot be written or the program not be started.
        """
        placed = [self._place(number, file) for number, file in enumerate(files)]
        failures: dict[Path, ArtifactError] = {}
        self._run_all(placed, failures)
        for path in placed:
            if path in failures and failures[path].kind == "damaged":
                self._run_all([path], failures)
        return tuple(failures[path] if path in failures else path.with_suffix(".pdf") for path in placed)

    def _place(self, number: int, file: OfficeFile) -> Path:
        path = self.folder / f"{number:04d}{SUFFIXES[file.media_type]}"
        file.write(path)
        return path

    def _run_all(self, paths: Sequence[Path], failures: dict[Path, ArtifactError]) -> None:
        """Every path gets its PDF or an entry in ``failures``."""
        run = OfficeRun(self.program, self.folder, self.limits, self.cancel)
        left = list(paths)
        while left:
            ending = run.convert(left)
            if ending == "cancelled":
                raise ConversionCancelledError(sentence("Making pages was stopped."))
            results = {path: self._result(path) for path in left}
            tried = left if ending == "ended" else left[: _culprit(list(results.values())) + 1]
            for path in tried:
                error = results[path]
                if error is None:
                    failures.pop(path, None)
                else:
                    failures[path] = timeout() if ending == "stuck" and path is tried[-1] else error
            left = left[len(tried) :]

    def _result(self, path: Path) -> ArtifactError | None:
        """None when the PDF is there in full."""
        pdf = path.with_suffix(".pdf")
        if not pdf.is_file():
            return locked() if is_locked(path) else damaged()
        if pdf.stat().st_size >= self.limits.output:
            return too_large()
        return None if _is_whole_pdf(pdf) else damaged()


def _culprit(results: Sequence[ArtifactError | None]) -> int:
    """The file it hung or died on: the first behind the last that was done. Later ones were not tried."""
    done = [place for place, error in enumerate(results) if error is None]
    return min(done[-1] + 1 if done else 0, len(results) - 1)


def _is_whole_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(8)
        file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        return start.startswith(b"%PDF-") and b"%%EOF" in file.read()


def is_locked(path: Path) -> bool:
    """Whether an office file asks for a password; LibreOffice itself only says that it cannot be loaded."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.startswith(b"PK"):
        return _LOCKED_OLE in head
    try:
        with zipfile.ZipFile(path) as archive, archive.open("META-INF/manifest.xml") as entry:
            return _LOCKED_OPEN.search(entry.read(_MANIFEST_BYTES)) is not None
    except (KeyError, zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError):
        return False


def locked() -> ArtifactError:
    """The file wants a password."""
    return ArtifactError(sentence("This file is locked with a password."), kind="password")


def damaged() -> ArtifactError:
    """LibreOffice gave no pages."""
    return ArtifactError(
        sentence("LibreOffice cannot make pages of this file: it is damaged or not what it seems to be.")
    )


def timeout() -> ArtifactError:
    """It took too long."""
    return ArtifactError(sentence("Making pages of this file took too long and was stopped."), kind="timeout")


def too_large() -> ArtifactError:
    """The pages would take more room than there is."""
    return ArtifactError(sentence("The pages of this file would become too large."), kind="too_large")
