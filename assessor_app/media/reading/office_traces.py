"""The properties of office files, and who commented on them: parts of the package beside its text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from assessor_app.domain.zip_directory import BROKEN_ZIP, check_directory

_LARGEST_PART: Final = 8 << 20
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
    # in OpenDocument the creator is whoever saved it last
    "meta.xml": {
        "initial-creator": "author",
        "creator": "editor",
        "printed-by": "editor",
        "title": "words",
        "subject": "words",
        "keyword": "words",
        "description": "words",
    },
}
# part → attribute that names whoever wrote a comment
_COMMENTERS: Final = {
    "word/comments.xml": "author",
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
        for part, roles in _PARTS.items():
            for node in _elements(archive, part):
                role = roles.get(_local(node.tag))
                if role is not None and node.text:
                    yield role, node.text
        for part, attribute in _COMMENTERS.items():
            for node in _elements(archive, part):
                for name, value in node.attrib.items():
                    if _local(name) == attribute:
                        yield "editor", value


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
