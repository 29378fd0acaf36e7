"""Authors, owners and positions in an XMP packet, as PDFs and pictures carry one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

LARGEST_PACKET: Final = 4 << 20
_ROLES: Final = {
    "creator": "author",
    "Author": "author",
    "Artist": "author",
    "AuthorsPosition": "words",
    "CreatorContactInfo": "words",
    "CiEmailWork": "words",
    "OwnerName": "owner",
    "CameraOwnerName": "owner",
    "Owner": "owner",
    "Credit": "organisation",
    "Company": "organisation",
    "rights": "words",
    "Copyright": "words",
    "title": "words",
    "description": "words",
    "Headline": "words",
    "subject": "words",
    "Keywords": "words",
    "PersonInImage": "words",
    "GPSLatitude": "position",
    "City": "position",
    "Location": "position",
}


def xmp_traces(packet: bytes) -> Iterator[tuple[str, str]]:
    """Roles and values; a packet that is no XML has none."""
    start, end = packet.find(b"<x:xmpmeta"), packet.rfind(b"</x:xmpmeta>")
    whole = packet[start : end + len(b"</x:xmpmeta>")] if 0 <= start < end else packet
    try:
        root = ElementTree.fromstring(whole)  # noqa: S314 - expat of today refuses entity bombs, and the child is bounded
    except (ElementTree.ParseError, ValueError, LookupError):
        return
    for node in root.iter():
        role = _ROLES.get(_local(node.tag))
        if role is not None:
            # a list of several, or a text in several languages, lies deeper
            for text in node.itertext():
                yield role, text
        for name, value in node.attrib.items():
            role = _ROLES.get(_local(name))
            if role is not None:
                yield role, value


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
