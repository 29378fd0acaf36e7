"""Turns messages into the bytes that Qt's own translator looks texts up in, so that nothing compiled is shipped.

Qt then answers by itself on any thread, without asking Python. The layout is that of Qt's ``.qm`` files: a magic
number, then sections of (tag, length, bytes), all numbers big-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import Final

from assessor_app.gui.language.catalogue import Message

_MAGIC: Final = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_LANGUAGE, _HASHES, _MESSAGES, _PLURALS = 0xA7, 0x42, 0x69, 0x88
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8
# "the first form for exactly one, the second for all else"; op code 1 is "equals"
_ONE_OR_MANY: Final = bytes((0x01, 0x01))
PLURAL_RULES: Final[Mapping[str, bytes]] = {"en": _ONE_OR_MANY, "es": _ONE_OR_MANY}
"""How each language chooses among its plural forms, as Qt's rules write it."""


def compile_messages(messages: Iterable[Message], language: str) -> bytes:
    """Bytes for ``QTranslator.load``; what is not translated yet is left out, so that English shows.

    ``language`` is an ISO 639 code with an entry in PLURAL_RULES (KeyError otherwise).
    """
    body = bytearray()
    places = []
    for message in messages:
        if message.done:
            places.append((_elf_hash(f"{message.source}{message.comment}".encode()), len(body)))
            body += _record(message)
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return _MAGIC + b"".join(
        (
            _section(_LANGUAGE, language.encode()),
            _section(_HASHES, hashes),
            _section(_MESSAGES, bytes(body)),
            _section(_PLURALS, PLURAL_RULES[language]),
        )
    )


def _record(message: Message) -> bytes:
    parts = [_field(_TRANSLATION, form.encode("utf-16-be")) for form in message.forms]
    parts.append(_field(_COMMENT, message.comment.encode()))
    parts.append(_field(_SOURCE, message.source.encode()))
    parts.append(_field(_CONTEXT, message.context.encode()))
    return b"".join(parts) + bytes((_END,))


def _field(tag: int, value: bytes) -> bytes:
    return struct.pack(">BI", tag, len(value)) + value


# a section and a field of a record are written alike
_section = _field


def _elf_hash(text: bytes) -> int:
    """The hash of System V object files, never 0."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        # beyond the first letters nearly every step overflows; what is below then has 28 bits again
        value = (value ^ (value >> 28 << 4)) & 0x0FFFFFFF
    return value or 1
