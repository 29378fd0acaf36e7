"""Spreadsheets as LibreOffice itself writes them, with number formats and errors: xls and xlsx made of one flat ods."""

from __future__ import annotations

import subprocess
from pathlib import Path

from assessor_app.office.program import find_libreoffice

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
    )
)  # fmt: skip
_FORMULAS = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
_FORMATS = {
    "share": (
        "percentage",
        '<number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1"/>'
        "<number:text>%</number:text>",
    ),
    "sum": (
        "number",
        '<number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"'
        ' number:grouping="true"/>',
    ),
    "money": (
        "currency",
        '<number:currency-symbol number:language="en" number:country="US">$</number:currency-symbol>'
        '<number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"'
        ' number:grouping="true"/>',
    ),
    "day": (
        "date",
        '<number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/>'
        '<number:text>.</number:text><number:year number:style="long"/>',
    ),
}
_CELLS = (
    (None, "string", "Plain", ""),
    ("share", "percentage", "0.5", ""),
    ("sum", "float", "1234567.891", ""),
    ("money", "currency", "-1234.5", ""),
    ("day", "date", "2026-03-04", ""),
    (None, "float", "0.25", ""),
    (None, "float", "", "of:=1/0"),
    (None, "float", "", "of:=NA()"),
)
SHOWN = ("Plain", "50.0%", "1,234,567.89", "-$1,234.50", "04.03.2026", "0.25", "#DIV/0!", "#N/A")


def calc_file(folder: Path, suffix: str) -> bytes:
    """One row that a user of Excel sees as SHOWN, and below it a row with an error alone."""
    program = find_libreoffice()
    assert program is not None
    source = folder / "row.fods"
    source.write_text(_document(), encoding="utf-8")
    command = [
        str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", suffix,
        "--outdir", str(folder), str(source),
    ]  # fmt: skip
    for _ in range(3):
        # the first start with a profile may only set it up and ask, by its code, to be started again
        if subprocess.run(command, capture_output=True, timeout=100, check=False).returncode == 0:
            break
    return (folder / f"row.{suffix}").read_bytes()


def _document() -> str:
    formats = "".join(
        f'<number:{kind}-style style:name="N{name}">{inside}</number:{kind}-style>'
        f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="N{name}"/>'
        for name, (kind, inside) in _FORMATS.items()
    )
    cells = "".join(_cell(*one) for one in _CELLS)
    last = _cell(None, "float", "", "of:=1/0")
    return (
        f'<?xml version="1.0"?><office:document {_SPACES} {_FORMULAS} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{formats}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Row"><table:table-row>{cells}</table:table-row>'
        f"<table:table-row>{last}</table:table-row></table:table></office:spreadsheet></office:body></office:document>"
    )


def _cell(style: str | None, kind: str, value: str, formula: str) -> str:
    named = f' table:style-name="{style}"' if style else ""
    if kind == "string":
        return f'<table:table-cell{named} office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    if formula:
        # without a value LibreOffice works it out
        return f'<table:table-cell table:formula="{formula}"/>'
    said = f'office:date-value="{value}"' if kind == "date" else f'office:value="{value}"'
    return f'<table:table-cell{named} office:value-type="{kind}" {said}/>'
