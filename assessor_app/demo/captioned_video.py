"""Puts chapters and captions into the demo's recording, and the same captions into a file beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

_MILLI = Fraction(1, 1000)
_OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
# ffmpeg asks for it before it takes packets of text that are ready made
_HEADER = b"[Script Info]\r\nScriptType: v4.00+\r\n\r\n[Events]\r\nFormat: Layer, Start, End, Text\r\n"

Cue = tuple[float, float, str]


def read_cues(recipe: Mapping[str, Any]) -> tuple[Cue, ...]:
    """The captions of a recipe: start and end in seconds, words."""
    return tuple((float(start), float(end), str(words)) for start, end, words in recipe["captions"])


def add_captions(plain: Path, path: Path, cues: Sequence[Cue], chapters: Sequence[tuple[float, str]]) -> None:
    """Write ``plain`` (MP4) anew as ``path`` with a text track in English and chapters; nothing is encoded again."""
    with av.open(str(plain)) as source, av.open(str(path), "w", format="mp4", container_options=_OPTIONS) as out:
        parts = (source.streams.video[0], source.streams.audio[0])
        length = float(source.duration or 0) / av.time_base
        streams = {
            one.index: out.add_stream_from_template(one) for one in (source.streams.video[0], source.streams.audio[0])
        }
        words = out.add_stream("mov_text")
        words.metadata["language"] = "eng"
        words.time_base = _MILLI
        words.codec_context.subtitle_header = _HEADER
        ends = [*(start for start, _ in chapters[1:]), length]
        out.set_chapters(
            [
                {
                    "id": number,
                    "start": round(start * 1000),
                    "end": round(end * 1000),
                    "time_base": _MILLI,
                    "metadata": {"title": title},
                }
                for number, ((start, title), end) in enumerate(zip(chapters, ends, strict=True), start=1)
            ]
        )
        for packet in source.demux(*parts):
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
        for start, end, text in cues:
            out.mux(_text_packet(words, start, end, text))


def _text_packet(stream: Any, start: float, end: float, text: str) -> av.Packet[Any]:
    """One caption as MP4 holds it: the length of the text in two bytes, then the text."""
    content = text.encode()
    packet = av.Packet(len(content).to_bytes(2, "big") + content)
    packet.stream, packet.time_base = stream, _MILLI
    packet.pts = packet.dts = round(start * 1000)
    packet.duration = round((end - start) * 1000)
    return packet


def write_captions(path: Path, cues: Sequence[Cue]) -> None:
    """Write the captions as WebVTT."""
    blocks = [f"{_clock(start)} --> {_clock(end)}\n{words}\n" for start, end, words in cues]
    path.write_text("WEBVTT\n\n" + "\n".join(blocks), encoding="utf-8")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02d}:{int(seconds) // 60 % 60:02d}:{seconds % 60:06.3f}"
