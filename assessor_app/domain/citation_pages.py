"""Grammar of pages, slides, rows, cells and sections inside a citation."""

from __future__ import annotations

import re
from dataclasses import replace

from assessor_app.domain.citation import Locator, LocatorKind
from assessor_app.domain.citation_tokens import Reader

_SINGULAR = {"p", "pg", "page", "pág", "pag"}
_PLURAL = {"pp", "pgs", "pages"}
PAGE_WORDS = _SINGULAR | _PLURAL
_SLIDES = {"slide", "slides", "sl"}
_ROWS = {"row", "rows"}
_CELLS = {"cell", "cells", "range"}
_SHEETS = {"sheet", "worksheet", "tab"}
_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TEENS = "seventeen eighteen nineteen twenty"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
NUMBER_WORDS = {word: number for number, word in enumerate(f"{_WORDS} {_TEENS}".split(), start=1)}
ORDINAL_WORDS = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)}
_ROMAN = re.compile(r"(?=[ivxl])x{0,3}(?:l|xl)?x{0,3}(?:ix|iv|v?i{0,3})\Z", re.IGNORECASE)
_CELL = re.compile(r"[A-Za-z]{1,3}\Z")


def read_pages(reader: Reader) -> list[Locator]:
    """Pages at the position, or nothing (the position is then unchanged)."""
    start = reader.at
    found = _keyword_pages(reader) or _ordinal_page(reader)
    if not found:
        reader.at = start
    return found


def _keyword_pages(reader: Reader) -> list[Locator]:
    of_file = reader.skip("pdf", "sheet") and reader.low() in PAGE_WORDS
    by_print = not of_file and reader.low() in ("printed", "numbered") and reader.low(1) in PAGE_WORDS
    if by_print:
        reader.take()
    word = reader.low()
    if word not in PAGE_WORDS:
        return []
    reader.take()
    reader.skip(".")
    reader.skip("#", "no", "nos", "number", "numbers")
    reader.skip(".")
    found = _page_list(reader, single=word in _SINGULAR)
    if not found:
        return []
    if of_file:
        found = [replace(one, is_index=not one.is_label) for one in found]
    if by_print:
        found = [replace(one, is_label=True) for one in found]
    found[-1] = _page_total(reader, found[-1])
    found[-1] = _other_number(reader, found[-1])
    return found


def _page_list(reader: Reader, *, single: bool) -> list[Locator]:
    found: list[Locator] = []
    while True:
        start = reader.at
        one = _page_item(reader, single=single)
        if one is None or (found and not _ends_item(reader)):
            # "p. 3, 4 teachers said": a number that counts something is no page
            reader.at = start
            break
        found.append(one)
        start = reader.at
        if not (reader.skip(",", ";", "+") | reader.skip("and", "&", "plus")):
            break
        if reader.low() in PAGE_WORDS or reader.done:
            reader.at = start
            break
    # a separator after which no page came belongs to what follows
    while found and reader.peek(-1) is not None and reader.low(-1) in (",", ";", "+", "and", "&", "plus"):
        reader.at -= 1
    return found


def _ends_item(reader: Reader) -> bool:
    if reader.done:
        return True
    token = reader.peek()
    assert token is not None
    return token.kind in ("mark", "dash") or token.low in ("and", "to", "through", "of", "in", "on", "f", "ff")


def _page_item(reader: Reader, *, single: bool) -> Locator | None:
    first = _page_number(reader)
    if first is None:
        return None
    if reader.low() in ("f", "ff") and reader.touches():
        following = reader.take().low
        reader.skip(".")
        if first.isdigit() and following == "f":
            return Locator("page", first, str(int(first) + 1))
        return Locator("page", first, "last" if first.isdigit() else first, is_label=not first.isdigit())
    here = reader.at
    hyphen = reader.is_kind("dash") and reader.touches() and reader.touches(1)
    if reader.skip_range_word():
        last = _page_number(reader)
        if last is not None:
            return _page_range(first, last, single=single and hyphen)
        reader.at = here
    return Locator("page", first, first, is_label=not first.isdigit() and first != "last")


