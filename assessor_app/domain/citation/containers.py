"""Grammar of named stretches of a document: "Section 3.2", "§ 4", "Appendices B and C"."""

from __future__ import annotations

from typing import Final

from assessor_app.domain.citation import Locator, LocatorKind
from assessor_app.domain.citation.numbering import range_mark_at, separator_at, spans_at
from assessor_app.domain.citation.pages import skip_number_word
from assessor_app.domain.citation.tokens import Tokens

Found = tuple[list[Locator], int]

_SECTIONS: Final = frozenset(("section", "sections", "sect", "sec", "§", "chapter", "chapters", "chap", "ch"))
_APPENDICES: Final = frozenset(("appendix", "appendices", "appendixes", "annex", "annexe", "annexes", "app"))


def containers_at(tokens: Tokens, at: int) -> Found | None:
    """Sections or appendices at the position."""
    low = tokens.low(at)
    kind: LocatorKind = "section" if low in _SECTIONS else "appendix"
    if low not in _SECTIONS and low not in _APPENDICES:
        return None
    past = at + 1
    past += low == "§" and tokens.is_mark(past, "§")
    past = skip_number_word(tokens, past)
    if tokens[past].kind == "quote":
        return [Locator(kind, tokens[past].text, tokens[past].text)], past + 1
    return _lettered_at(tokens, past, kind) or _numbered_at(tokens, past, kind, single=not low.endswith(("s", "§")))


def _numbered_at(tokens: Tokens, at: int, kind: LocatorKind, *, single: bool) -> Found | None:
    spans = spans_at(tokens, at, single=single)
    if spans is None or (tokens.is_mark(spans[1], ":", tight=True) and tokens.is_tight_number(spans[1] + 1)):
        return None
    found = [Locator(kind, one.start, one.end) for one in (spans[0][:1] if single else spans[0])]
    past = spans[1] if not single or len(spans[0]) == 1 else _after_first(tokens, at)
    if len(found) == 1 and tokens.is_mark(past, "(", tight=True) and tokens.is_mark(past + 2, ")", tight=True):
        name = f"{found[0].start}({tokens[past + 1].text})"
        return [Locator(kind, name, name)], past + 3
    return found, past


def _after_first(tokens: Tokens, at: int) -> int:
    """The position after the first number of a list, which alone belongs to a keyword in the singular."""
    past = at + 1
    while separator_at(tokens, past) is None and tokens[past].kind != "end":
        past += 1
    return past


def _lettered_at(tokens: Tokens, at: int, kind: LocatorKind) -> Found | None:
    """ "B", "B and C", "A–C"; "B-2" and "B2" are left to the numbers."""
    found: list[Locator] = []
    past = at
    while (letter := _letter(tokens, past)) is not None:
        end, past = letter, past + 1
        mark = range_mark_at(tokens, past)
        last = _letter(tokens, mark) if mark is not None else None
        if mark is not None and last is not None:
            end, past = last, mark + 1
        found.append(Locator(kind, min(letter, end), max(letter, end)))
        following = separator_at(tokens, past)
        if following is None or not tokens[following].text.isupper() or _letter(tokens, following) is None:
            break
        past = following
    return (found, past) if found else None


def _letter(tokens: Tokens, at: int) -> str | None:
    token = tokens[at]
    if token.kind != "word" or len(token.text) != 1 or tokens.is_tight_number(at + 1):
        return None
    if tokens.is_mark(at + 1, "-.", tight=True) and tokens.is_tight_number(at + 2):
        return None
    if not token.text.isupper() and (tokens[at + 1].kind == "word" or tokens.is_mark(at + 1, ".")):
        return None
    return token.text
