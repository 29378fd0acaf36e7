"""Feeds libVLC from an ArtifactSource, so that the player never learns a path and the bytes may stay encrypted."""

from __future__ import annotations

import ctypes
import itertools
import logging
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

from assessor_app.errors import ArtifactError, DeskError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.boxes import lacks_index
from assessor_app.media.recording.faults import recording_fault
from assessor_app.media.recording.vlc_calls import MediaClose, MediaOpen, MediaRead, MediaSeek, VlcCalls
from assessor_app.sentences import sentence

_log = logging.getLogger(__name__)

_LARGEST_READ = 1 << 20
_HEAD = 4096
_UNREADABLE = sentence("The recording can no longer be read from this computer.")
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b\b")


class MediaReader:
    """libVLC's four input callbacks over one source; nothing is ever raised through them.

    The first trouble is kept in :attr:`error` and told to ``on_error``, both on libVLC's thread. :attr:`at_end`
    tells that the last read found nothing more.
    Keep the object alive until the player was stopped.
    """

    def __init__(self, source: ByteSource, on_error: Callable[[str], None]) -> None:
        self._source = source
        self._on_error = on_error
        self._lock = threading.Lock()
        self._streams: dict[int, BinaryIO] = {}
        self._numbers = itertools.count(1)
        self._closing = False
        self.error = ""
        self.at_end = False
        self.open_call = MediaOpen(self._open)
        self.read_call = MediaRead(self._read)
        self.seek_call = MediaSeek(self._seek)
        self.close_call = MediaClose(self._close)

    def new_media(self, calls: VlcCalls) -> int:
        """A libVLC media that reads here; the caller releases it, and stops its player before this object goes."""
        ends = (self.open_call, self.read_call, self.seek_call, self.close_call)
        return int(calls("media_new_callbacks", calls.instance, *ends, None) or 0)

    def stop(self) -> None:
        """Answer every later read with an error, so that a player waiting for bytes can be stopped."""
        self._closing = True

    def close(self) -> None:
        """Close what libVLC left open; call after the player was stopped."""
        with self._lock:
            streams = list(self._streams.values())
            self._streams.clear()
        for stream in streams:
            self._shut(stream)

    def _open(self, _opaque: int | None, data: Any, size: Any) -> int:
        if self._closing:
            return -1
        try:
            stream = self._source.open()
            length = self._source.size
        except Exception as error:  # noqa: BLE001 - must not pass into C
            self._fail(error)
            return -1
        with self._lock:
            number = next(self._numbers)
            self._streams[number] = stream
        data[0] = number
        size[0] = length
        return 0

    def _read(self, number: int | None, buffer: Any, length: int) -> int:
        stream = self._streams.get(number or 0)
        if stream is None or self._closing:
            return -1
        try:
            piece = stream.read(min(length, _LARGEST_READ))
        except Exception as error:  # noqa: BLE001 - must not pass into C
            self._fail(error)
            return -1
        ctypes.memmove(buffer, piece, len(piece))
        self.at_end = not piece
        return len(piece)

    def _seek(self, number: int | None, offset: int) -> int:
        stream = self._streams.get(number or 0)
        if stream is None or self._closing:
            return -1
        try:
            stream.seek(offset)
        except Exception as error:  # noqa: BLE001 - must not pass into C
            self._fail(error)
            return -1
        return 0

    def _close(self, number: int | None) -> None:
        with self._lock:
            stream = self._streams.pop(number or 0, None)
        if stream is not None:
            self._shut(stream)

    def _shut(self, stream: BinaryIO) -> None:
        try:
            stream.close()
        except Exception as error:  # noqa: BLE001 - may run on libVLC's thread, must not pass into C
            _log.warning("closing an artifact failed: %s", type(error).__name__)

    def _fail(self, error: Exception) -> None:
        if self.error or self._closing:
            return
        _log.warning("reading an artifact failed: %s", type(error).__name__)
        self.error = str(error) if isinstance(error, DeskError) else _UNREADABLE
        self._on_error(self.error)


def refuse_what_is_no_recording(source: ByteSource) -> None:
    """Look at the first bytes and refuse what libVLC should not even try.

    Raises ArtifactError: ``empty`` for no bytes, ``unsupported`` for text (playlists and subtitles are text,
    and would make the player follow the addresses in them), ``damaged`` for a film that was never finished, and
    whatever the source itself raises.
    """
    try:
        with source.open() as stream:
            head = stream.read(_HEAD)
            unfinished = lacks_index(stream, source.size)
    except OSError as error:
        raise ArtifactError(_UNREADABLE, kind="missing") from error
    if not head:
        raise ArtifactError(sentence("This recording is empty: the file has no content."), kind="empty")
    if _looks_like_text(head):
        raise ArtifactError(sentence("This file is text, not a video or sound recording."), kind="unsupported")
    if unfinished:
        raise recording_fault("damaged", unfinished=True)


def keeps_an_index(source: ByteSource) -> bool:
    """Whether this is an MP4 or QuickTime file, in which libVLC finds every picture by an index.

    Raises what the source raises.
    """
    with source.open() as stream:
        return stream.read(12)[4:8] == b"ftyp"


def _looks_like_text(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") and head[2:40].count(0) >= len(head[2:40]) // 3:
        return True
    return all(byte >= 0x20 or byte in _TEXT_CONTROLS for byte in head) and 0x7F not in head
