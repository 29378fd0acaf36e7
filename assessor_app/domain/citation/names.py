"""Recognises words that name an artifact ("Artifact 2", "climate survey"), all of it, or what is no place."""

from __future__ import annotations

import re
from typing import Final

from assessor_app.domain.citation.numbering import continues, range_mark_at, separator_at
from assessor_app.domain.citation.tokens import Tokens, vocabulary
from assessor_app.domain.citation.values import counted_at, is_roman_place

# "Artifact 2" and the like: a number or a letter picks one
_NUMBERED: Final = vocabulary(
    "artifact artefact clip exhibit attachment evidence document doc file video recording photo image picture "
    "upload handout audio agenda survey link"
)
# things anybody could call by this word alone, so the word alone names nothing
_GENERIC: Final = vocabulary(
    "artifact artefact clip video recording audio document doc file pdf spreadsheet workbook sheet slides slideshow "
    "presentation photo photos picture image deck text attachment exhibit evidence link footage film movie "
    "powerpoint upload podcast data scan screenshot"
)
_TELLING: Final = vocabulary(
    "survey plan report handbook agenda agendas minutes newsletter letter email memo transcript rubric protocol poster "
    "flyer brochure schedule calendar form log notes reflection chart template policy article essay charter statement "
    "manual guide syllabus map budget invitation summary analysis results portfolio website presentation "
    "questionnaire binder packet proposal timeline"
)
_NOUNS: Final = _GENERIC | _TELLING
_FILLERS: Final = vocabulary(
    "see please refer to the in my our their his her on of at from also view watch a an and or is are was this that "
    "these for with by as it its found find look shown shows show located within under inside into cf e g i ie eg per "
    "both can be you we i'm which where when then here there plus following attached submitted begins beginning starts "
    "starting runs discussed around about approx approximately entire whole full complete all throughout first last "
    "page pages row rows second"
)
_WHOLE_FIRST: Final = frozenset(("entire", "whole", "complete", "full"))
_WHOLE_NOUNS: Final = _NOUNS | vocabulary(
    "thing submission packet folder pages page slides rows lesson chapter clips videos documents files mail mails "
    "emails thread message chat conversation correspondence photograph photographs pictures images recordings"
)
# what names a file by its kind alone ("see the photo") cites all of it, but not beside a word that counts or points
_POINTING: Final = vocabulary(
    "page pages row rows first last second begins beginning starts starting runs around about approx approximately "
    "within inside under into there"
)
_KINDS: Final = _GENERIC | vocabulary(
    "mail mails email emails thread message photograph photographs pictures images recordings videos clips"
)
# fits every file, and so tells none of several from the others
_ANY_FILE: Final = vocabulary("artifact artefact document doc file text attachment exhibit evidence upload data")
_WHOLE_PHRASES: Final = (
    ("see", "all"), ("cover", "to", "cover"), ("start", "to", "finish"), ("beginning", "to", "end"),
    ("start", "to", "end"), ("in", "its", "entirety"), ("in", "their", "entirety"), ("all", "of", "it"),
    ("everything",), ("all", "pages"), ("all", "slides"), ("all", "rows"), ("entirety",), ("in", "full"),
    ("front", "to", "back"), ("from", "beginning", "to", "end"), ("from", "start", "to", "finish"),
)  # fmt: skip
# what follows these is the number of a class, a room, a figure … and cites nothing we can open
_OTHER_NUMBERED: Final = vocabulary(
    "grade grades room rooms period periods week weeks day days year years step steps goal goals question questions "
    "standard standards objective objectives table tables figure figures fig l team group phase cycle "
    "unit units outcome eo detail component indicator criterion domain school district class part version v vol volume "
    "ages age quarter semester bullet point points item"
)
_PHONE: Final = re.compile(
    r"((?:\+?\d{1,2}[-.\s])?(?:\(\d{3}\)\s?|\d{3}[-‐-–.\s])\d{3}[-‐-–.\s]|\d{3}[-‐-–])\d{4}(?!\d)"
)
_PERIODS: Final = vocabulary("year years week weeks month months semester district school day building")


def numbered_artifact_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """ "Artifact 2", "Exhibit B", "Clip #1": the words as written and the position after them."""
    if tokens.low(at) not in _NUMBERED:
        return None
    past = at + 1
    while tokens.is_mark(past, "#") or (tokens.low(past) in ("no", "number") and tokens[past + 1].kind != "end"):
        past += 1
    past += tokens.is_mark(past, ".") and past > at + 1
    token = tokens[past]
    lettered = token.kind == "word" and len(token.text) == 1 and token.text.isupper() and token.text != "I"
    lettered = lettered or is_roman_place(token.text)
    counted = counted_at(tokens, past)
    if lettered and not tokens.is_tight_number(past + 1):
        return tokens.written(at, past + 1), past + 1
    if counted is None:
        return None
    if tokens.is_mark(counted[1], ":.'/%-", tight=True) and tokens.is_tight_number(counted[1] + 1):
        return None
    if tokens[counted[1]].low in (
        "min",
        "mins",
        "minutes",
        "sec",
        "seconds",
        "pages",
        "slides",
        "s",
        "m",
        "h",
        "hours",
    ):
        return None
    return tokens.written(at, counted[1]), counted[1]


