"""What a file really is, from its bytes and its suffix; what its sender said it is counts for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO

from assessor_app.domain.known_kind import OTHER, FileKind
from assessor_app.domain.ole_kind import OLE_START, ole_kind
from assessor_app.domain.packed_kind import packed_kind
from assessor_app.domain.text_kind import text_kind

__all__ = ["FileKind", "file_kind_of"]

HEAD_BYTES = 64 * 1024
PDF = FileKind("pdf", "application/pdf")
_PREFIXES = (
    (b"\x89PNG\r\n\x1a\n", FileKind("image", "image/png")),
    (b"\xff\xd8\xff", FileKind("image", "image/jpeg")),
    (b"GIF87a", FileKind("image", "image/gif")),
    (b"GIF89a", FileKind("image", "image/gif")),
    (b"II*\x00", FileKind("image", "image/tiff")),
    (b"MM\x00*", FileKind("image", "image/tiff")),
    (b"II+\x00", FileKind("image", "image/tiff")),
    (b"MM\x00+", FileKind("image", "image/tiff")),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", FileKind("image", "image/jp2")),
    (b"\xff\x4f\xff\x51", FileKind("image", "image/jp2")),
    (b"{\\rtf", FileKind("document", "application/rtf")),
    (b"ID3", FileKind("audio", "audio/mpeg")),
    (b"fLaC", FileKind("audio", "audio/flac")),
    (b"#!AMR", FileKind("audio", "audio/amr")),
    (b"caff\x00\x01", FileKind("audio", "audio/x-caf")),
    (b"\x00\x00\x01\xba", FileKind("video", "video/mpeg")),
    (b"\x00\x00\x01\xb3", FileKind("video", "video/mpeg")),
    (b"FLV\x01", FileKind("video", "video/x-flv")),
)
_RIFF = {
    b"WEBP": FileKind("image", "image/webp"),
    b"AVI ": FileKind("video", "video/x-msvideo"),
    b"WAVE": FileKind("audio", "audio/wav"),
}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_AUDIO_BRANDS = frozenset({b"M4A ", b"M4B "})
_BMP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})
_ASF = bytes.fromhex("3026b2758e66cf11")
_EBML = bytes.fromhex("1a45dfa3")
_PACKET = 188
# Where mail or a server put something before a PDF, readers still find it.
_MOST_BEFORE_PDF = 4 << 20
_PDF_PARTS = (b" obj", b"trailer", b"startxref")


def file_kind_of(stream: BinaryIO, name: str) -> FileKind:
    """The kind of the file in the seekable ``stream``, known to people as ``name``.

    Reads the first 64 KiB, of office files their table of contents, of what only its name calls a PDF some more;
    raises nothing a hostile file can cause (OSError of the stream itself passes through). Where the stream stands
    afterwards is not promised.
    """
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    suffix = PurePosixPath(name).suffix.casefold()
    if head.startswith(b"PK\x03\x04"):
        return packed_kind(stream, suffix)
    if head.startswith(OLE_START):
        return ole_kind(stream, suffix)
    rules: tuple[Callable[[bytes, str], FileKind | None], ...] = (_signed, _boxed, _recorded, _portable)
    found = next((kind for rule in rules if (kind := rule(head, suffix)) is not None), None)
    found = found or text_kind(head, suffix, len(head) < HEAD_BYTES)
    if found is None and suffix == ".pdf" and b"%PDF-" in stream.read(_MOST_BEFORE_PDF):
        return PDF
    return found or OTHER


def _signed(head: bytes, _suffix: str) -> FileKind | None:
    """Formats with a fixed signature."""
    for prefix, found in _PREFIXES:
        if head.startswith(prefix):
            return found
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], OTHER)
    if head.startswith(b"FORM") and head[8:12] in {b"AIFF", b"AIFC"}:
        return FileKind("audio", "audio/aiff")
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return FileKind("image", "image/bmp")
    return None


def _boxed(head: bytes, suffix: str) -> FileKind | None:
    """The MP4 family; QuickTime files of old cameras start without a brand."""
    box, brand = head[4:8], head[8:12]
    if box != b"ftyp":
        old = box in {b"moov", b"mdat", b"wide", b"free", b"skip"} and suffix in {".mov", ".mp4", ".m4v", ".qt"}
        return FileKind("video", "video/quicktime") if old else None
    brands = _brands(head)
    if brand in _AVIF_BRANDS or (brand in _HEIC_BRANDS and brands & _AVIF_BRANDS):
        return FileKind("image", "image/avif")
    if brand in _HEIC_BRANDS:
        return FileKind("image", "image/heic")
    if brand in _AUDIO_BRANDS or suffix in {".m4a", ".m4b"}:
        return FileKind("audio", "audio/mp4")
    if brand == b"qt  ":
        return FileKind("video", "video/quicktime")
    if brand == b"M4V ":
        return FileKind("video", "video/x-m4v")
    return FileKind("video", "video/mp4")


def _brands(head: bytes) -> frozenset[bytes]:
    """What else the file says it can be read as."""
    end = min(int.from_bytes(head[:4], "big"), len(head), 256)
    return frozenset(head[at : at + 4] for at in range(16, end - 3, 4))


def _recorded(head: bytes, suffix: str) -> FileKind | None:
    """Other containers for film and sound."""
    if head.startswith(_ASF):
        return FileKind("audio", "audio/x-ms-wma") if suffix == ".wma" else FileKind("video", "video/x-ms-wmv")
    if head.startswith(_EBML):
        film = "video/webm" if b"webm" in head[:64] else "video/x-matroska"
        return FileKind("audio", "audio/x-matroska") if suffix == ".mka" else FileKind("video", film)
    if head.startswith(b"OggS"):
        film_inside = b"theora" in head[:512] or suffix == ".ogv"
        return FileKind("video", "video/ogg") if film_inside else FileKind("audio", "audio/ogg")
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and suffix in {".mp3", ".aac"}:
        return FileKind("audio", "audio/mpeg" if suffix == ".mp3" else "audio/aac")
    # Camcorders put four bytes of time before every packet.
    if any(
        head[at : at + 1] == head[at + step : at + step + 1] == b"G" for at, step in ((0, _PACKET), (4, _PACKET + 4))
    ):
        return FileKind("video", "video/mp2t") if b"\x00" in head[: 4 * _PACKET] else None
    return None


def _portable(head: bytes, suffix: str) -> FileKind | None:
    """PDF: readers accept the signature anywhere in the first 1,024 bytes, and do without it where objects follow."""
    if b"%PDF-" in head[:1024]:
        return PDF
    return PDF if suffix == ".pdf" and any(sign in head for sign in _PDF_PARTS) else None
