"""Where LibreOffice is on this machine, if it is; found anew each time, so that installing it helps at once."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

INSTALL_ADVICE = {
    "linux": "sudo apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui",
    "darwin": "brew install --cask libreoffice",
    "win32": "winget install TheDocumentFoundation.LibreOffice",
}


def find_libreoffice() -> Path | None:
    """The program that converts, or None where there is no LibreOffice that can be used."""
    return next((path for path in _candidates() if path.is_file() and os.access(path, os.X_OK)), None)


def _candidates() -> Iterator[Path]:
    if sys.platform == "win32":
        yield from _windows_candidates()
        return
    if sys.platform == "darwin":
        for applications in (Path("/Applications"), Path.home() / "Applications"):
            yield applications / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found is not None:
            yield from _behind(Path(found).resolve())
    for library in ("/usr/lib", "/usr/lib64", "/usr/local/lib"):
        yield from _behind(Path(library) / "libreoffice" / "program" / "soffice")
    for folder in sorted(Path("/opt").glob("libreoffice*"), reverse=True):
        yield from _behind(folder / "program" / "soffice")


def _behind(starter: Path) -> Iterator[Path]:
    """The program itself before the script that starts it: what dies with us must be our own child.

    Programs from a snap see none of our folders, so they are of no use.
    """
    if "snap" in starter.parts:
        return
    if sys.platform == "linux":
        yield starter.with_name("soffice.bin")
    yield starter


def _windows_candidates() -> Iterator[Path]:
    # the .com form waits for the end and is quiet
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        if os.environ.get(variable):
            yield Path(os.environ[variable]) / "LibreOffice" / "program" / "soffice.com"
    found = shutil.which("soffice.com")
    if found is not None:
        yield Path(found)
