"""What an old office file really is: Word, Excel, PowerPoint and locked files all start with the same eight bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from assessor_app.domain.known_kind import DOCX, EXCEL, OLE, POWERPOINT, PPTX, XLSX, FileKind

OLE_START = bytes.fromhex("d0cf11e0a1b11ae1")
MAX_DIRECTORY_SECTORS = 64
_ENTRY_BYTES = 128
_HEADER_BYTES = 512
_FAT_SECTORS_IN_HEADER = 109
_DOC = FileKind("document", "application/msword")
_XLS = FileKind("sheet", EXCEL)
_PPT = FileKind("slides", POWERPOINT)
_STREAMS = {
    "WordDocument": _DOC,
    "Workbook": _XLS,
    "Book": _XLS,
    "PowerPoint Document": _PPT,
    "__properties_version1.0": FileKind("other", "application/vnd.ms-outlook"),
}
# A locked office file of today is one stream in an old envelope; what is inside only its suffix tells.
_LOCKED = "EncryptedPackage"
_LOCKED_SUFFIXES = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), DOCX),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".potx"), PPTX),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xlsb"), XLSX),
}
_SUFFIXES = {
    **dict.fromkeys((".doc", ".dot"), _DOC),
    **dict.fromkeys((".xls", ".xlt"), _XLS),
    **dict.fromkeys((".ppt", ".pps", ".pot"), _PPT),
}


def ole_kind(stream: BinaryIO, suffix: str) -> FileKind:
    """The kind of an old office file, by its streams; by ``suffix`` where its table of contents is damaged."""
    names = frozenset(_stream_names(stream))
    if _LOCKED in names:
        return _LOCKED_SUFFIXES.get(suffix, OLE)
    for name, found in _STREAMS.items():
        if name in names:
            return found
    return OLE if names else _SUFFIXES.get(suffix, OLE)


def _stream_names(stream: BinaryIO) -> Iterator[str]:
    """Names in the directory; none where the file is damaged."""
    stream.seek(0)
    header = stream.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES:
        return
    sector_bytes = 1 << min(struct.unpack_from("<H", header, 30)[0], 12)
    if sector_bytes < _HEADER_BYTES:
        return
    fat = struct.unpack_from(f"<{_FAT_SECTORS_IN_HEADER}I", header, 76)
    sector = struct.unpack_from("<I", header, 48)[0]
    for _ in range(MAX_DIRECTORY_SECTORS):
        content = _sector(stream, sector, sector_bytes)
        for at in range(0, len(content) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            length = struct.unpack_from("<H", content, at + 64)[0]
            if 2 <= length <= 64:
                yield content[at : at + length - 2].decode("utf-16-le", "replace")
        following = _next_sector(stream, fat, sector, sector_bytes)
        if following is None:
            return
        sector = following


def _next_sector(stream: BinaryIO, fat: tuple[int, ...], sector: int, sector_bytes: int) -> int | None:
    """The sector after ``sector`` in its chain, None at the end or beyond what the header lists."""
    per_sector = sector_bytes // 4
    if sector // per_sector >= len(fat):
        return None
    table = _sector(stream, fat[sector // per_sector], sector_bytes)
    at = sector % per_sector * 4
    if len(table) < at + 4:
        return None
    following: int = struct.unpack_from("<I", table, at)[0]
    # The largest numbers mean "free" and "end of chain".
    return following if following < 0xFFFFFFFA else None


def _sector(stream: BinaryIO, number: int, sector_bytes: int) -> bytes:
    stream.seek((number + 1) * sector_bytes)
    return stream.read(sector_bytes)
