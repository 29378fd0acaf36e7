"""Cuts a practitioner's citation into words, numbers, file names and marks, in one linear pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

TokenKind = Literal["word", "number", "file", "link", "quote", "mark", "end"]

_DASHES: Final = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_FOLDED: Final = (
    dict.fromkeys(_DASHES.replace("\u00ad", ""), "-")
    | dict.fromkeys("“”„‟«»＂", '"')
    | dict.fromkeys("‘’‚‛ʼ`´", "'")
    | {"∶": ":", "、": ",", "…": "...", "≈": "~", "∼": "~", "〜": "~", "⁄": "/"}
)


def vocabulary(words: str) -> frozenset[str]:
    """A set of words, written as one line of text."""
    return frozenset(words.split())


_PIECE: Final = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|.", re.DOTALL)
_CHUNK: Final = re.compile(r"\S+")
_LINK: Final = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
FILE_SUFFIXES: Final = vocabulary(
    "pdf doc docx ppt pptx xls xlsx odt ods odp rtf txt csv jpg jpeg png heic gif mp4 mov m4v avi wmv webm mp3 m4a wav "
    "htm html zip"
)
# Numbers longer than this count nothing in a portfolio; as integers they would only be a way to waste time.
_MAX_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: ``text`` as folded, ``low`` in lower case, ``start``/``end`` its place in the raw text.

    ``tight`` tells that nothing but this boundary parts it from the token before. A ``quote`` token stands for
    all between a pair of quotation marks; ``inner`` are the tokens inside.
    """

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    tight: bool
    inner: tuple[Token, ...] = ()

    @property
    def number(self) -> int:
        """The value of a number token, -1 for any other."""
        # Python reads no more than some thousand digits, zeros in front among them
        return int(self.text.lstrip("0") or "0") if self.kind == "number" else -1


END: Final = Token("end", "", "", -1, -1, False)


class Tokens:
    """Tokens that may be asked for beyond both ends."""

    def __init__(self, tokens: Sequence[Token], raw: str) -> None:
        self.items = tuple(tokens)
        self.raw = raw

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, at: int) -> Token:
        return self.items[at] if 0 <= at < len(self.items) else END

    def low(self, at: int) -> str:
        """The token in lower case, empty beyond the ends."""
        return self[at].low

    def is_mark(self, at: int, marks: str, *, tight: bool = False) -> bool:
        """Whether the token is one of the single characters ``marks`` (and touches the one before)."""
        token = self[at]
        return token.kind == "mark" and token.text in marks and (token.tight or not tight)

    def is_tight_number(self, at: int) -> bool:
        """Whether the token is a number that touches the one before."""
        return self[at].kind == "number" and self[at].tight

    def written(self, first: int, past: int) -> str:
        """What stands in the raw text from token ``first`` up to, not including, token ``past``."""
        if not 0 <= first < past <= len(self.items):
            return ""
        return self.raw[self.items[first].start : self.items[past - 1].end]


def tokens_of(raw: str) -> Tokens:
    """The tokens of ``raw``; every visible character belongs to exactly one. Never raises."""
    folded, places = _fold(raw)
    found: list[Token] = []
    for chunk in _CHUNK.finditer(folded):
        whole = _whole_chunk(chunk[0])
        if whole is None:
            _cut(chunk[0], chunk.start(), places, found)
            continue
        kind, start, end = whole
        _cut(chunk[0][:start], chunk.start(), places, found)
        _add(found, kind, chunk[0][start:end], chunk.start() + start, places, tight=start > 0)
        _cut(chunk[0][end:], chunk.start() + end, places, found, tight=True)
    return Tokens(found, raw)


def with_quotes(tokens: Tokens) -> Tokens:
    """The same tokens with each pair of quotation marks and all between as one ``quote`` token.

    Marks without a partner stay as they are, and so does the mark for seconds in 2'35" and 2' 35".
    """
    marks = [at for at, token in enumerate(tokens.items) if token.text == '"' and not _means_seconds(tokens, at)]
    found: list[Token] = []
    past = 0
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        found += tokens.items[past:opening]
        first, last = tokens.items[opening], tokens.items[closing]
        inner = tokens.items[opening + 1 : closing]
        text = tokens.raw[first.end : last.start].strip()
        found.append(Token("quote", text, text.lower(), first.start, last.end, first.tight, inner))
        past = closing + 1
    found += tokens.items[past:]
    return Tokens(found, tokens.raw)


def _means_seconds(tokens: Tokens, at: int) -> bool:
    if tokens[at - 1].kind != "number" or not tokens[at].tight or not tokens.is_mark(at - 2, "'′"):
        return False
    return tokens[at - 1].tight or (tokens[at - 2].tight and tokens[at - 3].kind == "number")


def _fold(raw: str) -> tuple[str, list[int]]:
    """Plain forms of full-width digits, dashes, quotation marks and spaces, and where each came from in ``raw``."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(raw):
        for plain in _plain(character):
            folded.append(plain)
            places.append(place)
    return "".join(folded), places


def _plain(character: str) -> str:
    if character < "\x7f":
        return "'" if character == "`" else character
    if character in _FOLDED:
        return _FOLDED[character]
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Nl" or "\uff01" <= character <= "\uff5e":
        # one-character Roman numerals and full-width letters and signs
        return unicodedata.normalize("NFKC", character)
    return " " if character.isspace() else character


def _whole_chunk(chunk: str) -> tuple[TokenKind, int, int] | None:
    """Where in a run without spaces a link or a file name stands, if it holds one."""
    start = len(chunk) - len(chunk.lstrip("([{<\"'"))
    link = _LINK.match(chunk, start)
    end = len(chunk.rstrip(".,;:)]}>\"'!?"))
    if link and end > link.end():
        return "link", start, end
    name, _, fragment = chunk[start:end].partition("#")
    stem, dot, suffix = name.rpartition(".")
    if not dot or not stem or suffix.lower() not in FILE_SUFFIXES or any(mark in stem for mark in '/\\"<>|,;:'):
        return None
    return ("link" if fragment else "file"), start, end


def _cut(text: str, offset: int, places: list[int], found: list[Token], *, tight: bool = False) -> None:
    for piece in _PIECE.finditer(text):
        word = piece[0]
        kind: TokenKind = "mark"
        if word[0].isdigit() and word.isdecimal():
            kind = "number" if len(word.lstrip("0")) <= _MAX_DIGITS else "word"
        elif word[0].isalpha():
            kind = "word"
        _add(found, kind, word, offset + piece.start(), places, tight=tight or piece.start() > 0)


def _add(found: list[Token], kind: TokenKind, text: str, at: int, places: list[int], *, tight: bool) -> None:
    found.append(Token(kind, text, text.lower(), places[at], places[at + len(text) - 1] + 1, tight))
