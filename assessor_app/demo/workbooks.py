"""Writes the demo's workbook (.xlsx): a summary, survey results by school year, and what the staff answered."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from assessor_app.demo.office_package import HEAD, OFFICE, relations, write_office_xml

Cell = str | int
Sheets = Mapping[str, Sequence[Sequence[Cell]]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# style 1 is bold on a tint, for the heads of columns
_STYLES = (
    f'{HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Liberation Sans"/></font>'
    '<font><b/><sz val="11"/><name val="Liberation Sans"/></font></fonts><fills count="3"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill>'
    '<patternFill patternType="solid"><fgColor rgb="FFE3EAF6"/></patternFill></fill></fills><borders count="1">'
    '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/>'
    '<xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/></cellXfs></styleSheet>'
)
_ITEMS = ("Safe on the way", "Known by name", "Work that matters", "Asked before decisions")
_SCHOOLS = ("Cedar Hollow", "Marlow Creek", "Prairie Gate")
_ROLES = ("Teacher K–2", "Teacher 3–5", "Teacher 6–8", "Support staff", "Office", "Bus and kitchen")
_REMARKS = (
    "Tell us the date earlier",
    "Keep the soup",
    "Ask the evening shift too",
    "Fewer forms, more visits",
    "Show us what became of it",
    "Read the answers aloud",
)


def survey_sheets(seed: int) -> Sheets:
    """Name of each worksheet and its rows; the same ``seed`` gives the same answers."""
    chance = random.Random(seed)  # noqa: S311 - invented answers, not a secret
    results: list[list[Cell]] = [["School", "Question", "Year", "Answers", "Agree %", "Agree last year %"]]
    for school in _SCHOOLS:
        for item, middle in zip(_ITEMS, (88, 79, 62, 44), strict=True):
            now = middle + chance.randint(-6, 7)
            results.append([school, item, 2026, chance.randint(180, 410), now, now - chance.randint(-3, 9)])
    staff: list[list[Cell]] = [["Card", "Role", "Years here", "Hours a week", "Felt asked (1–4)", "Remark"]]
    for number in range(1, 25):
        staff.append(
            [
                *(number, chance.choice(_ROLES), chance.randint(0, 21)),
                *(chance.choice((10, 20, 32, 40)), chance.randint(1, 4), chance.choice(_REMARKS)),
            ]
        )
    summary: list[list[Cell]] = [["Question", *_SCHOOLS, "What we did next"]]
    for at, (item, action) in enumerate(
        zip(_ITEMS, ("Kept", "Names at the gate", "Work shown in town", "Cards before each decision"), strict=True)
    ):
        summary.append([item, *(results[1 + at + 4 * school][4] for school in range(3)), action])
    return {"Summary": summary, "Results": results, "Staff": staff}


def make_workbook(path: Path, sheets: Sheets) -> None:
    """Write the worksheets in order, the first row of each as heads."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="s{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    links = [(f"s{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    parts = {
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations([*links, ("look", "styles", "styles.xml")]),
        "xl/styles.xml": _STYLES,
    }
    types = {"xl/workbook.xml": f"{_TYPE}.sheet.main+xml", "xl/styles.xml": f"{_TYPE}.styles+xml"}
    for number, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _worksheet(rows)
        types[f"xl/worksheets/sheet{number}.xml"] = f"{_TYPE}.worksheet+xml"
    write_office_xml(path, "xl/workbook.xml", types, parts)


def _worksheet(rows: Sequence[Sequence[Cell]]) -> str:
    widths = "".join(
        f'<col min="{at + 1}" max="{at + 1}" width="{4 + max(len(str(row[at])) for row in rows)}" customWidth="1"/>'
        for at in range(len(rows[0]))
    )
    body = "".join(
        f'<row r="{at}">{"".join(_cell(chr(65 + column), at, value) for column, value in enumerate(row))}</row>'
        for at, row in enumerate(rows, start=1)
    )
    # wide rather than tall, and all columns on one page when printed
    fit = '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    return (
        f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>{widths}</cols>'
        f"<sheetData>{body}</sheetData>{fit}</worksheet>"
    )


def _cell(letter: str, row: int, value: Cell) -> str:
    style = ' s="1"' if row == 1 else ""
    if isinstance(value, int):
        return f'<c r="{letter}{row}"{style}><v>{value}</v></c>'
    return f'<c r="{letter}{row}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
