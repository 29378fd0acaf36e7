"""Cuts a practitioner's citation into words, numbers, time codes and marks, in one linear pass."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["word", "number", "timecode", "date", "dash", "mark"]

# Longer forms first. Every alternative is a fixed shape or a bounded repeat, so matching stays linear.
_TOKEN = re.compile(
    r"""
    (?P<date>(?<!\d)(?:
        (?:19|20)\d{2}[-–/](?:0[1-9]|1[0-2])[-–/](?:[0-2]\d|3[01])      # 2026-10-14
      | \d{1,2}/\d{1,2}(?:/\d{2,4})?                                     # 4/17, 4/17/26
      | 20\d{2}\s?[-–/]\s?(?:20)?\d{2}(?![\d:])                          # school year 2025-26
      | \d{1,2}\.\d{1,2}\.(?:19|20)\d{2}                                 # 14.10.2026
    )(?!\d))
  | (?P<timecode>(?<![\d:])\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:\.\d{1,3})?(?![\d:]))
  | (?P<number>\d{1,9}(?:\.\d{1,4}(?=\D|$)){0,4})
  | (?P<word>[^\W\d_]{1,40}(?:['’][^\W\d_]{1,10})?)
  | (?P<dash>[-‐‑‒–—―−]{1,3})
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of text: ``text`` as normalised, ``low`` in lower case, ``start``/``end`` its place in the text."""

    kind: TokenKind
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


def normalise(text: str) -> str:
    """Full-width digits, no-break spaces and their like in their plain form; nothing else is changed."""
    return unicodedata.normalize("NFKC", text)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of normalised text; every character that is not white space belongs to exactly one."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        found.append(Token(kind, match[0], match.start(), match.end()))
    return tuple(found)


class Reader:
    """A position in the tokens that can look ahead, step on and go back."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token | None:
        """The token ``ahead`` of the position, None past either end."""
        place = self.at + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def low(self, ahead: int = 0) -> str:
        """That token in lower case, empty past the end."""
        token = self.peek(ahead)
        return token.low if token else ""

    def is_kind(self, kind: TokenKind, ahead: int = 0) -> bool:
        """Whether that token is of this kind."""
        token = self.peek(ahead)
        return token is not None and token.kind == kind

    def touches(self, ahead: int = 0) -> bool:
        """Whether that token follows the one before it without a space."""
        token, before = self.peek(ahead), self.peek(ahead - 1)
        return token is not None and before is not None and token.start == before.end

    def take(self) -> Token:
        """The token at the position; steps on."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def skip(self, *lows: str) -> bool:
        """Step over the token if it reads as one of ``lows``."""
        if self.low() in lows and not self.done:
            self.at += 1
            return True
        return False

    def skip_range_word(self) -> bool:
        """Step over a dash or a word that means "up to"."""
        if self.is_kind("dash"):
            self.at += 1
            return True
        return self.skip("to", "through", "thru", "until", "till", "til")
