"""Grammar of counted places: lists and ranges such as "3, 5-7 & 9", "112–15", "iv–vi" and "15-2"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assessor_app.domain.citation.tokens import Token, Tokens, vocabulary
from assessor_app.domain.citation.values import counted_at, ordinal_at, roman_value

RANGE_WORDS: Final = frozenset(("to", "through", "thru", "until", "till", "til", "hasta"))
# "pp. 3 a 5" is Spanish; in English a number seldom follows the article
_RANGE_ARTICLES: Final = frozenset(("a", "al"))
LAST: Final = "last"
# What may stand after a number that continues a list; any other word is what the number counts ("p. 5, 4 teachers").
_AFTER_NUMBER: Final = RANGE_WORDS | vocabulary(
    "and or plus of in on at from for see the with where which who as is are show shows both respectively f ff "
    "under by via then also especially plan y de del en"
)
_ROMAN_LETTERS: Final = frozenset("ivxIVX")


@dataclass(frozen=True, slots=True)
class Span:
    """One counted place; ``label`` when start or end is no plain number, ``elided`` when the end was written short."""

    start: str
    end: str
    label: bool = False
    elided: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _Value:
    text: str
    number: int | None

    @property
    def label(self) -> bool:
        return self.number is None and self.text != LAST


def range_mark_at(tokens: Tokens, at: int) -> int | None:
    """The position after a dash, an arrow, dots or a word that means "up to"."""
    if tokens[at].kind == "mark":
        return _range_sign_at(tokens, at)
    if tokens.low(at) in _RANGE_ARTICLES:
        past = at + 2 if tokens.low(at + 1) == "la" else at + 1
        after = tokens[past + 1]
        follows = tokens[past].kind == "number" and (after.kind != "word" or after.low in _AFTER_NUMBER)
        return past if follows else None
    return at + 1 if tokens.low(at) in RANGE_WORDS else None


def _range_sign_at(tokens: Tokens, at: int) -> int | None:
    """ "-", "--", "->", "→"; "3...5", where dots touch both; "~" where it touches both or neither ("3～5")."""
    sign = tokens[at].text
    past = at + 1
    while sign in ("-", ".") and tokens.is_mark(past, sign, tight=True) and past < at + 3:
        past += 1
    if sign == "-":
        return past + 1 if tokens.is_mark(past, ">", tight=True) else past
    tied = tokens[at].tight and tokens[past].tight
    dotted = sign == "." and past > at + 1 and tied
    tilde = sign == "~" and (tied or not (tokens[at].tight or tokens[past].tight))
    return past if dotted or tilde or sign == "→" else None


def separator_at(tokens: Tokens, at: int) -> int | None:
    """The position after ",", ";", "and", "y", "&", "+" or a comma and "and" together."""
    past = at + 1 if tokens.is_mark(at, ",;&+") else at
    if tokens.low(past) in ("and", "or", "plus", "y", "&") and tokens[past].kind in ("word", "mark"):
        past += 1
    return past if past > at else None


def spans_at(
    tokens: Tokens, at: int, *, single: bool, words: frozenset[str] = frozenset(), between: bool = False
) -> tuple[list[Span], int] | None:
    """A list of places at the position. ``words`` are the keywords that may be said again ("p. 3 to p. 5").

    After a keyword blanks part numbers, too, unless ``single`` ("slides 3 4 and 5").
    ``single`` (after "p.", not "pp.") reads a hyphen that could be part of a label as one, and "3/10" as page 3
    of 10; ``between`` reads "3 and 5" as a range.
    """
    first = _span_at(tokens, at, single=single, words=words, between=between)
    if first is None:
        return None
    found, past = [first[0]], first[1]
    worded = tokens[at].kind == "word"
    while True:
        start = separator_at(tokens, past)
        if start is None and not single and tokens.is_mark(past, "/", tight=True):
            start = past + 1
        blank = start is None and not single and bool(words) and tokens[past].kind == "number"
        if blank and not tokens[past].tight:
            start = past
        if start is None or _is_year(tokens, start):
            break
        following = _span_at(tokens, start, single=single, words=frozenset(), between=False)
        if following is None or (blank and following[0].label):
            break
        if not continues(tokens, start, following[1], worded=worded):
            break
        found.append(following[0])
        past = following[1]
    return found, past


def continues(tokens: Tokens, start: int, past: int, *, worded: bool = False) -> bool:
    """Whether what was read as a further number of a list is one, and not a time, a date or a count of things.

    A number in words goes on only a list that began in words: "page 5, two teachers", but "pages five and two".
    """
    counted = counted_at(tokens, start) if tokens[start].kind == "word" else None
    if counted is not None and (not worded or counted[0] == 1 or not _ends_or_leads_on(tokens, past)):
        return False
    if ordinal_at(tokens, start) is not None:
        return False
    if tokens.is_mark(past, ":/%°'′", tight=True) and tokens[past + 1].tight:
        return False
    if tokens.is_mark(past, "%"):
        return False
    after = tokens[past]
    if after.kind == "word":
        return after.low in _AFTER_NUMBER or tokens.is_mark(past + 1, ".")
    return True


def _ends_or_leads_on(tokens: Tokens, at: int) -> bool:
    """Whether neither a word that is counted nor the rest of a compound ("two-page") stands here."""
    if tokens.is_mark(at, "-", tight=True) and tokens[at + 1].tight:
        return False
    return tokens[at].kind != "word" or tokens.low(at) in _AFTER_NUMBER


def _is_year(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind == "number" and len(tokens[at].text) == 4 and 1900 <= tokens[at].number < 2100


def _span_at(tokens: Tokens, at: int, *, single: bool, words: frozenset[str], between: bool) -> tuple[Span, int] | None:
    read = value_at(tokens, at)
    if read is None:
        return None
    first, past = read
    following = _following_at(tokens, first, past)
    if following is not None:
        return following
    labels = _two_labels_at(tokens, at) or _chain_at(tokens, first, past)
    if labels is not None:
        return labels
    mark = range_mark_at(tokens, past)
    if mark is None and between and tokens.low(past) in ("and", "&"):
        mark = past + 1
    if mark is not None:
        end = _range_end_at(tokens, mark, words)
        if end is not None and not (tokens.is_mark(end[1], ":", tight=True) and tokens.is_tight_number(end[1] + 1)):
            hyphened = tokens.is_mark(past, "-", tight=True) and tokens[mark].tight
            return _range(first, end[0], hyphened=hyphened, single=single), end[1]
    onward = _onward_at(tokens, past)
    if onward is not None:
        return Span(first.text, LAST, first.label), onward
    return Span(first.text, first.text, first.label), past


def value_at(tokens: Tokens, at: int) -> tuple[_Value, int] | None:
    """One page-like value: a number, a Roman numeral, or a label such as "A-3", "12a", "3.2"."""
    token = tokens[at]
    if token.kind == "number":
        return _numbered(tokens, at)
    counted = counted_at(tokens, at)
    if counted is not None:
        return _Value(str(counted[0]), counted[0]), counted[1]
    if token.kind != "word":
        return None
    if roman_value(token.text) and (len(token.text) > 1 or token.text in _ROMAN_LETTERS) and not _touched(tokens, at):
        return _Value(token.text, None), at + 1
    if len(token.text) <= 2 and token.text.isupper():
        joined = at + 2 if tokens.is_mark(at + 1, "-.", tight=True) else at + 1
        if tokens.is_tight_number(joined):
            return _Value(tokens.raw[token.start : tokens[joined].end], None), joined + 1
    return None


def _touched(tokens: Tokens, at: int) -> bool:
    """Whether a number follows without a space, or a hyphen and a number: "V3" and "V-3" are labels."""
    return tokens.is_tight_number(at + 1) or (
        tokens.is_mark(at + 1, "-", tight=True) and tokens.is_tight_number(at + 2) and tokens[at].text.isupper()
    )


def _numbered(tokens: Tokens, at: int) -> tuple[_Value, int] | None:
    token = tokens[at]
    if tokens.is_mark(at + 1, ":", tight=True) and tokens.is_tight_number(at + 2):
        return None
    if tokens.is_mark(at + 1, ".", tight=True) and tokens.is_tight_number(at + 2):
        past = at + 1
        while tokens.is_mark(past, ".", tight=True) and tokens.is_tight_number(past + 1):
            past += 2
        return _Value(tokens.written(at, past), None), past
    letter = tokens[at + 1]
    if letter.kind == "word" and letter.tight and len(letter.text) == 1 and letter.low not in "fhms":
        return _Value(token.text + letter.text, None), at + 2
    return _Value(str(token.number), token.number), at + 1


def _following_at(tokens: Tokens, first: _Value, past: int) -> tuple[Span, int] | None:
    """ "3f." is a page and the next; "3ff." that page and all that follow."""
    word = tokens.low(past)
    if first.number is None or word not in ("f", "ff"):
        return None
    past += 2 if tokens.is_mark(past + 1, ".", tight=True) else 1
    if word == "f":
        return Span(first.text, str(first.number + 1)), past
    return Span(first.text, LAST, loose=True), past


def _chain_at(tokens: Tokens, first: _Value, past: int) -> tuple[Span, int] | None:
    """Three or more numbers tied by hyphens are one label ("3-5-7")."""
    start = past
    while tokens.is_mark(past, "-", tight=True) and tokens.is_tight_number(past + 1):
        past += 2
    if past - start < 4:
        return None
    text = "-".join([first.text, *(tokens[at].text for at in range(start + 1, past, 2))])
    return Span(text, text, label=True), past


def _two_labels_at(tokens: Tokens, at: int) -> tuple[Span, int] | None:
    """ "15-2 to 15-6", "15-2–15-6", "3-2 to 4-1": from one hyphenated label to another."""
    first = _hyphenated_at(tokens, at)
    mark = range_mark_at(tokens, at + 3) if first else None
    last = _hyphenated_at(tokens, mark) if mark is not None else None
    if first is None or last is None or mark is None:
        return None
    (chapter, page), (last_chapter, last_page) = first, last
    within = chapter.number == last_chapter.number and page.number < last_page.number
    across = chapter.number < last_chapter.number and page.number < chapter.number
    if not (within or (across and last_page.number < last_chapter.number)):
        return None
    return Span(f"{chapter.text}-{page.text}", f"{last_chapter.text}-{last_page.text}", label=True), mark + 3


def _hyphenated_at(tokens: Tokens, at: int) -> tuple[Token, Token] | None:
    tied = tokens[at].kind == "number" and tokens.is_mark(at + 1, "-", tight=True) and tokens.is_tight_number(at + 2)
    return (tokens[at], tokens[at + 2]) if tied else None


def _range_end_at(tokens: Tokens, at: int, words: frozenset[str]) -> tuple[_Value, int] | None:
    if tokens.low(at) in ("the", "la"):
        at += 1
    if tokens.low(at) in ("end", "last"):
        past = at + 1
        return _Value(LAST, None), past + 1 if tokens.low(past) in words else past
    if tokens.low(at) in words:
        at += 2 if tokens.is_mark(at + 1, ".") else 1
    return value_at(tokens, at)


def _onward_at(tokens: Tokens, at: int) -> int | None:
    if tokens.low(at) in ("onward", "onwards"):
        return at + 1
    if tokens.low(at) == "and" and tokens.low(at + 1) in ("following", "onward", "onwards", "beyond"):
        return at + 2
    return at + 1 if tokens.is_mark(at, "+", tight=True) and not tokens[at + 1].tight else None


def _range(first: _Value, last: _Value, *, hyphened: bool, single: bool) -> Span:
    """Tell "112–15" (an end written short) and "15-2" (one hyphenated label) from a plain range.

    An end was written short when putting the start's leading digits before it leads upwards. What leads down is
    a label where it is tied by hyphen, and a range the wrong way round where it is not.
    """
    if last.text == LAST:
        return Span(first.text, LAST, first.label)
    if first.number is None or last.number is None:
        return Span(first.text, last.text, label=True)
    if last.number >= first.number:
        return Span(first.text, last.text)
    kept = len(first.text) - len(last.text)
    longer = first.text[:kept] + last.text if kept > 0 else ""
    one_digit_label = single and hyphened and len(last.text) == 1 and len(first.text) == 2
    if longer and int(longer) > first.number and not one_digit_label:
        return Span(first.text, longer, elided=True)
    if hyphened and (single or kept > 0):
        written = f"{first.text}-{last.text}"
        return Span(written, written, label=True)
    return Span(last.text, first.text)
