"""Reads citations knowing what the files are called, so that no word of a file's name is taken for a place in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

from assessor_app.domain.citation import Citation
from assessor_app.domain.citation.text import parse_citation
from assessor_app.domain.citation.tokens import FILE_SUFFIXES
from assessor_app.domain.submission import Artifact

_GAP: Final = re.compile(r"\s+")
_LOOSE: Final = re.compile(r"[^\w.]+")
# characters; what is longer is no name that anybody types
_LONGEST: Final = 200


def parse_knowing(text: str, artifacts: Sequence[Artifact], *, of_recording: bool = False) -> Citation:
    """:func:`parse_citation` for files whose names have spaces ("Page 4 scan.jpg", "Unit 3, p. 2").

    A name counts where it is written out, with its ending or without; one that would be a place by itself ("Page 4")
    only with it. ``raw`` stays the text itself and names are given back as they were written.
    """
    names = {name for one in artifacts for name in (one.called, one.name) if " " in name and len(name) <= _LONGEST}
    pattern = _pattern(tuple(sorted(names, key=_longest_first))) if names else None
    if pattern is None or pattern.search(text) is None:
        return parse_citation(text, of_recording=of_recording)
    written = {_tied(found[0]): found[0] for found in pattern.finditer(text)}
    citation = parse_citation(pattern.sub(_tie, text), of_recording=of_recording)
    return replace(
        citation,
        raw=text,
        artifact_hint=written.get(citation.artifact_hint, citation.artifact_hint),
        locators=tuple(replace(one, artifact=written.get(one.artifact, one.artifact)) for one in citation.locators),
    )


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of the names in a text, the longest first."""
    found = [form for name in names for form in _forms(name)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?![^\W_]|[.:-]\d)", re.IGNORECASE) if found else None


def _forms(name: str) -> list[str]:
    """The whole name, and the name without its ending where that says no place and is more than a word."""
    stem = PurePosixPath(name).stem
    forms = [name]
    if " " in stem.strip() and stem != name and not parse_citation(stem).locators:
        forms.append(stem)
    return [r"\s+".join(re.escape(word) for word in _GAP.split(form.strip())) for form in forms]


def _tie(found: re.Match[str]) -> str:
    return _tied(found[0])


def _tied(written: str) -> str:
    """The name as one word that reads as the name of a file."""
    suffix = PurePosixPath(written).suffix
    known = suffix[1:].lower() in FILE_SUFFIXES
    stem = written.removesuffix(suffix) if known else written
    return _LOOSE.sub("_", stem).replace(".", "_") + (suffix if known else ".pdf")
