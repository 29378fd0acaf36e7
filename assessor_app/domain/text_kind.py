"""What a text really is: a table, a page, a drawing, captions, a mail, or a file that only holds an address."""

from __future__ import annotations

import codecs
import re

from assessor_app.domain.known_kind import OPEN_DOCUMENT, FileKind

MAX_ADDRESS = 4096
_HTML = FileKind("document", "text/html")
_SVG = FileKind("image", "image/svg+xml")
_PLAIN = FileKind("text", "text/plain")
_VTT = FileKind("text", "text/vtt")
_MAIL = FileKind("text", "message/rfc822")
_SUFFIXES = {
    ".csv": FileKind("sheet", "text/csv"),
    ".tsv": FileKind("sheet", "text/tab-separated-values"),
    ".tab": FileKind("sheet", "text/tab-separated-values"),
    ".md": FileKind("text", "text/markdown"),
    ".markdown": FileKind("text", "text/markdown"),
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": FileKind("document", "application/xhtml+xml"),
    ".svg": _SVG,
    ".eml": _MAIL,
    ".mht": _MAIL,
    ".mhtml": _MAIL,
    ".srt": FileKind("text", "application/x-subrip"),
    ".vtt": _VTT,
    ".txt": _PLAIN,
    ".log": _PLAIN,
    ".url": _PLAIN,
    ".webloc": _PLAIN,
    ".desktop": _PLAIN,
}
# Whoever writes one of these wants the text seen, even where it is a page's.
_KEPT = frozenset({".txt", ".log", ".md", ".markdown", ".csv", ".tsv", ".tab", ".eml", ".srt"})
_ADDRESS_SUFFIXES = frozenset({"", ".txt", ".url", ".uri", ".link", ".webloc", ".website", ".md"})
_FLAT = {
    b"presentation": FileKind("slides", f"{OPEN_DOCUMENT}.presentation-flat-xml"),
    b"spreadsheet": FileKind("sheet", f"{OPEN_DOCUMENT}.spreadsheet-flat-xml"),
    b"text": FileKind("document", f"{OPEN_DOCUMENT}.text-flat-xml"),
}
_FLAT_START = re.compile(
    rb"<office:document[^>]{0,8000}office:mimetype=[\"']application/vnd\.oasis\.opendocument\.(\w+)"
)
_SKIPPED = re.compile(rb"(?:\s|<\?[^>]{0,2000}\?>|<!--.{0,4000}?-->)*", re.DOTALL)
_PAGE_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_DRAWING_START = re.compile(rb"(?:<!DOCTYPE\s+svg[^>]{0,2000}>\s*)?<(?:svg:)?svg[\s>]")
_ADDRESS = re.compile(r"<?https?://[^\s<>\"]+>?", re.IGNORECASE)
_SHORTCUT = FileKind("link", "application/x-mswinurl")
_WEBLOC = FileKind("link", "application/x-webloc")
_DESKTOP = FileKind("link", "application/x-desktop")
_BARE_ADDRESS = FileKind("link", "text/uri-list")
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_kind(head: bytes, suffix: str, whole: bool) -> FileKind | None:
    """The kind of a text that starts with ``head`` (all of it where ``whole``); None for what is no text."""
    if head.startswith(b"bplist00"):
        return _WEBLOC if suffix == ".webloc" else None
    if not head and suffix not in _SUFFIXES:
        return None
    if not head.startswith(_WIDE_MARKS) and any(byte < 32 and byte not in _TEXT_CONTROLS for byte in head):
        return None
    narrow = _narrowed(head)
    found = _link_kind(narrow, suffix, whole)
    if found is None and suffix not in _KEPT:
        found = _marked_up_kind(narrow)
    return found or _SUFFIXES.get(suffix, _PLAIN)


def _link_kind(text: bytes, suffix: str, whole: bool) -> FileKind | None:
    """Files that only lead somewhere; none of them is ever followed or run."""
    if suffix in {".url", ".website"} and b"[internetshortcut]" in text.lower():
        return _SHORTCUT
    if suffix == ".webloc" and b"<key>URL</key>" in text:
        return _WEBLOC
    if suffix == ".desktop" and b"[Desktop Entry]" in text and re.search(rb"^Type\s*=\s*Link\s*$", text, re.MULTILINE):
        return _DESKTOP
    if whole and suffix in _ADDRESS_SUFFIXES and len(text) <= MAX_ADDRESS:
        return _BARE_ADDRESS if _ADDRESS.fullmatch(text.decode("utf-8", "replace").strip()) else None
    return None


def _marked_up_kind(text: bytes) -> FileKind | None:
    """Pages, drawings, flat office files and captions under whatever name."""
    if text.startswith(b"WEBVTT"):
        return _VTT
    start = _SKIPPED.match(text)
    at = start.end() if start is not None else 0
    if _DRAWING_START.match(text, at):
        return _SVG
    flat = _FLAT_START.match(text, at)
    if flat is not None:
        return _FLAT.get(flat[1])
    if b"http://www.w3.org/1999/xhtml" in text[at : at + 500] and text.lstrip().startswith(b"<?xml"):
        return FileKind("document", "application/xhtml+xml")
    return _HTML if _PAGE_START.match(text, at) else None


def _narrowed(head: bytes) -> bytes:
    """The text as UTF-8 without a byte order mark, as far as it can be told."""
    if head.startswith(_WIDE_MARKS):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8", "replace")
    return head.removeprefix(codecs.BOM_UTF8)
