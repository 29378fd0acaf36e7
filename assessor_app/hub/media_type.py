"""What a file really is, from its first bytes and its suffix; what its sender said it is counts for nothing."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assessor_app.domain.submission import ArtifactKind
from assessor_app.hub.zip_directory import BROKEN_ZIP, check_directory

HEAD_BYTES = 64 * 1024
MIMETYPE_ENTRY_BYTES = 200


@dataclass(frozen=True, slots=True)
class MediaType:
    """The kind that decides which viewer shows it, and the media type."""

    kind: ArtifactKind
    media_type: str


OTHER = MediaType("other", "application/octet-stream")
PDF = MediaType("pdf", "application/pdf")
ZIP = MediaType("other", "application/zip")

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_OFFICE_ENTRIES = {
    "word/document.xml": MediaType("document", f"{_OFFICE}.wordprocessingml.document"),
    "ppt/presentation.xml": MediaType("slides", f"{_OFFICE}.presentationml.presentation"),
    "xl/workbook.xml": MediaType("sheet", f"{_OFFICE}.spreadsheetml.sheet"),
    "xl/workbook.bin": MediaType("sheet", "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
}
_OPEN_TYPES = {
    f"{_OPEN}.text": MediaType("document", f"{_OPEN}.text"),
    f"{_OPEN}.presentation": MediaType("slides", f"{_OPEN}.presentation"),
    f"{_OPEN}.spreadsheet": MediaType("sheet", f"{_OPEN}.spreadsheet"),
}
_OLD_OFFICE = {
    ".doc": MediaType("document", "application/msword"),
    ".ppt": MediaType("slides", "application/vnd.ms-powerpoint"),
    ".xls": MediaType("sheet", "application/vnd.ms-excel"),
}
_PREFIXES = (
    (b"\x89PNG\r\n\x1a\n", MediaType("image", "image/png")),
    (b"\xff\xd8\xff", MediaType("image", "image/jpeg")),
    (b"GIF87a", MediaType("image", "image/gif")),
    (b"GIF89a", MediaType("image", "image/gif")),
    (b"II*\x00", MediaType("image", "image/tiff")),
    (b"MM\x00*", MediaType("image", "image/tiff")),
    (b"{\\rtf", MediaType("document", "application/rtf")),
    (b"ID3", MediaType("audio", "audio/mpeg")),
    (b"fLaC", MediaType("audio", "audio/flac")),
    (b"\x00\x00\x01\xba", MediaType("video", "video/mpeg")),
    (b"FLV\x01", MediaType("video", "video/x-flv")),
)
_RIFF = {
    b"WEBP": MediaType("image", "image/webp"),
    b"AVI ": MediaType("video", "video/x-msvideo"),
    b"WAVE": MediaType("audio", "audio/wav"),
}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AUDIO_BRANDS = {b"M4A ", b"M4B "}
_TEXTS = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".eml": "message/rfc822",
}
_UNREADABLE: tuple[type[Exception], ...] = (*BROKEN_ZIP, OSError)
_PLAIN_SUFFIXES = {".txt", ".log", ".url", *_TEXTS}
_ASF = bytes.fromhex("3026b2758e66cf11")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_EBML = bytes.fromhex("1a45dfa3")
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def media_type_of(path: Path, name: str) -> MediaType:
    """The type of the file at ``path``, known to people as ``name``."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    suffix = PurePosixPath(name).suffix.casefold()
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    rules: tuple[Callable[[bytes, str], MediaType | None], ...] = (_signed, _boxed, _recorded, _portable, _texted)
    return next((found for rule in rules if (found := rule(head, suffix)) is not None), OTHER)


def _signed(head: bytes, suffix: str) -> MediaType | None:
    """Formats with a fixed signature."""
    for prefix, found in _PREFIXES:
        if head.startswith(prefix):
            return found
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], OTHER)
    if head.startswith(_OLE):
        return _OLD_OFFICE.get(suffix, OTHER)
    return None


def _boxed(head: bytes, suffix: str) -> MediaType | None:
    """The MP4 family; QuickTime files of old cameras start without a brand."""
    box, brand = head[4:8], head[8:12]
    if box != b"ftyp":
        old = box in {b"moov", b"mdat", b"wide", b"free", b"skip"} and suffix in {".mov", ".mp4", ".m4v", ".qt"}
        return MediaType("video", "video/quicktime") if old else None
    if brand in _HEIC_BRANDS:
        return MediaType("image", "image/heic")
    if brand == b"avif":
        return MediaType("image", "image/avif")
    if brand in _AUDIO_BRANDS or suffix in {".m4a", ".m4b"}:
        return MediaType("audio", "audio/mp4")
    if brand == b"qt  ":
        return MediaType("video", "video/quicktime")
    if brand == b"M4V ":
        return MediaType("video", "video/x-m4v")
    return MediaType("video", "video/mp4")


def _recorded(head: bytes, suffix: str) -> MediaType | None:
    """Other containers for film and sound."""
    if head.startswith(_ASF):
        return MediaType("audio", "audio/x-ms-wma") if suffix == ".wma" else MediaType("video", "video/x-ms-wmv")
    if head.startswith(_EBML):
        film = "video/webm" if b"webm" in head[:64] else "video/x-matroska"
        return MediaType("audio", "audio/x-matroska") if suffix == ".mka" else MediaType("video", film)
    if head.startswith(b"OggS"):
        film_inside = b"theora" in head[:512] or suffix == ".ogv"
        return MediaType("video", "video/ogg") if film_inside else MediaType("audio", "audio/ogg")
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and suffix in {".mp3", ".aac"}:
        return MediaType("audio", "audio/mpeg" if suffix == ".mp3" else "audio/aac")
    return None


def _portable(head: bytes, _suffix: str) -> MediaType | None:
    """PDF: readers accept the signature anywhere in the first 1,024 bytes."""
    return PDF if b"%PDF-" in head[:1024] else None


def _texted(head: bytes, suffix: str) -> MediaType | None:
    """Text: no control bytes, or a mark of UTF-16; the suffix says which."""
    if not head and suffix not in _PLAIN_SUFFIXES:
        return None
    if not head.startswith(_WIDE_MARKS) and any(byte < 32 and byte not in _TEXT_CONTROLS for byte in head):
        return None
    if suffix == ".url" and b"[InternetShortcut]" in head:
        return MediaType("link", "application/x-mswinurl")
    if suffix == ".svg":
        return MediaType("other", "image/svg+xml")
    return MediaType("text", _TEXTS.get(suffix, "text/plain"))


def _zipped(path: Path) -> MediaType:
    """Office files by what is inside them; only the table of contents and one tiny entry are read."""
    try:
        check_directory(path)
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            for entry, found in _OFFICE_ENTRIES.items():
                if entry in names:
                    return found
            if "mimetype" in names and archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED:
                with archive.open("mimetype") as entry_file:
                    declared = entry_file.read(MIMETYPE_ENTRY_BYTES).decode("ascii", "replace").strip()
                return _OPEN_TYPES.get(declared, ZIP)
    except _UNREADABLE:
        # Not a readable archive after all: it is handed on as it is, for "open outside".
        return OTHER
    return ZIP
