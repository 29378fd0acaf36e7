"""The properties of old office files (doc, xls, ppt), and who saved them: streams beside the text, read by us.

Everything is bounded by the bytes there are: a property that points beyond its set says nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from assessor_app.media.reading.compound_file import stream_in

_LARGEST_SET: Final = 1 << 20
_MOST_PROPERTIES: Final = 200
_LONGEST: Final = 4_000
_SUMMARY: Final = {
    2: "words",  # title
    3: "words",  # subject
    4: "author",
    5: "words",  # keywords
    6: "words",  # comments
    8: "editor",  # saved last by
}
_DOCUMENT: Final = {2: "words", 14: "author", 15: "organisation"}  # category, manager, company
_STREAMS: Final = (("\x05SummaryInformation", _SUMMARY), ("\x05DocumentSummaryInformation", _DOCUMENT))
_CODE_PAGE: Final = 1
_NUMBER, _TEXT, _WIDE_TEXT = 2, 30, 31
_UTF_16, _UTF_8, _MACINTOSH, _USUAL = 1200, 65001, 10000, 1252
# a record of Excel's that names who saved the workbook; it is among the first
_WRITE_ACCESS: Final = 0x5C
_FIRST_RECORDS: Final = 60
_BEGINNING: Final = 64 << 10


def ole_traces(data: memoryview) -> Iterator[tuple[str, str]]:
    """Roles and values; none of an envelope that is damaged or holds something else."""
    for name, roles in _STREAMS:
        yield from property_traces(stream_in(data, (name,), _LARGEST_SET), roles)
    yield from _excel_user(stream_in(data, ("Workbook", "Book"), _BEGINNING))
    yield from _powerpoint_user(stream_in(data, ("Current User",), _BEGINNING))


def property_traces(stream: bytes, roles: dict[int, str]) -> Iterator[tuple[str, str]]:
    """Roles and values of a property stream: its first set by ``roles``, texts of a second one (one's own) as words."""
    if len(stream) < 48 or stream[:2] != b"\xfe\xff":
        return
    count = min(struct.unpack_from("<I", stream, 24)[0], 2)
    for number in range(count):
        entry = 28 + number * 20
        if entry + 20 > len(stream):
            return
        start = struct.unpack_from("<I", stream, entry + 16)[0]
        yield from _set(stream[start:], roles if number == 0 else None)


def _set(data: bytes, roles: dict[int, str] | None) -> Iterator[tuple[str, str]]:
    """One set; without ``roles`` every text counts as words."""
    if len(data) < 8:
        return
    count = min(struct.unpack_from("<I", data, 4)[0], _MOST_PROPERTIES, (len(data) - 8) // 8)
    places = [struct.unpack_from("<II", data, 8 + 8 * number) for number in range(count)]
    page = next((_number(data, at) for name, at in places if name == _CODE_PAGE), _USUAL)
    for name, at in places:
        role = "words" if roles is None else roles.get(name)
        # property 0 is the dictionary of one's own names
        if role is not None and name > _CODE_PAGE:
            text = _value(data, at, page)
            if text:
                yield role, text


def _number(data: bytes, at: int) -> int:
    if at + 6 > len(data) or struct.unpack_from("<I", data, at)[0] != _NUMBER:
        return _USUAL
    number: int = struct.unpack_from("<H", data, at + 4)[0]
    return number


def _value(data: bytes, at: int, page: int) -> str:
    """The text at a place, empty where there is something else."""
    if at + 8 > len(data):
        return ""
    kind, length = struct.unpack_from("<II", data, at)
    if kind == _WIDE_TEXT:
        return _decoded(data[at + 8 : at + 8 + min(length * 2, _LONGEST)], _UTF_16)
    return _decoded(data[at + 8 : at + 8 + min(length, _LONGEST)], page) if kind == _TEXT else ""


def _decoded(raw: bytes, page: int) -> str:
    names = {_UTF_16: "utf-16-le", _UTF_8: "utf-8", _MACINTOSH: "mac-roman"}
    try:
        text = raw.decode(names.get(page, f"cp{page}"), "replace")
    except LookupError:
        text = raw.decode("cp1252", "replace")
    return text.partition("\0")[0].strip()


def _excel_user(stream: bytes) -> Iterator[tuple[str, str]]:
    at = 0
    for _ in range(_FIRST_RECORDS):
        if at + 4 > len(stream):
            return
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _WRITE_ACCESS:
            name = _short_text(stream[at + 4 : at + 4 + length])
            if name:
                yield "editor", name
            return
        at += 4 + length


def _short_text(body: bytes) -> str:
    """The name in the record: its length, whether it is wide, then letters; before Excel 97 one byte of length."""
    if len(body) < 3:
        return ""
    length, wide = struct.unpack_from("<HB", body)
    if length > len(body):
        return _decoded(body[1 : 1 + body[0]], _USUAL)
    return _decoded(body[3 : 3 + length * (1 + (wide & 1))], _UTF_16 if wide & 1 else _USUAL)


def _powerpoint_user(stream: bytes) -> Iterator[tuple[str, str]]:
    """PowerPoint keeps who saved it last: 20 bytes, the length of the name, 6 bytes, the name."""
    if len(stream) < 28:
        return
    length = struct.unpack_from("<H", stream, 20)[0]
    name = _decoded(stream[28 : 28 + min(length, _LONGEST)], _USUAL)
    if name:
        yield "editor", name
