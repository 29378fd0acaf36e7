"""Where a link file leads, read as text; it is never followed here."""

from __future__ import annotations

import plistlib
import re
from dataclasses import dataclass
from typing import Final

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.text_reader import read_text

_MOST_BYTES: Final = 64 << 10
_LONGEST: Final = 4096
_KEYED: Final = re.compile(r"^\s*(?:URL|BASEURL)\s*=\s*(\S.*?)\s*$", re.IGNORECASE)
_NAMED: Final = re.compile(r"^\s*Name\s*=\s*(\S.*?)\s*$", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """An address as written, "" where none could be read, and a title where the file gives one."""

    address: str
    title: str = ""


def read_link(source: ByteSource) -> Link:
    """Read an Internet shortcut (.url), .webloc, .desktop or a bare address; blocking. Raises ArtifactError."""
    if source.size <= _MOST_BYTES:
        address = _from_property_list(source)
        if address:
            return Link(address[:_LONGEST])
    lines = read_text(source).lines
    keyed = next((found[1] for line in lines if (found := _KEYED.match(line))), "")
    bare = next((found[0] for line in lines if (found := _ADDRESS.search(line))), "")
    title = next((found[1] for line in lines if (found := _NAMED.match(line))), "")
    return Link((keyed or bare)[:_LONGEST], title[:_LONGEST])


def _from_property_list(source: ByteSource) -> str:
    with source.open() as stream:
        data = stream.read(_MOST_BYTES)
    if b"plist" not in data[:200]:
        return ""
    try:
        told = plistlib.loads(data)
    except (plistlib.InvalidFileException, ValueError, TypeError, OverflowError, RecursionError, LookupError):
        return ""  # no property list after all: the text of the file still may name an address
    return str(told.get("URL", "")) if isinstance(told, dict) else ""
