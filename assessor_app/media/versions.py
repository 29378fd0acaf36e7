"""Which versions of the readers of evidence are installed, for the page about this program."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from assessor_app.media.recording.vlc_library import vlc_version


def reader_versions() -> tuple[tuple[str, str], ...]:
    """(name, version) of MuPDF and libVLC; "" for one that is missing. Loads libVLC: not on the GUI thread."""
    return (("MuPDF (PyMuPDF)", _installed("PyMuPDF")), ("libVLC", vlc_version()))


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # a part may be missing from this computer; the others are still told
        return ""
