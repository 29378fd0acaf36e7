"""Finds what looks like the name of a person or school in feedback, which should name nobody.

It points out, it never changes: a wrong guess costs a look, a name sent out cannot be fetched back. The time taken
grows with the length alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from assessor_app.domain.credential import Credential
from assessor_app.domain.first_names import ALSO_WORDS, SURE
from assessor_app.domain.name_prints import SHORTEST, print_of

FlagKind = Literal["known", "person", "place", "address", "phone"]
MOST_FLAGS: Final = 50
_MOST_KNOWN: Final = 500
_LONGEST_KNOWN: Final = 12

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
_ADDRESS: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PHONE: Final = re.compile(
    r"(?<![\w./-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\)[ .-]?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w/-])"
    r"|(?<![\w./-])\+\d{1,3}(?:[ .-]?\d{2,4}){2,5}(?![\w/-])"
)
_TITLES: Final = """
mr mrs ms miss mx dr prof professor principal superintendent coach director sr sra srta señor señora señorita
profesor profesora directora doña
"""
_HONORIFICS: Final = frozenset(_TITLES.split())
_KINDS: Final = """
school schools academy elementary preschool kindergarten district isd usd college university institute primaria
escuela academia distrito colegio universidad
"""
_PLACES: Final = frozenset(_KINDS.split())
_PLACES_FIRST: Final = frozenset(("escuela", "academia", "colegio", "distrito", "universidad"))
_COURTEOUS: Final = frozenset(("mr", "mrs", "ms", "dr", "sr", "sra", "srta", "señor", "señora", "señorita", "doña"))
_IN_PERSONS: Final = frozenset(("de", "del", "la", "las", "los"))
_IN_PLACES: Final = _IN_PERSONS | {"of", "el", "the", "and", "y"}
_NO_NAMES: Final = _HONORIFICS | _PLACES | _IN_PLACES
# Capitals that name nobody: beginnings of sentences, and words of the trade.
_EVERYDAY: Final = """
a an the this that these those our your their his her its my each every any all some no one both many most few in on
at by for from with without after before during as if when while where which who whose what how why and or but so
yet not is are was were be been has have had do does did will would can could should may might must to of it they we
you he she i there here high middle primary secondary elementary public private charter local state title national
new old whole entire same other another first second third last next part school schools district academy college
university teacher teachers student students pupil pupils family families community staff leader leaders leadership
team board vision mission evidence page pages video slide sheet survey plan protocol credential micro-credential
criterion criteria detail component outcome proficient exemplary developing basic progressing demonstrated met
principal superintendent january february march april june july august september october november december monday
tuesday wednesday thursday friday saturday sunday english spanish math mathematics science reading history art music
el la los las un una nuestra nuestro su sus esta este cada en
"""
_ORDINARY: Final = frozenset(_EVERYDAY.split())


@dataclass(frozen=True, slots=True)
class NameFlag:
    """What looks like a name, from ``start`` to ``end`` (characters) of the text; ``text`` as it stands there.

    ``kind``: a name known from elsewhere, a person after a form of address or by a first name, a school or district,
    an e-mail address, a telephone number. ``nth`` counts equal texts from 0, so that one of them can be kept.
    """

    start: int
    end: int
    text: str
    kind: FlagKind
    nth: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What tells this one from others of the same text, wherever the text moves."""
        return self.text.casefold(), self.nth


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    fold: str
    close: bool
    """Whether only blanks, or the dot of a title, part it from the one before."""
    dot: bool
    """Whether a dot does; after more than an initial that ends a sentence."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def flag_names(
    text: str,
    known: Iterable[str] = (),
    allowed: Iterable[str] = (),
    prints: Collection[str] = (),
    first_names: bool = False,
) -> tuple[NameFlag, ...]:
    """What looks like a name in ``text``, in reading order, at most :data:`MOST_FLAGS`, none inside another.

    ``known`` are names to look for (the practitioner's); each capitalised word of three letters or more of one counts
    by itself. ``prints`` are those of names found inside the files (see :mod:`name_prints`), looked for word by word.
    ``allowed`` are the words of the credential (criteria, levels, its title), which are no names wherever they stand
    whole. With ``first_names`` a common one tells of a person even without a form of address: right for what an
    assessor writes; a page of evidence names many who need not be hidden.
    """
    tokens = list(_tokens(text))
    spans = [(*found.span(), kind) for kind, pattern in _patterns() for found in pattern.finditer(text)]
    spans += [(start, end, "known") for start, end in _known_spans(tokens, known)]
    spans += _spoken_spans(tokens)
    if first_names:
        spans += _called_spans(tokens)
    granted = _allowed_spans(tokens, allowed)
    if prints:
        spans += [(start, end, "known") for start, end in _printed_spans(tokens, prints, granted)]
    kept = _apart(spans, granted)
    counts: dict[str, int] = {}
    flags = []
    for start, end, kind in kept[:MOST_FLAGS]:
        words = text[start:end]
        nth = counts.get(words.casefold(), 0)
        counts[words.casefold()] = nth + 1
        flags.append(NameFlag(start, end, words, kind, nth))
    return tuple(flags)


def credential_words(credential: Credential) -> tuple[str, ...]:
    """What is no name in feedback on this credential: its title, outcomes, criteria and levels."""
    scorables = credential.scorables()
    titles = [credential.title, credential.stack, credential.issuer, *(one.title for one in scorables)]
    titles += [one.outcome.title for one in scorables if one.outcome is not None]
    titles += [level.title for scale in credential.scales.values() for level in scale.levels]
    return tuple(dict.fromkeys(title for title in titles if title))


def _patterns() -> tuple[tuple[FlagKind, re.Pattern[str]], ...]:
    return (("address", _ADDRESS), ("phone", _PHONE))


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for found in _TOKEN.finditer(text):
        between = text[end : found.start()]
        close = end > 0 and len(between) <= 3 and "\n" not in between and between.strip() in ("", ".")
        yield _Token(found.start(), found.end(), found[0], fold_word(found[0]), close, "." in between)
        end = found.end()


def fold_word(word: str) -> str:
    """A word for comparing: small letters, without a possessive ending."""
    folded = word.casefold().replace("’", "'")
    return folded[:-2] if folded.endswith("'s") else folded


def _known_spans(tokens: list[_Token], known: Iterable[str]) -> Iterator[tuple[int, int]]:
    whole, single = _known_words(known)
    place = 0
    while place < len(tokens):
        length = max(
            (len(name) for name in whole.get(tokens[place].fold, ()) if _stands(tokens, place, name)), default=0
        )
        if length > 1 or (length == 1 and tokens[place].capital):
            yield tokens[place].start, tokens[place + length - 1].end
            place += length
            continue
        if tokens[place].capital and tokens[place].fold in single:
            yield tokens[place].start, tokens[place].end
        place += 1


def _printed_spans(
    tokens: list[_Token], prints: Collection[str], granted: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Words whose prints are known, those side by side as one; a word of the credential is what it says."""
    bounds = sorted(granted, reverse=True)
    start = end = reach = -1
    for place, token in enumerate(tokens):
        while bounds and bounds[-1][0] <= token.start:
            reach = max(reach, bounds.pop()[1])
        telling = token.capital and token.end > reach and is_telling(token.fold) and print_of(token.fold) in prints
        if end >= 0 and not (telling and token.close and not _ends_sentence(tokens, place)):
            yield start, end
            end = -1
        if telling:
            start, end = (start if end >= 0 else token.start), token.end
    if end >= 0:
        yield start, end


def is_telling(fold: str) -> bool:
    """Whether a folded word may give a person away on its own."""
    return len(fold) >= SHORTEST and not _is_ordinary(fold) and fold not in _NO_NAMES


def _known_words(known: Iterable[str]) -> tuple[Mapping[str, list[tuple[str, ...]]], frozenset[str]]:
    """Names by their first word, and the words that give a person away on their own."""
    whole: dict[str, list[tuple[str, ...]]] = {}
    single: set[str] = set()
    for number, name in enumerate(known):
        if number >= _MOST_KNOWN:
            break
        words = _TOKEN.findall(name[:200])[:_LONGEST_KNOWN]
        folded = tuple(fold_word(word) for word in words)
        if not folded:
            continue
        starts = whole.setdefault(folded[0], [])
        if len(starts) < _LONGEST_KNOWN:
            starts.append(folded)
        single |= {fold for fold in folded if is_telling(fold)}
    return whole, frozenset(single)


def _stands(tokens: list[_Token], place: int, name: tuple[str, ...]) -> bool:
    run = tokens[place : place + len(name)]
    return tuple(one.fold for one in run) == name and all(one.close for one in run[1:])


def _spoken_spans(tokens: list[_Token]) -> list[tuple[int, int, FlagKind]]:
    """People after a form of address, and schools by their kind."""
    spans: list[tuple[int, int, FlagKind]] = []
    for place, token in enumerate(tokens):
        if token.fold in _HONORIFICS and token.capital:
            end = _names_after(tokens, place, _IN_PERSONS)
            if end > place:
                spans.append((token.start, tokens[end].end, "person"))
        if token.fold in _PLACES and token.capital:
            first, last = _names_before(tokens, place), place
            if first == place and token.fold in _PLACES_FIRST:
                last = _names_after(tokens, place, _IN_PLACES)
            if first < place or last > place:
                spans.append((tokens[first].start, tokens[last].end, "place"))
    return spans


def _called_spans(tokens: list[_Token]) -> Iterator[tuple[int, int, FlagKind]]:
    """People called by a first name, with the names behind it."""
    for place, token in enumerate(tokens):
        if not token.capital or (token.fold not in SURE and token.fold not in ALSO_WORDS):
            continue
        last = _names_after(tokens, place, _IN_PERSONS)
        if last > place or token.fold in SURE:
            yield token.start, tokens[last].end, "person"


def _names_after(tokens: list[_Token], place: int, joining: frozenset[str]) -> int:
    """The last of the capitalised words after ``place``, joined by small words; ``place`` itself where none follows."""
    end = place
    for one in range(place + 1, min(place + 5, len(tokens))):
        token = tokens[one]
        if not token.close or (end > place and _ends_sentence(tokens, one)):
            break
        if token.capital and not _is_ordinary(token.fold):
            end = one
        elif token.capital or token.fold not in joining or (end == place and not _may_be_joined(tokens[place])):
            break
    return end


def _may_be_joined(token: _Token) -> bool:
    """Whether a small word may follow at once: "Sra. de la Cruz" is a person, "Director de Currículo" an office."""
    return token.fold in _COURTEOUS or token.fold in _PLACES or token.fold in SURE


def _ends_sentence(tokens: list[_Token], place: int) -> bool:
    """Whether a sentence ends before a token."""
    return tokens[place].dot and len(tokens[place - 1].text) > 1


def _names_before(tokens: list[_Token], place: int) -> int:
    """The first of the capitalised words before ``place`` that is no ordinary one; ``place`` where there is none."""
    first = place
    for one in range(place - 1, max(-1, place - 6), -1):
        if not tokens[one + 1].close or _ends_sentence(tokens, one + 1):
            break
        token = tokens[one]
        if token.fold in _PLACES and not _is_ordinary(token.fold):
            break
        if token.capital and not _is_ordinary(token.fold):
            first = one
        elif not (token.capital or token.fold in _IN_PLACES):
            break
    return first


def _is_ordinary(fold: str) -> bool:
    return fold in _ORDINARY or fold.isdigit()


@lru_cache(maxsize=8)
def _phrases(allowed: tuple[str, ...]) -> Mapping[str, list[tuple[str, ...]]]:
    """Their words by the first of each; kept, since a long definition has a thousand and is the same all day."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in allowed:
        words = tuple(fold_word(word) for word in _TOKEN.findall(phrase[:500]))
        if words:
            starts.setdefault(words[0], []).append(words)
    return starts


def _allowed_spans(tokens: list[_Token], allowed: Iterable[str]) -> list[tuple[int, int]]:
    """Where words of the credential stand whole."""
    starts = _phrases(tuple(allowed)) if tokens else {}
    spans: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        for words in starts.get(token.fold, ()):
            run = tokens[place : place + len(words)]
            if len(run) == len(words) and all(one.fold == word for one, word in zip(run, words, strict=True)):
                spans.append((token.start, run[-1].end))
    return spans


def _apart(spans: list[tuple[int, int, FlagKind]], allowed: list[tuple[int, int]]) -> list[tuple[int, int, FlagKind]]:
    """Those not inside anything allowed, the longest where some overlap, in reading order."""
    reach = 0
    bounds: list[tuple[int, int]] = []
    for start, end in sorted(allowed, key=lambda span: (span[0], -span[1])):
        if end > reach:
            bounds.append((start, end))
            reach = end
    kept: list[tuple[int, int, FlagKind]] = []
    place = 0
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        while place < len(bounds) and bounds[place][1] < end:
            place += 1
        if kind != "known" and place < len(bounds) and bounds[place][0] <= start and end <= bounds[place][1]:
            continue
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end, kind)
            continue
        kept.append((start, end, kind))
    return kept
