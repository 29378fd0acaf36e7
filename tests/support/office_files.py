"""Small office files written by hand with a known number of pages, slides or sheets, each saying its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

import psutil
import pytest

from assessor_app.office.program import find_libreoffice

needs_libreoffice = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAW = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument"
_FAR = " TargetMode='External'"
_OPEN_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        *(("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing")),
        *(("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("presentation", "presentation")),
    )
)
_OPEN_NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def running_offices() -> list[psutil.Process]:
    """LibreOffices this process started that still run."""
    return [one for one in psutil.Process().children(recursive=True) if _is_office(one)]


def _is_office(process: psutil.Process) -> bool:
    try:
        return "soffice" in " ".join(process.cmdline()[:1])
    except psutil.Error:
        # it has just ended
        return False


def docx(pages: int = 1, *, linked_picture: str = "", text: str = "Page") -> bytes:
    """A letter of ``pages`` pages; ``linked_picture`` is an address a picture on the first page lies at."""
    paragraphs = [_paragraph(f"{text} {number} of {pages}", page_break=number > 1) for number in range(1, pages + 1)]
    if linked_picture:
        paragraphs.insert(1, _PICTURE)
    links = [("r1", f"{_OFFICE}/image", linked_picture, True)] if linked_picture else []
    return _office_xml(
        "word/document.xml",
        f"{_TYPE}.wordprocessingml.document.main+xml",
        {
            "word/document.xml": f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
            f'xmlns:r="{_OFFICE}" xmlns:a="{_DRAW}" '
            f'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            f'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>{"".join(paragraphs)}'
            "</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations(links),
        },
    )


def pptx(slides: int = 1, *, hidden: int = 0) -> bytes:
    """``slides`` slides with one text box each; slide number ``hidden`` is hidden, 0 hides none."""
    numbers = range(1, slides + 1)
    name = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{_DRAW}" xmlns:r="{_OFFICE}"'
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="s{number}"/>' for number in numbers)
    entries = {
        "ppt/presentation.xml": f"<p:presentation {name}><p:sldIdLst>{listed}</p:sldIdLst>"
        '<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": _relations(
            [(f"s{number}", f"{_OFFICE}/slide", f"slides/slide{number}.xml", False) for number in numbers]
        ),
    }
    for number in numbers:
        show = ' show="0"' if number == hidden else ""
        entries[f"ppt/slides/slide{number}.xml"] = (
            f"<p:sld {name}{show}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/>"
            "</p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id='2' name='text'/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            "<p:spPr><a:xfrm><a:off x='900000' y='900000'/><a:ext cx='7000000' cy='900000'/></a:xfrm>"
            "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p><a:r>"
            f"<a:t>Slide {number} of {slides}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
        )
    types = {f"/ppt/slides/slide{number}.xml": f"{_TYPE}.presentationml.slide+xml" for number in numbers}
    return _office_xml("ppt/presentation.xml", f"{_TYPE}.presentationml.presentation.main+xml", entries, types)


def xlsx(sheets: Mapping[str, list[list[str | float]]]) -> bytes:
    """A workbook: sheet name → rows of texts and numbers."""
    name = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    listed = "".join(
        f"<sheet name={quoteattr(title)} sheetId='{number}' r:id='s{number}'/>"
        for number, title in enumerate(sheets, start=1)
    )
    entries = {
        "xl/workbook.xml": f'<workbook {name} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [
                (f"s{number}", f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml", False)
                for number in range(1, len(sheets) + 1)
            ]
        ),
    }
    for number, rows in enumerate(sheets.values(), start=1):
        body = "".join(f"<row>{''.join(_cell(value) for value in row)}</row>" for row in rows)
        entries[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {name}><sheetData>{body}</sheetData></worksheet>"
    types = {
        f"/xl/worksheets/sheet{number}.xml": f"{_TYPE}.spreadsheetml.worksheet+xml"
        for number in range(1, len(sheets) + 1)
    }
    return _office_xml("xl/workbook.xml", f"{_TYPE}.spreadsheetml.sheet.main+xml", entries, types)


def odt(pages: int = 1, *, linked_picture: str = "", linked_section: str = "") -> bytes:
    """An OpenDocument text; ``linked_picture`` and ``linked_section`` are addresses of things that lie elsewhere."""
    paragraphs = [
        f'<text:p text:style-name="{"Broken" if number > 1 else "Plain"}">Page {number} of {pages}</text:p>'
        for number in range(1, pages + 1)
    ]
    if linked_picture:
        paragraphs.insert(
            1,
            '<text:p><draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char"><draw:image '
            f"xlink:href={quoteattr(linked_picture)} xlink:type='simple' xlink:show='embed' xlink:actuate='onLoad'/>"
            "</draw:frame></text:p>",
        )
    if linked_section:
        paragraphs.append(
            f'<text:section text:name="far"><text:section-source xlink:href={quoteattr(linked_section)} '
            "xlink:type='simple'/><text:p>The section as it was saved.</text:p></text:section>"
        )
    return _open_document("text", f"<office:text>{''.join(paragraphs)}</office:text>")


def odp(slides: int = 1) -> bytes:
    """An OpenDocument presentation."""
    pages = "".join(
        f'<draw:page draw:name="page{number}" draw:master-page-name=""><draw:frame svg:x="2cm" svg:y="2cm" '
        f'svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>Slide {number} of {slides}</text:p>'
        "</draw:text-box></draw:frame></draw:page>"
        for number in range(1, slides + 1)
    )
    return _open_document("presentation", f"<office:presentation>{pages}</office:presentation>")


def ods(sheets: Mapping[str, list[list[str | float]]]) -> bytes:
    """An OpenDocument workbook: sheet name → rows of texts and numbers."""
    tables = ""
    for title, rows in sheets.items():
        body = "".join(
            f"<table:table-row>{''.join(_open_cell(value) for value in row)}</table:table-row>" for row in rows
        )
        tables += f"<table:table table:name={quoteattr(title)}>{body}</table:table>"
    return _open_document("spreadsheet", f"<office:spreadsheet>{tables}</office:spreadsheet>")


def rtf(pages: int = 1) -> bytes:
    """A rich text file."""
    text = r"\page ".join(rf"Page {number} of {pages}\par " for number in range(1, pages + 1))
    return rf"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 DejaVu Sans;}}}}\f0 {text}}}".encode("ascii")


def broken_docx() -> bytes:
    """A file that is a Word document by its parts, with a text that stops in the middle of its markup."""
    return _office_xml(
        "word/document.xml",
        f"{_TYPE}.wordprocessingml.document.main+xml",
        {
            "word/document.xml": "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:bo"
        },
    )


_PICTURE = (
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='900000' cy='900000'/><wp:docPr id='1' name='far'/><a:graphic>"
    "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic><pic:nvPicPr>"
    "<pic:cNvPr id='1' name='far'/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link='r1'/></pic:blipFill>"
    "<pic:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='900000' cy='900000'/></a:xfrm><a:prstGeom prst='rect'/>"
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def _paragraph(text: str, *, page_break: bool) -> str:
    start = "<w:r><w:br w:type='page'/></w:r>" if page_break else ""
    return f"<w:p>{start}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return f"<c t='inlineStr'><is><t>{escape(value)}</t></is></c>"
    return f"<c><v>{value}</v></c>"


def _open_cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
        "</table:table-cell>"
    )


def _relations(links: list[tuple[str, str, str, bool]]) -> str:
    """Id, type, target, and whether the target lies outside the file."""
    listed = "".join(
        f"<Relationship Id='{key}' Type='{kind}' Target={quoteattr(target)}{_FAR if far else ''}/>"
        for key, kind, target, far in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _office_xml(main: str, main_type: str, entries: Mapping[str, str], types: Mapping[str, str] | None = None) -> bytes:
    parts = {f"/{main}": main_type, **(types or {})}
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in parts.items())
    listed = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    root = _relations([("d1", f"{_OFFICE}/officeDocument", main, False)])
    return packed(
        {"[Content_Types].xml": _HEAD + listed, "_rels/.rels": _HEAD + root}
        | {name: _HEAD + text for name, text in entries.items()}
    )


def _open_document(form: str, body: str) -> bytes:
    kind = f"application/vnd.oasis.opendocument.{form}"
    content = (
        f'{_HEAD}<office:document-content {_OPEN_NAMES} office:version="1.3">'
        '<office:automatic-styles><style:style style:name="Plain" style:family="paragraph"/>'
        '<style:style style:name="Broken" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/>'
        f"</style:style></office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    )
    listed = (
        f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": listed})


def packed(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip of these entries, the first one stored as OpenDocument wants its type."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number, (name, content) in enumerate(entries.items()):
            archive.writestr(name, content, zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED)
    return made.getvalue()
