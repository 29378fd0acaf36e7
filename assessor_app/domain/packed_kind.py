"""What a zip really is: office files, e-books and fixed pages are told by what lies inside, never by their names."""

from __future__ import annotations

import re
import struct
import zipfile
from typing import BinaryIO

from assessor_app.domain.known_kind import (
    DOCX,
    EXCEL,
    OFFICE_XML,
    OPEN_DOCUMENT,
    OTHER,
    POWERPOINT,
    PPTX,
    XLSX,
    ZIP,
    FileKind,
)
from assessor_app.domain.submission import ArtifactKind
from assessor_app.domain.zip_directory import BROKEN_ZIP, check_directory

MIMETYPE_BYTES = 200
CONTENT_TYPES_BYTES = 512 * 1024
# Others can be made to ask for gigabytes of memory before the first byte comes out.
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UNREADABLE: tuple[type[Exception], ...] = (*BROKEN_ZIP, OSError)
_WORD = "application/vnd.ms-word"
_EXCEL_BINARY = FileKind("sheet", f"{EXCEL}.sheet.binary.macroEnabled.12")
_MAIN_PARTS = {
    f"{OFFICE_XML}.wordprocessingml.document.main+xml": DOCX,
    f"{OFFICE_XML}.wordprocessingml.template.main+xml": FileKind("document", f"{OFFICE_XML}.wordprocessingml.template"),
    f"{_WORD}.document.macroEnabled.main+xml": FileKind("document", f"{_WORD}.document.macroEnabled.12"),
    f"{_WORD}.template.macroEnabledTemplate.main+xml": FileKind("document", f"{_WORD}.template.macroEnabled.12"),
    f"{OFFICE_XML}.spreadsheetml.sheet.main+xml": XLSX,
    f"{OFFICE_XML}.spreadsheetml.template.main+xml": FileKind("sheet", f"{OFFICE_XML}.spreadsheetml.template"),
    f"{EXCEL}.sheet.macroEnabled.main+xml": FileKind("sheet", f"{EXCEL}.sheet.macroEnabled.12"),
    f"{EXCEL}.template.macroEnabled.main+xml": FileKind("sheet", f"{EXCEL}.template.macroEnabled.12"),
    f"{EXCEL}.sheet.binary.macroEnabled.main": _EXCEL_BINARY,
    f"{OFFICE_XML}.presentationml.presentation.main+xml": PPTX,
    f"{OFFICE_XML}.presentationml.template.main+xml": FileKind("slides", f"{OFFICE_XML}.presentationml.template"),
    f"{OFFICE_XML}.presentationml.slideshow.main+xml": FileKind("slides", f"{OFFICE_XML}.presentationml.slideshow"),
    f"{POWERPOINT}.presentation.macroEnabled.main+xml": FileKind(
        "slides", f"{POWERPOINT}.presentation.macroEnabled.12"
    ),
    f"{POWERPOINT}.template.macroEnabled.main+xml": FileKind("slides", f"{POWERPOINT}.template.macroEnabled.12"),
    f"{POWERPOINT}.slideshow.macroEnabled.main+xml": FileKind("slides", f"{POWERPOINT}.slideshow.macroEnabled.12"),
    "application/vnd.ms-package.xps-fixeddocumentsequence+xml": FileKind("document", "application/vnd.ms-xpsdocument"),
}
_MAIN_PARTS_FOLDED = {name.casefold(): found for name, found in _MAIN_PARTS.items()}
_CONTENT_TYPE = re.compile(rb"""ContentType\s*=\s*["']([^"']{1,200})["']""")
# Where the table of parts cannot be read, the usual places tell.
_USUAL_PARTS = {
    "word/document.xml": DOCX,
    "ppt/presentation.xml": PPTX,
    "xl/workbook.xml": XLSX,
    "xl/workbook.bin": _EXCEL_BINARY,
}
_EPUB = FileKind("document", "application/epub+zip")
_OPEN_FORMS: tuple[tuple[str, ArtifactKind], ...] = (
    ("text", "document"),
    ("text-master", "document"),
    ("text-web", "document"),
    ("graphics", "document"),
    ("presentation", "slides"),
    ("spreadsheet", "sheet"),
)
_DECLARED = {_EPUB.media_type: _EPUB} | {
    f"{OPEN_DOCUMENT}.{form}{template}": FileKind(kind, f"{OPEN_DOCUMENT}.{form}{template}")
    for form, kind in _OPEN_FORMS
    for template in ("", "-template")
}
_APPLE = {
    ".pages": FileKind("document", "application/vnd.apple.pages"),
    ".key": FileKind("slides", "application/vnd.apple.keynote"),
    ".numbers": FileKind("sheet", "application/vnd.apple.numbers"),
}
_BY_SUFFIX = {".docx": DOCX, ".xlsx": XLSX, ".pptx": PPTX}
_FIRST_ENTRIES = ("[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/")
# Before the name of an entry.
_LOCAL_BYTES = 30
_APPLE_PARTS = ("Index/Document.iwa", "Index.zip", "index.apxl", "index.xml")


