"""Knows dates, school years and times of day, so that none of them is taken for a page or a time code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assessor_app.domain.citation.lengths import timecode_at
from assessor_app.domain.citation.numbering import range_mark_at
from assessor_app.domain.citation.tokens import Token, Tokens, vocabulary

_MONTHS: Final = vocabulary(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
)
_DAYS: Final = vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays mon tue "
    "tues wed thu thur thurs fri"
)
_HALVES: Final = frozenset(("am", "pm"))
_GATHERINGS: Final = vocabulary(
    "meeting meetings class assembly appointment dismissal lunch recess bell conference call bus session shift "
    "training workshop lesson forum"
)
_FILMED: Final = vocabulary(
    "video videos clip clips recording recordings footage film audio podcast movie tape mark marker minute min "
    "timestamp timestamps timecode segment"
)


def date_at(tokens: Tokens, at: int) -> int | None:
    """The position after a date or school year: "4/17", "2026-10-14", "2025-26", "October 6, 2026"."""
    if tokens.low(at) in _MONTHS and (tokens.low(at) not in ("may", "march") or tokens[at].text[0].isupper()):
        return _month_date_at(tokens, at)
    if tokens.low(at) in ("sy", "fy", "ay") and tokens[at + 1].kind == "number":
        past = date_at(tokens, at + 1) or at + 2
        return past + 2 if tokens.is_mark(past, "-/", tight=True) and tokens.is_tight_number(past + 1) else past
    if tokens[at].kind != "number" or (tokens[at].tight and tokens.is_mark(at - 1, ":/.-") and tokens[at - 1].tight):
        return None
    return _numeric_date_at(tokens, at)


def _month_date_at(tokens: Tokens, at: int) -> int | None:
    past = at + 2 if tokens.is_mark(at + 1, ".") else at + 1
    if tokens[past].kind != "number":
        return None
    if len(tokens[past].text) == 4:
        return past + 1
    if len(tokens[past].text) > 2 or tokens.is_mark(past + 1, ":", tight=True):
        return None
    past += 1
    past += tokens.low(past) in ("st", "nd", "rd", "th") and tokens[past].tight
    year = past + tokens.is_mark(past, ",")
    return year + 1 if _is_year(tokens, year) else past


def _numeric_date_at(tokens: Tokens, at: int) -> int | None:
    first, second, third = tokens[at], tokens[at + 2], tokens[at + 4]
    if not (tokens.is_mark(at + 1, "-/.") and second.kind == "number"):
        return at + 1 if _is_year(tokens, at) and not tokens.is_mark(at + 1, ":", tight=True) else None
    joint = tokens[at + 1].text
    tight = tokens[at + 1].tight and second.tight
    three = tight and tokens.is_mark(at + 3, joint, tight=True) and tokens.is_tight_number(at + 4)
    if three and len(first.text) == 4 and second.number <= 12 and third.number <= 31:
        return at + 5
    if three and (len(third.text) == 4 or _is_short_year(joint, third)) and _is_day(tokens, at):
        return at + 5
    if three:
        return None
    if joint in "-/" and _is_year(tokens, at) and _follows_year(first.number, second.text):
        return at + 3
    return at + 3 if tight and joint == "/" and _is_day(tokens, at) else None


def _is_day(tokens: Tokens, at: int) -> bool:
    """Whether two numbers can be month and day, in either order."""
    one, two = tokens[at].number, tokens[at + 2].number
    return 1 <= min(one, two) <= 12 and 1 <= max(one, two) <= 31


def _is_year(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind == "number" and len(tokens[at].text) == 4 and 1900 <= tokens[at].number < 2100


def _is_short_year(joint: str, year: Token) -> bool:
    """Whether the last of three numbers is a year of two figures: "9/12/08", "9.12.25", but not "3.2.14"."""
    return len(year.text) == 2 and (joint == "/" or 20 <= year.number < 40)


def _follows_year(year: int, written: str) -> bool:
    """Whether "26" or "2026" can be the end of a school year or a plan's span that began in ``year``."""
    if len(written) == 4:
        return year < int(written) <= year + 20
    return len(written) == 2 and 0 < (int(written) - year) % 100 <= 20


def clock_at(tokens: Tokens, at: int) -> int | None:
    """The position after a time of day ("2:35 pm", "3 o'clock", "2:00-3:30 p.m.", "noon"), else None."""
    if tokens.low(at) in ("noon", "midnight"):
        return at + 1
    first = _hour_at(tokens, at)
    if first is None:
        return None
    half = _half_at(tokens, first)
    past = half or first
    mark = range_mark_at(tokens, past)
    second = _hour_at(tokens, mark) if mark is not None else None
    if second is not None:
        ending = _half_at(tokens, second)
        if ending is not None or half is not None:
            return ending or second
    return half


@dataclass(frozen=True, slots=True)
class Company:
    """What else a citation speaks of, so far as it helps to tell a time of day from a time code."""

    filmed: bool
    dated: bool
    gathered: bool
    of_recording: bool


def company_of(tokens: Tokens, *, of_recording: bool) -> Company:
    """Whether recordings, dates and gatherings are mentioned anywhere in the citation.

    ``of_recording`` tells that a recording is cited, whatever the words say.
    """
    lows = {token.low for token in tokens.items}
    dated = bool(lows & _DAYS) or any(date_at(tokens, at) is not None for at in range(len(tokens)))
    return Company(bool(lows & _FILMED), dated, bool(lows & _GATHERINGS), of_recording)


def met_at(tokens: Tokens, at: int, company: Company) -> int | None:
    """The position after a time when people met ("10:30 staff meeting", "meeting at 10:30 on 4/17"), else None.

    The company decides: a gathering named right after the time, or a date or weekday beside it, and nothing
    filmed in the whole citation. In a recording what is filmed may well be a gathering: there a date is needed.
    """
    code = None if company.filmed else timecode_at(tokens, at)
    if code is None or code[1] != at + 3 or not 1 <= tokens[at].number <= 23:
        return None
    past = code[1]
    spoken = tokens.low(at - 1) in ("at", "the", "our", "a", "@")
    if company.dated and (company.gathered or spoken):
        return past
    if company.of_recording:
        return None
    for ahead in range(3):
        word = tokens[past + ahead]
        if word.kind != "word":
            break
        if word.low in _GATHERINGS:
            return past
    return past if spoken and tokens.low(at - 2) in _GATHERINGS else None


def _hour_at(tokens: Tokens, at: int) -> int | None:
    code = timecode_at(tokens, at)
    if code is not None:
        return code[1]
    return at + 1 if tokens[at].kind == "number" and 0 < tokens[at].number <= 24 else None


def _half_at(tokens: Tokens, at: int) -> int | None:
    low = tokens.low(at)
    if low in _HALVES or low in ("o'clock", "oclock", "uhr"):
        return at + 1
    if low in ("a", "p") and tokens.is_mark(at + 1, ".", tight=True) and tokens.low(at + 2) == "m":
        return at + 4 if tokens.is_mark(at + 3, ".", tight=True) else at + 3
    if low in ("a", "p") and tokens[at].tight and tokens[at + 1].kind != "number" and not tokens.is_mark(at + 1, "."):
        return at + 1
    return None
