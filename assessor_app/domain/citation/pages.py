"""Grammar of pages and slides, of paragraphs on them, and of the two numbers one page can have."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from assessor_app.domain.citation import Locator, LocatorKind
from assessor_app.domain.citation.numbering import LAST, Span, separator_at, spans_at
from assessor_app.domain.citation.tokens import Tokens, vocabulary
from assessor_app.domain.citation.values import counted_at, ordinal_at

Found = tuple[list[Locator], int]

_SINGLE: Final = vocabulary("p pg page pag pge pág página pagina")
_MANY: Final = vocabulary("pp pgs pages pps págs pags páginas paginas")
PAGE_WORDS: Final = _SINGLE | _MANY
_SINGLE_SLIDE: Final = vocabulary("slide sl diapositiva")
SLIDE_WORDS: Final = _SINGLE_SLIDE | vocabulary("slides diapositivas")
PARAGRAPH_WORDS: Final = vocabulary("paragraph paragraphs para paras par ¶ párrafo párrafos")
_NUMBER_WORDS: Final = frozenset(("no", "nos", "number", "numbers", "num", "nr"))
_FILE_WORDS: Final = frozenset(("pdf", "physical"))
_PRINT_WORDS: Final = frozenset(("printed", "numbered", "labelled", "labeled", "marked", "label"))
# nobody lists more pages by their order than these
_MOST_RANKS: Final = 6
_EDGES: Final = {"first": 1, "opening": 1, "last": -1, "final": -1, "closing": -1, "última": -1, "ultima": -1}


def pages_at(tokens: Tokens, at: int) -> Found | None:
    """Pages or slides at the position: "pp. 3, 5-7", "PDF page 9 (printed p. 7)", "third slide", "last page"."""
    found = _keyword_at(tokens, at)
    if found is None:
        return _ordinal_at(tokens, at)
    locators, past = found
    if locators[-1].kind == "page":
        other = _other_number_at(tokens, past, locators)
        if other is not None:
            return other
    return locators, past


def _keyword_at(tokens: Tokens, at: int) -> Found | None:
    of_file = tokens.low(at) in _FILE_WORDS and tokens.low(at + 1) in PAGE_WORDS
    by_print = tokens.low(at) in _PRINT_WORDS and tokens.low(at + 1) in PAGE_WORDS
    start = at + (of_file or by_print)
    word = tokens.low(start)
    if word not in PAGE_WORDS and word not in SLIDE_WORDS:
        return None
    past = skip_number_word(tokens, _skip_plural(tokens, start + 1))
    kind: LocatorKind = "slide" if word in SLIDE_WORDS else "page"
    single = word in _SINGLE | _SINGLE_SLIDE
    thousands = _thousands_at(tokens, past) if single else None
    before = {tokens.low(at - 1), tokens.low(at - 2)}
    words = SLIDE_WORDS if kind == "slide" else PAGE_WORDS
    spans = thousands or spans_at(tokens, past, single=single, words=words, between="between" in before)
    if spans is None:
        return None
    locators = [_locator(kind, one) for one in spans[0]]
    if of_file:
        locators = [replace(one, is_index=not one.is_label) for one in locators]
    if by_print or (tokens.low(spans[1]) == "printed" and not of_file):
        locators = [replace(one, is_label=True) for one in locators]
    locators[-1], past = _total_at(tokens, spans[1], locators[-1])
    return locators, past


def _skip_plural(tokens: Tokens, at: int) -> int:
    """Step over the "(s)" of "page(s)"."""
    return at + 3 if tokens.is_mark(at, "(") and tokens.low(at + 1) == "s" and tokens.is_mark(at + 2, ")") else at


def skip_number_word(tokens: Tokens, at: int) -> int:
    """Step over what may stand between a keyword and its number: ".", ":", "#", "no.", "number"."""
    for _ in range(4):
        colon = tokens.is_mark(at, ":=") and not tokens.is_tight_number(at - 1)
        if colon or tokens.is_mark(at, ".#") or tokens.low(at) in _NUMBER_WORDS:
            at += 1
    return at


def _thousands_at(tokens: Tokens, at: int) -> tuple[list[Span], int] | None:
    """ "page 1,024" is one page."""
    tail = tokens[at + 2]
    if not (tokens.is_mark(at + 1, ",", tight=True) and tokens.is_tight_number(at + 2) and len(tail.text) == 3):
        return None
    if tokens[at].kind != "number" or len(tokens[at].text) > 1 or tokens.is_mark(at + 3, ",", tight=True):
        return None
    whole = str(int(tokens[at].text + tail.text))
    return [Span(whole, whole)], at + 3


def _locator(kind: LocatorKind, span: Span) -> Locator:
    return Locator(kind, span.start, span.end, is_label=span.label, approximate=span.loose, elided=span.elided)


def _total_at(tokens: Tokens, at: int, page: Locator) -> tuple[Locator, int]:
    """ "of 10", "/10", "out of 10" after one page."""
    past = at + 1 if tokens.low(at) == "out" else at
    if page.start != page.end or not page.start.isdigit():
        return page, at
    if (tokens.low(past) == "of" or tokens.is_mark(past, "/")) and tokens[past + 1].kind == "number":
        total = tokens[past + 1].number
        if total >= int(page.start) and not tokens.is_mark(past + 2, "/:", tight=True):
            return replace(page, of_total=total), past + 2
    return page, at


def _other_number_at(tokens: Tokens, at: int, locators: list[Locator]) -> Found | None:
    """The same page by its other number: "PDF page 9 (printed p. 7)", "p. 7 (PDF p. 9)", "p. 7 / PDF 9"."""
    past = at
    while tokens.is_mark(past, "([,/=") or tokens.low(past) in ("i", "e", "is", "or", "aka"):
        past += 1
        if past > at + 3:
            return None
    if past == at or len(locators) != 1:
        return None
    read = _named_number_at(tokens, past)
    if read is None:
        return None
    by_print, start, end, past = read
    page = locators[0]
    while tokens.is_mark(past, ")]"):
        past += 1
    if by_print:
        return [replace(page, printed=start if start == end else f"{start}-{end}", is_index=True)], past
    if page.is_index:
        return None
    printed = page.start if page.start == page.end else f"{page.start}-{page.end}"
    return [replace(page, start=start, end=end, printed=printed, is_index=True, is_label=False)], past


def _named_number_at(tokens: Tokens, at: int) -> tuple[bool, str, str, int] | None:
    """A page number said to be the printed one (True) or the file's (False)."""
    by_print = by_file = False
    for _ in range(5):
        low = tokens.low(at)
        if low in _PRINT_WORDS:
            by_print = True
        elif low in _FILE_WORDS:
            by_file = True
        elif low not in PAGE_WORDS and low not in ("as", "number") and not tokens.is_mark(at, ".#"):
            break
        at += 1
    spans = spans_at(tokens, at, single=True)
    if spans is None or len(spans[0]) != 1:
        return None
    span, past = spans[0][0], spans[1]
    for ending in (("in", "the", "pdf"), ("of", "the", "pdf"), ("in", "pdf"), ("of", "pdf"), ("printed",)):
        if not (by_print or by_file) and tuple(tokens.low(past + n) for n in range(len(ending))) == ending:
            by_file, by_print = ending != ("printed",), ending == ("printed",)
            past += len(ending)
    if by_print == by_file:
        return None
    return by_print, span.start, span.end, past


