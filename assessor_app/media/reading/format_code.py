"""Takes the number formats of spreadsheets apart ("#,##0.00 [$€-407];[Red]-0%"): linear, bounded, nothing evaluated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

LONGEST_CODE: Final = 255
_PIECE: Final = re.compile(
    r"\"([^\"]*)\"|\\(.)|_.|\*.|\[([^\]]*)\]|(AM/PM|A/P|General)|([Ee][+-]0+)|([ymdhs])\6*|([0#?]+|[.,%@])|(.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED: Final = re.compile(r"(h+|m+|s+)\Z", re.IGNORECASE)
_COLOURS: Final = re.compile(r"(black|blue|cyan|green|magenta|red|white|yellow|color\s?\d{1,2})\Z", re.IGNORECASE)
PartKind = Literal["text", "digits", "point", "comma", "percent", "power", "general", "moment", "elapsed", "half"]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a section; ``text`` is what it writes, or how it was written."""

    kind: PartKind
    text: str


def sections_of(code: str) -> tuple[tuple[Part, ...], ...] | None:
    """The sections of a format (positive; negative; zero), None for what is not understood; the one for texts is left.

    Colours and paddings are dropped. Conditions, fractions and formats over 255 characters are not understood.
    """
    if not code or len(code) > LONGEST_CODE:
        return None
    found: list[tuple[Part, ...]] = []
    for section in _split(code)[:3]:
        parts = _parts(section)
        if parts is None:
            return None
        found.append(parts)
    return tuple(found)


def _split(code: str) -> list[str]:
    """The sections, which semicolons part that are not quoted."""
    cut = [match.start() for match in _PIECE.finditer(code) if match[0] == ";"]
    return [code[start:end] for start, end in zip([0, *(at + 1 for at in cut)], [*cut, len(code)], strict=True)]


def _parts(section: str) -> tuple[Part, ...] | None:
    found: list[Part] = []
    for match in _PIECE.finditer(section):
        part = _part(match)
        if part is None:
            return None
        if part.text or part.kind != "text":
            found.append(part)
    kinds = [one.kind for one in found]
    if "digits" in kinds and any(one.kind == "text" and "/" in one.text for one in found):
        return None  # a fraction
    return tuple(found)


def _part(match: re.Match[str]) -> Part | None:
    """What one piece means; a text of nothing for what only pads or colours, None for what is not understood."""
    quoted, escaped, bracket, named, power, letter, sign, other = match.groups()
    if bracket is not None:
        return _bracketed(bracket)
    if named is not None:
        return Part("general", "") if named.lower() == "general" else Part("half", named)
    if power is not None:
        return Part("power", power)
    if letter is not None:
        return Part("moment", match[0].lower())
    if sign is not None:
        kinds: dict[str, PartKind] = {".": "point", ",": "comma", "%": "percent", "@": "general"}
        return Part(kinds.get(sign, "digits"), sign)
    return Part("text", quoted or escaped or other or "")


def _bracketed(inside: str) -> Part | None:
    if inside.startswith("$"):
        return Part("text", inside[1:].partition("-")[0])
    if _ELAPSED.match(inside):
        return Part("elapsed", inside.lower())
    return Part("text", "") if _COLOURS.match(inside) else None
