"""Finds the sheet of a document that a page citation means: printed label or place in the file, never in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from assessor_app.domain.citation import ArtifactFacts, Locator, PagePlace, Place, Problem
from assessor_app.domain.citation.numbering import LAST
from assessor_app.domain.citation.values import roman_value
from assessor_app.sentences import joined, sentence

_MAX_LIKELY: Final = 3
_PAGE_WORD: Final = re.compile(r"(?:pages?|pgs?|pp?|p[áa]g(?:ina)?s?)(?:[.:\s]+(?=\S)|(?=\d))")
_LEADING_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One end of a span: the 0-based sheet, None where there is none, and how it was found."""

    index: int | None
    note: str = ""
    how: Literal["printed", "first of several", "counted"] = "counted"


def resolve_pages(locator: Locator, facts: ArtifactFacts) -> tuple[Place | Problem, str]:
    """The sheets of a page or slide locator, or why there are none; and a note on how the choice was made.

    A number alone is read as the number printed on the page where exactly one sheet carries it, because that is
    what people copy; as the place in the file where it is said to be ("PDF page 9", "page 3 of 10" of a file with
    10), where no sheet carries it, or where no labels are known. Places are always within ``facts.pages``;
    while that is unknown they are provisional.
    """
    tied = _tied_label(locator, facts)
    if tied is not None:
        return tied
    first = _sheet(locator.start, locator, facts)
    last = first if locator.end in ("", locator.start) else _sheet(locator.end, locator, facts)
    if first.index is None:
        return _no_sheet(locator.start, locator, facts), ""
    if last.index is None:
        return _no_sheet(locator.end, locator, facts), ""
    first, last = _counted_together(first, last, locator)
    low, high = sorted((first.index or 0, last.index or 0))
    notes = [first.note, last.note if last.how != first.how or not first.note else ""]
    if facts.pages is not None:
        if low >= facts.pages:
            return _no_sheet(locator.start, locator, facts), ""
        if high >= facts.pages:
            high = facts.pages - 1
            slides = locator.kind == "slide"
            end = "the file ends with slide {n}" if slides else "the file ends with page {n}"
            notes.append(sentence(end, n=facts.pages))
    notes += [_printed_note(locator, low, facts), _total_note(locator, facts)]
    return PagePlace(low, high), joined("; ", (note for note in notes if note))


def _counted_together(first: _Sheet, last: _Sheet, locator: Locator) -> tuple[_Sheet, _Sheet]:
    """Both ends of "pp. 3-5" in one numbering: where one alone is printed, the other is counted from it."""
    decimal = locator.start.isdecimal() and locator.end.isdecimal()
    if first.index is None or last.index is None or not decimal or (first.how == "counted") == (last.how == "counted"):
        return first, last
    length = _number(locator.end) - _number(locator.start)
    if last.how == "counted":
        return first, _Sheet(first.index + length)
    return (_Sheet(last.index - length), last) if last.index >= length else (first, last)


@lru_cache(maxsize=64)
def _differing(labels: tuple[str, ...]) -> bool:
    return any(_plain(label) not in ("", str(index)) for index, label in enumerate(labels, start=1))


def labelled(text: str, facts: ArtifactFacts) -> list[int]:
    """The sheets that carry a label, within the file; "3" is also found as "003" or "Page 3" where nothing says "3"."""
    exact, plain = _places_of(facts.page_labels)
    found = exact.get(_folded(text)) or plain.get(_plain(text), [])
    return found if facts.pages is None else [index for index in found if index < facts.pages]


