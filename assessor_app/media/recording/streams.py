"""Reads one stream after another of an opened recording into plain facts, inside the child."""

from __future__ import annotations

from typing import Any, Final

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from assessor_app.media.recording.picture_shape import Geometry

_PICTURE_CAPTIONS: Final = frozenset(
    {"dvd_subtitle", "dvdsub", "hdmv_pgs_subtitle", "pgssub", "dvb_subtitle", "dvbsub", "xsub"}
)
_MOST_PACKETS: Final = 300
_TURNED: Final = 4


def main_picture(container: InputContainer) -> VideoStream | None:
    """The film; a cover picture is none."""
    films = [one for one in container.streams.video if not one.disposition & Disposition.attached_pic]
    return films[0] if films else None


def main_sound(container: InputContainer) -> AudioStream | None:
    """The first sound track."""
    return container.streams.audio[0] if container.streams.audio else None


def first_picture(container: InputContainer, picture: VideoStream) -> VideoFrame | None:
    """Decode until a picture comes; None when none does within the first packets. The place is lost."""
    if not hasattr(picture.codec_context, "thread_count"):
        return None  # FFmpeg has no decoder for it
    picture.codec_context.thread_count = 1
    try:
        container.seek(0, backward=True, any_frame=False)
        for count, packet in enumerate(container.demux(picture)):
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                frames = []
            if frames:
                return frames[0]
            if count > _MOST_PACKETS:
                return None
    except (av.FFmpegError, ValueError):
        return None
    return None


def picture_facts(picture: VideoStream | None, frame: VideoFrame | None) -> dict[str, Any]:
    """``width``, ``height`` (upright, square pixels), ``turn`` and ``frame_rate``."""
    if picture is None:
        return {"width": 0, "height": 0, "turn": 0, "frame_rate": 0.0}
    turn = 0 if frame is None else round(-frame.rotation / 90) * 90 % 360
    width = frame.width if frame is not None else picture.width
    height = frame.height if frame is not None else picture.height
    shape = picture.sample_aspect_ratio
    orientation = _TURNED if turn in (90, 270) else 0
    size = (0, 0)
    if width and height:
        pixel = (shape.numerator, shape.denominator) if shape else (1, 1)
        size = Geometry(width, height, *pixel, orientation).painted_size()
    rate = picture.average_rate or picture.guessed_rate
    return {"width": size[0], "height": size[1], "turn": turn, "frame_rate": float(rate) if rate else 0.0}


def chapters_of(container: InputContainer) -> list[dict[str, Any]]:
    """Start in seconds and title, in order."""
    found = []
    for chapter in container.chapters():
        start = float(chapter["start"] * (chapter["time_base"] or 0))
        found.append({"start": start, "title": chapter["metadata"].get("title", "")})
    return sorted(found, key=_start)


def _start(chapter: dict[str, Any]) -> float:
    return float(chapter["start"])


def tracks_of(container: InputContainer) -> list[dict[str, Any]]:
    """The caption tracks."""
    return [
        {
            "index": stream.index,
            "language": "" if stream.metadata.get("language") == "und" else stream.metadata.get("language", ""),
            "title": stream.metadata.get("title", ""),
            "kind": "picture"
            if stream.codec_context is None or stream.codec_context.name in _PICTURE_CAPTIONS
            else "text",
        }
        for stream in container.streams.subtitles
    ]
