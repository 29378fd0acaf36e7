"""What a spreadsheet's tabs are called, and what a person must be told about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.domain.citation import CellPlace
from assessor_app.domain.citation.cells import column_letters
from assessor_app.errors import ArtifactError
from assessor_app.gui.language.saying import say
from assessor_app.media.reading.sheet_book import Workbook


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("sheet_notes", text)


def sheet_tab_words(book: Workbook) -> tuple[str, ...]:
    """One name for each tab; hidden sheets say so."""
    names = []
    for number, sheet in enumerate(book.sheets):
        name = sheet.name or tr("Table")
        names.append(tr("{sheet} (hidden)").format(sheet=name) if number in book.hidden else name)
    return tuple(names)


def workbook_notes(book: Workbook) -> str:
    """Sentences on what is not shown, empty when all is."""
    notes = []
    for number in sorted(book.cut):
        sheet = book.sheets[number]
        rows, columns = QLocale().toString(sheet.rows), QLocale().toString(sheet.columns)
        words = tr("This table is larger than can be shown: its first {rows} rows and {columns} columns are here.")
        notes.append(words.format(rows=rows, columns=columns))
    if book.left_out:
        words = tr("The file has {count} more sheets that are not shown.")
        notes.append(words.format(count=QLocale().toString(book.left_out)))
    return " ".join(notes)


def sheet_trouble_words(book: Workbook, number: int) -> tuple[str, str]:
    """Heading and advice for a sheet without anything to show."""
    if number in book.unread:
        others = tr("The other sheets can still be read.") if len(book.sheets) > 1 else ""
        return tr("This sheet is too large or damaged and cannot be shown."), others
    return tr("This sheet has no filled cells."), tr("It may hold a chart or a picture.")


def failure_words(error: Exception | None) -> tuple[str, str, bool]:
    """Sentence and advice for a file that could not be read, and whether trying once more may help."""
    if isinstance(error, ArtifactError):
        return say(str(error)), say(error.advice), error.kind in ("timeout", "missing")
    return tr("This spreadsheet could not be shown."), "", False


def block_words(block: CellPlace) -> str:
    """The name of a block of cells: "B4", "B4:D9"."""
    first = f"{column_letters(block.first_column)}{block.first_row + 1}"
    last_column = block.first_column if block.last_column is None else block.last_column
    last = f"{column_letters(last_column)}{block.last_row + 1}"
    return first if first == last else f"{first}:{last}"
