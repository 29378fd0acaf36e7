"""A look at a zip's table of contents before anything reads it whole: a hostile one can be made to fill the memory."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from typing import BinaryIO

MAX_DIRECTORY_BYTES = 16 * 1024 * 1024
BROKEN_ZIP: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    struct.error,
)

_END = b"PK\x05\x06"
_END_BYTES = 22
_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20
_END64 = b"PK\x06\x06"
_END64_BYTES = 56
_MAX_COMMENT = 65_535
_IN_END64 = 0xFFFFFFFF


def check_directory(stream: BinaryIO) -> None:
    """Raises zipfile.BadZipFile when the table of contents is missing, not where it says, or over 16 MiB.

    ``stream`` must be seekable; where it stands afterwards is not promised.
    """
    total = stream.seek(0, os.SEEK_END)
    start = max(0, total - _END_BYTES - _MAX_COMMENT)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        raise zipfile.BadZipFile("no table of contents")
    size, offset = struct.unpack_from("<II", tail, at + 12)
    if _IN_END64 in (size, offset):
        size, offset = _from_end64(stream, start + at)
    if size > MAX_DIRECTORY_BYTES or offset + size > total:
        raise zipfile.BadZipFile("the table of contents is not believable")


def _from_end64(stream: BinaryIO, end_at: int) -> tuple[int, int]:
    """Size and offset of the table of contents of an archive over 4 GiB."""
    stream.seek(max(0, end_at - _LOCATOR_BYTES))
    locator = stream.read(_LOCATOR_BYTES)
    if not locator.startswith(_LOCATOR):
        raise zipfile.BadZipFile("the table of contents is not believable")
    stream.seek(struct.unpack_from("<Q", locator, 8)[0])
    end64 = stream.read(_END64_BYTES)
    if not end64.startswith(_END64) or len(end64) < _END64_BYTES:
        raise zipfile.BadZipFile("the table of contents is not believable")
    size, offset = struct.unpack_from("<QQ", end64, 40)
    return size, offset
