"""The zip that office files are: parts with fixed dates, so that the same content is the same file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SAVED = (2026, 10, 20, 9, 0, 0)


def write_zip(path: Path, entries: Mapping[str, str], *, plain: Sequence[str] = ()) -> None:
    """Write the parts in the order given; those named in ``plain`` are stored unpacked."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in entries.items():
            packing = zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, date_time=_SAVED), text, packing)


def write_office_xml(path: Path, main: str, types: Mapping[str, str], parts: Mapping[str, str]) -> None:
    """Write an Office Open XML file: ``main`` is its first part, ``types`` the content type of each part."""
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types.items())
    listed = (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    entries = {"[Content_Types].xml": listed, "_rels/.rels": relations([("r1", "officeDocument", main)])}
    write_zip(path, {**entries, **parts})


def relations(links: Sequence[tuple[str, str, str]]) -> str:
    """A part that links to others: id, the last word of the kind, and where it lies."""
    listed = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in links)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
