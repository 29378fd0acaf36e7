"""Reads captions (SRT, WebVTT, ASS/SSA) as plain text with times, whatever their author did to the file."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from assessor_app.errors import ArtifactError
from assessor_app.sentences import sentence

LARGEST_FILE: Final = 8 << 20
MOST_CAPTIONS: Final = 20_000
_MOST_SIGNS: Final = 1_000
_MOST_LINE: Final = 4_000
_LATEST: Final = 1_000_000.0
_ASSUMED_SECONDS: Final = 2.0
_LOOK_BACK: Final = 8
_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,9}))?"
_TIMING: Final = re.compile(rf"\s*{_CLOCK}\s{{0,9}}-{{1,2}}>\s{{0,9}}{_CLOCK}(?:\s|$)")
_ONE_CLOCK: Final = re.compile(rf"\s*{_CLOCK}\s*$")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{3,20}>")
_OVERRIDE: Final = re.compile(r"\{[^{}]{0,2000}\}")
_DRAWING: Final = re.compile(r"\{[^{}]{0,2000}\\p[1-9][^{}]{0,2000}\}")
_BLOCKS: Final = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Caption:
    """Words on the screen from ``start`` until ``end`` (seconds); ``text`` is plain, with line breaks."""

    start: float
    end: float
    text: str


def parse_captions(content: bytes) -> tuple[Caption, ...]:
    """All captions of a sidecar file, in order of time; what cannot be understood is left out.

    Raises ArtifactError: ``empty`` for no bytes, ``too_large`` above 8 MB, ``unsupported`` when nothing in it is a
    caption of a known kind.
    """
    if not content.strip():
        raise ArtifactError(sentence("These captions are empty: the file has no content."), kind="empty")
    if len(content) > LARGEST_FILE:
        raise ArtifactError(sentence("These captions are too large to be captions."), kind="too_large")
    text = _decoded(content)
    found = _parse_ass(text) if _looks_like_ass(text) else _parse_cues(text)
    if not found:
        raise ArtifactError(sentence("This file holds no captions that can be read."), kind="unsupported")
    return in_order(found)


def in_order(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Sorted by time, within the bounds, without empty ones."""
    kept = [one for one in captions if one.text and 0 <= one.start < _LATEST and one.end < 2 * _LATEST]
    return tuple(sorted(kept, key=_when))[:MOST_CAPTIONS]


def caption_at(captions: Sequence[Caption], seconds: float) -> str:
    """What stands on the screen at ``seconds``, lines of several captions under one another; "" for nothing.

    ``captions`` as :func:`parse_captions` gives them.
    """
    last = bisect_right(captions, seconds, key=_start)
    # Captions may overlap, but nobody lets more than a few do so.
    return "\n".join(one.text for one in captions[max(0, last - _LOOK_BACK) : last] if seconds < one.end)


def plain_caption(start: float, end: float, text: str) -> Caption:
    """A caption of clean text from SRT or WebVTT words; an end before the start becomes two seconds."""
    words = html.unescape(_TAG.sub("", _OVERRIDE.sub("", text[:_MOST_LINE])))
    return _caption(start, end, words)


def styled_caption(start: float, end: float, text: str) -> Caption:
    """A caption of clean text from the last field of an ASS event; drawings are no words."""
    text = text[:_MOST_LINE]
    words = "" if _DRAWING.search(text) else _OVERRIDE.sub("", text)
    return _caption(start, end, words.replace(r"\N", "\n").replace(r"\n", "\n").replace(r"\h", " "))


def _caption(start: float, end: float, words: str) -> Caption:
    lines = ("".join(sign for sign in line if sign.isprintable()).strip() for line in words.splitlines())
    text = "\n".join(line for line in lines if line)[:_MOST_SIGNS]
    return Caption(start, end if end > start else start + _ASSUMED_SECONDS, text)


def _when(caption: Caption) -> tuple[float, float]:
    return caption.start, caption.end


def _start(caption: Caption) -> float:
    return caption.start


def _decoded(content: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    head = content[:400]
    if head[1::2].count(0) > len(head) // 3:
        return content.decode("utf-16-le", "replace")
    if head[::2].count(0) > len(head) // 3:
        return content.decode("utf-16-be", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _looks_like_ass(text: str) -> bool:
    return "[events]" in text.lower() and "\ndialogue:" in text.lower()


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, rest = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{rest or 0}")


def _parse_cues(text: str) -> list[Caption]:
    """SRT and WebVTT alike: a line of times, then words up to an empty line or the next line of times."""
    found: list[Caption] = []
    times: tuple[float, float] | None = None
    words: list[str] = []
    skipping = False
    for line in (*text.splitlines(), ""):
        timing = None if skipping and line.strip() else _TIMING.match(line[:200])
        if timing is None and line.strip():
            if times is not None:
                words.append(line[:_MOST_LINE])
            else:
                skipping = skipping or line.startswith(_BLOCKS)
            continue
        if times is not None:
            if timing is not None and words and words[-1].strip().isdigit():
                words.pop()  # the next caption's number, where the empty line between is missing
            found.append(plain_caption(*times, "\n".join(words[:20])))
        skipping, words, times = False, [], None
        if timing is not None:
            parts = timing.groups()
            times = _seconds(parts[:4]), _seconds(parts[4:])
        if len(found) >= MOST_CAPTIONS:
            break
    return [one for one in found if one.text]


def _parse_ass(text: str) -> list[Caption]:
    found: list[Caption] = []
    fields = ["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"]
    inside = False
    for line in text.splitlines():
        name, _, rest = line.partition(":")
        name = name.strip().lower()
        if name.startswith("["):
            inside = name == "[events]"
        elif inside and name == "format":
            fields = [one.strip().lower() for one in rest[:_MOST_LINE].split(",")] or fields
        elif inside and name == "dialogue" and {"start", "end", "text"} <= set(fields):
            values = dict(zip(fields, rest[:_MOST_LINE].split(",", len(fields) - 1), strict=False))
            start, end = _ONE_CLOCK.match(values.get("start", "")), _ONE_CLOCK.match(values.get("end", ""))
            if start and end:
                found.append(styled_caption(_seconds(start.groups()), _seconds(end.groups()), values.get("text", "")))
        if len(found) >= MOST_CAPTIONS:
            break
    return [one for one in found if one.text]