def _ordinal_at(tokens: Tokens, at: int) -> Found | None:
    """ "3rd page", "first and last slide", "second-to-last page", "first two pages"."""
    edge = _EDGES.get(tokens.low(at), 0)
    counted = counted_at(tokens, at + 1) if edge else None
    if edge and counted is not None:
        kind = _kind_of(tokens.low(counted[1]))
        if kind is None or not 0 < counted[0] < 10_000:
            return None
        ends = ("1", str(counted[0])) if edge > 0 else (f"-{counted[0]}", LAST)
        return [Locator(kind, *ends, is_index=True)], counted[1] + 1
    ranks: list[str] = []
    following: int | None = at
    while following is not None and len(ranks) < _MOST_RANKS:
        rank = _rank_at(tokens, following)
        if rank is None:
            return None
        ranks.append(rank[0])
        kind = _kind_of(tokens.low(rank[1]))
        if kind is not None:
            return [Locator(kind, one, one, is_index=True) for one in ranks], rank[1] + 1
        following = separator_at(tokens, rank[1])
    return None


def _rank_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """ "3rd", "last" or, counted from the end, "second to last", and the position after it."""
    if _EDGES.get(tokens.low(at), 0) < 0:
        return LAST, at + 1
    ordinal = ordinal_at(tokens, at)
    if ordinal is None:
        return None
    past = ordinal[1] + tokens.is_mark(ordinal[1], "-")
    if tokens.low(past) in ("to", "from"):
        past += 1 + (tokens.is_mark(past + 1, "-") or tokens.low(past + 1) == "the")
        if _EDGES.get(tokens.low(past), 0) < 0 and ordinal[0] > 0:
            return f"-{ordinal[0]}", past + 1
    return str(ordinal[0]), ordinal[1]


def _kind_of(word: str) -> LocatorKind | None:
    if len(word) > 2 and word in SLIDE_WORDS:
        return "slide"
    return "page" if word in PAGE_WORDS and word not in ("p", "pp") else None


def paragraph_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """ "second paragraph", "para. 2", "¶ 2": the number, and the position after it."""
    if tokens.low(at) in PARAGRAPH_WORDS:
        past = skip_number_word(tokens, at + 1)
        counted = counted_at(tokens, past)
        if counted is None:
            return None
        return counted
    ordinal = ordinal_at(tokens, at)
    if ordinal is not None and tokens.low(ordinal[1]) in PARAGRAPH_WORDS:
        return ordinal[0], ordinal[1] + (2 if tokens.is_mark(ordinal[1] + 1, ".") else 1)
    return None
