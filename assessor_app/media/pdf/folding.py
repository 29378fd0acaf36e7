"""How text is made alike before it is searched: what looks the same to a reader is found as the same."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS: Final = re.compile("[\u0300-\u036f]")
_SPACES: Final = re.compile(r"\s+")
_ALIKE: Final = (
    ("\xad", ""), ("\u200b", ""), ("\u200c", ""), ("\u200d", ""), ("\ufeff", ""), ("ß", "ss"), ("ẞ", "SS"),
    ("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'),
    ("\u2010", "-"), ("\u2011", "-"), ("\u2012", "-"), ("\u2013", "-"), ("\u2212", "-"),
)  # fmt: skip


def fold(text: str) -> str:
    """Ligatures apart, accents off, quotation marks and dashes plain, soft hyphens out; upper and lower case stay."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
    for one, other in _ALIKE:
        if one in plain:
            plain = plain.replace(one, other)
    return plain


def lower(text: str) -> str:
    """Lower case, letter for letter: the result is exactly as long as ``text``."""
    low = text.lower()
    if text.isascii():
        return low
    if len(low) != len(text):
        low = "".join(one if len(one) == 1 else letter for letter in text for one in (letter.lower(),))
    return low.replace("ς", "σ")


def needle(text: str) -> str:
    """What a person typed, made alike: folded, with single spaces."""
    return _SPACES.sub(" ", fold(text)).strip()
