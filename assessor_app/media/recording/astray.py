"""Tells in which recordings libVLC loses its way, inside the child: their pictures are then asked of the other player.

Without an index it lands amid pictures that build upon others, and shows grey ruins of them or another moment, as if
they were what was cited; in files that go on from an earlier one it takes dates for times.
"""

from __future__ import annotations

from typing import Any, BinaryIO, Final

import av
from av.container import InputContainer

from assessor_app.media.recording.boxes import is_in_fragments

# Seconds: less than this is the time sound needs before the first picture.
_LATE: Final = 0.1
# Seconds at the end that an index need not reach.
_REACH: Final = 2.0
_HEAD: Final = 4096
# Matroska's table of what lies where, and in it the entry of its index: an id, and where it begins in the segment.
_SEEK_CUES: Final = bytes.fromhex("53ab841c53bb6b53ac")
_LEAST_CUES: Final = 20


def loses_way(container: InputContainer, picture: Any, stream: BinaryIO, size: int) -> bool:
    """Whether libVLC shows wrong pictures; to be asked before anything was looked for in ``container``.

    ``stream`` are the file's ``size`` bytes, and stands wherever after it. Raises what reading raises.
    """
    name = container.format.name
    if "mp4" in name:
        return is_in_fragments(stream, size) or _is_cut(picture)
    if "matroska" in name:
        return _starts_late(container) or not _has_cues(stream, size)
    if name == "avi":
        return not _reaches_end(container, picture)
    return name in ("asf", "mpegts")


def _is_cut(picture: Any) -> bool:
    """Whether pictures at the beginning are there only for later ones to build upon, as where a telephone trimmed a
    film: libVLC shows them."""
    entries = picture.index_entries
    return len(entries) > 0 and bool(entries[0].is_discard)


def _starts_late(container: InputContainer) -> bool:
    start = (container.start_time or 0) / av.time_base
    return _LATE < start <= max((container.duration or 0) / av.time_base, _LATE)


def _has_cues(stream: BinaryIO, size: int) -> bool:
    """Whether the index that the head of the file speaks of is there; cut off or piped films have none."""
    stream.seek(0)
    head = stream.read(_HEAD)
    at = head.find(_SEEK_CUES) + len(_SEEK_CUES)
    length = head[at] & 0x7F if len(_SEEK_CUES) <= at < len(head) else 0
    if not 0 < length <= 8:
        return False
    return int.from_bytes(head[at + 1 : at + 1 + length], "big") + _LEAST_CUES < size


def _reaches_end(container: InputContainer, picture: Any) -> bool:
    """Whether the index goes on to where the header says that the film ends."""
    entries = picture.index_entries
    if not len(entries) or not picture.time_base:
        return False
    length = 0.0 if container.duration is None else float(container.duration / av.time_base)
    return float(entries[len(entries) - 1].timestamp * picture.time_base) > length - _REACH
