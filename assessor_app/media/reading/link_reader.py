"""Where a link file leads, read as text; it is never followed here."""

from __future__ import annotations

import io
import plistlib
import re
from dataclasses import dataclass
from html import unescape
from typing import Final

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource, MemoryBytes
from assessor_app.media.reading.text_reader import read_text
from assessor_app.sentences import sentence

_MOST_BYTES: Final = 64 << 10
_LONGEST: Final = 4096
_KEYED: Final = re.compile(r"^\s{0,100}(?:URL|BASEURL)\s{0,100}=\s{0,100}(\S.{0,5000})", re.IGNORECASE)
_NAMED: Final = re.compile(r"^\s{0,100}Name\s{0,100}=\s{0,100}(\S.{0,5000})", re.IGNORECASE)
_LISTED: Final = re.compile(r"<key>\s{0,100}URL\s{0,100}</key>\s{0,1000}<string>([^<]{1,9000})</string>")
_ADDRESS: Final = re.compile(r"\b[a-z][a-z0-9+.-]{1,30}:[^\s<>\"]+", re.IGNORECASE)
_BROKEN: Final = (ValueError, TypeError, OverflowError, RecursionError, LookupError, plistlib.InvalidFileException)


@dataclass(frozen=True, slots=True)
class Link:
    """An address as written, "" where none could be read, and a title where the file gives one."""

    address: str
    title: str = ""


def read_link(source: ByteSource) -> Link:
    """Read an Internet shortcut (.url), .webloc, .desktop or a bare address; blocking.

    Raises ArtifactError: missing, empty, unsupported (no text). Only the first 64 KiB are looked at, and no XML
    parser ever sees them.
    """
    try:
        with source.open() as stream:
            start = stream.read(_MOST_BYTES)
    except OSError as error:
        raise ArtifactError(sentence("This file could not be read from this laptop."), kind="missing") from error
    if start.startswith(b"bplist00"):
        return Link(_one_line(_from_binary_list(start)))
    lines = read_text(MemoryBytes(start)).lines
    listed = _LISTED.search("\n".join(lines))
    if listed is not None:
        return Link(_one_line(unescape(listed[1])))
    keyed = next((found[1] for line in lines if (found := _KEYED.match(line))), "")
    bare = next((found[0] for line in lines if (found := _ADDRESS.search(line))), "")
    title = next((found[1] for line in lines if (found := _NAMED.match(line))), "")
    return Link(_one_line(keyed or bare), _one_line(title))


def _one_line(text: str) -> str:
    """Without signs that cannot be seen or turn the reading direction."""
    return "".join(sign for sign in text if sign.isprintable()).strip()[:_LONGEST]


def _from_binary_list(data: bytes) -> str:
    try:
        told = plistlib.load(io.BytesIO(data), fmt=plistlib.FMT_BINARY)
    except _BROKEN:
        return ""  # no property list after all, so it names no address
    return str(told.get("URL", "")) if isinstance(told, dict) else ""
