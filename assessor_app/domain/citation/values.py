"""Numbers as people write them: figures, words, ordinals and Roman numerals."""

from __future__ import annotations

import re
from typing import Final

from assessor_app.domain.citation.tokens import Tokens

_UNITS: Final = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TEENS: Final = "seventeen eighteen nineteen"
_ORDINAL_UNITS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_UNIT_WORDS: Final = {word: at for at, word in enumerate(f"{_UNITS} {_TEENS}".split(), start=1)}
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEN_WORDS: Final = {word: 10 * at for at, word in enumerate(_TENS.split(), start=2)}
_ORDINALS: Final = {word: at for at, word in enumerate(_ORDINAL_UNITS.split(), start=1)} | {
    word.removesuffix("y") + "ieth": value for word, value in _TEN_WORDS.items()
}
_ORDINALS.update({"primera": 1, "segunda": 2, "tercera": 3})
_HUNDRED: Final = "hundred"
_ROMAN: Final = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def counted_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A whole number in figures or words ("12", "twelve", "one hundred and two") and the position after it."""
    token = tokens[at]
    if token.kind == "number":
        return token.number, at + 1
    worded = _worded(tokens, at, _UNIT_WORDS)
    return worded if worded is None or tokens.low(worded[1]) != _HUNDRED else _hundreds(tokens, worded)


def ordinal_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """An ordinal ("3rd", "third", "twenty-first") and the position after it."""
    token = tokens[at]
    if token.kind == "number":
        following = tokens[at + 1]
        return (token.number, at + 2) if following.tight and following.low in ("st", "nd", "rd", "th") else None
    if token.low in _ORDINALS:
        return _ORDINALS[token.low], at + 1
    worded = _worded(tokens, at, _ORDINALS)
    return worded if worded and worded[1] > at + 1 else None


def _worded(tokens: Tokens, at: int, units: dict[str, int]) -> tuple[int, int] | None:
    low = tokens.low(at)
    if low in units:
        return units[low], at + 1
    if low not in _TEN_WORDS:
        return None
    joined = at + 2 if tokens.is_mark(at + 1, "-") else at + 1
    unit = units.get(tokens.low(joined), 0)
    if 0 < unit < 10:
        return _TEN_WORDS[low] + unit, joined + 1
    return _TEN_WORDS[low], at + 1


def _hundreds(tokens: Tokens, hundreds: tuple[int, int]) -> tuple[int, int]:
    """ "one hundred", "one hundred and two"; what follows "and" may be a hundred of its own."""
    value, past = hundreds[0] * 100, hundreds[1] + 1
    rest = _worded(tokens, past + (tokens.low(past) == "and"), _UNIT_WORDS)
    return (value, past) if rest is None or tokens.low(rest[1]) == _HUNDRED else (value + rest[0], rest[1])


def is_roman_place(word: str) -> bool:
    """Whether a word counts something in Roman numerals, as in "Artifact II"; a single letter is one."""
    return len(word) > 1 and set(word) <= set("IVX") and roman_value(word) is not None


def roman_value(word: str) -> int | None:
    """What a Roman numeral in either case is worth; None for what is none, mixed case included."""
    low = word.lower()
    if word not in (low, word.upper()) or len(word) > 15 or not _ROMAN.match(low):
        return None
    values = [_ROMAN_VALUES[letter] for letter in low]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
