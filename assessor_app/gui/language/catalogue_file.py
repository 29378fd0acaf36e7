"""Where the catalogues lie and how their bytes come in; apart from their reader, which a usual start does not need."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from assessor_app.errors import DeskError
from assessor_app.paths import RESOURCES

FOLDER: Final = RESOURCES / "translations"


class CatalogueError(DeskError):
    """A catalogue cannot be read."""


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language ("es") is kept."""
    return FOLDER / f"assessor_{language}.ts"


def content_of(path: Path) -> bytes:
    """A catalogue as it is kept. Raises CatalogueError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogueError(f"The catalogue {path.name} cannot be opened: {error.strerror}.") from error
