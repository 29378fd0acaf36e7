"""Plain text from bytes of unknown encoding, bounded so that no file can choke the window."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource

LARGEST: Final = 4 << 20
LONGEST_LINE: Final = 4_000
# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """Lines of text and how they were read; ``cut`` tells that the file goes on beyond what is shown,
    ``folded`` that lines too long to be shown were broken."""

    lines: tuple[str, ...]
    encoding: str
    cut: bool = False
    folded: bool = False


def read_text(source: ByteSource) -> PlainText:
    """Read at most LARGEST bytes. Raises ArtifactError: missing, empty, unsupported (not text)."""
    try:
        with source.open() as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise _error("missing") from error
    if not data:
        raise _error("empty")
    cut = len(data) > LARGEST
    text, encoding = decode_text(data[:LARGEST], cut=cut)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    folded = any(len(line) > LONGEST_LINE for line in lines)
    if folded:
        lines = [piece for line in lines for piece in _fold(line)]
    return PlainText(tuple(lines), encoding, cut, folded)


def decode_text(data: bytes, *, cut: bool = False) -> tuple[str, str]:
    """Text and the encoding found: by byte order mark, else UTF-8, else Windows-1252.

    ``cut`` allows the last character to be incomplete. Raises ArtifactError for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return codecs.getincrementaldecoder(encoding)("replace").decode(data[len(mark) :], final=not cut), encoding
    guess = _unmarked_utf16(data)
    if guess:
        return codecs.getincrementaldecoder(guess)("replace").decode(data, final=not cut), guess
    if b"\0" in data:
        raise _error("unsupported")
    try:
        return codecs.getincrementaldecoder("utf-8")("strict").decode(data, final=not cut), "utf-8"
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; they show as the replacement sign.
        return data.decode("cp1252", "replace"), "windows-1252"


def _unmarked_utf16(data: bytes) -> str:
    """Plain Latin text in UTF-16 has a zero in every other byte."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    if sample[1::2].count(0) > pairs * 0.7 and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > pairs * 0.7 and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _fold(line: str) -> list[str]:
    return [line[start : start + LONGEST_LINE] for start in range(0, len(line), LONGEST_LINE)] or [""]


def _error(kind: str) -> ArtifactError:
    say = QCoreApplication.translate
    sentences = {
        "missing": say("TextReader", "This file could not be read from this laptop."),
        "empty": say("TextReader", "This file is empty."),
        "unsupported": say("TextReader", "This file is called text but holds something else."),
    }
    advice = {
        "missing": say("TextReader", "Download the submission again."),
        "unsupported": say("TextReader", "Another program on this laptop may be able to show it."),
    }
    rest = say("TextReader", "The rest of the submission can still be read and scored.")
    return ArtifactError(sentences[kind], advice.get(kind, rest), kind=kind)
