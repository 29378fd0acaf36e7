"""What the player asks of an engine, so that libVLC and Qt Multimedia can stand in for each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtGui import QImage

from assessor_app.media.recording.picture_shape import Geometry

News = Literal["frame", "tracks", "playing", "ended", "error", "time", "length", "failed", "unable"]
Listener = Callable[[News, object], None]
EngineName = Literal["libVLC", "Qt"]


@dataclass(frozen=True, slots=True)
class Tracks:
    """What the file holds. ``frame_seconds`` is 0 when the file does not say; ``codec`` describes the picture."""

    geometry: Geometry | None
    frame_seconds: float
    has_video: bool
    has_audio: bool
    codec: str


@dataclass(frozen=True, slots=True)
class EngineSetting:
    """What is known before an engine begins: the picture's ``geometry``, None to find out, and the ``room`` (device
    pixels) it is painted in, None for any. ``light`` tells that one thread decodes it well enough."""

    geometry: Geometry | None = None
    room: tuple[int, int] | None = None
    light: bool = False


class EngineFrames(Protocol):
    """Where an engine's pictures wait."""

    @property
    def from_before(self) -> bool:
        """Whether the picture taken last was shown before the engine began the seek it was asked for last."""
        ...

    def want_frames(self, wanted: bool) -> None:
        """Whether new pictures should wake anybody."""
        ...

    def take(self) -> QImage | None:
        """The newest picture; its pixels hold until the next call."""
        ...


class EngineReader(Protocol):
    """How reading the bytes goes: ``error`` is the first trouble as a sentence, or ""."""

    error: str
    at_end: bool


class PlayerEngine(Protocol):
    """One opened recording; opens at once, paused or about to be. See VlcEngine for the news it tells.

    ``unable`` (a sentence) says that this engine cannot do it but another may; ``failed`` that none can.
    """

    @property
    def name(self) -> EngineName: ...
    @property
    def tells_time(self) -> bool: ...
    @property
    def searching(self) -> bool:
        """Whether it looks on by itself for the picture of the last seek: asked again, it would begin anew."""
        ...

    @property
    def frames(self) -> EngineFrames: ...
    @property
    def reader(self) -> EngineReader: ...
    def play(self) -> None: ...
    def pause(self) -> None: ...
    def seek(self, seconds: float) -> None: ...
    def next_frame(self) -> None: ...
    def look_at_tracks(self) -> None: ...
    def set_rate(self, rate: float) -> None: ...
    def set_volume(self, percent: int) -> None: ...
    def retire(self) -> None: ...
    def wait(self, seconds: float) -> bool: ...

    def shown_span(self) -> tuple[float, float] | None:
        """From when until when (seconds) the picture taken last stands; None unless the engine ``tells_time``."""
        ...
