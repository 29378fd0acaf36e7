"""What FFmpeg tells of a recording, inside the child: true length, picture, sound, chapters, captions, loudness."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Discard
from av.video.stream import VideoStream

from assessor_app.media.recording.astray import loses_way
from assessor_app.media.recording.boxes import lacks_index
from assessor_app.media.recording.length import believed_header, measured_length, sampled_times
from assessor_app.media.recording.play import FirstFrame, NoFrameError, VlcUnusableError
from assessor_app.media.recording.pulled_bytes import PulledBytes
from assessor_app.media.recording.streams import (
    chapters_of,
    first_picture,
    main_picture,
    main_sound,
    picture_facts,
    tracks_of,
)
from assessor_app.media.recording.tags import tags_of
from assessor_app.media.recording.waveform import MOST_BUCKETS, PeakGatherer

_SOUND_RATE: Final = 8_000
_MOST_CAPTION_SIGNS: Final = 4_000
_MOST_CAPTIONS: Final = 20_000
_WRONG_BY: Final = 0.5
# Qt's own FFmpeg, the second player, comes without a decoder for these.
_NOT_IN_QT: Final = frozenset({"av1"})

Reply = tuple[dict[str, Any], bytes]


class RecordingTaskError(Exception):
    """The file cannot be used for what was asked; ``kind`` is one of ARTIFACT_FAULTS."""

    def __init__(self, kind: str, codec: str = "", *, unfinished: bool = False) -> None:
        super().__init__(kind)
        self.kind = kind
        self.codec = codec
        self.unfinished = unfinished


class RecordingEngine:
    """The child's verbs; each takes the bytes and the task, and gives a header and a payload."""

    def __init__(self) -> None:
        self._first_frame = FirstFrame()

    def facts(self, source: PulledBytes, _task: dict[str, Any]) -> Reply:
        """RecordingFacts as JSON."""
        with _opened(source) as container:
            return {"facts": _facts(container, source)}, b""

    def tags(self, source: PulledBytes, _task: dict[str, Any]) -> Reply:
        """``tags``: what the container says of whoever made it, as :func:`tags_of` gives it."""
        with _opened(source) as container:
            return {"tags": tags_of(container)}, b""

    def captions(self, source: PulledBytes, task: dict[str, Any]) -> Reply:
        """``[[start, end, text]]`` of one text track, text as ASS writes it; the rest of the file is skipped."""
        index = int(task["index"])
        with _opened(source) as container:
            wanted = next((one for one in container.streams if one.index == index and one.type == "subtitle"), None)
            if wanted is None:
                raise RecordingTaskError("unsupported")
            _skip_others(container, wanted)
            found = list(_captions(container, wanted))
        return {"captions": found}, b""

    def waveform(self, source: PulledBytes, task: dict[str, Any]) -> Reply:
        """Peaks of the first sound track as unsigned 16-bit numbers."""
        buckets = max(1, min(int(task["buckets"]), MOST_BUCKETS))
        with _opened(source) as container:
            sound = main_sound(container)
            if sound is None:
                raise RecordingTaskError("silent")
            seconds = _facts(container, source)["duration"] or 0.0
        with _opened(source) as container:
            sound = main_sound(container)
            assert sound is not None
            _skip_others(container, sound)
            gatherer = PeakGatherer(buckets, seconds, _SOUND_RATE)
            _gather(container, sound, gatherer)
        return {"seconds": seconds}, gatherer.peaks().tobytes()

    def first_frame(self, source: PulledBytes, _task: dict[str, Any]) -> Reply:
        """``size`` [width, height] of the first picture as the app would show it, None where only sound plays."""
        try:
            return {"size": self._first_frame.size(source)}, b""
        except VlcUnusableError:
            return {"size": _second_opinion(source, "")}, b""
        except NoFrameError as error:
            return {"size": _second_opinion(source, error.codec)}, b""


def _second_opinion(source: PulledBytes, codec: str) -> list[int] | None:
    """libVLC shows nothing; the other player is FFmpeg, so what FFmpeg decodes here it plays there."""
    with _opened(source) as container:
        picture = main_picture(container)
        if picture is None:
            sound = main_sound(container)
            if sound is not None and next(container.decode(sound), None) is not None:
                return None
            raise RecordingTaskError("damaged" if sound is None else "unsupported", codec)
        name = picture.codec_context.name if picture.codec_context is not None else ""
        frame = None if name in _NOT_IN_QT else first_picture(container, picture)
        if frame is None:
            raise RecordingTaskError("unsupported" if codec or name else "damaged", codec or name)
        size = picture_facts(picture, frame)
        return [size["width"], size["height"]]


