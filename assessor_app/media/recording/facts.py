"""What a recording is really made of, as the probe's child found it and as it travels over the pipe."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

CaptionKind = Literal["text", "picture"]

_MOST_CHAPTERS = 2_000
_MOST_TRACKS = 64
_MOST_SIGNS = 300
_LONGEST = 60 * 60 * 24 * 400.0


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: ``start`` in seconds, ``title`` perhaps empty."""

    start: float
    title: str


@dataclass(frozen=True, slots=True)
class CaptionTrack:
    """A subtitle track inside the file: ``index`` is what ``RecordingProbe.captions`` takes.

    ``language`` is the file's own code ("eng", perhaps empty); tracks of ``kind`` "picture" are images (DVD, Blu-ray)
    and cannot be read as text.
    """

    index: int
    language: str
    title: str
    kind: CaptionKind


@dataclass(frozen=True, slots=True)
class RecordingFacts:
    """One recording. ``duration`` is the true one in seconds, None when nobody can tell.

    ``width`` and ``height`` are in square pixels as a person sees them upright (0 without a picture); ``turn`` is how
    far the file asks to be turned clockwise (0, 90, 180, 270). ``codec`` names the picture's codec, else the sound's;
    ``sound_codec`` the sound's. ``frame_rate`` is the average in pictures a second (0 when unknown);
    ``variable_rate`` tells that pictures stand for different times. ``reordered`` tells that pictures are stored out
    of order (B-frames). ``astray`` tells that libVLC loses its way in it, as where no index leads to its pictures.
    ``header_duration`` is what the file claims, where that is wrong, else None.
    """

    duration: float | None
    has_picture: bool
    has_sound: bool
    codec: str = ""
    width: int = 0
    height: int = 0
    frame_rate: float = 0.0
    chapters: tuple[Chapter, ...] = ()
    captions: tuple[CaptionTrack, ...] = ()
    sound_codec: str = ""
    turn: int = 0
    variable_rate: bool = False
    reordered: bool = False
    header_duration: float | None = None
    astray: bool = False

    @property
    def needs_exact(self) -> bool:
        """Whether only the engine that knows the time of every picture shows the right ones."""
        return self.reordered or self.astray


def facts_from_wire(data: Mapping[str, Any]) -> RecordingFacts:
    """The facts out of what a child sent; numbers and texts are brought within bounds.

    Raises ValueError, TypeError or KeyError when it is no such data (the child may have been taken over).
    """
    chapters = tuple(Chapter(_seconds(one["start"]), _words(one["title"])) for one in data["chapters"][:_MOST_CHAPTERS])
    tracks = tuple(_track(one) for one in data["captions"][:_MOST_TRACKS])
    turn = int(data["turn"])
    return RecordingFacts(
        duration=_maybe_seconds(data["duration"]),
        has_picture=bool(data["has_picture"]),
        has_sound=bool(data["has_sound"]),
        codec=_words(data["codec"]),
        width=_side(data["width"]),
        height=_side(data["height"]),
        frame_rate=min(1000.0, _seconds(data["frame_rate"])),
        chapters=chapters,
        captions=tracks,
        sound_codec=_words(data["sound_codec"]),
        turn=turn if turn in (90, 180, 270) else 0,
        variable_rate=bool(data["variable_rate"]),
        reordered=bool(data["reordered"]),
        header_duration=_maybe_seconds(data["header_duration"]),
        astray=bool(data["astray"]),
    )


def _track(data: Mapping[str, Any]) -> CaptionTrack:
    kind: CaptionKind = "text" if data["kind"] == "text" else "picture"
    return CaptionTrack(int(data["index"]), _words(data["language"]), _words(data["title"]), kind)


def _words(value: object) -> str:
    """One line of text from outside, without controls."""
    return "".join(sign if sign.isprintable() else " " for sign in str(value)[:_MOST_SIGNS]).strip()


def _seconds(value: Any) -> float:
    seconds = float(value)
    return min(_LONGEST, max(0.0, seconds)) if math.isfinite(seconds) else 0.0


def _maybe_seconds(value: Any) -> float | None:
    return None if value is None else _seconds(value)


def _side(value: Any) -> int:
    return min(1 << 20, max(0, int(value)))
