"""Keeps by how many sheets the page numbers of a file were found to be shifted, among the values of the windows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_PREFIX: Final = "offset/"
_FAR: Final = 100_000


def offset_key(artifact_id: str) -> str:
    """Under which name the shift of an artifact's page numbers is kept."""
    return _PREFIX + artifact_id


def offsets_in(values: Mapping[str, str]) -> dict[str, int]:
    """All shifts by artifact id; what makes no sense is left out, for they are a convenience only."""
    found: dict[str, int] = {}
    for key, text in values.items():
        if key.startswith(_PREFIX) and text.removeprefix("-").isdecimal() and len(text) < 8 and abs(int(text)) < _FAR:
            found[key.removeprefix(_PREFIX)] = int(text)
    return found
