"""Weighs a zipped workbook before anything parses it: how much is really packed in it, and how far its cells reach.

The parser lays every worksheet out as a full rectangle, so one cell in the last corner would ask for half a terabyte;
and it forgets errors such as ``#DIV/0!``, which are picked up here on the way.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from assessor_app.media.reading.binary_book import binary_codes, binary_scan, binary_styles, sheet_relations
from assessor_app.media.reading.cell_styles import CellStyles, codes_of
from assessor_app.media.reading.document import ReadingFaultError
from assessor_app.media.reading.sheet_scan import MOST_NOTED, OpenScan, SheetScan

MOST_CELLS: Final = 12_000_000
_LARGEST_FILE: Final = 256 << 20
_LARGEST_PART: Final = 768 << 20
_LARGEST_SUM: Final = 1 << 30
_MOST_PARTS: Final = 20_000
# Honest tables of numbers reach 60 : 1; what is packed harder than this and is large is there to harm.
_HIGHEST_RATIO: Final = 250
_RATIO_FROM: Final = 64 << 20
_CHUNK: Final = 1 << 20
# of a binary worksheet larger than this only the values are shown: its records are walked one by one
_LARGEST_BINARY: Final = 32 << 20
_LOCAL: Final = struct.Struct("<4s22xHH")

_SHEET_TAG: Final = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION_TAG: Final = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE: Final = re.compile(rb"([\w:]+)\s*=\s*\"([^\"]*)\"")
_ROW: Final = re.compile(rb"row [^>]*?\br=\"(\d{1,7})\"")
_WIDE: Final = re.compile(rb" r=\"([A-Z]{2,3})\d")
_FILLED: Final = re.compile(rb" r=\"([A-Z]{1,3})(\d{1,7})\"[^>/]*>")
_ERROR: Final = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]*\bt=\"e\")[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>(.*?)</(?:\w+:)?c>"
)
_STYLED: Final = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\")(?=[^>]*?\bs=\"(\d{1,5})\")")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]{1,40})<")


class PackedBook:
    """A zip archive that proved to be no bomb. Raises ReadingFaultError: damaged, too_large, password."""

    def __init__(self, data: memoryview) -> None:
        if len(data) > _LARGEST_FILE:
            raise ReadingFaultError("too_large", "archive")
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._parts = {one.filename: one for one in archive.infolist()}
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise ReadingFaultError("damaged", "archive") from error
        self._names: tuple[str, ...] = ()
        self._codes: tuple[str, ...] | None = None
        self._weigh()

    def scans(self) -> tuple[SheetScan, ...]:
        """One scan for each worksheet in the order of its tabs; empty ones where only the parser can look inside."""
        content = self._parts.get("content.xml")
        if content is not None:
            scans = OpenScan().walk(self._elements(content, (b"<table:table-row", b"<table:table-cell")))
            # the parser reads all tables of an OpenDocument at once, so that none can be left aside
            if sum(one.rows * one.columns for one in scans) > MOST_CELLS:
                raise ReadingFaultError("too_large", "cells")
            return scans
        if "xl/workbook.bin" in self._parts:
            return tuple(binary_scan(self._whole(name, _LARGEST_BINARY)) for name in self._binary_sheet_parts())
        return tuple(self._scan(name) if name.endswith(".xml") else SheetScan() for name in self._sheet_parts())

    def styles(self, place: int, rows: int, columns: int) -> CellStyles | None:
        """The number formats of a worksheet of Excel, None where none says anything."""
        if self._codes is None:
            self._names, self._codes = self._formats()
        part = self._parts.get(self._names[place]) if place < len(self._names) else None
        if part is None or not self._codes or not part.filename.endswith((".xml", ".bin")):
            return None
        styles = CellStyles(rows, columns, self._codes)
        if part.filename.endswith(".bin"):
            styles.take(binary_styles(self._whole(part.filename, _LARGEST_BINARY)))
            return styles
        for text in self._elements(part):
            styles.take(
                (int(row) - 1, column_count(letters) - 1, int(style)) for letters, row, style in _STYLED.findall(text)
            )
        return styles

    def _formats(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parts of the worksheets in the order of their tabs, and the formats by style."""
        if "xl/workbook.bin" in self._parts:
            return self._binary_sheet_parts(), binary_codes(self._whole("xl/styles.bin"))
        return self._sheet_parts(), codes_of(self._whole("xl/styles.xml"))

    def _weigh(self) -> None:
        if len(self._parts) > _MOST_PARTS:
            raise ReadingFaultError("too_large", "parts")
        told = 0
        for part in self._parts.values():
            if part.flag_bits & 1:
                raise ReadingFaultError("password")
            if not part.filename.endswith((".xml", ".bin", ".rels")):
                continue  # pictures and the like are never unpacked
            told += part.file_size
            steep = part.file_size > _RATIO_FROM and part.file_size > _HIGHEST_RATIO * max(1, part.compress_size)
            if part.file_size > _LARGEST_PART or told > _LARGEST_SUM or steep:
                raise ReadingFaultError("too_large", "unpacked")
            for _ in self._inflated(part):
                pass

    def _inflated(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """The real content in pieces; what unpacks to more than it says is refused."""
        try:
            sign, name, extra = _LOCAL.unpack_from(self._data, part.header_offset)
        except struct.error as error:
            raise ReadingFaultError("damaged", "archive") from error
        start = part.header_offset + 30 + name + extra
        packed = self._data[start : start + part.compress_size]
        if sign != b"PK\x03\x04" or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadingFaultError("damaged", "archive")
        if part.compress_type == zipfile.ZIP_STORED:
            yield from (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
            return
        unpacker, done = zlib.decompressobj(-zlib.MAX_WBITS), 0
        waiting: bytes | memoryview = packed
        try:
            while not unpacker.eof:
                piece = unpacker.decompress(waiting, _CHUNK)
                waiting = unpacker.unconsumed_tail
                if not piece:
                    break
                done += len(piece)
                if done > part.file_size:
                    raise ReadingFaultError("damaged", "unpacks to more than it says")
                yield piece
        except zlib.error as error:
            raise ReadingFaultError("damaged", "archive") from error

    def _whole(self, name: str, largest: int = 16 * _CHUNK) -> bytes:
        part = self._parts.get(name)
        if part is None or part.file_size > largest:
            return b""
        return b"".join(self._inflated(part))

    def _sheet_parts(self) -> tuple[str, ...]:
        targets = self._targets("xl/_rels/workbook.xml.rels")
        sheets = map(_attributes, _SHEET_TAG.findall(self._whole("xl/workbook.xml")))
        paths = (targets.get(next((found[key] for key in found if key.endswith(b":id")), b""), "") for found in sheets)
        return tuple(map(_inside, paths))

    def _binary_sheet_parts(self) -> tuple[str, ...]:
        targets = self._targets("xl/_rels/workbook.bin.rels")
        relations = sheet_relations(self._whole("xl/workbook.bin"))
        return tuple(_inside(targets.get(one.encode("utf-8", "replace"), "")) for one in relations)

    def _targets(self, name: str) -> dict[bytes, str]:
        """Where the relations in one part lead, by their ids."""
        return {
            found.get(b"Id", b""): found.get(b"Target", b"").decode("utf-8", "replace")
            for found in map(_attributes, _RELATION_TAG.findall(self._whole(name)))
        }

    def _scan(self, name: str) -> SheetScan:
        scan = SheetScan()
        part = self._parts.get(name)
        if part is None:
            return scan
        widest = b"A"
        for text in self._elements(part):
            scan.rows = max(scan.rows, *map(int, _ROW.findall(text)), 0)
            widest = max(widest, *_WIDE.findall(text), b"A", key=_order)
            if b't="e"' in text and len(scan.errors) < MOST_NOTED:
                scan.errors.update(_errors(text))
        scan.columns = max(26, column_count(widest))
        if scan.rows * scan.columns > MOST_CELLS:
            self._measure_filled(part, scan)
        return scan

    def _measure_filled(self, part: zipfile.ZipInfo, scan: SheetScan) -> None:
        """Count again, but only cells that hold something: whole columns are often coloured and empty."""
        scan.rows, widest = 0, b"A"
        for text in self._elements(part):
            found = _FILLED.findall(text)
            scan.rows = max(scan.rows, *(int(row) for _, row in found), 0)
            widest = max(widest, *{letters for letters, _ in found}, b"A", key=_order)
        scan.columns = column_count(widest)

    def _elements(self, part: zipfile.ZipInfo, tags: Sequence[bytes] = (b"<row ", b"<c ")) -> Iterator[bytes]:
        """The XML in pieces that begin with the tag of a row or cell, so that none is cut apart."""
        rest = b""
        for piece in self._inflated(part):
            rest += piece
            end = max(*map(rest.rfind, tags), len(rest) - _CHUNK)
            yield rest[:end]
            rest = rest[end:]
        yield rest


def _inside(path: str) -> str:
    """A relation's target as the name of a part."""
    return path[1:] if path.startswith("/") else posixpath.normpath(f"xl/{path}")


def column_count(letters: bytes) -> int:
    """``A`` is 1, ``AA`` 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _order(letters: bytes) -> tuple[int, bytes]:
    return len(letters), letters


def _attributes(tag: bytes) -> Mapping[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(tag))


def _errors(text: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for letters, row, inside in _ERROR.findall(text):
        value = _VALUE.search(inside)
        if value is not None:
            yield (int(row) - 1, column_count(letters) - 1), value[1].decode("ascii", "replace")
