"""Writes the demo's slides (.pptx): lines, tables, and charts that are real charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from assessor_app.demo.office_package import HEAD, OFFICE, relations, write_office_xml
from assessor_app.demo.word_files import fill

_DRAW = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMES = f'xmlns:p="{_SHOW}" xmlns:a="{_DRAW}" xmlns:r="{OFFICE}"'
_TYPE = "application/vnd.openxmlformats-officedocument"
_WIDTH, _HEIGHT = 12192000, 6858000
_LEFT, _TOP, _INNER = 900000, 1750000, 10392000
_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of columns: whole numbers, one for each label."""

    name: str
    labels: tuple[str, ...]
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A heading over lines, a table or a chart."""

    anchor: str
    heading: str
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    chart: Bars | None = None


def read_slides(recipe: Sequence[Mapping[str, Any]], words: Mapping[str, object]) -> tuple[Slide, ...]:
    """The slides of a recipe with its placeholders filled."""
    slides = []
    for one in recipe:
        chart = one.get("chart")
        slides.append(
            Slide(
                one["anchor"],
                fill(one["heading"], words),
                tuple(fill(line, words) for line in one.get("lines", ())),
                tuple(tuple(fill(cell, words) for cell in row) for row in one.get("table", ())),
                Bars(chart["name"], tuple(chart["labels"]), tuple(chart["values"])) if chart else None,
            )
        )
    return tuple(slides)


def make_pptx(path: Path, slides: Sequence[Slide]) -> None:
    """Write the slides, 16:9, in order."""
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="s{number}"/>' for number in numbers)
    show = (
        f'{HEAD}<p:presentation {_NAMES}><p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="{_WIDTH}" cy="{_HEIGHT}"/>'
        f'<p:notesSz cx="{_HEIGHT}" cy="9144000"/></p:presentation>'
    )
    parts = {
        "ppt/presentation.xml": show,
        "ppt/_rels/presentation.xml.rels": relations(
            [(f"s{number}", "slide", f"slides/slide{number}.xml") for number in numbers]
        ),
    }
    types = {"ppt/presentation.xml": f"{_TYPE}.presentationml.presentation.main+xml"}
    for number, slide in enumerate(slides, start=1):
        parts[f"ppt/slides/slide{number}.xml"] = _slide(slide)
        types[f"ppt/slides/slide{number}.xml"] = f"{_TYPE}.presentationml.slide+xml"
        if slide.chart is not None:
            parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(
                [("c1", "chart", f"../charts/chart{number}.xml")]
            )
            parts[f"ppt/charts/chart{number}.xml"] = _chart(slide.chart)
            types[f"ppt/charts/chart{number}.xml"] = f"{_TYPE}.drawingml.chart+xml"
    write_office_xml(path, "ppt/presentation.xml", types, parts)


def _slide(slide: Slide) -> str:
    stripe = _box(2, "stripe", (0, 0, _WIDTH, 260000), "", '<a:solidFill><a:srgbClr val="1F3A63"/></a:solidFill>')
    heading = _box(3, "heading", (_LEFT, 620000, _INNER, 900000), _line(slide.heading, 3200, "1F3A63", bold=True))
    body = ""
    if slide.lines:
        lines = "".join(_line(f"–  {line}", 2200, "1D2330") for line in slide.lines)
        body = _box(4, "lines", (_LEFT, _TOP, _INNER, 3800000), lines)
    elif slide.table:
        body = _frame("table", f"{_DRAW.removesuffix('/main')}/table", _table(slide.table))
    elif slide.chart is not None:
        body = _frame("chart", _CHART, f'<c:chart xmlns:c="{_CHART}" r:id="c1"/>')
    return f"{HEAD}<p:sld {_NAMES}><p:cSld><p:spTree>{_GROUP}{stripe}{heading}{body}</p:spTree></p:cSld></p:sld>"


def _box(key: int, name: str, place: tuple[int, int, int, int], text: str, look: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{key}" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_place(place)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{look}</p:spPr>'
        f"<p:txBody><a:bodyPr/>{text or '<a:p/>'}</p:txBody></p:sp>"
    )


def _place(place: tuple[int, int, int, int], name: str = "a") -> str:
    x, y, width, height = place
    return f'<{name}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{name}:xfrm>'


def _line(text: str, size: int, colour: str, *, bold: bool = False) -> str:
    look = f'sz="{size}" b="{int(bold)}"'
    return (
        f'<a:p><a:pPr><a:spcAft><a:spcPts val="1000"/></a:spcAft></a:pPr><a:r><a:rPr lang="en-US" {look}><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill></a:rPr><a:t>{escape(text)}</a:t></a:r></a:p>'
    )


def _frame(name: str, kind: str, content: str) -> str:
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="{name}"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f"</p:nvGraphicFramePr>{_place((_LEFT, _TOP, _INNER, 4200000), 'p')}"
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    grid = f'<a:gridCol w="{_INNER // len(rows[0])}"/>' * len(rows[0])
    lines = []
    for number, row in enumerate(rows):
        fill_colour = "EEF2F9" if number else "CBD8EC"
        cells = "".join(
            f"<a:tc><a:txBody><a:bodyPr/>{_line(cell, 1800, '1D2330', bold=not number)}</a:txBody>"
            f'<a:tcPr><a:solidFill><a:srgbClr val="{fill_colour}"/></a:solidFill></a:tcPr></a:tc>'
            for cell in row
        )
        lines.append(f'<a:tr h="560000">{cells}</a:tr>')
    return f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{"".join(lines)}</a:tbl>'


def _chart(bars: Bars) -> str:
    end = len(bars.labels) + 1
    labels = "".join(f'<c:pt idx="{at}"><c:v>{escape(label)}</c:v></c:pt>' for at, label in enumerate(bars.labels))
    values = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(bars.values))
    count = f'<c:ptCount val="{len(bars.labels)}"/>'
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAW}" xmlns:r="{OFFICE}"><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
        '<c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(bars.name)}</c:v></c:pt></c:strCache></c:strRef>'
        '</c:tx><c:spPr><a:solidFill><a:srgbClr val="2F6DB5"/></a:solidFill></c:spPr>'
        '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        f"</c:dLbls><c:cat><c:strRef><c:f>Sheet1!$A$2:$A${end}</c:f><c:strCache>{count}{labels}</c:strCache></c:strRef>"
        f"</c:cat><c:val><c:numRef><c:f>Sheet1!$B$2:$B${end}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'{count}{values}</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="60"/><c:axId val="1"/>'
        '<c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling>'
        '<c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines/>'
        '<c:crossAx val="1"/></c:valAx></c:plotArea><c:legend><c:legendPos val="b"/></c:legend></c:chart>'
        "</c:chartSpace>"
    )