def _page_range(first: str, last: str, *, single: bool) -> Locator:
    """Tell "112–15" (an end written short) and "15-2" (one hyphenated label) from a plain range.

    An end is written short only when putting the start's leading digits before it leads upwards.
    """
    if not (first.isdigit() and last.isdigit()):
        return Locator("page", first, last, is_label=True)
    if int(last) >= int(first):
        return Locator("page", first, last)
    longer = first[: len(first) - len(last)] + last
    if len(last) < len(first) and int(longer) > int(first) and not (single and len(last) == 1):
        return Locator("page", first, longer)
    if single or len(last) < len(first):
        return Locator("page", f"{first}-{last}", f"{first}-{last}", is_label=True)
    return Locator("page", last, first)


def is_elided(text: str, locator: Locator) -> bool:
    """Whether the end of a page range was written short in ``text`` ("112–15")."""
    if locator.kind != "page" or not (locator.start.isdigit() and locator.end.isdigit()):
        return False
    tails = "|".join(locator.end[-kept:] for kept in range(1, len(locator.end)))
    between = r"\s?(?:[-‐‑‒–—―−]{1,3}|to|through)\s?"
    return bool(tails) and bool(re.search(rf"(?<!\d){locator.start}{between}(?:{tails})(?!\d)", text))


def _page_number(reader: Reader) -> str | None:
    token = reader.peek()
    if token is None:
        return None
    if token.kind == "number":
        reader.take()
        return str(int(token.text)) if token.text.isdigit() else token.text
    if token.kind != "word":
        return None
    if token.low in NUMBER_WORDS:
        reader.take()
        return str(NUMBER_WORDS[token.low])
    if len(token.text) == 1 and token.text.isupper() and not _ROMAN.match(token.text):
        return _lettered(reader)
    if _ROMAN.match(token.text) and not (len(token.text) == 1 and token.low in "lx" and reader.touches(1)):
        reader.take()
        return token.text
    return None


def _lettered(reader: Reader) -> str | None:
    """Labels such as A3 or B-12."""
    start = reader.at
    letter = reader.take().text
    dash = reader.take().text if reader.is_kind("dash") and reader.touches() else ""
    if reader.is_kind("number") and reader.touches():
        return letter + dash + reader.take().text
    reader.at = start
    return None


def _page_total(reader: Reader, page: Locator) -> Locator:
    if reader.low() in ("of", "/") and reader.is_kind("number", 1) and page.start == page.end:
        total = reader.tokens[reader.at + 1].text
        if total.isdigit():
            reader.at += 2
            return replace(page, of_total=int(total))
    return page


def _other_number(reader: Reader, page: Locator) -> Locator:
    """ "PDF page 9 (printed p. 7)" and "p. 7 (PDF p. 9)" name one page twice."""
    start = reader.at
    if not (reader.skip("(", "[", ",") or reader.skip("/")):
        return page
    printed = reader.skip("printed", "numbered", "labelled", "labeled", "marked")
    of_file = not printed and reader.skip("pdf", "file")
    reader.skip("as")
    reader.skip(*PAGE_WORDS)
    reader.skip(".")
    other = _page_number(reader) if printed or of_file else None
    if other is None:
        reader.at = start
        return page
    reader.skip("printed")
    reader.skip(")", "]")
    if printed:
        return replace(page, printed=other, is_index=True)
    return replace(page, start=other, end=other, printed=page.start, is_index=True, is_label=False)


def _ordinal_page(reader: Reader) -> list[Locator]:
    number = ""
    if reader.low() in ORDINAL_WORDS and reader.low(1) == "page":
        number = str(ORDINAL_WORDS[reader.low()])
        reader.at += 2
    elif reader.low() in ("last", "final") and reader.low(1) == "page":
        number = "last"
        reader.at += 2
    elif reader.is_kind("number") and reader.low(1) in ("st", "nd", "rd", "th") and reader.low(2) == "page":
        number = reader.low()
        reader.at += 3
    return [Locator("page", number, number, is_index=True)] if number else []


