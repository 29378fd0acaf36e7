"""Plain text from bytes of unknown encoding, bounded so that no file can choke the window."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.reading.text_encoding import encoding_of

LARGEST: Final = 4 << 20
LONGEST_LINE: Final = 4_000


@dataclass(frozen=True, slots=True)
class PlainText:
    """Lines of text and how they were read; ``cut`` tells that the file goes on beyond what is shown,
    ``folded`` that lines too long to be shown were broken; ``hints`` say more of a line (0-based)."""

    lines: tuple[str, ...]
    encoding: str
    cut: bool = False
    folded: bool = False
    hints: Mapping[int, str] = field(default_factory=dict)


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
        lines = [piece for line in lines for piece in fold_line(line)]
    return PlainText(tuple(lines), encoding, cut, folded)


def decode_text(data: bytes, *, cut: bool = False) -> tuple[str, str]:
    """Text and the encoding found: by byte order mark, else UTF-8, else Windows-1252.

    ``cut`` allows the last character to be incomplete. Raises ArtifactError for what is no text.
    """
    encoding, mark = encoding_of(data, cut=cut)
    if not encoding:
        raise _error("unsupported")
    # Five bytes mean nothing in Windows-1252; they show as the replacement sign.
    return codecs.getincrementaldecoder(encoding)("replace").decode(data[mark:], final=not cut), encoding


def fold_line(line: str) -> list[str]:
    """A line in pieces of at most LONGEST_LINE characters."""
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
