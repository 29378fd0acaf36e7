"""Finds the sheet of a document that a page citation means: printed label or place in the file, never in silence."""

from __future__ import annotations

from dataclasses import dataclass

from assessor_app.domain.citation import ArtifactFacts, Locator, PagePlace, Place, Problem
from assessor_app.domain.citation_numbering import LAST
from assessor_app.domain.citation_values import roman_value

_MAX_LIKELY = 3


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One end of a span: the 0-based sheet, None where there is none, and how it was found."""

    index: int | None
    note: str = ""


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
    low, high = min(first.index, last.index), max(first.index, last.index)
    notes = [first.note]
    if facts.pages is not None:
        if low >= facts.pages:
            return _no_sheet(locator.start, locator, facts), ""
        if high >= facts.pages:
            high = facts.pages - 1
            notes.append(f"the file ends with {locator.kind} {facts.pages}")
    notes += [_printed_note(locator, low, facts), _total_note(locator, facts)]
    return PagePlace(low, high), "; ".join(note for note in notes if note)


def _differing(facts: ArtifactFacts) -> bool:
    return any(label.strip() not in ("", str(index)) for index, label in enumerate(facts.page_labels, start=1))


def _labelled(text: str, facts: ArtifactFacts) -> list[int]:
    """The sheets that carry a label, within the file."""
    wanted = text.strip().casefold()
    count = len(facts.page_labels) if facts.pages is None else min(facts.pages, len(facts.page_labels))
    return [index for index in range(count) if facts.page_labels[index].strip().casefold() == wanted]


def _tied_label(locator: Locator, facts: ArtifactFacts) -> tuple[Place | Problem, str] | None:
    """What reads as a range can be one label: "15-6" where a page is printed so."""
    if locator.kind != "page" or locator.start == locator.end or not (locator.start + locator.end).isdecimal():
        return None
    for kept in range(len(locator.end) if locator.elided else 1):
        name = f"{locator.start}-{locator.end[kept:]}"
        found = _labelled(name, facts)
        if len(found) == 1:
            return PagePlace(found[0], found[0]), f"read as the one page printed {name}"
    return None


def _sheet(text: str, locator: Locator, facts: ArtifactFacts) -> _Sheet:
    if text == LAST:
        return _Sheet(0 if facts.pages is None else facts.pages - 1 if facts.pages else None)
    if text.startswith("-") and text[1:].isdecimal():
        from_end = (facts.pages or 0) - _number(text[1:])
        return _Sheet(max(0, from_end) if facts.pages != 0 else None)
    labelled = [] if locator.kind == "slide" else _labelled(text, facts)
    counted_whole = locator.of_total is not None and locator.of_total == facts.pages
    if labelled and not locator.is_index and not (counted_whole and text.isdecimal()):
        return _Sheet(labelled[0], _label_note(text, labelled, facts))
    if text.isdecimal():
        index = _number(text) - 1
        unprinted = _differing(facts) and not locator.is_index and not counted_whole and locator.kind == "page"
        within = facts.pages is None or 0 <= index < facts.pages
        note = f"no page is printed {text}; read as sheet {text} of the file" if unprinted and within else ""
        return _Sheet(index if index >= 0 else None, note)
    return _Sheet(_provisional(text) if facts.pages is None else None)


def _label_note(text: str, labelled: list[int], facts: ArtifactFacts) -> str:
    index = labelled[0]
    if len(labelled) > 1:
        others = ", ".join(str(one + 1) for one in labelled[1:4])
        return f"{len(labelled)} pages are printed {text}; sheet {index + 1} is the first, see also {others}"
    if not text.isdecimal() or index + 1 == _number(text):
        return ""
    return f"read as the printed page number; sheet {index + 1} of the file" + (
        f"'s {facts.pages}" if facts.pages else ""
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
    if not label or label.casefold() == locator.printed.partition("-")[0].casefold() or label == locator.printed:
        return ""
    return f"sheet {index + 1} is printed {label}, not {locator.printed}"


def _total_note(locator: Locator, facts: ArtifactFacts) -> str:
    if locator.of_total is None or facts.pages is None or locator.of_total == facts.pages:
        return ""
    return f"the text counts {locator.of_total}, the file has {facts.pages}"


def _no_sheet(text: str, locator: Locator, facts: ArtifactFacts) -> Problem:
    noun = locator.kind.capitalize()
    likely = _likely(text, locator, facts)
    if not facts.pages:
        sentence = f"There is no {locator.kind} 0." if text == "0" else "The file has no pages."
        return Problem("page_beyond_end", sentence, likely)
    if text == "0":
        return Problem("page_beyond_end", f"There is no {locator.kind} 0.", likely)
    if text.isdecimal() or text == LAST or text.startswith("-"):
        return Problem("page_beyond_end", f"{noun} {text} of {facts.pages}: the file ends before it.", likely)
    return Problem("no_such_label", f"No page is printed “{text}”.", likely)


def _likely(text: str, locator: Locator, facts: ArtifactFacts) -> tuple[Place, ...]:
    """Sheets probably meant: the other numbering, swapped or doubled figures, the end of the file."""
    count = facts.pages or 0
    found = [*_labelled(text, facts), *(_labelled(locator.printed, facts) if locator.printed else [])]
    if text.isdecimal():
        if len(text) == 2:
            found.append(_number(text[::-1]) - 1)
        found += [_number(text[:at] + text[at + 1 :]) - 1 for at in range(len(text)) if len(text) > 2]
        found.append(count - 1 if text != "0" else 0)
    else:
        found.append(_provisional(text))
    within = [index for index in dict.fromkeys(found) if 0 <= index < count]
    return tuple(PagePlace(index, index) for index in within[:_MAX_LIKELY])
