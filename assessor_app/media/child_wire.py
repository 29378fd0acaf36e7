"""Frames on the pipes between the desk and a child that reads files: a JSON header and raw bytes.

JSON and not pickle: the child handles hostile files, and whoever took it over must not be able to run
anything in the desk by answering.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO, Final

_LENGTHS: Final = struct.Struct("<IQ")
MAX_HEADER: Final = 64 << 20
MAX_PAYLOAD: Final = 4 << 30

Header = dict[str, Any]


class WireError(Exception):
    """The other side sent what is no frame."""


def write_frame(stream: BinaryIO, header: Mapping[str, Any], payload: bytes | memoryview = b"") -> None:
    """Send one frame. Raises OSError when the other side is gone."""
    text = json.dumps(header, separators=(",", ":")).encode()
    stream.write(_LENGTHS.pack(len(text), len(payload)) + text)
    if len(payload):
        stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[Header, bytearray] | None:
    """The next frame, or None when the other side closed the pipe. Raises WireError on nonsense."""
    start = _read_exactly(stream, _LENGTHS.size)
    if start is None:
        return None
    header_size, payload_size = _LENGTHS.unpack(start)
    if header_size > MAX_HEADER or payload_size > MAX_PAYLOAD:
        raise WireError("a frame is larger than any frame may be")
    text = _read_exactly(stream, header_size)
    payload = _read_exactly(stream, payload_size)
    if text is None or payload is None:
        return None
    try:
        header = json.loads(text)
    except ValueError as error:
        raise WireError("a frame's header is not JSON") from error
    if not isinstance(header, dict):
        raise WireError("a frame's header is not an object")
    return header, payload


def _read_exactly(stream: BinaryIO, count: int) -> bytearray | None:
    data = bytearray(count)
    view = memoryview(data)
    done = 0
    while done < count:
        got = stream.readinto(view[done:])  # type: ignore[attr-defined]  # every buffered and raw reader has it
        if not got:
            return None
        done += got
    return data