@contextmanager
def _opened(source: PulledBytes) -> Iterator[InputContainer]:
    try:
        container = av.open(source.open(), "r", metadata_errors="replace", io_open=_refuse)
    except MemoryError:
        raise
    except (av.FFmpegError, ValueError) as error:
        if isinstance(error, OSError) and "bytes are gone" in str(error):
            raise RecordingTaskError("missing") from error
        raise RecordingTaskError("damaged", unfinished=lacks_index(source.open(), source.size)) from error
    with container:
        if not container.streams.video and not container.streams.audio:
            raise RecordingTaskError("unsupported" if len(container.streams.get()) else "damaged")
        yield container


def _refuse(_url: str, _flags: int, _options: dict[str, str]) -> Any:
    """A recording that names other files or addresses gets none of them."""
    raise OSError("nothing else is read")


def _facts(container: InputContainer, source: PulledBytes) -> dict[str, Any]:
    picture, sound = main_picture(container), main_sound(container)
    claimed = None if container.duration is None else float(container.duration / av.time_base)
    header = believed_header(container, source.size)
    facts: dict[str, Any] = {
        "has_picture": picture is not None,
        "has_sound": sound is not None,
        "sound_codec": _codec(sound),
        "codec": _codec(picture) or _codec(sound),
        "chapters": chapters_of(container),
        "captions": tracks_of(container),
        "astray": picture is not None and loses_way(container, picture, source.open(), source.size),
    }
    frame, times = None, None
    if picture is not None:
        times = sampled_times(container, picture)
        frame = first_picture(container, picture)
    facts |= picture_facts(picture, frame)
    facts["variable_rate"] = times is not None and times.variable
    facts["reordered"] = picture is not None and (
        (times is not None and times.reordered) or bool(getattr(picture.codec_context, "has_b_frames", False))
    )
    if times is not None and not facts["frame_rate"]:
        facts["frame_rate"] = times.rate
    measured = measured_length(container, [one for one in (picture, sound) if one is not None], source.size)
    wrong = measured is not None and (header is None or abs(measured - header) > _WRONG_BY)
    facts["duration"] = measured if wrong else header
    facts["header_duration"] = claimed if wrong or header != claimed else None
    return facts


def _codec(stream: VideoStream | AudioStream | None) -> str:
    if stream is None:
        return ""
    context: Any = stream.codec_context
    if context is None:
        return ""
    codec = context.codec
    # A library's name for its decoder says nothing to people; the codec's own does.
    return codec.canonical_name.upper() if codec.name.startswith("lib") else str(codec.long_name or codec.name)


def _skip_others(container: InputContainer, wanted: Any) -> None:
    for stream in container.streams:
        if stream.index != wanted.index:
            stream.discard = Discard.all


def _captions(container: InputContainer, wanted: Any) -> Iterator[list[Any]]:
    start = (container.start_time or 0) / av.time_base
    count = 0
    for packet in container.demux(wanted):
        if packet.pts is None or packet.time_base is None:
            continue
        begin = float(packet.pts * packet.time_base) - start
        end = begin + float((packet.duration or 0) * packet.time_base)
        for shown in packet.decode():
            text = _words_of(shown)
            if text:
                yield [round(begin, 3), round(end, 3), text]
                count += 1
        if count >= _MOST_CAPTIONS:
            return


def _words_of(shown: Any) -> str:
    """FFmpeg turns every text track into ASS events: eight fields, then the words."""
    rects = getattr(shown, "rects", (shown,))
    pieces = []
    for rect in rects:
        line = getattr(rect, "ass", b"") or b""
        text = line.decode("utf-8", "replace") if isinstance(line, bytes) else str(line)
        fields = text.split(",", 8)
        pieces.append(fields[-1])
    return r"\N".join(pieces)[:_MOST_CAPTION_SIGNS]


def _gather(container: InputContainer, sound: AudioStream, gatherer: PeakGatherer) -> None:
    """Decode all the sound in small steps; a packet that does not decode leaves a gap."""
    sound.codec_context.thread_count = 1
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_SOUND_RATE)
    start = (container.start_time or 0) / av.time_base
    began = time.monotonic()
    for packet in container.demux(sound):
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            continue
        for frame in frames:
            at = max(0.0, (frame.time or 0.0) - start)
            frame.pts = None
            for piece in resampler.resample(frame):
                samples = memoryview(piece.planes[0])[: 2 * piece.samples].cast("h")
                gatherer.add(round(at * _SOUND_RATE), samples)
        if time.monotonic() - began > 300:
            raise RecordingTaskError("timeout")