def read_paragraph(reader: Reader) -> int | None:
    """ "second paragraph", "para. 2", "¶ 2" at the position, or None."""
    start = reader.at
    if reader.low() in ORDINAL_WORDS and reader.low(1) in ("paragraph", "para"):
        reader.at += 2
        return ORDINAL_WORDS[reader.low(-2)]
    if (
        reader.is_kind("number")
        and reader.low(1) in ("st", "nd", "rd", "th")
        and reader.low(2) in ("paragraph", "para")
    ):
        reader.at += 3
        return int(float(reader.low(-3)))
    if reader.skip("paragraph", "para", "par", "¶"):
        reader.skip(".")
        if reader.is_kind("number") and reader.low().isdigit():
            return int(reader.take().text)
        if reader.low() in NUMBER_WORDS:
            return NUMBER_WORDS[reader.take().low]
    reader.at = start
    return None


def read_counted(reader: Reader) -> list[Locator]:
    """Slides and rows at the position: "slides 4-6, 9", "rows 14–20"."""
    start = reader.at
    kind: LocatorKind | None = "slide" if reader.low() in _SLIDES else "row" if reader.low() in _ROWS else None
    if kind is not None:
        reader.take()
        reader.skip(".")
        reader.skip("#", "no", "number")
        pages = _page_list(reader, single=False)
        if pages and not any(one.is_label for one in pages):
            pages[-1] = _page_total(reader, pages[-1])
            return [replace(one, kind=kind) for one in pages]
    reader.at = start
    return []


def read_cells(reader: Reader) -> list[Locator]:
    """Cells and worksheets: "sheet Results B4:D9", "Results!B4:D9", "cells B4–D9", "tab 2"."""
    start = reader.at
    sheet = _sheet_name(reader)
    named = reader.skip(*_CELLS)
    span = _cell_span(reader)
    if span is not None and (sheet or named or span[0] != span[1]):
        return [Locator("cell", *span, sheet=sheet)]
    if sheet and not named:
        return [Locator("sheet", sheet, sheet, sheet=sheet)]
    reader.at = start
    return []


def _sheet_name(reader: Reader) -> str:
    start = reader.at
    if reader.low(1) == "!" and reader.touches(1) and not reader.done:
        name = reader.take().text
        reader.take()
        return name
    if reader.skip(*_SHEETS) and not reader.done:
        quoted = reader.skip('"', "“", "'", "‘")
        token = reader.peek()
        if token is not None and token.kind in ("word", "number") and token.low not in ("and", "of", "for", "in"):
            words = [reader.take().text]
            while quoted and not reader.done and reader.low() not in ('"', "”", "'", "’"):
                words.append(reader.take().text)
            reader.skip('"', "”", "'", "’")
            reader.skip(",", "!", ":")
            return " ".join(words)
    reader.at = start
    return ""


def _cell_span(reader: Reader) -> tuple[str, str] | None:
    start = reader.at
    first = _cell(reader)
    if first is None:
        reader.at = start
        return None
    here = reader.at
    if reader.skip(":") or reader.skip_range_word():
        last = _cell(reader)
        if last is not None:
            return first, last
        reader.at = here
    return first, first


def _cell(reader: Reader) -> str | None:
    token = reader.peek()
    if token is None or token.kind != "word" or not _CELL.match(token.text) or not token.text.isupper():
        return None
    if not (reader.is_kind("number", 1) and reader.touches(1) and reader.low(1).isdigit()):
        return None
    reader.at += 2
    return token.text + reader.tokens[reader.at - 1].text


def read_section(reader: Reader) -> list[Locator]:
    """ "Section 3.2", "§ 4", "Appendix B", "chapter 5" at the position."""
    start = reader.at
    word = reader.low()
    kind: LocatorKind | None = None
    if word in ("section", "sections", "sec", "§", "chapter"):
        kind = "section"
    elif word in ("appendix", "annex", "annexe"):
        kind = "appendix"
    if kind is not None:
        reader.take()
        reader.skip(".")
        token = reader.peek()
        if token is not None and (token.kind == "number" or (token.kind == "word" and len(token.text) <= 4)):
            named = token.kind == "number" or token.text.isupper() or len(token.text) == 1
            if named:
                reader.take()
                return [Locator(kind, token.text, token.text)]
    reader.at = start
    return []
