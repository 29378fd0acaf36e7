"""Verb: the numbers of calibration as a file for other programmes, CSV or a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, assert_never

from assessor_app.workflows.calibration_desk import TableForm
from assessor_app.workflows.report_tables import Cell, ReportTable, report_tables, stacked

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import CalibrationPicture

# what a spreadsheet takes for the beginning of a formula or a command
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST: Final = 60
_NUMBER: Final = "0.000"
# a workbook holds no more rows in a sheet
_MOST_ROWS: Final = 1_048_575


def calibration_tables(picture: CalibrationPicture, form: TableForm) -> bytes:
    """The file: a CSV in UTF-8 of all tables under one header, or a workbook with a sheet for each."""
    return table_file(report_tables(picture), form)


def table_file(tables: Sequence[ReportTable], form: TableForm) -> bytes:
    """These tables as a file. Text never becomes a formula in it."""
    match form:
        case "csv":
            return _as_csv(tables)
        case "xlsx":
            return _as_workbook(tables)
        case _:
            assert_never(form)


def harmless(cell: Cell) -> Cell:
    """Text that a spreadsheet would compute gets an apostrophe in front; numbers stay as they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _as_csv(tables: Sequence[ReportTable]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    header, rows = stacked(tables)
    writer.writerow(header)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    # with a mark at its beginning, without which Excel takes UTF-8 for something else
    return text.getvalue().encode("utf-8-sig")


def _as_workbook(tables: Sequence[ReportTable]) -> bytes:
    # late: only who asks for a workbook waits for it
    import xlsxwriter

    file = io.BytesIO()
    # in memory: decrypted bytes never lie on the disk
    with xlsxwriter.Workbook(file, {"in_memory": True, "nan_inf_to_errors": True}) as workbook:
        bold = workbook.add_format({"bold": True, "bottom": 1})
        number = workbook.add_format({"num_format": _NUMBER})
        for table in tables:
            sheet = workbook.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(table.header):
                sheet.write_string(0, column, title, bold)
                sheet.set_column(column, column, _width(table, column))
            for at, row in enumerate(table.rows[:_MOST_ROWS], start=1):
                for column, cell in enumerate(row):
                    # each by its kind: xlsxwriter's own guess would take text for formulas and links
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell)
                    elif isinstance(cell, float):
                        sheet.write_number(at, column, cell, number)
                    elif cell is not None:
                        sheet.write_number(at, column, cell)
            if table.rows:
                sheet.autofilter(0, 0, min(len(table.rows), _MOST_ROWS), len(table.header) - 1)
    return file.getvalue()


def _width(table: ReportTable, column: int) -> int:
    """Wide enough for what the first rows hold."""
    longest = max((len(_shown(row[column])) for row in table.rows[:200]), default=0)
    return min(_WIDEST, max(len(table.header[column]) + 3, longest + 1))


def _shown(cell: Cell) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else "" if cell is None else str(cell)