@lru_cache(maxsize=64)
def _places_of(labels: tuple[str, ...]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Where each label stands, as it is printed and in its plain form."""
    exact: dict[str, list[int]] = {}
    plain: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        exact.setdefault(_folded(label), []).append(index)
        plain.setdefault(_plain(label), []).append(index)
    return exact, plain


def _folded(label: str) -> str:
    return label.strip().casefold()


def _plain(label: str) -> str:
    """A label without the word for page before it and without the zeros a stamp fills up with."""
    folded = _folded(label)
    word = _PAGE_WORD.match(folded)
    return _LEADING_ZEROS.sub("", folded[word.end() :] if word else folded)


def _tied_label(locator: Locator, facts: ArtifactFacts) -> tuple[Place | Problem, str] | None:
    """What reads as a range can be one label: "15-6" where a page is printed so."""
    if locator.kind != "page" or locator.start == locator.end or not (locator.start + locator.end).isdecimal():
        return None
    for kept in range(len(locator.end) if locator.elided else 1):
        name = f"{locator.start}-{locator.end[kept:]}"
        found = labelled(name, facts)
        if len(found) == 1:
            printed = facts.page_labels[found[0]].strip()
            return PagePlace(found[0], found[0]), sentence("read as the one page printed {name}", name=printed)
    return None


def _sheet(text: str, locator: Locator, facts: ArtifactFacts) -> _Sheet:
    if text == LAST:
        return _Sheet(0 if facts.pages is None else facts.pages - 1 if facts.pages else None)
    if text.startswith("-") and text[1:].isdecimal():
        from_end = (facts.pages or 0) - _number(text[1:])
        return _Sheet(max(0, from_end) if facts.pages != 0 else None)
    printed = [] if locator.kind == "slide" else labelled(text, facts)
    counted_whole = locator.of_total is not None and locator.of_total == facts.pages
    if printed and not locator.is_index and not (counted_whole and text.isdecimal()):
        how: Literal["printed", "first of several"] = "printed" if len(printed) == 1 else "first of several"
        return _Sheet(printed[0], _label_note(text, printed, facts), how)
    if text.isdecimal():
        index = _number(text) - 1
        unprinted = (
            _differing(facts.page_labels) and not locator.is_index and not counted_whole and locator.kind == "page"
        )
        within = facts.pages is None or 0 <= index < facts.pages
        note = sentence("no page is printed {number}; read as sheet {number} of the file", number=text)
        return _Sheet(index if index >= 0 else None, note if unprinted and within else "")
    return _Sheet(_provisional(text) if facts.pages is None else None)


def _label_note(text: str, printed: list[int], facts: ArtifactFacts) -> str:
    index = printed[0]
    if len(printed) > 1:
        others = ", ".join(str(one + 1) for one in printed[1:4])
        return sentence(
            "{n} pages are printed {label}; sheet {number} is the first, see also {others}",
            n=len(printed), label=text, number=index + 1, others=others,
        )  # fmt: skip
    if not text.isdecimal() or index + 1 == _number(text):
        return ""
    if not facts.pages:
        return sentence("read as the printed page number; sheet {number} of the file", number=index + 1)
    return sentence(
        "read as the printed page number; sheet {number} of the file’s {total}", number=index + 1, total=facts.pages
    )


def _provisional(text: str) -> int:
    """A guess at where a label stands, for as long as the file has not been opened."""
    roman = roman_value(text)
    if roman:
        return roman - 1
    lead = text[: len(text) - len(text.lstrip("0123456789"))]
    return max(0, _number(lead) - 1)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _printed_note(locator: Locator, index: int, facts: ArtifactFacts) -> str:
    if not locator.printed or index >= len(facts.page_labels):
        return ""
    label = facts.page_labels[index].strip()
    if not label or _plain(label) in (_plain(locator.printed), _plain(locator.printed.partition("-")[0])):
        return ""
    return sentence(
        "sheet {number} is printed {label}, not {written}", number=index + 1, label=label, written=locator.printed
    )


def _total_note(locator: Locator, facts: ArtifactFacts) -> str:
    if locator.of_total is None or facts.pages is None or locator.of_total == facts.pages:
        return ""
    return sentence("the text counts {counted}, the file has {pages}", counted=locator.of_total, pages=facts.pages)


def _no_sheet(text: str, locator: Locator, facts: ArtifactFacts) -> Problem:
    slides = locator.kind == "slide"
    likely = _likely(text, locator, facts)
    if text == "0":
        return Problem("page_beyond_end", sentence("There is no slide 0." if slides else "There is no page 0."), likely)
    if not facts.pages:
        return Problem("page_beyond_end", sentence("The file has no pages."), likely)
    if text.isdecimal() or text == LAST or text.startswith("-"):
        page = "Page {at} of {total}: the file ends before it."
        slide = "Slide {at} of {total}: the file ends before it."
        return Problem("page_beyond_end", sentence(slide if slides else page, at=text, total=facts.pages), likely)
    return Problem("no_such_label", sentence("No page is printed “{label}”.", label=text), likely)


def _likely(text: str, locator: Locator, facts: ArtifactFacts) -> tuple[Place, ...]:
    """Sheets probably meant: the other numbering, swapped or doubled figures, the end of the file."""
    count = facts.pages or 0
    found = [*labelled(text, facts), *(labelled(locator.printed, facts) if locator.printed else [])]
    if text.isdecimal():
        if len(text) == 2:
            found.append(_number(text[::-1]) - 1)
        found += [_number(text[:at] + text[at + 1 :]) - 1 for at in range(len(text)) if len(text) > 2]
        found.append(count - 1 if text != "0" else 0)
    else:
        found.append(_provisional(text))
    within = [index for index in dict.fromkeys(found) if 0 <= index < count]
    return tuple(PagePlace(index, index) for index in within[:_MAX_LIKELY])
