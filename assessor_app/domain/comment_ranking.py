"""Which ready comments come first: those for what is in hand, those that match what is typed, those used most."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.domain.programme import BankComment

Fit = Literal["level", "criterion", "any", "other"]
FITS: Final[tuple[Fit, ...]] = ("level", "criterion", "any", "other")
SUGGESTIONS: Final = 3
_MOST_REMEMBERED: Final = 400
_LOOKED_AT: Final = 600
_MOST_WORDS: Final = 8
_LONGEST_BEGUN: Final = 200
_LEAST_BEGUN: Final = 3
_SENTENCE_END: Final = re.compile(r"[.!?:;…]['”\")]?[ \t]+|[\n\u2029]")
_WORD: Final = re.compile(r"[^\W_]+")


def fit_of(comment: BankComment, scorable_id: str, level: str) -> Fit:
    """How near a comment of the bank is to the criterion and level in hand ("" for a level not chosen yet).

    One for another level of the criterion counts for the criterion.
    """
    if comment.scorable_id and comment.scorable_id != scorable_id:
        return "other"
    if comment.level and comment.level == level:
        return "level"
    if comment.scorable_id:
        return "criterion"
    return "other" if comment.level else "any"


def folded(text: str) -> str:
    """Text for looking up: small letters without accents, blanks as one, a blank before the first word."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " " + " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


def ranked_bank(
    bank: Iterable[BankComment], scorable_id: str, level: str, wanted: str = ""
) -> tuple[tuple[Fit, tuple[BankComment, ...]], ...]:
    """The comments that hold every word of ``wanted``, by how near they are, the most used first.

    Those for other criteria are offered only when something is looked for.
    """
    words = folded(wanted).split()
    groups: dict[Fit, list[BankComment]] = {fit: [] for fit in FITS}
    for comment in bank:
        fit = fit_of(comment, scorable_id, level)
        if fit == "other" and not words:
            continue
        text = folded(comment.text) if words else ""
        if all(word in text for word in words):
            groups[fit].append(comment)
    for found in groups.values():
        found.sort(key=lambda one: (-one.used, not one.own, one.text.casefold()))
    return tuple((fit, tuple(groups[fit])) for fit in FITS if groups[fit])


@dataclass(frozen=True, slots=True)
class Begun:
    """The part of a comment that is being typed: from ``start`` to the cursor."""

    start: int
    text: str


def begun_at(text: str, cursor: int) -> Begun | None:
    """What is being typed where the cursor stands at the end of a line: the words since the last sentence.

    None where there is too little to go by, too much, or text behind the cursor in its line.
    """
    if cursor < len(text) and text[cursor] not in "\n\u2029":
        return None
    since = max(0, cursor - _LONGEST_BEGUN)
    window = text[since:cursor]
    start = max((found.end() for found in _SENTENCE_END.finditer(window)), default=0)
    if start == 0 and since > 0:
        return None
    words = window[start:]
    lead = len(words) - len(words.lstrip(" \t>*-•"))
    begun = words[lead:]
    return Begun(since + start + lead, begun) if len(begun.strip()) >= _LEAST_BEGUN else None


class Recall:
    """Earlier comments of one criterion, made ready once so that every stroke is answered at once."""

    def __init__(self, earlier: Sequence[BankComment]) -> None:
        chosen = sorted(enumerate(earlier), key=lambda pair: (-pair[1].used, pair[0]))[:_MOST_REMEMBERED]
        self._known = [(folded(one.text[:_LOOKED_AT]), age, one) for age, one in chosen if one.text.strip()]

    def suggest(self, begun: str, level: str = "") -> tuple[BankComment, ...]:
        """At most :data:`SUGGESTIONS` that begin like ``begun``, else hold words beginning like each of its words.

        Beginning alike goes first, then the level in hand, then use, then the newest.
        """
        start = folded(begun)
        words = [f" {word}" for word in _WORD.findall(start)[-_MOST_WORDS:]]
        if not words:
            return ()
        found = []
        for text, age, comment in self._known:
            begins = text.startswith(start)
            if text == start or not (begins or all(word in text for word in words)):
                continue
            found.append(((not begins, bool(level) and comment.level != level, -comment.used, age), comment))
        found.sort(key=lambda pair: pair[0])
        return tuple(comment for _, comment in found[:SUGGESTIONS])
