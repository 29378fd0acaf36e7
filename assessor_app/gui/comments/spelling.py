"""Spelling, where the system brings a speller along: Hunspell with the dictionary of the language, else nothing.

Words are looked up in this process and go nowhere. Where no speller is found, :class:`NoSpelling` says so instead of
calling every word right.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

Span = tuple[int, int]
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LIBRARIES: Final = ("hunspell-1.7", "hunspell-1.8", "hunspell", "hunspell-1.6")
_DICTIONARIES: Final = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/usr/local/share/hunspell"),
    Path("/opt/homebrew/share/hunspell"),
)
_LONGEST: Final = 60
_MOST_KNOWN: Final = 20_000
_MOST_MEANT: Final = 5
_LIST: Final = ctypes.POINTER(ctypes.POINTER(ctypes.c_char_p))


class Spelling(Protocol):
    """A speller for one language; not to be asked from two threads at once."""

    @property
    def available(self) -> bool:
        """Whether words are really looked up."""
        ...

    def misspelt(self, words: Iterable[str]) -> frozenset[str]:
        """Those of ``words`` that the dictionary does not know."""
        ...

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What was probably meant, likeliest first; nothing where nothing is like it."""
        ...


class NoSpelling:
    """What there is on a system without a speller."""

    available = False

    def misspelt(self, _words: Iterable[str]) -> frozenset[str]:
        return frozenset()

    def suggestions(self, _word: str) -> tuple[str, ...]:
        return ()


class HunspellSpelling:
    """Hunspell as the system has it. Raises OSError when the library is not what it should be."""

    available = True

    def __init__(self, library: str, affixes: Path, words: Path) -> None:
        self._hunspell: Any = ctypes.CDLL(library)
        try:
            self._hunspell.Hunspell_create.restype = ctypes.c_void_p
            self._hunspell.Hunspell_create.argtypes = (ctypes.c_char_p, ctypes.c_char_p)
            self._hunspell.Hunspell_get_dic_encoding.restype = ctypes.c_char_p
            self._hunspell.Hunspell_get_dic_encoding.argtypes = (ctypes.c_void_p,)
            self._hunspell.Hunspell_spell.restype = ctypes.c_int
            self._hunspell.Hunspell_spell.argtypes = (ctypes.c_void_p, ctypes.c_char_p)
            self._hunspell.Hunspell_suggest.restype = ctypes.c_int
            self._hunspell.Hunspell_suggest.argtypes = (ctypes.c_void_p, _LIST, ctypes.c_char_p)
            self._hunspell.Hunspell_free_list.restype = None
            self._hunspell.Hunspell_free_list.argtypes = (ctypes.c_void_p, _LIST, ctypes.c_int)
        except AttributeError as error:
            raise OSError(f"{library} is no Hunspell") from error
        # never destroyed: it is one for the whole run, and freed with the process
        self._handle = self._hunspell.Hunspell_create(str(affixes).encode(), str(words).encode())
        if not self._handle:
            raise OSError("the dictionary cannot be loaded")
        self._encoding = (self._hunspell.Hunspell_get_dic_encoding(self._handle) or b"utf-8").decode("ascii", "replace")
        self._known: dict[str, bool] = {}

    def misspelt(self, words: Iterable[str]) -> frozenset[str]:
        """Those of ``words`` that the dictionary does not know; names and words in capitals are never among them."""
        return frozenset(word for word in words if not self._is_right(word))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What was probably meant, likeliest first; takes some milliseconds, with the apostrophe that was written."""
        spelt = self._bytes(word)
        if spelt is None:
            return ()
        found = ctypes.POINTER(ctypes.c_char_p)()
        count = self._hunspell.Hunspell_suggest(self._handle, ctypes.byref(found), spelt)
        try:
            told = [(found[place] or b"").decode(self._encoding, "replace") for place in range(min(count, _MOST_MEANT))]
        finally:
            self._hunspell.Hunspell_free_list(self._handle, ctypes.byref(found), count)
        return tuple(one.replace("'", "’") if "’" in word else one for one in told if one)

    def _bytes(self, word: str) -> bytes | None:
        """As the dictionary writes it; None for what it cannot write."""
        try:
            return word.replace("’", "'").encode(self._encoding)
        except (UnicodeEncodeError, LookupError):
            return None

    def _is_right(self, word: str) -> bool:
        if len(word) > _LONGEST or len(word) < 2 or not word[1:].islower():
            return True
        if word not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            spelt = self._bytes(word)
            if spelt is None:
                return True
            self._known[word] = bool(self._hunspell.Hunspell_spell(self._handle, spelt))
        return self._known[word]


def find_spelling(languages: Sequence[str], folders: Sequence[Path] = _DICTIONARIES) -> Spelling:
    """A speller for the first of ``languages`` ("en_US", "es") that the system has a dictionary for.

    May take a tenth of a second; not for the windows' thread.
    """
    found = _library()
    for affixes in (path for language in languages for path in _affixes(language, folders)):
        words = affixes.with_suffix(".dic")
        if found and words.is_file():
            try:
                return HunspellSpelling(found, affixes, words)
            except OSError:
                continue
    return NoSpelling()


def words_in(text: str) -> tuple[tuple[str, Span], ...]:
    """The words to look up with their places; parts of addresses and placeholders are none."""
    found = []
    for word in _WORD.finditer(text):
        around = text[max(0, word.start() - 1) : word.start()] + text[word.end() : word.end() + 1]
        if not any(sign in "@{}_/\\" for sign in around):
            found.append((word[0], word.span()))
    return tuple(found)


def _library() -> str:
    if sys.platform == "win32":
        return ""
    return next((path for name in _LIBRARIES if (path := ctypes.util.find_library(name))), "")


def _affixes(language: str, folders: Sequence[Path]) -> list[Path]:
    """Dictionaries of exactly this language first, then those of any country that speaks it."""
    name = language.replace("-", "_")
    exact = [folder / f"{name}.aff" for folder in folders]
    short = name.split("_")[0]
    wider = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob(f"{short}_*.aff"))]
    return [path for path in (*exact, *wider) if path.is_file()]
