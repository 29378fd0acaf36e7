"""The bare text of office files inside the reading child, for where nothing can lay out their pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from striprtf.striprtf import rtf_to_text

from assessor_app.media.child_wire import Header
from assessor_app.media.reading_document import ReadingDocument, ReadingFaultError, Reply

_LARGEST_PART: Final = 64 << 20
_LARGEST_RTF: Final = 64 << 20
_MOST_TEXT: Final = 4_000_000
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS: Final = frozenset({_TEXT + "p", _TEXT + "h"})
_NOTES: Final = frozenset({"{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}notes"})
_BROKEN_ZIP: Final = (zipfile.BadZipFile, KeyError, NotImplementedError, ValueError, EOFError, OSError)


def office_text(document: ReadingDocument, _ask: Header) -> Reply:
    """Paragraphs, slide by slide for a presentation: a list of lists of text."""
    if not document.data:
        raise ReadingFaultError("empty")
    parts = _rtf(document) if bytes(document.data[:5]) == b"{\\rtf" else _open_document(document)
    size = 0
    kept: list[list[str]] = []
    for part in parts:
        size += sum(map(len, part))
        if size > _MOST_TEXT:
            break
        kept.append(part)
    return {"parts": kept, "cut": size > _MOST_TEXT}, b""


def _rtf(document: ReadingDocument) -> list[list[str]]:
    if len(document.data) > _LARGEST_RTF:
        raise ReadingFaultError("too_large")
    try:
        text = rtf_to_text(bytes(document.data).decode("latin-1"), errors="ignore")
    except (ValueError, IndexError, LookupError, TypeError) as error:
        raise ReadingFaultError("damaged") from error
    return [[line.strip() for line in text.split("\n") if line.strip()]]


def _open_document(document: ReadingDocument) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
            part = archive.getinfo("content.xml")
            if part.file_size > _LARGEST_PART:
                raise ReadingFaultError("too_large")
            if _is_locked(archive):
                raise ReadingFaultError("password")
            with archive.open(part) as stream:
                content = stream.read(_LARGEST_PART + 1)
    except _BROKEN_ZIP as error:
        raise ReadingFaultError("damaged") from error
    if len(content) > _LARGEST_PART:
        raise ReadingFaultError("too_large")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - expat of today refuses entity bombs, and the child is bounded
    except ElementTree.ParseError as error:
        raise ReadingFaultError("damaged") from error
    slides = list(root.iter(_DRAW + "page"))
    return [list(_paragraphs(slide)) for slide in slides] if slides else [list(_paragraphs(root))]


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether the package says that its parts are encrypted."""
    try:
        with archive.open("META-INF/manifest.xml") as stream:
            return b"encryption-data" in stream.read(1 << 20)
    except KeyError:
        return False


def _paragraphs(node: ElementTree.Element) -> Iterator[str]:
    """Text of each paragraph and heading; a speaker's notes are not what the slide shows."""
    for child in node:
        if child.tag in _NOTES:
            continue
        if child.tag in _PARAGRAPHS:
            text = " ".join("".join(_spoken(child)).split())
            if text:
                yield text
        else:
            yield from _paragraphs(child)


def _spoken(node: ElementTree.Element) -> Iterator[str]:
    if node.tag in (_TEXT + "tab", _TEXT + "s", _TEXT + "line-break"):
        yield " "
    yield node.text or ""
    for child in node:
        yield from _spoken(child)
        yield child.tail or ""
