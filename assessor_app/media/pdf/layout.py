"""What is known of a PDF once it is open: how large its pages are and what is printed as their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assessor_app.domain.citation import ArtifactFacts

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PAGE_WORD = re.compile(r"^(?:p{1,2}|pg|page|label)\.?\s*(?=\S)", re.IGNORECASE)
_LONGEST_LABEL = 64


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as it is shown: points (1/72 inch) after ``rotation``, which is 0, 90, 180 or 270 degrees."""

    width: float
    height: float
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class LabelRule:
    """From page ``start`` (0-based) on: ``prefix``, then a number in ``style`` ('' D r R a A) from ``first`` on."""

    start: int
    style: str = ""
    prefix: str = ""
    first: int = 1


@dataclass(frozen=True, slots=True)
class PdfLayout:
    """An open PDF. ``labels`` is empty when the labels are just the sheet numbers.

    ``encrypted`` tells that the file is encrypted though it opens without a password, ``repaired`` that its
    structure was damaged and had to be rebuilt. ``kind`` is ``pdf``, ``flow`` for text that was laid out on pages made
    for it, ``fixed`` for other documents that have pages of their own, or one of picture_words.PICTURE_KINDS.
    """

    sizes: tuple[PageSize, ...]
    labels: tuple[str, ...] = ()
    encrypted: bool = False
    repaired: bool = False
    kind: str = "pdf"

    @property
    def page_count(self) -> int:
        """Sheets in the file."""
        return len(self.sizes)

    def facts(self) -> ArtifactFacts:
        """The part that citations are resolved against."""
        return ArtifactFacts(pages=self.page_count, page_labels=self.labels)

    def label(self, page: int) -> str:
        """The printed label of sheet ``page`` (0-based) where it differs from the sheet number, else ''."""
        text = self.labels[page] if page < len(self.labels) else ""
        return "" if text == str(page + 1) else text

    def find_page(self, text: str) -> int | None:
        """The sheet (0-based) a person means by ``text``, or None.

        A plain number is a sheet number, as the page box shows it, and a printed label only beyond the last
        sheet; anything else is a printed label, and so is a number written with "p.".
        """
        wanted = text.strip()
        if wanted.isdecimal() and 1 <= int(wanted) <= self.page_count:
            return int(wanted) - 1
        for name in (wanted, _PAGE_WORD.sub("", wanted)):
            found = self._labelled(name)
            if found is not None:
                return found
        number = _PAGE_WORD.sub("", wanted)
        if number.isdecimal() and 1 <= int(number) <= self.page_count:
            return int(number) - 1
        return None

    def _labelled(self, name: str) -> int | None:
        if not name:
            return None
        if name in self.labels:
            return self.labels.index(name)
        folded = name.casefold()
        return next((page for page, label in enumerate(self.labels) if label.casefold() == folded), None)


def page_labels(rules: Iterable[LabelRule], page_count: int) -> tuple[str, ...]:
    """One label per page, or () when the rules say nothing but 1, 2, 3 …"""
    ordered = sorted((rule for rule in rules if 0 <= rule.start < page_count), key=_start)
    if not ordered:
        return ()
    labels = [str(page + 1) for page in range(ordered[0].start)]
    ends = [rule.start for rule in ordered[1:]] + [page_count]
    for rule, end in zip(ordered, ends, strict=True):
        labels.extend(_label(rule, rule.first + page - rule.start) for page in range(rule.start, end))
    if all(label == str(page + 1) for page, label in enumerate(labels)):
        return ()
    return tuple(labels)


def _start(rule: LabelRule) -> int:
    return rule.start


def _label(rule: LabelRule, number: int) -> str:
    """Without what would break a line of the screen or turn its direction."""
    prefix = "".join(sign for sign in rule.prefix[:_LONGEST_LABEL] if sign.isprintable())
    return (prefix + _numeral(rule.style, number))[:_LONGEST_LABEL]


def _numeral(style: str, number: int) -> str:
    if number < 1 or style not in ("D", "r", "R", "a", "A"):
        return str(number) if style == "D" else ""
    if style == "D":
        return str(number)
    # Absurd starting numbers are cut off rather than spelled out over megabytes.
    text = _roman(number) if style in "rR" else _letters(number)
    return text.upper() if style in "RA" else text


def _roman(number: int) -> str:
    text = "m" * min(number // 1000, _LONGEST_LABEL)
    number %= 1000
    for value, sign in _ROMAN[1:]:
        while number >= value:
            text += sign
            number -= value
    return text


def _letters(number: int) -> str:
    """a … z, then aa, bb … zz, as the PDF standard counts."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, _LONGEST_LABEL)
