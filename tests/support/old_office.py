"""Old office files as envelopes of streams, written byte by byte, with the properties that Office keeps in them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096


def envelope(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams; each is filled up to where no stream shares a sector."""
    bodies = [content.ljust(_SMALLEST, b"\0") for content in streams.values()]
    sizes = [-(-len(body) // _SECTOR) for body in bodies]
    entries = [_entry("Root Entry", 5, _END, 0)]
    start = 1 + -(-(len(streams) + 1) // 4)
    table = [_FAT, *_run(1, start - 1)]
    for name, body, size in zip(streams, bodies, sizes, strict=True):
        entries.append(_entry(name, 2, start, len(body)))
        table += _run(start, size)
        start += size
    directory = b"".join(entries).ljust((-(-len(entries) // 4)) * _SECTOR, b"\0")
    assert len(table) <= _SECTOR // 4
    fat = struct.pack(f"<{_SECTOR // 4}I", *table, *[_FREE] * (_SECTOR // 4 - len(table)))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    filled = b"".join(body.ljust(size * _SECTOR, b"\0") for body, size in zip(bodies, sizes, strict=True))
    return head + fat + directory + filled


def property_stream(*sets: Sequence[tuple[int, str]], page: int = 1252, wide: bool = False) -> bytes:
    """A property stream of one set or two; texts in a code page, or ``wide`` ones in UTF-16."""
    found, start = b"", 28 + 20 * len(sets)
    places = b""
    for one in sets:
        places += bytes(16) + struct.pack("<I", start + len(found))
        found += _set(one, page, wide=wide)
    return struct.pack("<HHI16xI", 0xFFFE, 0, 2, len(sets)) + places + found


def old_word(
    author: str = "", editor: str = "", company: str = "", own: str = "", *, page: int = 1252, wide: bool = False
) -> bytes:
    """A doc with the properties Word writes; ``own`` is the text of a property somebody thought of."""
    document = [[(15, company)], [(2, own)]] if own else [[(15, company)]]
    return envelope(
        {
            "WordDocument": b"\xec\xa5",
            "\x05SummaryInformation": property_stream([(2, "A plan"), (4, author), (8, editor)], page=page, wide=wide),
            "\x05DocumentSummaryInformation": property_stream(*document, page=page, wide=wide),
        }
    )


def old_excel(user: str) -> bytes:
    """An xls without properties, saved by ``user``."""
    named = struct.pack("<HB", len(user), 0) + user.encode("cp1252")
    begin = struct.pack("<HH", 0x809, 16) + struct.pack("<HH", 0x600, 5) + bytes(12)
    return envelope({"Workbook": begin + struct.pack("<HH", 0x5C, 112) + named.ljust(112, b" ")})


def old_slides(user: str) -> bytes:
    """A ppt without properties, saved last by ``user``."""
    name = user.encode("cp1252")
    atom = struct.pack("<HHIIIIHHBBH", 0, 0xFF6, 20 + len(name), 20, 0xE391C05F, 0, len(name), 0x3F4, 3, 0, 0)
    return envelope({"PowerPoint Document": b"\0", "Current User": atom + name})


def _set(properties: Sequence[tuple[int, str]], page: int, *, wide: bool) -> bytes:
    values = [(1, struct.pack("<IHxx", 2, page))]
    for number, text in properties:
        raw = (text + "\0").encode("utf-16-le" if wide else {65001: "utf-8"}.get(page, f"cp{page}"))
        length = len(text) + 1 if wide else len(raw)
        values.append(
            (number, struct.pack("<II", 31 if wide else 30, length) + raw.ljust(-(-len(raw) // 4) * 4, b"\0"))
        )
    table, body, at = b"", b"", 8 + 8 * len(values)
    for number, value in values:
        table += struct.pack("<II", number, at + len(body))
        body += value
    return struct.pack("<II", at + len(body), len(values)) + table + body


def _run(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", _FREE, _FREE, 1 if kind == 5 else _FREE)
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB", len(raw), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
