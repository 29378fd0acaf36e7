"""A made-up language that shows what is not translated and what does not fit: ⟦Šéñd it bàçk ·óñé·⟧."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from assessor_app.gui.language.catalogue import Message

OPENING: Final = "⟦"
CLOSING: Final = "⟧"
_LONGER: Final = 0.4
_FILLER: Final = "óñé "
_LETTERS: Final = str.maketrans("aceinosuyACEINOSUYzZ", "àçéîñöšüýÀÇÉÎÑÖŠÜÝžŽ")
# what the program fills in or reads: {names}, %1 and %n, mark-up, and the letter behind an ampersand
_KEPT: Final = re.compile(r"\{[^{}]*\}|%L?(?:\d+|n)|<[^<>]+>|&\w|&\w+;")


def pseudo(text: str) -> str:
    """``text`` with accents, 40 % longer, between ⟦ and ⟧; placeholders stay as they are."""
    kept = _KEPT.findall(text)
    plain = [piece.translate(_LETTERS) for piece in _KEPT.split(text)]
    joined = plain[0] + "".join(one + piece for one, piece in zip(kept, plain[1:], strict=True))
    wanted = max(1, round(len(text) * _LONGER))
    filler = (_FILLER * (wanted // len(_FILLER) + 1))[:wanted].rstrip() or "ó"
    return f"{OPENING}{joined} {filler}{CLOSING}"


def pseudo_messages(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The messages in the made-up language; a text outside the catalogue stays plain, and so is found out."""
    return tuple(replace(one, forms=tuple(pseudo(one.source) for _ in one.forms or ("",))) for one in messages)
