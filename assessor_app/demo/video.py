"""Makes the demo's recordings: H.264 and AAC in MP4, drawn by us, each frame carrying its own number."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream

from assessor_app.demo.scenes import STAFF_MEETING, Stage
from assessor_app.demo.speech import SOUND_RATE, Murmur
from assessor_app.demo.timecode import paint_time_code

_WIDTH, _HEIGHT, _RATE = 640, 360, 15
_SOUND_BLOCK = 1024
_CONTAINER_OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
# No B-frames: players differ in how early they show a reordered frame, and these files must be exact everywhere.
# A fixed thread count keeps the bytes equal on every machine.
_PICTURE_OPTIONS = {
    "preset": "veryfast",
    "crf": "25",
    "bf": "0",
    "tune": "animation",
    "threads": "2",
    "x264-params": "bframes=0",
}


def make_video(path: Path, seconds: float, *, sound: bool = True) -> None:
    """Write ``seconds`` of a staff meeting to ``path`` (MP4); the same arguments always give the same bytes."""
    stage = Stage(STAFF_MEETING, _WIDTH, _HEIGHT, seconds)
    with av.open(str(path), "w", format="mp4", container_options=_CONTAINER_OPTIONS) as container:
        picture = _add_picture(container)
        track = _SoundTrack(container, round(seconds * SOUND_RATE)) if sound else None
        for number in range(round(seconds * _RATE)):
            image = stage.frame(number / _RATE)
            paint_time_code(image, number, _RATE)
            frame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]
            frame.pts = number
            frame.time_base = Fraction(1, _RATE)
            container.mux(picture.encode(frame))
            if track is not None:
                track.write_until((number + 1) / _RATE)
        container.mux(picture.encode(None))
        if track is not None:
            track.finish()


def make_recording(path: Path, seconds: float) -> None:
    """Write a sound-only recording (AAC in M4A) of ``seconds``."""
    with av.open(str(path), "w", format="ipod", container_options=_CONTAINER_OPTIONS) as container:
        track = _SoundTrack(container, round(seconds * SOUND_RATE))
        for second in range(int(seconds)):
            track.write_until(second + 1)
        track.finish()


def _add_picture(container: OutputContainer) -> VideoStream:
    stream = container.add_stream("libx264", rate=_RATE, options=dict(_PICTURE_OPTIONS))
    stream.width = _WIDTH
    stream.height = _HEIGHT
    stream.pix_fmt = "yuv420p"
    stream.codec_context.gop_size = _RATE
    stream.codec_context.time_base = Fraction(1, _RATE)
    return stream


class _SoundTrack:
    """The AAC stream of one file, written in step with the pictures."""

    def __init__(self, container: OutputContainer, samples: int) -> None:
        self._container = container
        self._samples = samples
        self._written = 0
        self._murmur = Murmur()
        self._stream: AudioStream = container.add_stream("aac", rate=SOUND_RATE, layout="mono")
        self._stream.bit_rate = 56_000

    def write_until(self, seconds: float) -> None:
        """Encode up to ``seconds`` from the start, in whole blocks."""
        until = min(self._samples, round(seconds * SOUND_RATE))
        while self._written + _SOUND_BLOCK <= until:
            self._write(_SOUND_BLOCK)

    def finish(self) -> None:
        """Encode what is left and flush the encoder."""
        while self._written < self._samples:
            self._write(min(_SOUND_BLOCK, self._samples - self._written))
        self._container.mux(self._stream.encode(None))

    def _write(self, count: int) -> None:
        frame = av.AudioFrame(format="s16", layout="mono", samples=count)
        frame.planes[0].update(self._murmur.take(count).tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate = SOUND_RATE
        frame.pts = self._written
        frame.time_base = Fraction(1, SOUND_RATE)
        self._container.mux(self._stream.encode(frame))
        self._written += count
