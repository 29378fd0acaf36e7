"""What a file is comes from its bytes, whatever its name claims; a hostile one is "other", never an error."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.file_kind import FileKind, file_kind_of

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"plan " * 40
OPEN = "application/vnd.oasis.opendocument."
XML = "application/vnd.openxmlformats-officedocument."


def _zip(*entries: tuple[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


def _office(main_part: str, place: str = "x/main.xml") -> bytes:
    types = f'<Types><Override PartName="/{place}" ContentType="{main_part}"/></Types>'
    return _zip(("[Content_Types].xml", types.encode()), (place, b""))


def _ole(*streams: str) -> bytes:
    """An old office file's header, FAT and directory, with 512-byte sectors."""
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", len(name) * 2 + 2) + bytes(62)
        for name in ("Root Entry", *streams)
    )
    directory = entries + bytes(-len(entries) % 512)
    count = len(directory) // 512
    chain = [*range(2, count + 1), 0xFFFFFFFE]
    fat = struct.pack(f"<{1 + count}I", 0xFFFFFFFD, *chain).ljust(512, b"\xff")
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    header[76:] = b"\xff" * (512 - 76)
    struct.pack_into("<I", header, 76, 0)
    return bytes(header) + fat + directory


SVG = b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'
WEBLOC = b'<?xml version="1.0"?><plist><dict><key>URL</key><string>https://example.org</string></dict></plist>'
FLAT = b'<?xml version="1.0"?><office:document xmlns:office="x" office:mimetype="' + f"{OPEN}text".encode() + b'">'
KINDS: list[tuple[bytes, str, str, str]] = [
    (PDF, "plan.pdf", "pdf", "application/pdf"),
    (PDF, "plan.mp4", "pdf", "application/pdf"),
    (b"junk\n" + PDF, "plan.docx", "pdf", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "a.pdf", "image", "image/png"),
    (b"\xff\xd8\xff\xe0", "a.jpeg", "image", "image/jpeg"),
    (b"GIF89a", "a.gif", "image", "image/gif"),
    (b"RIFF\x00\x00\x00\x00WEBP", "a.webp", "image", "image/webp"),
    (b"\x00\x00\x00\x18ftypheic", "a.HEIC", "image", "image/heic"),
    (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "a.heif", "image", "image/heic"),
    (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1avif", "a.heif", "image", "image/avif"),
    (b"\x00\x00\x00\x18ftypavif", "a.png", "image", "image/avif"),
    (b"II*\x00", "a.tif", "image", "image/tiff"),
    (b"MM\x00+", "a.tif", "image", "image/tiff"),
    (b"BM" + bytes(12) + b"\x28\x00\x00\x00", "a.bmp", "image", "image/bmp"),
    (b"BMW is a car maker.", "a.txt", "text", "text/plain"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "a.jp2", "image", "image/jp2"),
    (SVG, "a.svg", "image", "image/svg+xml"),
    (SVG, "drawing", "image", "image/svg+xml"),
    (b"\x00\x00\x00\x18ftypisom", "a.mp4", "video", "video/mp4"),
    (b"\x00\x00\x00\x14ftypqt  ", "a.mov", "video", "video/quicktime"),
    (b"\x00\x00\x00\x08wide\x00\x00", "a.mov", "video", "video/quicktime"),
    (b"\x00\x00\x00\x1cftypM4V ", "a.m4v", "video", "video/x-m4v"),
    (b"RIFF\x00\x00\x00\x00AVI ", "a.avi", "video", "video/x-msvideo"),
    (bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"), "a.wmv", "video", "video/x-ms-wmv"),
    (bytes.fromhex("1a45dfa3") + b"\x00B\x82\x84webm", "a.webm", "video", "video/webm"),
    (bytes.fromhex("1a45dfa3") + b"\x00B\x82\x88matroska", "a.mkv", "video", "video/x-matroska"),
    ((b"G" + bytes(187)) * 3, "a.ts", "video", "video/mp2t"),
    ((bytes(4) + b"G" + bytes(187)) * 3, "a.mts", "video", "video/mp2t"),
    (b"ID3\x03", "a.mp3", "audio", "audio/mpeg"),
    (b"\xff\xfb\x90\x00", "a.mp3", "audio", "audio/mpeg"),
    (b"\x00\x00\x00\x1cftypM4A ", "a.m4a", "audio", "audio/mp4"),
    (b"RIFF\x00\x00\x00\x00WAVE", "a.wav", "audio", "audio/wav"),
    (b"FORM\x00\x00\x00\x00AIFF", "a.aif", "audio", "audio/aiff"),
    (_zip(("word/document.xml", b"")), "a.docx", "document", f"{XML}wordprocessingml.document"),
    (_zip(("ppt/presentation.xml", b"")), "a.zip", "slides", f"{XML}presentationml.presentation"),
    (_zip(("xl/workbook.xml", b"")), "a.xlsx", "sheet", f"{XML}spreadsheetml.sheet"),
    (_office(f"{XML}wordprocessingml.document.main+xml"), "a.mp4", "document", f"{XML}wordprocessingml.document"),
    (_office(f"{XML}wordprocessingml.template.main+xml"), "a.dotx", "document", f"{XML}wordprocessingml.template"),
    (_office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"), "a.docx", "document",
     "application/vnd.ms-word.document.macroEnabled.12"),
    (_office("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/workbook.xml"), "a.xlsm", "sheet",
     "application/vnd.ms-excel.sheet.macroEnabled.12"),
    (_office("application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml"), "a.ppsm", "slides",
     "application/vnd.ms-powerpoint.slideshow.macroEnabled.12"),
    (_office(f"{XML}presentationml.slideshow.main+xml"), "a.ppsx", "slides", f"{XML}presentationml.slideshow"),
    (_zip(("mimetype", f"{OPEN}text".encode())), "a.odt", "document", f"{OPEN}text"),
    (_zip(("mimetype", f"{OPEN}text".encode()), packing=zipfile.ZIP_DEFLATED), "a", "document", f"{OPEN}text"),
    (_zip(("mimetype", f"{OPEN}text-template".encode())), "a.ott", "document", f"{OPEN}text-template"),
    (_zip(("mimetype", f"{OPEN}presentation".encode())), "a.odp", "slides", f"{OPEN}presentation"),
    (_zip(("mimetype", f"{OPEN}spreadsheet".encode())), "a.ods", "sheet", f"{OPEN}spreadsheet"),
    (_zip(("mimetype", f"{OPEN}text".encode()), packing=zipfile.ZIP_LZMA), "a.odt", "other", "application/zip"),
    (_zip(("mimetype", b"application/epub+zip")), "a.zip", "document", "application/epub+zip"),
    (_zip(("Index/Document.iwa", b"x")), "a.pages", "document", "application/vnd.apple.pages"),
    (_zip(("readme", b"x")), "a.pages", "other", "application/zip"),
    (_zip(("readme", b"x")), "a.docx", "other", "application/zip"),
    (b"PK\x03\x04broken", "a.docx", "other", "application/octet-stream"),
    (_ole("WordDocument"), "a.xls", "document", "application/msword"),
    (_ole("a", "b", "c", "d", "e", "Workbook"), "a.doc", "sheet", "application/vnd.ms-excel"),
    (_ole("PowerPoint Document"), "a", "slides", "application/vnd.ms-powerpoint"),
    (_ole("EncryptedPackage"), "a.docx", "document", f"{XML}wordprocessingml.document"),
    (_ole("__properties_version1.0"), "a.doc", "other", "application/vnd.ms-outlook"),
    (_ole("Anything"), "a.doc", "other", "application/x-ole-storage"),
    (bytes.fromhex("d0cf11e0a1b11ae1"), "a.doc", "document", "application/msword"),
    (bytes.fromhex("d0cf11e0a1b11ae1"), "a", "other", "application/x-ole-storage"),
    (b"a,b\n1,2\n", "a.csv", "sheet", "text/csv"),
    (b"a\tb\n1\t2\n", "a.tsv", "sheet", "text/tab-separated-values"),
    ("Grüße\n".encode(), "a.txt", "text", "text/plain"),
    ("Grüße\n".encode("utf-16"), "a.txt", "text", "text/plain"),
    ("Grüße\n".encode("latin-1"), "notes", "text", "text/plain"),
    (b"# Plan\n", "a.md", "text", "text/markdown"),
    (b"<html>", "a.html", "document", "text/html"),
    (b"\xef\xbb\xbf<!-- saved --><!DOCTYPE html><p>x", "a.doc", "document", "text/html"),
    (b"<html> is how a page starts", "a.txt", "text", "text/plain"),
    (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "a", "document", "application/xhtml+xml"),
    (FLAT, "a.fodt", "document", f"{OPEN}text-flat-xml"),
    (b"{\\rtf1", "a.doc", "document", "application/rtf"),
    (b"From: x\n", "a.eml", "text", "message/rfc822"),
    (b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "a.srt", "text", "application/x-subrip"),
    (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "a", "text", "text/vtt"),
    (b"", "a.txt", "text", "text/plain"),
    (b"", "a.pdf", "other", "application/octet-stream"),
    (b"\x00\x01\x02\x03", "a.txt", "other", "application/octet-stream"),
    (b"\x7fELF\x02", "plan.pdf", "other", "application/octet-stream"),
    (b"[InternetShortcut]\nURL=https://example.org\n", "a.url", "link", "application/x-mswinurl"),
    ("[InternetShortcut]\nURL=https://example.org\n".encode("utf-16"), "a.url", "link", "application/x-mswinurl"),
    (WEBLOC, "a.webloc", "link", "application/x-webloc"),
    (b"bplist00\x00\x01", "a.webloc", "link", "application/x-webloc"),
    (b"[Desktop Entry]\nType=Link\nURL=https://example.org\n", "a.desktop", "link", "application/x-desktop"),
    (b"[Desktop Entry]\nType=Application\nExec=true\n", "a.desktop", "text", "text/plain"),
    (b"\xef\xbb\xbf https://example.org/a?b=1 \r\n", "where.txt", "link", "text/uri-list"),
    (b"<https://example.org/>", "where", "link", "text/uri-list"),
    (b"See https://example.org/", "where.txt", "text", "text/plain"),
    (b"https://example.org/ https://example.com/", "where.txt", "text", "text/plain"),
    (b"javascript:alert(1)", "where.txt", "text", "text/plain"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "name", "kind", "media_type"), KINDS)
def test_bytes_tell(content: bytes, name: str, kind: str, media_type: str) -> None:
    assert file_kind_of(io.BytesIO(content), name) == FileKind(kind, media_type)  # type: ignore[arg-type]


def test_a_pdf_that_lost_its_first_line_is_still_one() -> None:
    """Readers repair it; without the suffix, or without anything of a PDF, text stays text."""
    parts = b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\ntrailer <</Root 1 0 R>>"
    assert file_kind_of(io.BytesIO(parts), "plan.pdf").kind == "pdf"
    assert file_kind_of(io.BytesIO(parts), "plan.txt").kind == "text"
    assert file_kind_of(io.BytesIO(b"potato salad"), "plan.pdf").kind == "text"


def test_a_pdf_is_found_behind_whatever_was_put_before_it() -> None:
    behind = bytes(200_000) + b"%PDF-1.7\n"
    assert file_kind_of(io.BytesIO(behind), "plan.pdf").kind == "pdf"
    assert file_kind_of(io.BytesIO(behind), "plan.bin").kind == "other"


def test_an_office_file_cut_off_is_told_by_how_it_begins() -> None:
    """Its table of contents lay at its end; a reader then says that it is damaged, and not of an unknown kind."""
    plan = _zip(("[Content_Types].xml", b"x" * 500), ("word/document.xml", b"y" * 500))[:400]
    assert file_kind_of(io.BytesIO(plan), "plan.docx").kind == "document"
    assert file_kind_of(io.BytesIO(plan), "plan.xlsx").kind == "sheet"
    assert file_kind_of(io.BytesIO(plan), "plan.zip").kind == "other"
    open_plan = _zip(("mimetype", f"{OPEN}presentation".encode()), ("content.xml", b"y" * 500))[:400]
    assert file_kind_of(io.BytesIO(open_plan), "a").kind == "slides"


def test_where_the_stream_stood_does_not_matter() -> None:
    stream = io.BytesIO(PDF)
    stream.seek(100)

    assert file_kind_of(stream, "a").kind == "pdf"


STARTS = (b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"\x00\x00\x00\x18ftyp", b"<", b"RIFF", _ole("Book"))


@given(st.sampled_from(STARTS), st.binary(max_size=700), st.sampled_from(("a", "a.doc", "a.svg", "a.url", "a.epub")))
def test_whatever_the_bytes_there_is_an_answer(start: bytes, rest: bytes, name: str) -> None:
    assert isinstance(file_kind_of(io.BytesIO(start + rest), name), FileKind)


def test_a_chain_that_bites_its_tail_ends() -> None:
    raw = bytearray(_ole("Anything"))
    struct.pack_into("<I", raw, 512 + 4, 1)

    assert file_kind_of(io.BytesIO(raw), "a.doc").kind == "other"


@pytest.mark.parametrize("text", [b"<!--" * 16_000, b"<?" * 32_000, b" " * 65_536, b"<office:document " * 3_800])
def test_texts_made_to_be_slow_are_not(text: bytes) -> None:
    assert file_kind_of(io.BytesIO(text), "a").kind == "text"
