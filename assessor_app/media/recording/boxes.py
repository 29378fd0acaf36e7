"""The outermost boxes of MP4 and QuickTime files: what they tell before any player is asked."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

_MOST_BOXES: Final = 4_096
_FIRST_BOXES: Final = (b"ftyp", b"wide", b"mdat", b"moov", b"free", b"skip")


def lacks_index(stream: BinaryIO, size: int) -> bool:
    """Whether this is an MP4 or QuickTime file whose index was never written, as after a camera's battery ran out.

    Reads a few bytes of each outermost box; ``stream`` stands wherever after it. Raises what reading raises.
    """
    seen_data = False
    for name in _boxes(stream, size):
        if name == b"moov":
            return False
        seen_data = seen_data or name == b"mdat"
    return seen_data


def is_in_fragments(stream: BinaryIO, size: int) -> bool:
    """Whether it was written piece by piece, as screen recorders do, so that no one index leads to its pictures.

    Reads and raises as :func:`lacks_index` does.
    """
    return b"moof" in _boxes(stream, size)


def _boxes(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """The names of the boxes, in order; none where the file is no such file."""
    place = 0
    for _ in range(_MOST_BOXES):
        if place + 8 > size:
            break
        stream.seek(place)
        head = stream.read(16)
        if len(head) < 8:
            break
        length, name = struct.unpack(">I4s", head[:8])
        if place == 0 and name not in _FIRST_BOXES:
            break
        yield name
        if length == 1 and len(head) == 16:
            length = struct.unpack(">Q", head[8:])[0]
        if length < 8:
            break  # the last box reaches to the end, or this is nonsense
        place += length
