"""How long a recording really is and how evenly its pictures come: from its packets, not from its header."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from assessor_app.media.recording.plausible import longest_plausible

_SAMPLE: Final = 240
_UNEVEN: Final = 1.4
_TAIL_SECONDS: Final = 6.0
_WHOLE_SECONDS: Final = 9.0
_BEFORE_END: Final = 8.0
# Seconds: a still filmed for hours takes few bytes, but its index lists every picture of it.
_LONGEST_PICTURE: Final = 2.0
# Their packets carry no time of their own: after a seek the time is only guessed from the bit rate.
_TIMELESS: Final = frozenset({"mp3", "aac", "ac3", "eac3", "flac", "amr", "dts", "mpegvideo", "h264", "hevc"})


@dataclass(frozen=True, slots=True)
class Times:
    """How pictures follow one another: pictures a second, whether unevenly, whether stored out of order."""

    rate: float
    variable: bool
    reordered: bool


def sampled_times(container: InputContainer, picture: VideoStream) -> Times | None:
    """Look at the first few hundred pictures' times; None when they carry none. The place is lost."""
    stamps: list[float] = []
    try:
        for packet in container.demux(picture):
            if packet.pts is not None and packet.time_base is not None:
                stamps.append(float(packet.pts * packet.time_base))
            if len(stamps) >= _SAMPLE:
                break
    except (av.FFmpegError, ValueError):
        stamps = stamps[:]
    if len(stamps) < 3:
        return None
    reordered = any(later < earlier for earlier, later in pairwise(stamps))
    # The last ones may still miss a picture stored later.
    ordered = sorted(stamps)[: max(3, len(stamps) - 8)]
    steps = [later - earlier for earlier, later in pairwise(ordered) if later > earlier]
    if not steps:
        return None
    usual = statistics.median(steps)
    variable = sum(step > usual * _UNEVEN or step < usual / _UNEVEN for step in steps) > len(steps) // 20
    return Times(1 / usual if usual > 0 else 0.0, variable, reordered)


def measured_length(container: InputContainer, streams: Sequence[Any], size: int) -> float | None:
    """Seconds from the start to the end of the last picture or sound that is really in the file; None when unknown.

    Reads the index of MP4 files, else the packets at the end, else (no way to jump there) all of them for a while.
    Neither a header nor single packets that claim weeks in a small file are believed.
    """
    longest = longest_plausible(size)
    start = _believed_start(container, longest)
    indexed = _indexed_end(container, streams, size)
    if indexed is not None and indexed - start <= max(longest, _LONGEST_PICTURE * _most_entries(streams)):
        return max(0.0, indexed - start)
    header = believed_header(container, size)
    end = None
    if container.format.name not in _TIMELESS and header:
        end = _last_time(container, streams, max(0.0, start + header - _BEFORE_END), _TAIL_SECONDS, start + longest)
    if end is None:
        end = _last_time(container, streams, None, _WHOLE_SECONDS, start + longest)
    return None if end is None else max(0.0, end - start)


def _believed_start(container: InputContainer, longest: float) -> float:
    """When the first picture or sound is dated, in seconds; 0 where the header does not end soon after that.

    Of files that go on from an earlier one, both lie hours after zero.
    """
    start = (container.start_time or 0) / av.time_base
    end = 0.0 if container.duration is None else float(container.duration / av.time_base)
    return start if abs(start) <= longest or start <= end <= start + longest else 0.0


def believed_header(container: InputContainer, size: int) -> float | None:
    """What the header says in seconds; None when it says nothing, or what cannot be in a file of ``size`` bytes."""
    header = None if container.duration is None else float(container.duration / av.time_base)
    return None if header is None or header > longest_plausible(size) else header


def _indexed_end(container: InputContainer, streams: Sequence[Any], size: int) -> float | None:
    """By the index of an MP4 file, as far as the bytes it points to are there."""
    if "mp4" not in container.format.name:
        return None
    ends = []
    for stream in streams:
        entries = stream.index_entries
        count = len(entries)
        if not count or count < stream.frames or not stream.time_base:
            return None  # fragments, whose index is only known once they were read
        last = count - 1
        while last >= 0 and entries[last].pos + entries[last].size > size:
            last -= 1
        if last < 0:
            continue
        step = (entries[last].timestamp - entries[max(0, last - 8)].timestamp) / max(1, min(8, last))
        end = entries[last].timestamp + step
        if last == count - 1 and stream.duration:
            # The index counts decoding times; the track's own length is better where the two agree.
            known = stream.duration + (stream.start_time or 0)
            end = known if abs(known - end) < 8 * max(1, step) else end
        ends.append(float(end * stream.time_base))
    return max(ends, default=None)


def _most_entries(streams: Sequence[Any]) -> int:
    """How many pictures or pieces of sound the index of a file lists."""
    return max((len(one.index_entries) for one in streams), default=0)


def _last_time(
    container: InputContainer, streams: Sequence[Any], begin: float | None, most: float, longest: float
) -> float | None:
    """The latest end, ``longest`` at most, of any packet from ``begin`` on; None when there is none or it took too
    long (``most`` seconds)."""
    deadline = time.monotonic() + most
    latest: float | None = None
    try:
        container.seek(0 if begin is None else round(begin * av.time_base), backward=True)
    except (av.FFmpegError, OverflowError):
        if begin is not None:
            return None
    try:
        for packet in container.demux(*streams):
            stamp = packet.pts if packet.pts is not None else packet.dts
            if stamp is not None and packet.time_base is not None:
                end = float((stamp + (packet.duration or 0)) * packet.time_base)
                if end <= longest:
                    latest = end if latest is None else max(latest, end)
            if time.monotonic() > deadline:
                return None
    except (av.FFmpegError, ValueError):
        return latest
    return latest
