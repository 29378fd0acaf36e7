"""Writes the demo's word-processor documents, .docx and .odt: chapters with headings, lists, tables, page breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from assessor_app.demo.office_package import HEAD, OFFICE, relations, write_office_xml, write_zip

Block = str | list[str] | Mapping[str, list[list[str]]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page: a paragraph is a text, a list is a list, and a table is its rows, the first in bold."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = f"""{HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/><w:sz w:val="23"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="240"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:b/><w:color w:val="1F3A63"/>
<w:sz w:val="36"/></w:rPr></w:style></w:styles>"""
_FOOTER = (
    f'{HEAD}<w:ftr xmlns:w="{_WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="9AA7BD"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def read_chapters(recipe: Sequence[Mapping[str, Any]], words: Mapping[str, object]) -> tuple[Chapter, ...]:
    """The chapters of a recipe with its placeholders filled."""
    return tuple(
        Chapter(one["anchor"], fill(one["heading"], words), tuple(_filled(block, words) for block in one["blocks"]))
        for one in recipe
    )


def fill(text: object, words: Mapping[str, object]) -> str:
    """Put the school's own names and numbers into a text."""
    return str(text).format_map(dict(words))


def _filled(block: Any, words: Mapping[str, object]) -> Block:
    if isinstance(block, str):
        return fill(block, words)
    if isinstance(block, list):
        return [fill(one, words) for one in block]
    return {"table": [[fill(cell, words) for cell in row] for row in block["table"]]}


def make_docx(path: Path, chapters: Sequence[Chapter]) -> None:
    """Write a Word document: each chapter on a page of its own, numbered at the foot."""
    body = "".join(_chapter(chapter, number > 0) for number, chapter in enumerate(chapters))
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1300" w:right="1300" w:bottom="1300" w:left="1300" w:footer="600"/></w:sectPr>'
    )
    document = f'{HEAD}<w:document xmlns:w="{_WORD}" xmlns:r="{OFFICE}"><w:body>{body}{page}</w:body></w:document>'
    links = [("r1", "styles", "styles.xml"), ("r2", "footer", "footer1.xml")]
    write_office_xml(
        path,
        "word/document.xml",
        {
            "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
            "word/styles.xml": f"{_WORD_TYPE}.styles+xml",
            "word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
        },
        {
            "word/document.xml": document,
            "word/styles.xml": _STYLES,
            "word/footer1.xml": _FOOTER,
            "word/_rels/document.xml.rels": relations(links),
        },
    )


def _chapter(chapter: Chapter, broken: bool) -> str:
    before = "<w:pageBreakBefore/>" if broken else ""
    parts = [_paragraph(chapter.heading, f'<w:pStyle w:val="Heading1"/>{before}')]
    for block in chapter.blocks:
        if isinstance(block, str):
            parts.append(_paragraph(block))
        elif isinstance(block, list):
            parts.extend(_paragraph(f"•  {line}", '<w:ind w:left="500" w:hanging="250"/>') for line in block)
        else:
            parts.append(_table(block["table"]))
    return "".join(parts)


def _paragraph(text: str, properties: str = "", look: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def _table(rows: list[list[str]]) -> str:
    share = 9300 // len(rows[0])
    grid = f'<w:gridCol w:w="{share}"/>' * len(rows[0])
    lines = []
    for number, row in enumerate(rows):
        look = "" if number else "<w:b/>"
        tight = '<w:spacing w:before="60" w:after="60"/>'
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/></w:tcPr>{_paragraph(cell, tight, look)}</w:tc>'
            for cell in row
        )
        lines.append(f"<w:tr>{cells}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{share * len(rows[0])}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>{_paragraph('')}"
    )


_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_OPEN_NAMES = " ".join(
    f'xmlns:{short}="{_OPEN}:{long}:1.0"'
    for short, long in (
        *(("office", "office"), ("text", "text"), ("style", "style")),
        *(("table", "table"), ("fo", "xsl-fo-compatible")),
    )
)
_OPEN_STYLES = (
    '<office:automatic-styles><style:style style:name="P1" style:family="paragraph"><style:paragraph-properties '
    'fo:margin-bottom="0.3cm"/><style:text-properties fo:font-size="12pt"/></style:style>'
    '<style:style style:name="H1" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.5cm"/>'
    '<style:text-properties fo:font-size="18pt" fo:font-weight="bold" fo:color="#1f3a63"/></style:style>'
    '<style:style style:name="H2" style:family="paragraph" style:parent-style-name="H1"><style:paragraph-properties '
    'fo:break-before="page" fo:margin-bottom="0.5cm"/><style:text-properties fo:font-size="18pt" '
    'fo:font-weight="bold" fo:color="#1f3a63"/></style:style></office:automatic-styles>'
)


def make_odt(path: Path, chapters: Sequence[Chapter]) -> None:
    """Write an OpenDocument text: each chapter on a page of its own."""
    kind = "application/vnd.oasis.opendocument.text"
    body = "".join(_open_chapter(chapter, number > 0) for number, chapter in enumerate(chapters))
    content = (
        f'{HEAD}<office:document-content {_OPEN_NAMES} office:version="1.3">{_OPEN_STYLES}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{one}"/>'
        for name, one in (("/", kind), ("content.xml", "text/xml"))
    )
    manifest = f'{HEAD}<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0">{listed}</manifest:manifest>'
    entries = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    write_zip(path, entries, plain=("mimetype",))


def _open_chapter(chapter: Chapter, broken: bool) -> str:
    style = "H2" if broken else "H1"
    parts = [f'<text:h text:style-name="{style}" text:outline-level="1">{escape(chapter.heading)}</text:h>']
    for block in chapter.blocks:
        if isinstance(block, str):
            parts.append(_open_paragraph(block))
        elif isinstance(block, list):
            items = "".join(f"<text:list-item>{_open_paragraph(line)}</text:list-item>" for line in block)
            parts.append(f"<text:list>{items}</text:list>")
        else:
            parts.append(_open_table(block["table"], chapter.anchor))
    return "".join(parts)


def _open_paragraph(text: str) -> str:
    return f'<text:p text:style-name="P1">{escape(text)}</text:p>'


def _open_table(rows: list[list[str]], name: str) -> str:
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string">{_open_paragraph(cell)}</table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f'<table:table table:name="{name}">{columns}{lines}</table:table>'
