"""What a reader must not learn, each by its own switch, and how names are kept out of what is served."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import PurePosixPath

from assessor_app.hub.problems import HubSetupError

_WORD = re.compile(r"[^\W_]+")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}")
SHORT_NAME = 3


@dataclass(frozen=True, slots=True)
class BlindSwitches:
    """The programme's four switches; all on is the careful start.

    The hub serves nothing to practitioners, so ``hide_assessor_from_practitioner`` is kept for whoever writes to them.
    """

    hide_practitioner: bool = True
    hide_assessor_from_practitioner: bool = True
    hide_other_reader_until_both_submitted: bool = True
    hide_earlier_attempts_until_scored: bool = True

    @classmethod
    def from_mapping(cls, values: Mapping[str, bool]) -> BlindSwitches:
        """Switches by name; those not named stay on. Raises HubSetupError for a name that is none."""
        known = {field.name for field in fields(cls)}
        for name in values:
            if name not in known:
                raise HubSetupError(f"There is no switch '{name}'.", f"The switches are: {', '.join(sorted(known))}.")
        return cls(**{name: bool(value) for name, value in values.items()})


def shown_artifact_name(name: str, position: int, practitioner: str, switches: BlindSwitches) -> str:
    """The name a reader sees: neutral ("Artifact 2.pdf", ``position`` from 1) where the real one tells who it is."""
    if not switches.hide_practitioner or not names_someone(name, practitioner):
        return name
    suffix = PurePosixPath(name).suffix
    return f"Artifact {position}{suffix.lower() if _SUFFIX.fullmatch(suffix) else ''}"


class NameHiding:
    """Says a text with files called by their aliases, however their own names are written in it.

    ``aliases`` is by real name: "AnaNúñez_plan.pdf" is found in "ana nunez plan, p. 3" too, never in a longer word.
    """

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._called: dict[str, str] = {}
        for name, alias in aliases.items():
            self._called.setdefault(_letters_of(PurePosixPath(name).stem), PurePosixPath(alias).stem)
        self._called.pop("", None)
        # of two names that begin alike the longer one is meant
        ways = (r"[\W_]*".join(one) for one in sorted(self._called, key=len, reverse=True))
        self._names = re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])") if self._called else None

    def said(self, text: str, most: int) -> str:
        """``text``, or the same with the aliases in place of the names, cut after ``most`` characters."""
        if self._names is None:
            return text
        folded, places = _folded_letters(text)
        pieces, done = [], 0
        for found in self._names.finditer(folded):
            start, end = places[found.start()], places[found.end()]
            pieces += (text[done:start], self._called[_letters_of(found.group())])
            done = end
        return ("".join(pieces) + text[done:])[:most] if pieces else text


def _letters_of(name: str) -> str:
    return "".join(_WORD.findall(_fold(name)))


def _folded_letters(text: str) -> tuple[str, list[int]]:
    """As :func:`_fold`, with the place in ``text`` of every letter, and of the end."""
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = _fold(letter)
        folded.append(plain)
        places += [place] * len(plain)
    return "".join(folded), [*places, len(text)]


def names_someone(text: str, person: str) -> bool:
    """Whether ``text`` holds any word of a person's name, however written: "Ana Núñez" is in ``ananunez_plan.pdf``.

    Words of one or two letters count only as whole words: "Li" is not in ``reliable.pdf``.
    """
    plain = _fold(text)
    words = set(_WORD.findall(plain))
    for part in _WORD.findall(_fold(person)):
        if len(part) >= SHORT_NAME and part in plain:
            return True
        if len(part) == SHORT_NAME - 1 and part in words:
            return True
    return False


def _fold(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
