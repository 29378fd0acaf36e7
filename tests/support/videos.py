"""Small recordings and sources for the tests of the player: sound ones, odd ones and broken ones."""

from __future__ import annotations

import functools
import itertools
import math
import random
import struct
import tempfile
import threading
from array import array
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import av
from av.audio.stream import AudioStream
from av.stream import Disposition
from PIL import Image
from PySide6.QtWidgets import QWidget

from assessor_app.demo.timecode import paint_time_code, read_frame_number
from assessor_app.demo.video import make_recording, make_video
from assessor_app.domain.submission import Artifact, ArtifactKind

RATE = 15
SECONDS = 16


class BytesSource:
    """An artifact that lives in memory."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @property
    def size(self) -> int:
        return len(self._content)

    def open(self) -> BinaryIO:
        return BytesIO(self._content)


class VanishingSource(BytesSource):
    """Readable up to ``kept`` bytes; whoever reads on waits, and fails once :meth:`vanish` was called."""

    def __init__(self, content: bytes, kept: int) -> None:
        super().__init__(content)
        self._kept = kept
        self._gone = threading.Event()

    def vanish(self) -> None:
        self._gone.set()

    def open(self) -> BinaryIO:
        outer = self

        class Reader(BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                if self.tell() >= outer._kept:
                    outer._gone.wait(30)
                    raise OSError("the disk is gone")
                wanted = outer._kept if size is None or size < 0 else size
                return super().read(min(wanted, outer._kept - self.tell()))

        return Reader(self._content)


def artifact(kind: ArtifactKind = "video", name: str = "family-forum.mp4") -> Artifact:
    return Artifact("a1", name, kind, "video/mp4", 1, "0" * 64)


@functools.cache
def film() -> bytes:
    """Sixteen seconds with sound, no reordered pictures, each frame numbered."""
    return _made(functools.partial(make_video, seconds=SECONDS))


@functools.cache
def silent_film() -> bytes:
    return _made(functools.partial(make_video, seconds=4, sound=False))


@functools.cache
def recording() -> bytes:
    """Six seconds of sound only."""
    return _made(functools.partial(make_recording, seconds=6))


def turned_film() -> bytes:
    """The silent film as a phone held upright writes it: the matrix in the track header says a quarter turn."""
    content = bytearray(silent_film())
    place = content.index(b"tkhd") + 44
    for index, value in enumerate((0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)):
        content[place + 4 * index : place + 4 * index + 4] = (value & 0xFFFFFFFF).to_bytes(4, "big")
    return bytes(content)


@functools.cache
def reordered_film() -> bytes:
    """The same film with B-frames, as cameras write it."""
    target = BytesIO()
    with av.open(BytesIO(film())) as source, av.open(target, "w", format="mp4") as out:
        stream = out.add_stream("libx264", rate=RATE, options={"bf": "3", "preset": "veryfast", "g": "30"})
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for frame in source.decode(video=0):
            out.mux(stream.encode(frame.reformat(format="yuv420p")))
        out.mux(stream.encode(None))
    return target.getvalue()


def painted_frame(widget: QWidget) -> int | None:
    """The number of the frame that the widget really paints."""
    return read_frame_number(widget.grab().toImage())


def _made(make: functools.partial[None]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.mp4"
        make(path)
        return path.read_bytes()


def numbered_film(
    *,
    form: str = "mp4",
    codec: str = "libx264",
    count: int = 60,
    size: tuple[int, int] = (320, 180),
    times: Sequence[int] = (),
    gop: int = RATE,
    options: Mapping[str, str] = MappingProxyType({"x264-params": "bframes=0"}),
    pixels: str = "yuv420p",
    pixel_shape: tuple[int, int] = (1, 1),
) -> bytes:
    """A small silent film of numbered frames, ``RATE`` a second or at ``times`` (milliseconds)."""
    target = BytesIO()
    with av.open(target, "w", format=form) as out:
        stream = out.add_stream(codec, rate=RATE, options=dict(options))
        stream.width, stream.height, stream.pix_fmt = *size, pixels
        stream.codec_context.gop_size = gop
        stream.codec_context.time_base = Fraction(1, 1000 if times else RATE)
        stream.codec_context.sample_aspect_ratio = Fraction(*pixel_shape)
        for number in range(count):
            image = Image.new("RGB", size, (60 + number % 100, 120, 160))
            paint_time_code(image, number, RATE)
            frame = av.VideoFrame.from_image(image).reformat(format=pixels)
            frame.pts = times[number] if times else number
            frame.time_base = stream.codec_context.time_base
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return target.getvalue()


def av1_film() -> bytes:
    """A few numbered frames in AV1.

    Run by root, the encoder puts the thread that calls it before everything else on the machine, for good: it gets one
    that ends with it.
    """
    encode = functools.partial(numbered_film, form="matroska", codec="libsvtav1", options={"preset": "12"}, count=8)
    with ThreadPoolExecutor(1) as own:
        return own.submit(encode).result()


def remuxed(film: bytes, form: str, options: Mapping[str, str]) -> bytes:
    """The same pictures in another container, or in another manner of it."""
    target = BytesIO()
    with av.open(BytesIO(film)) as source, av.open(target, "w", format=form, options=dict(options)) as out:
        stream = out.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)
    return target.getvalue()


def still_film(film: bytes, seconds: int) -> bytes:
    """An MP4 of the first picture of ``film`` (H.264 without reordering), once for every two seconds."""
    target = BytesIO()
    with av.open(BytesIO(film)) as source, av.open(target, "w", format="mp4") as out:
        stream = out.add_stream_from_template(source.streams.video[0])
        stream.time_base = Fraction(1, 1000)
        first = next(source.demux(source.streams.video[0]))
        for number in range(seconds // 2):
            packet = av.Packet(bytes(first) if number == 0 else b"\x00\x00\x00\x01\x0c")
            packet.pts = packet.dts = number * 2000
            packet.time_base, packet.is_keyframe, packet.stream = Fraction(1, 1000), number == 0, stream
            out.mux(packet)
    return target.getvalue()


@functools.cache
def uneven_times(count: int) -> tuple[int, ...]:
    """Milliseconds at which the pictures of an uneven film come: 20 to 150 apart."""
    chance = random.Random(3)
    steps = [chance.choice((20, 33, 66, 150)) for _ in range(count - 1)]
    return tuple(itertools.accumulate([0, *steps]))


def turned(film: bytes, degrees: int) -> bytes:
    """``film`` (MP4) with a track header that asks to be turned clockwise by 90, 180 or 270 degrees."""
    one, minus = 0x10000, -0x10000
    corners = {90: (0, one, minus, 0), 180: (minus, 0, 0, minus), 270: (0, minus, one, 0)}[degrees]
    content = bytearray(film)
    place = content.index(b"tkhd") + 44
    a, b, c, d = corners
    for index, value in enumerate((a, b, 0, c, d, 0, 0, 0, 0x40000000)):
        content[place + 4 * index : place + 4 * index + 4] = (value & 0xFFFFFFFF).to_bytes(4, "big")
    return bytes(content)


def lying_about_length(film: bytes, milliseconds: int) -> bytes:
    """A Matroska film whose header claims another length; 0 takes the claim away."""
    content = bytearray(film)
    place = content.index(b"\x44\x89\x88")  # Duration, an 8 byte float
    if milliseconds:
        content[place + 3 : place + 11] = struct.pack(">d", float(milliseconds))
    else:
        content[place : place + 11] = b"\xec\x89" + bytes(9)  # Void of the same size
    return bytes(content)


def lasting_weeks(seconds: float, count: int = 60) -> bytes:
    """A Flash film of four seconds whose header claims ``seconds`` and whose last tag is dated as late."""
    content = bytearray(numbered_film(form="flv", count=count))
    place = content.index(b"\x00\x08duration\x00") + 11
    content[place : place + 8] = struct.pack(">d", seconds)
    last = len(content) - 4 - int.from_bytes(content[-4:], "big")
    stamp = round(seconds * 1000) & 0xFFFFFFFF
    content[last + 4 : last + 8] = (stamp & 0xFFFFFF).to_bytes(3, "big") + (stamp >> 24).to_bytes(1, "big")
    return bytes(content)


def unfinished(film: bytes) -> bytes:
    """The film as a camera leaves it when its battery runs out: an MP4 without its index."""
    return film[: film.index(b"moov") - 4]


def with_captions(
    film: bytes, cues: Sequence[tuple[float, float, str]], chapters: Sequence[tuple[float, str]]
) -> bytes:
    """The film as Matroska, with a text track in English and chapters."""
    target = BytesIO()
    with av.open(BytesIO(film)) as source, av.open(target, "w", format="matroska") as out:
        picture = source.streams.video[0]
        stream = out.add_stream_from_template(picture)
        words = out.add_stream("subrip")
        words.metadata["language"] = "eng"
        words.codec_context.subtitle_header = _ASS_HEADER
        words.time_base = Fraction(1, 1000)
        ends = [*(start for start, _ in chapters[1:]), SECONDS]
        out.set_chapters(
            [
                {
                    "id": number,
                    "start": round(start * 1000),
                    "end": round(end * 1000),
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": title},
                }
                for number, ((start, title), end) in enumerate(zip(chapters, ends, strict=True))
            ]
        )
        for packet in source.demux(picture):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)
        for start, end, text in cues:
            packet = av.Packet(text.encode())
            packet.stream, packet.time_base = words, Fraction(1, 1000)
            packet.pts = packet.dts = round(start * 1000)
            packet.duration = round((end - start) * 1000)
            out.mux(packet)
    return target.getvalue()


_ASS_HEADER = b"[Script Info]\r\nScriptType: v4.00+\r\n\r\n[Events]\r\nFormat: Layer, Start, End, Text\r\n"


@functools.cache
def sound(form: str, codec: str, *, cover: bool = False) -> bytes:
    """Two seconds of a loud first and a silent second half; ``cover`` adds a picture, as music files carry."""
    target = BytesIO()
    with av.open(target, "w", format=form) as out:
        stream = out.add_stream(codec, rate=48_000, layout="mono")
        art = None
        if cover:
            art = out.add_stream("mjpeg", rate=1)
            art.width, art.height, art.pix_fmt = 64, 64, "yuvj420p"
            art.disposition = Disposition.attached_pic
            picture = av.VideoFrame.from_image(Image.new("RGB", (64, 64), "red")).reformat(format="yuvj420p")
            picture.pts = 0
            out.mux(art.encode(picture))
            out.mux(art.encode(None))
        wave = array("h", (round(16_000 * math.sin(number / 12)) for number in range(48_000)))
        wave.extend([0] * 48_000)
        step = stream.codec_context.frame_size or 1024
        for first in range(0, len(wave), step):
            part = wave[first : first + step]
            frame = av.AudioFrame(format="s16", layout="mono", samples=len(part))
            frame.planes[0].update(part.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
            frame.sample_rate, frame.pts, frame.time_base = 48_000, first, Fraction(1, 48_000)
            for made in _resampled(stream, frame):
                out.mux(stream.encode(made))
        out.mux(stream.encode(None))
    return target.getvalue()


def _resampled(stream: AudioStream, frame: av.AudioFrame) -> list[av.AudioFrame]:
    context = stream.codec_context
    return av.AudioResampler(format=context.format, layout="mono", rate=context.sample_rate).resample(frame)
