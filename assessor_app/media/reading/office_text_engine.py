"""The bare text of office files inside the reading child, for where nothing can lay out their pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree

from striprtf.striprtf import rtf_to_text

from assessor_app.domain.zip_directory import BROKEN_ZIP, check_directory
from assessor_app.media.child_wire import Header
from assessor_app.media.reading.document import ReadingDocument, ReadingFaultError, Reply

_LARGEST_PART: Final = 64 << 20
_LARGEST_RTF: Final = 64 << 20
_MOST_TEXT: Final = 1_000_000
_NAMES: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = _NAMES + "text:1.0}"
_DRAW: Final = _NAMES + "drawing:1.0}"
_PARAGRAPHS: Final = frozenset({_TEXT + "p", _TEXT + "h"})
# A speaker's notes are not what the slide shows, deleted words not what the text says, and a remark is no part of it.
_UNSEEN: Final = frozenset(
    {_NAMES + "presentation:1.0}notes", _TEXT + "tracked-changes", _NAMES + "office:1.0}annotation"}
)
_GAPS: Final = frozenset({_TEXT + "tab", _TEXT + "s", _TEXT + "line-break"})


def office_text(document: ReadingDocument, _ask: Header) -> Reply:
    """Paragraphs, slide by slide for a presentation: a list of lists of text."""
    if not document.data:
        raise ReadingFaultError("empty")
    if bytes(document.data[:5]) == b"{\\rtf":
        parts = _rtf(document)
    elif bytes(document.data[:2]) == b"PK":
        parts = _open_document(_content(document))
    elif len(document.data) > _LARGEST_PART:
        raise ReadingFaultError("too_large")
    else:
        parts = _open_document(bytes(document.data))
    kept, cut = _bounded(parts)
    return {"parts": kept, "cut": cut}, b""


def _bounded(parts: Iterable[Iterable[str]]) -> tuple[list[list[str]], bool]:
    """The beginning of a long text, and whether it is only that."""
    kept: list[list[str]] = []
    room = _MOST_TEXT
    for part in parts:
        kept.append([])
        for text in part:
            kept[-1].append(text[:room])
            room -= len(text)
            if room <= 0:
                return kept, True
    return kept, False


def _rtf(document: ReadingDocument) -> list[list[str]]:
    if len(document.data) > _LARGEST_RTF:
        raise ReadingFaultError("too_large")
    try:
        text = rtf_to_text(bytes(document.data).decode("latin-1"), errors="ignore")
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise ReadingFaultError("damaged") from error
    return [[line.strip() for line in text.split("\n") if line.strip()]]


def _content(document: ReadingDocument) -> bytes:
    """The part of a package that holds its text."""
    try:
        check_directory(io.BytesIO(document.data))
        with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
            if _is_locked(archive):
                raise ReadingFaultError("password")
            part = archive.getinfo("content.xml")
            if part.file_size > _LARGEST_PART:
                raise ReadingFaultError("too_large")
            with archive.open(part) as stream:
                content = stream.read(_LARGEST_PART + 1)
    except (*BROKEN_ZIP, KeyError, OSError) as error:
        raise ReadingFaultError("damaged") from error
    if len(content) > _LARGEST_PART:
        raise ReadingFaultError("too_large")
    return content


def _open_document(content: bytes) -> Iterator[Iterator[str]]:
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - expat of today refuses entity bombs, and the child is bounded
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ReadingFaultError("damaged") from error
    slides = list(root.iter(_DRAW + "page"))
    return (_paragraphs(part) for part in slides or [root])


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether the package says that its parts are encrypted."""
    if any(one.flag_bits & 1 for one in archive.infolist()):
        return True
    try:
        with archive.open("META-INF/manifest.xml") as stream:
            return b"encryption-data" in stream.read(1 << 20)
    except KeyError:
        return False


def _paragraphs(node: ElementTree.Element) -> Iterator[str]:
    """Text of each paragraph and heading."""
    for child in node:
        if child.tag in _UNSEEN:
            continue
        if child.tag in _PARAGRAPHS:
            text = " ".join("".join(_spoken(child)).split())
            if text:
                yield text
        else:
            yield from _paragraphs(child)


def _spoken(node: ElementTree.Element) -> Iterator[str]:
    if node.tag in _GAPS:
        yield " "
    yield node.text or ""
    for child in node:
        if child.tag not in _UNSEEN:
            yield from _spoken(child)
        yield child.tail or ""
