"""Puts aliases in place of the names of files that are not shown, wherever somebody wrote such a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

from assessor_app.domain.submission import Artifact

_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
_LEFT_OUT: Final = "…"


def without_given_names(text: str, artifacts: Sequence[Artifact]) -> str:
    """``text`` with the aliases of ``artifacts`` in place of what they were called, however the words are joined.

    Where only a part of such a name is written, the words in it that tell somebody are left out.
    """
    hidden = [one for one in artifacts if one.given_name]
    for one in sorted(hidden, key=_longest_first):
        whole, words = _patterns(one.given_name)
        stem = one.name.removesuffix(PurePosixPath(one.name).suffix)
        if whole is not None:
            text = whole.sub(_Called(one.name, stem), text)
        if words is not None:
            text = words.sub(_LEFT_OUT, text)
    return text


class _Called:
    """Puts the whole alias where the ending was written, too, else the alias alone."""

    def __init__(self, whole: str, stem: str) -> None:
        self._whole, self._stem = whole, stem

    def __call__(self, found: re.Match[str]) -> str:
        return self._whole if found["suffix"] else self._stem


def _longest_first(artifact: Artifact) -> int:
    return -len(artifact.given_name)


@lru_cache(maxsize=256)
def _patterns(name: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What finds a name in a text, its ending in a group of its own, and what finds its telling words."""
    suffix = PurePosixPath(name).suffix
    words = _WORD.findall(name.removesuffix(suffix))
    if sum(len(word) for word in words) < _SHORTEST:
        return None, None
    joined = r"[\W_]{1,3}".join(re.escape(word) for word in words)
    ending = f"(?P<suffix>{re.escape(suffix)})?" if suffix else "(?P<suffix>)"
    whole = re.compile(rf"(?<![^\W_]){joined}{ending}(?![^\W_])", re.IGNORECASE)
    telling = [re.escape(word) for word in _telling(words)]
    parts = re.compile(rf"(?<![^\W_])(?:{'|'.join(telling)})(?![^\W_])", re.IGNORECASE) if telling else None
    return whole, parts


def _telling(words: Sequence[str]) -> list[str]:
    """The words that look like a name; where none does, it is known from elsewhere, and each may be it."""
    from assessor_app.domain.name_flags import flag_names, is_telling  # late: seldom needed, and not at the start

    flagged = {word for flag in flag_names(" ".join(words)) for word in _WORD.findall(flag.text)}
    return [word for word in words if is_telling(word.casefold()) and (not flagged or word in flagged)]
