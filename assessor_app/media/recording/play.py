"""Plays a recording's first moment through libVLC inside the child, to know whether the app's player could."""

from __future__ import annotations

import ctypes
import threading
from typing import Any, Final

from assessor_app.media.recording.media_reader import MediaReader
from assessor_app.media.recording.picture_shape import LARGEST_SIDE, Geometry
from assessor_app.media.recording.pulled_bytes import PulledBytes
from assessor_app.media.recording.vlc_calls import (
    TRACK_AUDIO,
    TRACK_VIDEO,
    EventCall,
    Track,
    VideoCleanup,
    VideoDisplay,
    VideoFormat,
    VideoLock,
    VideoUnlock,
    VlcCalls,
)
from assessor_app.media.recording.vlc_library import VlcLibrary, VlcMissingError

_PATIENCE: Final = 8.0
_STEP: Final = 0.05


class VlcUnusableError(Exception):
    """There is no libVLC on this computer."""


class NoFrameError(Exception):
    """libVLC showed nothing in time; ``codec`` is what it took the picture (or sound) for."""

    def __init__(self, codec: str) -> None:
        super().__init__(codec)
        self.codec = codec


class FirstFrame:
    """Asks libVLC, loaded at the first use and kept."""

    def __init__(self) -> None:
        # No sound comes out of a look: a device of its own would make the desk's sound stutter.
        self._library = VlcLibrary(["--aout=dummy"])

    def size(self, source: PulledBytes) -> list[int] | None:
        """Width and height as a person would see them, None where only sound plays.

        Raises VlcUnusableError, NoFrameError.
        """
        try:
            calls = self._library.calls()
        except VlcMissingError as error:
            raise VlcUnusableError from error
        trial = _Trial(calls, source)
        try:
            return trial.run()
        finally:
            trial.close()


class _Trial:
    """One player that lives until its first picture or its first moment of sound."""

    def __init__(self, calls: VlcCalls, source: PulledBytes) -> None:
        self._calls = calls
        self._shown = threading.Event()
        self._over = threading.Event()
        self._sounding = threading.Event()
        self._size = (0, 0)
        self._room: Any = None
        self._reader = MediaReader(source, self._ignore)
        self._picture_calls = (
            VideoLock(self._lock),
            VideoUnlock(self._unlock),
            VideoDisplay(self._display),
        )
        self._format_calls = (VideoFormat(self._format), VideoCleanup(self._cleanup))
        self._event_call = EventCall(self._on_event)
        self._media = self._reader.new_media(calls)
        self._player = calls("media_player_new", calls.instance)
        calls("media_player_set_media", self._player, self._media)
        calls("video_set_callbacks", self._player, *self._picture_calls, None)
        calls("video_set_format_callbacks", self._player, *self._format_calls)
        events = calls("media_player_event_manager", self._player)
        for kind in (calls.kinds.ended, calls.kinds.error, calls.kinds.time):
            calls("event_attach", events, kind, self._event_call, None)

    def run(self) -> list[int] | None:
        self._calls("media_player_play", self._player)
        waited = 0.0
        while waited < _PATIENCE:
            if self._shown.wait(_STEP):
                return self._painted() or list(self._size)
            waited += _STEP
            has_picture, has_sound, _ = self._tracks()
            if has_sound and not has_picture and self._sounding.is_set():
                return None
            if self._over.is_set():
                break
        raise NoFrameError(self._tracks()[2])

    def close(self) -> None:
        self._reader.stop()
        self._calls("media_player_stop", self._player)
        self._calls("media_player_release", self._player)
        self._calls("media_release", self._media)
        self._reader.close()

    def _painted(self) -> list[int] | None:
        """The size the file tells; what libVLC hands to the picture's buffer is padded."""
        found = ctypes.POINTER(ctypes.POINTER(Track))()
        count = self._calls("media_tracks_get", self._media, ctypes.byref(found))
        if not count:
            return None
        try:
            films = [one.contents for one in found[:count] if one.contents.type == TRACK_VIDEO]
            if not films or not films[0].video.contents.width:
                return None
            video = films[0].video.contents
            shape = Geometry(video.width, video.height, video.sar_num or 1, video.sar_den or 1, int(video.orientation))
            return list(shape.painted_size())
        finally:
            self._calls("media_tracks_release", found, count)

    def _tracks(self) -> tuple[bool, bool, str]:
        found = ctypes.POINTER(ctypes.POINTER(Track))()
        count = self._calls("media_tracks_get", self._media, ctypes.byref(found))
        if not count:
            return False, False, ""
        try:
            tracks = [found[index].contents for index in range(count)]
            kinds = {track.type: track.codec for track in tracks}
            main = TRACK_VIDEO if TRACK_VIDEO in kinds else TRACK_AUDIO
            name = self._calls("media_get_codec_description", main, kinds.get(main, 0)) or b""
            return TRACK_VIDEO in kinds, TRACK_AUDIO in kinds, name.decode("utf-8", "replace")
        finally:
            self._calls("media_tracks_release", found, count)

    def _format(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        wide, high = min(width[0], LARGEST_SIDE), min(height[0], LARGEST_SIDE)
        # A look needs no fine picture; a small one cannot exhaust the memory either.
        width[0], height[0] = max(2, min(wide, 320)), max(2, min(high, 320))
        self._size = (wide, high)
        ctypes.memmove(chroma, b"RV32", 4)
        pitches[0], lines[0] = width[0] * 4, height[0]
        self._room = ctypes.create_string_buffer(width[0] * height[0] * 4 + 64)
        return 1

    def _lock(self, _opaque: Any, planes: Any) -> int:
        planes[0] = ctypes.addressof(self._room)
        return 0

    def _display(self, _opaque: Any, _picture: Any) -> None:
        self._shown.set()

    def _on_event(self, event: Any, _data: Any) -> None:
        kind, kinds = event.contents.type, self._calls.kinds
        (self._sounding if kind == kinds.time else self._over).set()

    def _unlock(self, _opaque: Any, _picture: Any, _planes: Any) -> None:
        """One buffer serves all: nobody looks at the pixels."""

    def _cleanup(self, _opaque: Any) -> None:
        """The buffer goes with the trial."""

    def _ignore(self, _sentence: str) -> None:
        """The parent knows best why bytes did not come."""
