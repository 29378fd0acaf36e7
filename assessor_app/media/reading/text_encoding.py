"""Finds the encoding of bytes that say nothing about it; needs no Qt, so that children may use it too."""

from __future__ import annotations

import codecs
from typing import Final

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STEP: Final = 1 << 20


def encoding_of(data: bytes | memoryview, *, cut: bool = False) -> tuple[str, int]:
    """The encoding and the length of the byte order mark: by that mark, else UTF-16 by its zeros, UTF-8, Windows-1252.

    ``cut`` allows the last character to be incomplete. The encoding is empty for what is no text.
    """
    head = bytes(data[:4])
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    guess = _unmarked_utf16(bytes(data[:4096]))
    if guess:
        return guess, 0
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    is_utf8 = True
    for start in range(0, len(data), _STEP):
        piece = bytes(data[start : start + _STEP])
        if b"\0" in piece:
            return "", 0
        if is_utf8:
            try:
                decoder.decode(piece, final=not cut and start + _STEP >= len(data))
            except UnicodeDecodeError:
                is_utf8 = False
    return ("utf-8" if is_utf8 else "windows-1252"), 0


def _unmarked_utf16(sample: bytes) -> str:
    """Plain Latin text in UTF-16 has a zero in every other byte."""
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    if sample[1::2].count(0) > pairs * 0.7 and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > pairs * 0.7 and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""
