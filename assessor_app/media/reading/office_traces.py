"""The properties of office files and books, and who commented on them: parts of the package beside its text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Final
from xml.etree import ElementTree

from assessor_app.domain.zip_directory import BROKEN_ZIP, check_directory

_LARGEST_PART: Final = 8 << 20
# books in one package, sheets with comments
_MOST_ALIKE: Final = 8
_SHEET_COMMENTS: Final = re.compile(r"xl/comments\d{0,4}\.xml")
_BROKEN: Final[tuple[type[Exception], ...]] = (*BROKEN_ZIP, OSError, LookupError, ElementTree.ParseError)
# part → {local name of an element: its role}
_PARTS: Final[dict[str, dict[str, str]]] = {
    "docProps/core.xml": {
        "creator": "author",
        "lastModifiedBy": "editor",
        "title": "words",
        "subject": "words",
        "keywords": "words",
        "description": "words",
        "category": "words",
    },
    "docProps/app.xml": {"Company": "organisation", "Manager": "author"},
    # properties of one's own: texts under names nobody knows
    "docProps/custom.xml": {"lpwstr": "words", "lpstr": "words", "bstr": "words"},
    # in OpenDocument the creator is whoever saved it last
    "meta.xml": {
        "initial-creator": "author",
        "creator": "editor",
        "printed-by": "editor",
        "title": "words",
        "subject": "words",
        "keyword": "words",
        "description": "words",
        "user-defined": "words",
    },
    # in its text only comments and tracked changes have a creator
    "content.xml": {"creator": "editor"},
}
# of an e-book, in the package file that its container names
_BOOK: Final = {
    "creator": "author",
    "contributor": "editor",
    "publisher": "organisation",
    "title": "words",
    "subject": "words",
    "description": "words",
    "rights": "words",
}
_CONTAINER: Final = "META-INF/container.xml"
# part → attribute that names whoever wrote a comment, or changed the text
_COMMENTERS: Final = {
    "word/comments.xml": "author",
    "word/document.xml": "author",
    "ppt/commentAuthors.xml": "name",
    "ppt/authors.xml": "name",
    "xl/persons/person.xml": "displayName",
}


def office_traces(data: memoryview) -> Iterator[tuple[str, str]]:
    """Roles and values. A part that is missing, locked or broken says nothing."""
    try:
        check_directory(io.BytesIO(data))
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        return
    with archive:
        for part, roles in (*_PARTS.items(), *_books(archive), *_sheet_comments(archive)):
            for node in _elements(archive, part):
                role = roles.get(_local(node.tag))
                if role is not None and node.text:
                    yield role, node.text
        for part, attribute in _COMMENTERS.items():
            for node in _elements(archive, part):
                for name, value in node.attrib.items():
                    if _local(name) == attribute:
                        yield "editor", value


def _books(archive: zipfile.ZipFile) -> Iterator[tuple[str, dict[str, str]]]:
    found = (node.get("full-path", "") for node in _elements(archive, _CONTAINER) if _local(node.tag) == "rootfile")
    return ((part, _BOOK) for part in islice(found, _MOST_ALIKE))


def _sheet_comments(archive: zipfile.ZipFile) -> Iterator[tuple[str, dict[str, str]]]:
    found = (name for name in archive.namelist() if _SHEET_COMMENTS.fullmatch(name))
    return ((part, {"author": "editor"}) for part in islice(found, _MOST_ALIKE))


def _elements(archive: zipfile.ZipFile, part: str) -> Iterator[ElementTree.Element]:
    try:
        if archive.getinfo(part).file_size > _LARGEST_PART:
            return
        with archive.open(part) as stream:
            content = stream.read(_LARGEST_PART + 1)
        root = ElementTree.fromstring(content)  # noqa: S314 - expat of today refuses entity bombs, and the child is bounded
    except _BROKEN:
        return
    yield from root.iter()


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