def packed_kind(stream: BinaryIO, suffix: str) -> FileKind:
    """The kind of a zip; reads its table of contents and one small entry of the seekable ``stream``."""
    try:
        check_directory(stream)
        with zipfile.ZipFile(stream) as archive:
            return _kind_inside(archive, suffix)
    except _UNREADABLE:
        # Not a readable archive after all: handed on as it is, unless it is known what it was before it was cut off.
        return _cut_kind(stream, suffix)


def _cut_kind(stream: BinaryIO, suffix: str) -> FileKind:
    """What an archive without its end began as: by its first entry, and for Microsoft's formats by its suffix too."""
    stream.seek(0)
    head = stream.read(_LOCAL_BYTES + MIMETYPE_BYTES)
    if len(head) < _LOCAL_BYTES:
        return OTHER
    name_length, extra = struct.unpack_from("<HH", head, _LOCAL_BYTES - 4)
    name = head[_LOCAL_BYTES : _LOCAL_BYTES + name_length].decode("ascii", "replace")
    if name == "mimetype":
        declared = head[_LOCAL_BYTES + name_length + extra :].partition(b"PK\x03\x04")[0]
        return _DECLARED.get(declared.decode("ascii", "replace").strip(), OTHER)
    return _BY_SUFFIX.get(suffix, OTHER) if name.startswith(_FIRST_ENTRIES) else OTHER


def _kind_inside(archive: zipfile.ZipFile, suffix: str) -> FileKind:
    names = frozenset(archive.namelist())
    if "mimetype" in names:
        declared = _start_of(archive, "mimetype", MIMETYPE_BYTES).decode("ascii", "replace").strip()
        if declared in _DECLARED:
            return _DECLARED[declared]
    found = _office_kind(archive, names)
    if found is not None:
        return found
    if "META-INF/container.xml" in names and suffix == ".epub":
        return _EPUB
    if suffix in _APPLE and names.intersection(_APPLE_PARTS):
        return _APPLE[suffix]
    return ZIP


def _office_kind(archive: zipfile.ZipFile, names: frozenset[str]) -> FileKind | None:
    """By the type of the main part; its name may differ, and a macro or a template shows only there."""
    if "[Content_Types].xml" in names:
        listed = _start_of(archive, "[Content_Types].xml", CONTENT_TYPES_BYTES)
        for match in _CONTENT_TYPE.finditer(listed):
            found = _MAIN_PARTS_FOLDED.get(match[1].decode("ascii", "replace").casefold())
            if found is not None:
                return found
    return next((found for part, found in _USUAL_PARTS.items() if part in names), None)


def _start_of(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The first bytes of an entry, none where it is packed in a way that is not read."""
    if archive.getinfo(name).compress_type not in _PACKINGS:
        return b""
    with archive.open(name) as entry:
        return entry.read(most)
