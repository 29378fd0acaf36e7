"""Spreadsheets made on the spot: small honest writers of xlsx and ods."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

Value = str | float | bool | date | None
Rows = Sequence[Sequence[Value]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DATE_STYLE = 1


@dataclass(frozen=True)
class Sheet:
    """One worksheet to write. ``xml`` replaces the written rows; errors are texts such as ``#DIV/0!``."""

    name: str
    rows: Rows = ()
    hidden: bool = False
    merged: Sequence[str] = ()
    xml: str = ""


def column_letters(index: int) -> str:
    """``0`` is A, ``26`` AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def xlsx(*sheets: Sheet, extra: Mapping[str, bytes] | None = None) -> bytes:
    """An Office Open XML workbook with inline texts and one date style."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        types = "".join(
            f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
            f'{kind}+xml"/>'
            for name, kind in (
                ("xl/workbook.xml", "sheet.main"),
                ("xl/styles.xml", "styles"),
                *((f"xl/worksheets/sheet{at}.xml", "worksheet") for at in range(1, len(sheets) + 1)),
            )
        )
        defaults = (
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
        )
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{types}</Types>')
        archive.writestr("_rels/.rels", _links([("office", "officeDocument", "xl/workbook.xml")]))
        tags = "".join(
            f'<sheet name={quoteattr(one.name)} sheetId="{at}" state="{"hidden" if one.hidden else "visible"}"'
            f' r:id="rId{at}"/>'
            for at, one in enumerate(sheets, start=1)
        )
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{tags}</sheets></workbook>'
        )
        links = [(f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
        archive.writestr("xl/_rels/workbook.xml.rels", _links([*links, ("styles", "styles", "styles.xml")]))
        formats = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        if "xl/styles.xml" not in (extra or {}):
            archive.writestr("xl/styles.xml", f'<styleSheet xmlns="{_MAIN}">{formats}</styleSheet>')
        for at, one in enumerate(sheets, start=1):
            archive.writestr(f"xl/worksheets/sheet{at}.xml", _worksheet(one))
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return held.getvalue()


def _links(links: Sequence[tuple[str, str, str]]) -> str:
    tags = "".join(f'<Relationship Id="{name}" Type="{_LINKS}/{kind}" Target="{to}"/>' for name, kind, to in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{tags}</Relationships>'


def _worksheet(sheet: Sheet) -> str:
    rows = sheet.xml or "".join(
        f'<row r="{at}">'
        + "".join(_cell(f"{column_letters(column)}{at}", value) for column, value in enumerate(row))
        + "</row>"
        for at, row in enumerate(sheet.rows, start=1)
    )
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in sheet.merged)
    tail = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'


def _cell(name: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date):
        return f'<c r="{name}" s="{_DATE_STYLE}"><v>{value.toordinal() - date(1899, 12, 30).toordinal()}</v></c>'
    if isinstance(value, float | int):
        return f'<c r="{name}"><v>{value!r}</v></c>'
    if value.startswith("#") and value.isupper():
        return f'<c r="{name}" t="e"><f>1/0</f><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def ods(*sheets: Sheet) -> bytes:
    """An OpenDocument spreadsheet of texts, numbers, booleans and dates."""
    tables = "".join(
        f"<table:table table:name={quoteattr(one.name)}>{one.xml or _open_rows(one)}</table:table>" for one in sheets
    )
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    names = "".join(f' xmlns:{name}="{office}{name}:1.0"' for name in ("office", "table", "text"))
    names += f' xmlns:calcext="{office}calcext:1.0"'
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml", f'<office:document-content{names} office:version="1.2">{body}</office:document-content>'
        )
        entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{office}manifest:1.0">{entry}</manifest:manifest>',
        )
    return held.getvalue()


def _open_rows(sheet: Sheet) -> str:
    """Rows of an OpenDocument table; merging "A1:B1" covers what lies behind its first cell."""
    covering = [(*_corner(first), *_corner(last)) for first, _, last in (one.partition(":") for one in sheet.merged)]
    rows = []
    for at, row in enumerate(sheet.rows):
        cells = []
        for column, value in enumerate(row):
            spans = [one for one in covering if one[0] <= at <= one[2] and one[1] <= column <= one[3]]
            if spans and (at, column) != spans[0][:2]:
                cells.append("<table:covered-table-cell/>")
                continue
            size = (spans[0][2] - at + 1, spans[0][3] - column + 1) if spans else (1, 1)
            cells.append(_open_cell(value, *size))
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return "".join(rows)


def _corner(name: str) -> tuple[int, int]:
    """Row and column of "B4", 0-based, for the first 26 columns."""
    return int(name[1:]) - 1, ord(name[0]) - 65


def _open_cell(value: Value, high: int = 1, wide: int = 1) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, float | int):
        kind = f'office:value-type="float" office:value="{value!r}"'
    elif value.startswith("#") and value.isupper():
        kind = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
    else:
        kind = 'office:value-type="string"'
    if high * wide > 1:
        kind += f' table:number-rows-spanned="{high}" table:number-columns-spanned="{wide}"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def xlsb(name: str, rows: Sequence[Sequence[float | int | None]], formats: Sequence[str] = ()) -> bytes:
    """A binary workbook of one worksheet: floats are numbers, ints the codes of errors (0x07 is #DIV/0!).

    ``formats`` are the number formats of the first columns.
    """
    wide = max(map(len, rows))
    records = _record(129) + _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, wide - 1)) + _record(145)
    for at, row in enumerate(rows):
        records += _record(0, struct.pack("<I13x", at))
        for column, value in enumerate(row):
            style = column + 1 if column < len(formats) else 0
            if isinstance(value, int):
                records += _record(3, struct.pack("<IIB", column, style, value))
            elif value is not None:
                records += _record(5, struct.pack("<IId", column, style, value))
    sheet = struct.pack("<II", 0, 1) + _wide_text("rId1") + _wide_text(name)
    book = _record(131) + _record(143) + _record(156, sheet) + _record(144) + _record(157) + _record(132)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", _links([("rId1", "worksheet", "worksheets/sheet1.bin")]))
        archive.writestr("xl/worksheets/sheet1.bin", records + _record(146) + _record(130))
        if formats:
            archive.writestr("xl/styles.bin", _binary_styles(formats))
    return held.getvalue()


def _binary_styles(formats: Sequence[str]) -> bytes:
    """Formats from number 164 on; a named style (of percent) comes before the styles of cells, as in real files."""
    named = _record(626, struct.pack("<I", 1)) + _record(47, struct.pack("<HH12x", 0xFFFF, 9)) + _record(627)
    numbers = (0, *range(164, 164 + len(formats)))
    styles = b"".join(_record(47, struct.pack("<HH12x", 0, one)) for one in numbers)
    own = b"".join(_record(44, struct.pack("<H", at) + _wide_text(one)) for at, one in enumerate(formats, start=164))
    own = _record(615, struct.pack("<I", len(formats))) + own + _record(616)
    styles = _record(617, struct.pack("<I", len(numbers))) + styles + _record(618)
    return _record(278) + own + named + styles + _record(279)


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes((kind,)) if kind < 128 else bytes((kind & 0x7F | 0x80, kind >> 7))
    assert len(body) < 128
    return head + bytes((len(body),)) + body


def _wide_text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
