"""Judges what a file carries beside what it shows, its first words and its name: does any of it tell who made it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from assessor_app.domain.leaks import LEAK_KINDS, LEAK_PLACES, Leak, LeakKind, LeakPlace, Trace
from assessor_app.domain.name_flags import FlagKind, flag_names, fold_word, is_telling
from assessor_app.domain.name_prints import prints_of

_FLAGGED: Final[dict[FlagKind, LeakKind]] = {
    "known": "name",
    "person": "name",
    "place": "school",
    "address": "contact",
    "phone": "contact",
}
_WORD: Final = re.compile(r"[^\W_]+")
# as words are told apart where feedback is looked through
_NAME_WORD: Final = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
# What programs and computers write where a person's name belongs.
_NOBODY_WORDS: Final = """
user users admin administrator administrador author autor owner unknown unnamed untitled default guest root
anonymous anon none null nobody practitioner candidate participant teacher teachers student students staff educator
usuario copyright rights reserved all microsoft office windows word excel powerpoint apple pages keynote numbers
adobe acrobat photoshop canva google docs slides sheets drive libreoffice openoffice writer calc impress python
docx openpyxl pptx xlsx pandoc latex tex chromium chrome skia quartz ghostscript apache poi wps pdf hp dell lenovo
acer asus samsung sony canon nikon gopro iphone ipad android the a an of and my new team inc corporation corp llc
ltd gmbh pc computer laptop desktop home document documents file scanner scan printer version lavf zoom obs
screencast screencastify loom imovie camera calibre sigil ebook epub https http www com org net inkscape illustrator
project
"""
_NOBODY: Final = frozenset(_NOBODY_WORDS.split())
# "Prepared by: Rosa Vega", "Name: …": a line that introduces whoever wrote it.
_BYLINE: Final = re.compile(
    r"(?:^|\n|\t)[ ]{0,8}(?:my name is|name|author|teacher|educator|practitioner|candidate|principal"
    r"|(?:prepared |submitted |written |created |made |presented |recorded )by|by"
    r"|me llamo|nombre|autora?|docente|maestra?|(?:preparado |presentado |escrito |elaborado )?por)"
    r"[ ]{0,4}[:–—-]?[ ]{1,4}(?P<first>[^\W\d_][\w’'.-]{1,40})"
    r"[ ]{1,3}(?P<last>[^\W\d_][\w’'.-]{0,40})",
    re.IGNORECASE,
)
_LONGEST: Final = 4_000
# noughts and no number at all, in the letters and signs of a position
_NOWHERE: Final = re.compile(r"(?:nan|[\W0NSEW_])*")


def leaks_in(traces: Iterable[Trace], where: LeakPlace, first_text: str, name: str) -> tuple[Leak, ...]:
    """Everything of one file that may tell who made it, each kind once a place, in a steady order.

    ``traces`` were found ``where``; ``first_text`` are the first words shown, ``name`` is what the file is called. A
    person named by a trace is looked for in all the words, too.
    """
    kept = tuple(traces)
    people = tuple(one.value for one in kept if one.role in ("author", "editor", "owner") and _is_somebody(one.value))
    shown, called = first_text[:_LONGEST], re.sub(r"[_\-.]+", " ", name)
    words = "\n".join(one.value for one in kept if one.role == "words")
    prints: dict[LeakPlace, tuple[str, ...]] = {
        "first_page": _prints((), shown, people),
        "file_name": _prints((), called, people),
        where: _prints(people, words, people),
    }
    found = {Leak(kind, where, prints[where]) for kind in _told_by(kept, people)}
    found |= {Leak(kind, "first_page", prints["first_page"]) for kind in _named_in(shown, people)}
    found |= {Leak(kind, "file_name", prints["file_name"]) for kind in _named_in(called, people)}
    if "@" in name:
        found |= {Leak(kind, "file_name", prints["file_name"]) for kind in _named_in(name, ())}
    return tuple(sorted(found, key=lambda one: (LEAK_PLACES.index(one.where), LEAK_KINDS.index(one.kind))))


def _prints(names: Iterable[str], text: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Of the words of people's names: ``names`` whole, and those that stand in ``text``."""
    found = [*names, *(flag.text for flag in flag_names(text, people) if _FLAGGED[flag.kind] == "name")]
    for line in _BYLINE.finditer(text):
        if _is_byline(line):
            found += [line["first"], line["last"]]
    folded = [fold_word(word) for name in found for word in _NAME_WORD.findall(name)]
    return prints_of(word for word in folded if is_telling(word) and word not in _NOBODY)


def _told_by(traces: tuple[Trace, ...], people: tuple[str, ...]) -> Iterator[LeakKind]:
    for one in traces:
        if one.role == "words":
            yield from _named_in(one.value, people)
        elif one.role == "position":
            # a camera without reception writes noughts
            if one.value.strip() and not _NOWHERE.fullmatch(one.value):
                yield "position"
        elif _is_somebody(one.value):
            yield one.role


def _named_in(text: str, people: tuple[str, ...]) -> Iterator[LeakKind]:
    for flag in flag_names(text, people):
        yield _FLAGGED[flag.kind]
    if any(_is_byline(found) for found in _BYLINE.finditer(text)):
        yield "name"


def _is_byline(found: re.Match[str]) -> bool:
    first, last = found["first"], found["last"]
    return first[0].isupper() and last[0].isupper() and _is_somebody(first) and _is_somebody(last)


def _is_somebody(value: str) -> bool:
    """Whether a value that should be a name holds any word that programs and computers do not write there."""
    words = [word.casefold() for word in _WORD.findall(value)]
    return any(len(word) > 1 and not word.isdigit() and word not in _NOBODY for word in words)