def other_numbered_at(tokens: Tokens, at: int) -> int | None:
    """The position after "Grade 4", "room 12", "Table 3.1", "Figures 3, 4 and 5", which are no places."""
    if tokens.low(at) not in _OTHER_NUMBERED:
        return None
    past = at + 1
    while tokens.is_mark(past, ".#"):
        past += 1
    if tokens[past].kind != "number" or (
        tokens.is_mark(past + 1, ":", tight=True) and tokens.is_tight_number(past + 2)
    ):
        return None
    past = _after_number(tokens, past)
    while True:
        # "Figure 3; 12" parts the figure from a page
        following = None if tokens.is_mark(past, ";") else separator_at(tokens, past) or range_mark_at(tokens, past)
        if following is None or tokens[following].kind != "number":
            return past
        end = _after_number(tokens, following)
        if not continues(tokens, following, end):
            return past
        past = end


def _after_number(tokens: Tokens, at: int) -> int:
    past = at + 1
    while tokens.is_mark(past, ".-", tight=True) and tokens.is_tight_number(past + 1):
        past += 2
    return past


def phone_at(tokens: Tokens, at: int) -> int | None:
    """The position after "555-1234", "(555) 123-4567", "+1 555 123 4567"."""
    begins = tokens[at].kind == "number" or tokens.is_mark(at, "(+")
    found = _PHONE.match(tokens.raw, tokens[at].start) if begins and not tokens.is_tight_number(at) else None
    if found is None:
        return None
    past = at + 1
    while past < len(tokens) and tokens[past].start < found.end():
        past += 1
    return past


def whole_at(tokens: Tokens, at: int) -> int | None:
    """The position after words that mean the artifact as a whole."""
    for phrase in _WHOLE_PHRASES:
        if all(tokens.low(at + ahead) == word for ahead, word in enumerate(phrase)):
            return at + len(phrase)
    if tokens.low(at) == "throughout":
        following = at + 1 + (tokens.low(at + 1) in ("the", "this", "our", "each"))
        return None if tokens.low(following) in _PERIODS else at + 1
    if tokens.low(at) == "all" and len(tokens) == 1:
        return at + 1
    if tokens.low(at) == "all":
        following = at + 1 + (tokens.low(at + 1) == "of")
        following += tokens.low(following) in ("the", "this", "my", "our")
        return at + 1 if following > at + 1 and noun_after(tokens, following) is not None else None
    if tokens.low(at) in _WHOLE_FIRST:
        if tokens[at + 1].kind in ("end", "mark") or tokens.low(at + 1) == "thing":
            return at + 1
        return at + 1 if tokens[at + 1].kind == "file" or noun_after(tokens, at + 1) is not None else None
    return None


def noun_after(tokens: Tokens, at: int) -> int | None:
    """The position after the noun of an artifact that stands within four words from here."""
    past = at - 1
    for _ in range(4):
        past = _mail_at(tokens, past + 1)
        if tokens[past].kind != "word":
            return None
        if tokens.low(past) in _WHOLE_NOUNS:
            numbered = counted_at(tokens, past + 1) is not None and tokens.low(past) in ("page", "slide", "row")
            return None if numbered else past + 1
    return None


def _mail_at(tokens: Tokens, at: int) -> int:
    """The position of the telling half of "e-mail", else the position itself."""
    hyphened = tokens.low(at) == "e" and tokens.is_mark(at + 1, "-", tight=True)
    return at + 2 if hyphened and tokens.low(at + 2) in ("mail", "mails") else at


def kind_alone(tokens: Tokens, taken: list[bool]) -> str | None:
    """The word of a text that names a file by its kind alone ("see the photo"); None where more or less is said.

    Empty where the word would fit every file.
    """
    found: str | None = None
    at = 0
    while at < len(tokens):
        past = _mail_at(tokens, at)
        low = tokens.low(past)
        if tokens[at].kind not in ("word", "mark") or low in _POINTING or taken[at]:
            return None
        if low in _KINDS:
            if found is not None and low not in ("thread", "message"):
                return None
            found = "" if low in _ANY_FILE else found or tokens.written(at, past + 1)
        elif tokens[at].kind == "word" and low not in _FILLERS:
            return None
        at = past + 1
    return found


def phrases_naming(tokens: Tokens, taken: list[bool]) -> list[tuple[int, str]]:
    """Words left over that name artifacts, each with the position of its last: up to six that end in a noun for one.

    A noun that fits anything ("video") needs a word before it; ``taken`` marks the tokens that mean something else.
    """
    found: list[tuple[int, str]] = []
    start: int | None = None
    for at in range(len(tokens) + 1):
        token = tokens[at]
        tied = start is not None and tokens.is_mark(at, "-", tight=True) and tokens[at + 1].tight
        compound = start is not None and token.tight and tokens.is_mark(at - 1, "-")
        filler = (token.low in _FILLERS and not compound) or (token.kind != "word" and not tied)
        if at < len(tokens) and not taken[at] and not filler:
            start = at if start is None else start
            continue
        if start is not None:
            named = _named(tokens, start, at)
            if named:
                found.append((at - 1, named))
        start = None
    return found


def _named(tokens: Tokens, start: int, past: int) -> str:
    """The artifact named by the words from ``start`` to ``past``, empty where none is."""
    for end in range(past, start, -1):
        noun = tokens.low(end - 1)
        if noun in _NOUNS:
            first = max(start, end - 6)
            alone = end - first == 1
            return "" if alone and noun in _GENERIC else tokens.written(first, end)
    return ""


def is_filler(word: str) -> bool:
    """Whether a word says nothing about where."""
    return word in _FILLERS or word in _NOUNS
