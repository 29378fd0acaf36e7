"""Says a cited place the way practitioners write it: "p. 12", "pp. 14–15", "▶ 03:20–04:05", "Results B4:D9"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.citation import CellPlace, LinePlace, Locator, PagePlace, Place, SheetFacts, TimePlace
from assessor_app.domain.citation.cells import column_letters


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("place_words", text)


def clock(seconds: float) -> str:
    """A moment as ``mm:ss``, or ``h:mm:ss`` from one hour on; fractions are cut, never rounded up."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes:02}:{second:02}"


def page_name(index: int, labels: Sequence[str]) -> str:
    """What a page is called: its printed label where the file has one, else its number from 1."""
    label = labels[index] if 0 <= index < len(labels) else ""
    return label or str(index + 1)


def place_words(
    place: Place,
    labels: Sequence[str] = (),
    locators: Sequence[Locator] = (),
    sheets: Sequence[SheetFacts] = (),
    *,
    slides: bool = False,
) -> str:
    """Short words for ``place``; ``labels`` are the file's page labels, ``locators`` what was written, ``sheets`` the
    worksheets, and ``slides`` tells that its pages are slides.

    A whole-file place says the slide, rows or cells that were written, because no viewer can point closer.
    """
    if isinstance(place, PagePlace) and slides:
        first, last = str(place.first + 1), str(place.last + 1)
        words = tr("slide {first}") if first == last else tr("slides {first}–{last}")
        return words.format(first=first, last=last)
    if isinstance(place, PagePlace):
        first, last = page_name(place.first, labels), page_name(place.last, labels)
        if place.first == place.last:
            return tr("p. {page}").format(page=first)
        return tr("pp. {first}–{last}").format(first=first, last=last)
    if isinstance(place, TimePlace):
        start = clock(place.start)
        if place.end is None or clock(place.end) == start:
            return tr("▶ {time}").format(time=start)
        return tr("▶ {start}–{end}").format(start=start, end=clock(place.end))
    if isinstance(place, CellPlace):
        return cell_words(place, sheets)
    if isinstance(place, LinePlace):
        many = place.last > place.first
        words = tr("lines {first}–{last}") if many else tr("line {first}")
        return words.format(first=place.first + 1, last=place.last + 1)
    if len(locators) == 1:
        return locator_words(locators[0]) or whole_file()
    return whole_file()


def cell_words(place: CellPlace, sheets: Sequence[SheetFacts] = ()) -> str:
    """Cells as people write them: "Results B4:D9", "rows 12–18", "column C"; the sheet where there are several."""
    sheet = sheets[place.sheet] if 0 <= place.sheet < len(sheets) else None
    name = sheet.name if sheet is not None and len(sheets) > 1 else ""
    if place.last_column is None:
        span = tr("rows {first}–{last}") if place.last_row > place.first_row else tr("row {first}")
        said = span.format(first=place.first_row + 1, last=place.last_row + 1)
        return tr("{sheet}, {cells}").format(sheet=name, cells=said) if name else said
    first, last = column_letters(place.first_column), column_letters(place.last_column)
    if sheet is not None and place.first_row == 0 and place.last_row >= sheet.rows - 1 and sheet.rows != 1:
        if place.first_column == 0 and place.last_column >= sheet.columns - 1:
            return tr("sheet {sheet}").format(sheet=sheet.name) if sheet.name else whole_file()
        said = (tr("columns {first}–{last}") if first != last else tr("column {first}")).format(first=first, last=last)
        return tr("{sheet}, {cells}").format(sheet=name, cells=said) if name else said
    start, end = f"{first}{place.first_row + 1}", f"{last}{place.last_row + 1}"
    said = start if start == end else f"{start}:{end}"
    return f"{name} {said}" if name else said


def whole_file() -> str:
    """What an artifact as a whole is called."""
    return tr("whole file")


def locator_words(locator: Locator) -> str:
    """Words for a spot as it was written, empty for the whole file and for pages and times."""
    span = f"{locator.start}–{locator.end}" if locator.end and locator.end != locator.start else locator.start
    many = "–" in span
    words = {
        "slide": tr("slides {span}") if many else tr("slide {span}"),
        "row": tr("rows {span}") if many else tr("row {span}"),
        "cell": tr("cells {span}") if many else tr("cell {span}"),
        "line": tr("lines {span}") if many else tr("line {span}"),
        "section": tr("section {span}"),
        "appendix": tr("appendix {span}"),
    }.get(locator.kind, "")
    said = words.format(span=span) if words and span else ""
    return ", ".join(part for part in (locator.sheet, said) if part)


def long_words(
    place: Place,
    labels: Sequence[str] = (),
    pages: int | None = None,
    sheets: Sequence[SheetFacts] = (),
    *,
    slides: bool = False,
) -> str:
    """A place in full for tooltips and buttons: printed label and sheet number when the two differ."""
    short = place_words(place, labels, (), sheets, slides=slides)
    if not isinstance(place, PagePlace):
        return short
    printed = page_name(place.first, labels)
    if printed == str(place.first + 1):
        return tr("{place} of {total}").format(place=short, total=pages) if pages else short
    sheet = tr("sheet {number}").format(number=place.first + 1)
    if pages:
        sheet = tr("sheet {number} of {total}").format(number=place.first + 1, total=pages)
    return f"{short} ({sheet})"
